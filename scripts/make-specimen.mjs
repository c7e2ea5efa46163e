/**
 * Makes packages/emulator/data (test PKI, specimens) and fixtures/test-pki (its certificates as PEM) from a seed: the
 * same bytes every time. Build first: `tsc -b`.
 *
 *   node scripts/make-specimen.mjs            writes
 *   node scripts/make-specimen.mjs --check    compares, writes nothing, exit code 1 on a difference
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { createCardImage, formatCardImage, TestPki } = await import(
  new URL('../packages/emulator/dist/personalisation/index.js', import.meta.url).href
);

const SEED = 'CIE Kit specimen';

function pem(der) {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const pki = TestPki.create({ seed: SEED });
const data = join('packages', 'emulator', 'data');
const files = new Map([
  [join(data, 'test-pki.json'), pki.toJson()],
  [join(data, 'specimen.json'), formatCardImage(createCardImage({ seed: SEED }, { pki }))],
  [
    join(data, 'specimen-generation-1.json'),
    formatCardImage(createCardImage({ seed: SEED, sodGeneration: 1 }, { pki })),
  ],
]);
for (const [role, { certificate }] of Object.entries(pki.authorities)) {
  files.set(join('fixtures', 'test-pki', `${role}.pem`), pem(certificate));
}

const check = process.argv.includes('--check');
let different = 0;
for (const [path, text] of files) {
  const target = join(root, path);
  if (!check) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    continue;
  }
  let present;
  try {
    present = readFileSync(target, 'utf8');
  } catch {
    present = undefined;
  }
  if (present !== text) {
    different++;
    console.error(`differs from what the seed gives: ${path}`);
  }
}
if (!check) console.log(`${files.size} files written`);
process.exitCode = different === 0 ? 0 : 1;
