// @ts-check
// `cie` for the package: browsers start it, whether the app runs or not.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CLI = fileURLToPath(new URL('../../cli', import.meta.url));

/**
 * Bundles `cie`. Its parts look for files at `../../`: each bundle lies two folders deep, so that this is the command's own.
 *
 * @param {string} folder
 * @param {string} assets files that packages read beside their code
 * @returns {Promise<readonly string[]>} every file that went into the bundles
 */
export async function bundleCommand(folder, assets) {
  const { metafile } = await build({
    entryPoints: { run: join(CLI, 'src/run.ts'), 'front-end': join(CLI, 'src/front-end.ts') },
    outdir: join(folder, 'dist/parts'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    metafile: true,
    legalComments: 'none',
    external: ['koffi', 'pcsclite', '@napi-rs/canvas', 'pdfjs-dist', '@ciekit/idp'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  for (const name of ['run', 'front-end']) {
    writeFileSync(join(folder, 'dist', `${name}.js`), `export * from './parts/${name}.js';\n`);
  }
  mkdirSync(join(folder, 'bin'));
  cpSync(join(CLI, 'bin/cie.js'), join(folder, 'bin/cie.js'));
  cpSync(assets, folder, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, version, type: 'module', private: true })}\n`);
  return Object.keys(metafile.inputs).map((path) => resolve(path));
}
