// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, workspaceFolders } from '../setup/paths.mjs';

/**
 * The test files with properties, known by their import of fast-check; those that need pcscd are not among them.
 *
 * @returns {{ path: string, adjustable: boolean }[]} paths relative to the root, with slashes; `adjustable` when they
 * take their runs and seed from fixtures/property-runs.ts
 */
export function propertyTests() {
  return workspaceFolders()
    .map((folder) => `${folder}/test`)
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => path.endsWith('.test.ts') && !path.startsWith('pcsc/'))
        .sort()
        .map((path) => `${folder}/${path}`),
    )
    .map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }))
    .filter(({ source }) => source.includes("from 'fast-check'"))
    .map(({ path, source }) => ({ path, adjustable: source.includes('/fixtures/property-runs.js') }));
}
