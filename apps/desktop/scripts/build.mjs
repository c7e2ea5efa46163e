// @ts-check
// Bundles the app into dist/app: main, preload and the card process as CommonJS (a sandboxed preload has no modules), the
// windows as modules that are split by screen and language.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drawRunningIcons } from '../packaging/icons.mjs';
import { linkNativePackages } from '../packaging/native-packages.mjs';
import { licenceList } from './licence-list.mjs';
import { copyPdfPreview } from './pdf-preview.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * @param {object} [options]
 * @param {string} [options.out] folder, made anew
 * @param {boolean} [options.minify] as published; default true
 * @param {import('esbuild').Plugin[]} [options.plugins] of tests that put something else in a file's place
 * @returns {Promise<{ out: string, outputs: Readonly<Record<string, number>>, inputs: readonly string[] }>} the windows' files
 *   with their bytes; every file that went into a bundle
 */
export async function buildApp({ out = join(ROOT, 'dist/app'), minify = true, plugins = [] } = {}) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'window'), { recursive: true });
  const results = await Promise.all([
    build({
      entryPoints: { app: join(ROOT, 'src/renderer/app.tsx') },
      outdir: join(out, 'window'),
      bundle: true,
      splitting: true,
      platform: 'browser',
      format: 'esm',
      target: 'chrome140',
      minify,
      metafile: true,
      legalComments: 'none',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      chunkNames: 'chunks/[name]-[hash]',
      plugins,
      logLevel: 'warning',
    }),
    build({
      entryPoints: { app: join(ROOT, 'src/renderer/styles/index.css') },
      outdir: join(out, 'window'),
      bundle: true,
      minify,
      target: 'chrome140',
      external: ['*.woff2', '*.svg'],
      metafile: true,
      logLevel: 'warning',
    }),
    bundleForNode({ entry: join(ROOT, 'src/main/main.ts'), outfile: join(out, 'main.cjs'), minify }),
    // A sandboxed preload may ask for electron and nothing else.
    build({
      entryPoints: [join(ROOT, 'src/preload/preload.ts')],
      outfile: join(out, 'preload.cjs'),
      bundle: true,
      platform: 'browser',
      format: 'cjs',
      target: 'chrome140',
      minify,
      external: ['electron'],
      metafile: true,
      logLevel: 'warning',
    }),
    bundleForNode({
      entry: join(ROOT, 'src/card-process/process.ts'),
      outfile: join(out, 'card-process.cjs'),
      minify,
    }),
    buildLibxml2(out, minify),
  ]);
  copyAssets(join(out, 'window'));
  writePage(join(out, 'window'), results[0].metafile);
  copyPdfPreview(join(out, 'window'));
  for (const [name, folder] of OWN_FILES) {
    cpSync(join(ROOT, '../../packages', name, folder), join(out, 'assets', folder), { recursive: true });
  }
  await drawRunningIcons(join(out, 'icons'));
  const [{ metafile: window }] = results;
  const outputs = Object.entries(window.outputs).map(([path, { bytes }]) => [path, bytes]);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs).map((path) => resolve(path)));
  writeFileSync(join(out, 'window/licences.json'), JSON.stringify(licenceList(inputs)));
  return { out, outputs: Object.fromEntries(outputs), inputs };
}

/**
 * A process of Node as one file; `outfile` is where the app's other files are.
 *
 * @param {{ entry: string, outfile: string, minify: boolean, plugins?: import('esbuild').Plugin[] }} options
 */
export function bundleForNode({ entry, outfile, minify, plugins = [] }) {
  return build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify,
    legalComments: 'none',
    // Native or optional: they stay packages of their own beside the bundles.
    external: ['electron', 'koffi', 'pcsclite', '@napi-rs/canvas', 'pdfjs-dist'],
    plugins: [libxml2Beside, ...plugins],
    define: { 'import.meta.url': '__bundleUrl' },
    // Packages find their own files at ../../data and the like; here those of all are in one folder. In a package it lies
    // beside the archive: threads and the system's loader read no archive.
    banner: {
      js: "const __bundleUrl = require('node:url').pathToFileURL(`${__dirname.replace(/app\\.asar$/, 'app.asar.unpacked')}/assets/a/b/c`).href;",
    },
    metafile: true,
    logLevel: 'warning',
  });
}

/**
 * The XML parser waits while it loads, which CommonJS cannot: it becomes a module of its own beside the bundles.
 *
 * @type {import('esbuild').Plugin}
 */
const libxml2Beside = {
  name: 'libxml2-beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^libxml2-wasm$/ }, () => ({ path: './libxml2.mjs', external: true }));
  },
};

/** @param {string} out @param {boolean} minify */
function buildLibxml2(out, minify) {
  const signature = createRequire(join(ROOT, '../../packages/signature/package.json'));
  return build({
    entryPoints: [signature.resolve('libxml2-wasm')],
    outfile: join(out, 'libxml2.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    minify,
    metafile: true,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** Names of the design's fonts in bootstrap-italia's package (BSD-3-Clause; the fonts are under the OFL and Apache 2). */
const FONTS = [
  'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2',
  'Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2',
  'Titillium_Web/titillium-web-v10-latin-ext_latin-700.woff2',
  'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2',
];

/** What packages read beside their code. @type {readonly (readonly [string, string])[]} */
const OWN_FILES = [
  ['emulator', 'data'],
  ['signature', 'fonts'],
  ['signature', 'workers'],
];

/** @param {string} folder */
function copyAssets(folder) {
  const italia = dirname(require.resolve('bootstrap-italia/package.json'));
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  for (const font of FONTS) {
    cpSync(join(italia, 'dist/fonts', font), join(folder, 'fonts', font.slice(font.indexOf('/') + 1)));
  }
  cpSync(join(ROOT, 'src/renderer/styles/card-lines.svg'), join(folder, 'card-lines.svg'));
}

/**
 * The page names all that the first screen is made of: one after the other would find out about the next one only when it has
 * been read.
 *
 * @param {string} folder of the windows
 * @param {import('esbuild').Metafile} metafile
 */
function writePage(folder, { outputs }) {
  const page = readFileSync(join(ROOT, 'src/renderer/index.html'), 'utf8');
  const links = firstModules(folder, outputs).map((name) => `<link rel="modulepreload" href="${name}" />\n    `);
  writeFileSync(join(folder, 'index.html'), page.replace('<script ', `${links.join('')}<script `));
}

/**
 * @param {string} folder
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @returns {string[]} what `app.js` imports before it runs, and what that imports
 */
function firstModules(folder, outputs) {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [relative(folder, resolve(path)), output]));
  const found = new Set(['app.js']);
  for (const name of found) {
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      if (kind === 'import-statement') found.add(relative(folder, resolve(path)));
    }
  }
  found.delete('app.js');
  return [...found].map((name) => name.replaceAll(sep, '/'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { out } = await buildApp();
  linkNativePackages(out);
  console.log(`built ${out}`);
}
