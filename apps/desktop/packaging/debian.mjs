// @ts-check
// The .deb, made with Debian's own program: what it installs, and where. No script of ours runs as root: the triggers of
// the desktop's packages see to menus, file types and icons.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APP, KIND, SUMMARY } from './app.mjs';
import { desktopEntry } from './desktop-entry.mjs';
import { APP_SIZES, drawing } from './icons.mjs';
import { metainfo } from './metainfo.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Names of Debian for what Node calls otherwise. */
const ARCHITECTURES = /** @type {const} */ ({ x64: 'amd64', arm64: 'arm64' });

/** What Electron's binary is linked with or starts; the second name is that of distributions with 64-bit time. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  ...['libnss3', 'libnotify4', 'libsecret-1-0', 'libxss1', 'libxtst6', 'libgbm1', 'libdrm2', 'libuuid1'],
  ...['libpcsclite1', 'xdg-utils'],
];

/** Readers; the card for browsers, which the command `cie` and its Node.js do; the tray. */
const RECOMMENDS = ['pcscd', 'libccid', 'p11-kit', 'nodejs (>= 20.19)', 'libayatana-appindicator3-1'];

/**
 * @param {object} options
 * @param {string} options.unpacked Electron with the app, as electron-builder laid it out
 * @param {string} options.icons
 * @param {string} options.out folder of the package
 * @param {Date} options.released
 * @param {boolean} [options.check] quick, with a version that is older than that of the real one
 * @returns {string} the package
 */
export function makeDeb({ unpacked, icons, out, released, check = false }) {
  const version = check ? `${APP.version}~check` : APP.version;
  const architecture = process.arch === 'arm64' ? ARCHITECTURES.arm64 : ARCHITECTURES.x64;
  const tree = join(out, 'deb');
  rmSync(tree, { recursive: true, force: true });
  const place = join(tree, 'opt', APP.executable);
  mkdirSync(join(tree, 'opt'), { recursive: true });
  cpSync(unpacked, place, { recursive: true });
  // Where the kernel gives programs no name spaces of their own, Chromium's sandbox needs root's help.
  chmodSync(join(place, 'chrome-sandbox'), 0o4755);
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`/opt/${APP.executable}/${APP.executable}`, join(tree, 'usr/bin', APP.executable));
  symlinkSync(`/opt/${APP.executable}/resources/cie`, join(tree, 'usr/bin/cie'));
  const share = (/** @type {string} */ path) => {
    const folder = join(tree, 'usr/share', path);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  writeFileSync(join(share('applications'), `${APP.id}.desktop`), desktopEntry());
  writeFileSync(join(share('metainfo'), `${APP.id}.metainfo.xml`), metainfo({ released }));
  cpSync(join(HERE, 'linux/mime.xml'), join(share('mime/packages'), `${APP.id}.xml`));
  for (const size of APP_SIZES.filter((pixels) => pixels <= 512)) {
    const name = `${size}x${size}`;
    cpSync(join(icons, 'app', `${name}.png`), join(share(`icons/hicolor/${name}/apps`), `${APP.id}.png`));
  }
  writeFileSync(join(share('icons/hicolor/scalable/apps'), `${APP.id}.svg`), drawing('app'));
  const symbolic = share('icons/hicolor/symbolic/apps');
  writeFileSync(join(symbolic, `${APP.id}-symbolic.svg`), drawing('symbolic'));
  writeFileSync(join(symbolic, `${APP.id}-attention-symbolic.svg`), drawing('symbolic-attention'));
  writeFileSync(join(share(`doc/${APP.executable}`), 'copyright'), COPYRIGHT);
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile({ version, architecture, bytes: sizeOf(tree) }));
  readableByAll(tree);
  const file = join(out, `${APP.executable}_${version}_${architecture}.deb`);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(released.getTime() / 1000)) };
  const compression = check ? ['-Zgzip', '-z1'] : ['-Zxz'];
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', tree, file], { env, stdio: 'pipe' });
  rmSync(tree, { recursive: true });
  return file;
}

/** @param {{ version: string, architecture: string, bytes: number }} facts */
function controlFile({ version, architecture, bytes }) {
  return `Package: ${APP.executable}
Version: ${version}
Architecture: ${architecture}
Maintainer: ${APP.maintainer}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Section: utils
Priority: optional
${APP.homepage === undefined ? '' : `Homepage: ${APP.homepage}\n`}Description: ${SUMMARY.en}
 PIN, PUK, signatures, verification and log-in to public services with the
 Italian electronic identity card (CIE 3.0) and a reader.
 .
 ${KIND.it}: ${SUMMARY.it}.
`;
}

const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: CIE Kit
Comment: Electron and Chromium: /opt/${APP.executable}/LICENSE.electron.txt and LICENSES.chromium.html.
 The libraries that the app is made of: licences/THIRD-PARTY.txt in resources/app.asar, and in About.

Files: *
Copyright: The CIE Kit authors
License: Expat
 Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 persons to whom the Software is furnished to do so, subject to the following conditions:
 .
 The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
 Software.
 .
 THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
 COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/**
 * Modes as Debian has them, whatever the umask of the person who builds.
 *
 * @param {string} folder
 */
function readableByAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) {
      const { mode } = statSync(path);
      chmodSync(path, (mode & 0o4000) | ((mode & 0o100) === 0 ? 0o644 : 0o755));
    }
  }
}
