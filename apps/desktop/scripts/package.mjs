// @ts-check
// Makes the packages of the platform that it runs on: `pnpm --filter @ciekit/desktop run package`.
//
//   --check   with a stub in place of Electron, as far as that goes: layout, archive, fuses, the .deb. Nothing of it runs.
//   --dir     no AppImage, .dmg or .exe: only the folder (and the .deb on Debian)
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APP } from '../packaging/app.mjs';
import { makeDeb } from '../packaging/debian.mjs';
import { builderConfiguration } from '../packaging/electron-builder.mjs';
import { drawPackageIcons } from '../packaging/icons.mjs';
import { writeInfoPlistStrings } from '../packaging/mac/info-plist.mjs';
import { stageApp } from '../packaging/stage.mjs';
import { makeStubDistribution } from '../packaging/stub-distribution.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * @param {object} [options]
 * @param {string} [options.folder] everything is made in, anew
 * @param {boolean} [options.stub] instead of Electron
 * @param {boolean} [options.onlyFolder] no package but the .deb
 * @returns {Promise<{ unpacked: string, packages: readonly string[] }>} the app's folder, and files to hand out
 * @throws when Electron or a tool of electron-builder cannot be had
 */
export async function makePackages({ folder = join(ROOT, 'dist/package'), stub = false, onlyFolder = false } = {}) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const places = {
    app: join(folder, 'app'),
    icons: join(folder, 'icons'),
    strings: join(folder, 'strings'),
    out: join(folder, 'out'),
  };
  await stageApp(places.app);
  await drawPackageIcons(places.icons);
  writeInfoPlistStrings(places.strings);
  const electronDist = stub ? join(folder, 'stub') : installedElectron();
  if (stub && electronDist !== undefined) makeStubDistribution(electronDist);
  /** @type {typeof import('electron-builder')} */
  const { build, Platform } = require('electron-builder');
  const platform = Platform.current();
  const packages = await build({
    projectDir: places.app,
    targets: platform.createTarget(onlyFolder ? 'dir' : null),
    publish: 'never',
    config: builderConfiguration({ ...places, ...(electronDist === undefined ? {} : { electronDist }) }),
  });
  const unpacked = join(places.out, unpackedFolder());
  const files = [...packages];
  if (process.platform === 'linux' && hasDpkg()) {
    files.push(makeDeb({ unpacked, icons: places.icons, out: places.out, released: released(), check: stub }));
  }
  return { unpacked, packages: files };
}

/** Electron as its npm package has it, when it was downloaded; else electron-builder downloads it. */
function installedElectron() {
  const folder = join(require.resolve('electron/package.json'), '../dist');
  return existsSync(folder) ? folder : undefined;
}

function unpackedFolder() {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'linux') return `linux${arch}-unpacked`;
  return process.platform === 'win32' ? `win${arch}-unpacked` : `mac${arch}/${APP.name}.app`;
}

function hasDpkg() {
  return spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The same sources give the same package where the time of their last change is given. */
function released() {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
}

/** What of a failed download may be said: neither its stack nor the address of a mirror. */
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_GOT_REQUEST_ERROR|HTTPError|statusCode/;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stub = process.argv.includes('--check');
  try {
    const { unpacked, packages } = await makePackages({
      stub,
      onlyFolder: stub || process.argv.includes('--dir'),
      ...(stub ? { folder: join(ROOT, 'dist/package-check') } : {}),
    });
    for (const path of [unpacked, ...packages]) console.log(path);
    if (stub) console.log('made with a stub in place of Electron: for checks only, it does not run');
  } catch (error) {
    const text =
      error instanceof Error ? `${error.message} ${String(Reflect.get(error, 'code') ?? '')}` : String(error);
    if (!UNREACHABLE.test(text)) throw error;
    console.error(
      `Electron ${APP.electron} or a tool of electron-builder could not be downloaded from here, so there is no package.\n` +
        'Run the same command where github.com can be reached, or set ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR\n' +
        'to a mirror. What can be checked without Electron: node apps/desktop/scripts/package.mjs --check',
    );
    process.exitCode = 1;
  }
}
