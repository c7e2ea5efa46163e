// @ts-check
// The npm packages that no bundle can hold: native code, and what a thread loads by itself. They lie beside the archive.
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../../packages', import.meta.url));

/** Each with the package of ours that needs it, and with what of it is needed at run time. */
const NEEDED = [
  { name: 'koffi', by: 'pcsc', files: /^(?:index\.cjs|src\/koffi\/(?:src\/)?(?!indirect)[a-z]+\.cjs)$/ },
  { name: '@napi-rs/canvas', by: 'signature', files: /^[a-z-]+\.js$/ },
  // The page pictures of reports: version 5, which Node loads; the windows have version 6 of their own.
  {
    name: 'pdfjs-dist',
    by: 'signature',
    files: /^(?:legacy\/build\/pdf(?:\.worker)?\.mjs|(?:cmaps|standard_fonts|wasm|iccs)\/.*)$/,
  },
];

const ALWAYS = /^(?:package\.json|LICENSE.*)$/;

/** @returns {readonly string[]} names of what holds the native code on this platform, as far as it is installed */
function platformPackages() {
  const { platform, arch } = process;
  return platform === 'linux'
    ? [`@koromix/koffi-linux-${arch}`, `@napi-rs/canvas-linux-${arch}-gnu`]
    : platform === 'win32'
      ? [`@koromix/koffi-win32-${arch}`, `@napi-rs/canvas-win32-${arch}-msvc`]
      : [`@koromix/koffi-darwin-${arch}`, `@napi-rs/canvas-darwin-${arch}`];
}

/**
 * Copies the packages into a `node_modules` folder.
 *
 * @param {string} folder
 * @returns {{ folders: readonly string[], versions: Readonly<Record<string, string>> }} where they were copied from
 * @throws when one of them is not installed
 */
export function copyNativePackages(folder) {
  const sources = NEEDED.map(({ name, by, files }) => ({ name, files, from: installed(name, join(PACKAGES, by)) }));
  for (const name of platformPackages()) {
    const loader = sources.find((source) => name.startsWith(`@koromix/`) === (source.name === 'koffi'));
    // Debian's C library; that of Alpine has a folder of its own, and Electron does not run there.
    sources.push({
      name,
      files: /^(?!musl_)(?:[^/]+\/)?[^/]+\.(?:node|js)$/,
      from: installed(name, loader?.from ?? ''),
    });
  }
  /** @type {Record<string, string>} */
  const versions = {};
  for (const { name, files, from } of sources) {
    const to = join(folder, name);
    mkdirSync(to, { recursive: true });
    copyMatching(from, to, (path) => ALWAYS.test(path) || files.test(path));
    versions[name] = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')).version;
  }
  return { folders: sources.map(({ from }) => from), versions };
}

/**
 * Puts links to the packages, as far as they are installed, beside bundles that stay on this computer: there nothing
 * else would lead from the bundles to them.
 *
 * @param {string} app folder of the bundles
 */
export function linkNativePackages(app) {
  for (const { name, by } of NEEDED) {
    const from = find(name, join(PACKAGES, by));
    if (from === undefined) continue;
    const link = join(app, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(from, link, 'junction');
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @param {(path: string) => boolean} wanted
 */
function copyMatching(from, to, wanted) {
  const parents = [
    '',
    'src',
    'src/koffi',
    'src/koffi/src',
    'legacy',
    'legacy/build',
    'cmaps',
    'standard_fonts',
    'wasm',
    'iccs',
  ];
  cpSync(from, to, {
    recursive: true,
    filter: (source) => {
      const path = source.slice(from.length + 1).replaceAll('\\', '/');
      return parents.includes(path) || wanted(path) || /^(?:linux|win32|darwin)_[a-z0-9]+$/.test(path);
    },
  });
}

/**
 * @param {string} name
 * @param {string} by folder of the package that loads it
 */
function installed(name, by) {
  const folder = find(name, by);
  if (folder !== undefined) return folder;
  throw new Error(
    `${name} is not installed, and ${basename(dirname(by))}/${basename(by)} needs it in the package: run "pnpm install" on the platform that the package is for`,
  );
}

/**
 * @param {string} name
 * @param {string} by folder of the package that loads it
 */
function find(name, by) {
  const require = createRequire(join(by === '' ? PACKAGES : realpathSync(by), 'package.json'));
  const place = require.resolve.paths(name)?.find((folder) => existsSync(join(folder, name, 'package.json')));
  return place && realpathSync(join(place, name));
}
