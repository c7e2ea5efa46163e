#!/usr/bin/env node
// Kept so plain that a Node.js of any age understands it: an old one shall say so in words.
import { readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
const argv = process.argv.slice(2);

function endWith(code, message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

/** `--version` alone, or with options that change nothing about it. */
function asksForVersion() {
  return (
    argv.some((argument) => argument === '--version' || argument === '-V') &&
    argv.every((argument) => argument.startsWith('-'))
  );
}

if (!supported) {
  endWith(
    1,
    `cie needs Node.js 20.19 or later, 22.13 or later, or 24 and up; this is ${process.versions.node}. See https://nodejs.org.`,
  );
} else if (asksForVersion()) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify({ version })}\n` : `${version}\n`);
} else {
  // Every program that uses PKCS#11 starts this one: it does without the rest.
  const isFrontEnd = argv[0] === 'token' && argv[1] === 'connect';
  let command;
  try {
    command = await (isFrontEnd ? import('../dist/front-end.js') : import('../dist/run.js'));
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('dist')) throw error;
    endWith(1, 'cie is not built yet: run "npm run demo" in the repository, or "pnpm build" after "pnpm install".');
  }
  if (isFrontEnd && command !== undefined) process.exit(await command.runFrontEnd(argv.slice(2)));
  await command?.runProcess();
}
