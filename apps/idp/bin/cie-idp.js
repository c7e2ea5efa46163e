#!/usr/bin/env node
// Kept so plain that a Node.js of any age understands it: an old one shall say so in words.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24) {
  const { main } = await import('../dist/command/main.js');
  process.exitCode = await main(process.argv.slice(2), process);
} else {
  process.stderr.write(
    `cie-idp needs Node.js 20.19 or later, 22.13 or later, or 24 and up; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
}
