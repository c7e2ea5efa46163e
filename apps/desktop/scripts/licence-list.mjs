// @ts-check
// The list of others' programs that the window shows under "About": what went into bundles, what lies beside them, and what
// runs it all. The texts themselves are in the package's folder `licences`.
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesOf } from '../packaging/licences.mjs';

/** Not in a bundle: native code and what a thread loads by itself, each with the package of ours that needs it. */
const BESIDE = [
  ['koffi', '../../../packages/pcsc'],
  ['@napi-rs/canvas', '../../../packages/signature'],
  ['pdfjs-dist', '..'],
  ['electron', '..'],
];

/** Fonts of the windows, from the package bootstrap-italia. */
const FONTS = [
  { name: 'Titillium Web', version: '', licence: 'OFL-1.1' },
  { name: 'Roboto Mono', version: '', licence: 'Apache-2.0' },
];

/**
 * @param {readonly string[]} inputs files that went into bundles
 * @returns {readonly { readonly name: string, readonly version: string, readonly licence: string }[]} by name
 */
export function licenceList(inputs) {
  const beside = BESIDE.map(([name = '', by = '']) =>
    realpathSync(fileURLToPath(new URL(`${by}/node_modules/${name}`, import.meta.url))),
  );
  const packages = [...new Set([...packagesOf(inputs), ...beside])].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, licence: license ?? '' };
  });
  const all = [...packages, ...FONTS, { name: 'Chromium', version: '', licence: 'BSD-3-Clause' }];
  const once = new Map(all.map((entry) => [`${entry.name} ${entry.version}`, entry]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
