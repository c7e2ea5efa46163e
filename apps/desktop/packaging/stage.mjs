// @ts-check
// Lays out what goes into the package: bundles, the packages beside them, licences, and nothing else.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../scripts/build.mjs';
import { APP, SUMMARY } from './app.mjs';
import { bundleCommand } from './command.mjs';
import { licenceTexts, packagesOf } from './licences.mjs';
import { copyNativePackages } from './native-packages.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const require = createRequire(import.meta.url);

/** Of whose packages files are copied as they are: fonts of the windows, the worker of the preview. */
const COPIED = ['bootstrap-italia', 'pdfjs-dist'];

/**
 * @param {string} folder made anew
 * @returns {Promise<void>}
 */
export async function stageApp(folder) {
  rmSync(folder, { recursive: true, force: true });
  const { inputs } = await buildApp({ out: folder });
  const command = await bundleCommand(join(folder, 'command'), join(folder, 'assets'));
  const { folders } = copyNativePackages(join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(
      {
        name: APP.executable,
        productName: APP.name,
        version: APP.version,
        description: SUMMARY.en,
        author: APP.maintainer,
        license: 'MIT',
        main: 'main.cjs',
        ...(APP.homepage === undefined ? {} : { homepage: APP.homepage }),
      },
      undefined,
      2,
    )}\n`,
  );
  const licences = join(folder, 'licences');
  mkdirSync(licences);
  cpSync(join(ROOT, 'LICENSE'), join(licences, 'LICENSE'));
  const copied = COPIED.map((name) => dirname(require.resolve(`${name}/package.json`)));
  const fonts = join(dirname(require.resolve('bootstrap-italia/package.json')), 'dist/fonts');
  cpSync(join(fonts, 'Titillium_Web/OFL.txt'), join(licences, 'Titillium-Web-OFL.txt'));
  cpSync(join(fonts, 'Roboto_Mono/LICENSE.txt'), join(licences, 'Roboto-Mono-Apache-2.0.txt'));
  writeFileSync(
    join(licences, 'THIRD-PARTY.txt'),
    licenceTexts(
      [...packagesOf([...inputs, ...command]), ...folders, ...copied].filter(
        (place, at, all) => all.indexOf(place) === at,
      ),
    ),
  );
}
