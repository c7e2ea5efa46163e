// @ts-check
// A folder in the shape of Electron's, for checks on machines that have no Electron: nothing in it runs.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the place of the fuses in Electron's binary (docs/tutorial/fuses.md of Electron). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** As Electron 45 leaves the factory: 1 on, 0 off, in the order of FuseV1Options. */
const FACTORY = '101100011';

/** Languages of Chromium's own texts; the package keeps those of the app. */
const LOCALES = ['de', 'en-US', 'es', 'fr', 'it', 'ja', 'sl'];

/** @param {string} folder made anew */
export function makeStubDistribution(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const binary = Buffer.concat([
    Buffer.from("#!/bin/sh\necho 'a stub for checks, not Electron' >&2\nexit 1\n"),
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, FACTORY.length]),
    Buffer.from(FACTORY),
    Buffer.from('\n'),
  ]);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), name === 'electron' ? binary : 'stub');
    chmodSync(join(folder, name), 0o755);
  }
  for (const locale of LOCALES) writeFileSync(join(folder, 'locales', `${locale}.pak`), 'stub');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak']) {
    writeFileSync(join(folder, name), `stub of ${name}\n`);
  }
}
