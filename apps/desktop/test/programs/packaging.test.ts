/** What a package holds and how it is marked, as far as that can be seen without Electron's binary. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';
import { ACTIONS, APP, LANGUAGES, OWN_TYPES } from '../../packaging/app.mjs';
import { builderConfiguration } from '../../packaging/electron-builder.mjs';
import { infoPlistStrings, NEVER, USAGES } from '../../packaging/mac/info-plist.mjs';
import { metainfo } from '../../packaging/metainfo.mjs';
import { makePackages } from '../../scripts/package.mjs';

const PACKAGING = join(import.meta.dirname, '../../packaging');
const REPOSITORY = join(import.meta.dirname, '../../../..');
/** Bundles, archive and .deb, on a machine that does other things too; in milliseconds. */
const WHOLE_PACKAGE = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'ciekit-package-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8' });

describe.skipIf(process.platform !== 'linux' || skipWithout('dpkg-deb'))('the package', () => {
  let unpacked = '';
  let deb = '';
  let archive = '';
  let entries: readonly string[] = [];
  beforeAll(async () => {
    const made = await makePackages({ folder: join(folder, 'package'), stub: true, onlyFolder: true });
    ({ unpacked } = made);
    deb = made.packages.find((file) => file.endsWith('.deb')) ?? '';
    archive = join(unpacked, 'resources/app.asar');
    entries = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
  }, WHOLE_PACKAGE);
  const isFile = (path: string): boolean => !('files' in statFile(archive, path));
  const textOf = (path: string): string => extractFile(archive, path).toString('utf8');

  test('holds the bundles, the packages beside them, their licences, and nothing else', () => {
    const roots = [...new Set(entries.map((path) => path.split('/')[0]))].sort();
    expect(roots).toEqual(
      [
        ...['assets', 'card-process.cjs', 'command', 'icons', 'libxml2.mjs', 'licences', 'main.cjs', 'node_modules'],
        ...['package.json', 'preload.cjs', 'window'],
      ].sort(),
    );
    const packages = entries
      .filter((path) => path.startsWith('node_modules/') && path.endsWith('/package.json'))
      .map((path) => path.slice('node_modules/'.length, -'/package.json'.length));
    expect(packages.sort()).toEqual(
      [
        `@koromix/koffi-linux-${process.arch}`,
        `@napi-rs/canvas-linux-${process.arch}-gnu`,
        ...['@napi-rs/canvas', 'koffi', 'pdfjs-dist'],
      ].sort(),
    );
    expect(
      entries.filter((path) => /\.(?:ts|tsx|mts|map|c|cc|h)$|(?:^|\/)(?:tests?|src\/renderer)\//.test(path)),
    ).toEqual([]);
  });

  test('names no dependency that somebody would have to install, and nothing of the machine that made it', () => {
    const manifest = JSON.parse(textOf('package.json')) as Record<string, unknown>;
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['dependencies']));
    expect(manifest).toMatchObject({ name: 'cie-kit', productName: 'CIE Kit', main: 'main.cjs', version: APP.version });
    const texts = entries.filter((path) => /\.(?:cjs|mjs|js|json|css|html)$/.test(path) && isFile(path));
    expect(texts.filter((path) => textOf(path).includes(REPOSITORY))).toEqual([]);
  });

  test('holds nothing of the tests: no readers but the real ones and the software card', () => {
    // The folder that the specs start has the process whose readers are a test's; a package never gets it.
    expect(entries.filter((path) => /scripted|stand-in/.test(path))).toEqual([]);
    const texts = entries.filter((path) => /\.(?:cjs|mjs|js|json)$/.test(path) && isFile(path));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((path) => /CIEKIT_TEST_DESK|LinkedReaders|as the test wants it/.test(textOf(path)))).toEqual(
      [],
    );
    // The one place that names the door shuts it in an installed app (card-process-script.test.ts).
    const named = texts.flatMap((path) => [...textOf(path).matchAll(/CIEKIT_CARD_PROCESS/g)].map(() => path));
    expect(named).toEqual(['main.cjs']);
    expect(textOf('main.cjs')).toContain('isPackaged:');
  });

  test('leaves outside the archive only what threads and the system load', () => {
    const outside = entries.filter((path) => {
      const entry = statFile(archive, path);
      return 'unpacked' in entry && entry.unpacked && isFile(path);
    });
    expect(outside.filter((path) => !/^(?:assets|command|node_modules)\//.test(path))).toEqual([]);
    expect(outside.filter((path) => path.endsWith('.node'))).toHaveLength(2);
    for (const path of outside)
      expect(statSync(join(unpacked, 'resources/app.asar.unpacked', path)).isFile()).toBe(true);
  });

  test('has icons for Windows and macOS whose directories lead to pictures, up to the last byte', () => {
    const PNG = '89504e470d0a1a0a';
    for (const name of ['app', 'document']) {
      const ico = readFileSync(join(folder, 'package/icons', `${name}.ico`));
      const ends = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
        const [length, offset] = [ico.readUInt32LE(6 + index * 16 + 8), ico.readUInt32LE(6 + index * 16 + 12)];
        expect(ico.toString('hex', offset, offset + 8)).toBe(PNG);
        return offset + length;
      });
      expect(ends).toHaveLength(7);
      expect(ends.at(-1)).toBe(ico.length);
      const icns = readFileSync(join(folder, 'package/icons', `${name}.icns`));
      expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
      let at = 8;
      for (; at < icns.length; at += icns.readUInt32BE(at + 4)) {
        expect(icns.toString('hex', at + 8, at + 16)).toBe(PNG);
      }
      expect(at).toBe(icns.length);
    }
  });

  test('has the licence of each part', () => {
    const parts = textOf('licences/THIRD-PARTY.txt');
    for (const name of [
      'preact',
      'zod',
      '@cantoo/pdf-lib',
      'libxml2-wasm',
      'koffi',
      'bootstrap-italia',
      'pdfjs-dist',
    ]) {
      expect(parts).toMatch(new RegExp(`^${name.replace('/', '\\/')} \\d[^\\n]*\\n-+\\n\\n\\S`, 'm'));
    }
    expect(parts).toContain('Permission is hereby granted');
    expect(textOf('licences/LICENSE')).toContain('MIT');
    expect(textOf('licences/Titillium-Web-OFL.txt')).toContain('SIL OPEN FONT LICENSE');
    expect(statSync(join(unpacked, 'LICENSE.electron.txt')).isFile()).toBe(true);
  });

  test('takes from Electron what the app does not use', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, APP.executable));
    const all = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
    const on = all.filter((fuse) => wire[fuse] === FuseState.ENABLE).map((fuse) => FuseV1Options[fuse]);
    expect(on).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      // As Electron has it: electron-builder has no name for it.
      'WasmTrapHandlers',
    ]);
    expect(all.filter((fuse) => wire[fuse] === FuseState.DISABLE)).toHaveLength(5);
  });

  test('is a .deb that belongs to root, runs no script of ours, and asks for the reader service', () => {
    const control = run('dpkg-deb', '--field', deb);
    expect(control).toMatch(/^Package: cie-kit$/m);
    expect(control).toMatch(/^Version: \S+~check$/m);
    expect(control).toMatch(/^Depends: .*\blibpcsclite1\b/m);
    expect(control).toMatch(/^Recommends: .*\bpcscd\b/m);
    const files = run('dpkg-deb', '--contents', deb).trim().split('\n');
    expect(files.filter((line) => !line.includes(' root/root '))).toEqual([]);
    expect(files.filter((line) => /^-[rwxs-]{7}w/.test(line) || /^[-d].{4}w/.test(line))).toEqual([]);
    expect(files.filter((line) => line.startsWith('-rws')).map((line) => line.split(' ').at(-1))).toEqual([
      './opt/cie-kit/chrome-sandbox',
    ]);
    expect(run('dpkg-deb', '--ctrl-tarfile', deb)).not.toMatch(/(?:pre|post)(?:inst|rm)/);
    const paths = files.map((line) => line.split(/ \.\//)[1] ?? '');
    for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512]) {
      expect(paths).toContain(`usr/share/icons/hicolor/${size}x${size}/apps/${APP.id}.png`);
    }
    expect(paths).toEqual(
      expect.arrayContaining([
        `usr/share/applications/${APP.id}.desktop`,
        `usr/share/metainfo/${APP.id}.metainfo.xml`,
        `usr/share/mime/packages/${APP.id}.xml`,
        'usr/share/doc/cie-kit/copyright',
        'usr/bin/cie-kit -> /opt/cie-kit/cie-kit',
        'usr/bin/cie -> /opt/cie-kit/resources/cie',
      ]),
    );
  });

  test.skipIf(skipWithout('desktop-file-validate'))('has a desktop entry that the validator takes', () => {
    const tree = join(folder, 'tree');
    run('dpkg-deb', '--extract', deb, tree);
    const entry = join(tree, `usr/share/applications/${APP.id}.desktop`);
    const text = readFileSync(entry, 'utf8');
    for (const { id, name } of ACTIONS) {
      expect(text).toContain(`[Desktop Action ${id}]`);
      for (const language of LANGUAGES) expect(text).toContain(name[language]);
    }
    const { status, stdout } = spawnSync('desktop-file-validate', [entry], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

test.skipIf(skipWithout('appstreamcli'))(
  'what software centres show is taken by their validator, in five languages',
  () => {
    const released = new Date('2026-01-01T00:00:00Z');
    for (const homepage of ['https://example.org/cie-kit', undefined]) {
      const file = join(folder, `${APP.id}.metainfo.xml`);
      const text = metainfo({ released, homepage });
      writeFileSync(file, text);
      expect(spawnSync('appstreamcli', ['validate', '--no-net', file], { encoding: 'utf8' })).toMatchObject({
        status: 0,
      });
      for (const language of LANGUAGES.filter((name) => name !== 'en')) {
        const parts = text.match(new RegExp(`xml:lang="${language}"`, 'g')) ?? [];
        expect(parts, language).toHaveLength(homepage === undefined ? 6 : 9);
      }
      expect(text.includes('<screenshot ')).toBe(homepage !== undefined);
    }
  },
);

test.skipIf(skipWithout('update-mime-database', 'xmllint'))('the desktop knows a .tsd file by its name', () => {
  const packages = join(folder, 'mime/packages');
  mkdirSync(packages, { recursive: true });
  run('xmllint', '--noout', join(PACKAGING, 'linux/mime.xml'));
  cpSync(join(PACKAGING, 'linux/mime.xml'), join(packages, 'ciekit.xml'));
  spawnSync('update-mime-database', [join(folder, 'mime')]);
  expect(readFileSync(join(folder, 'mime/globs2'), 'utf8')).toContain('application/timestamped-data:*.tsd');
});

describe("electron-builder's schema", () => {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { validateConfiguration } = builder('app-builder-lib/out/util/config/config.js') as {
    readonly validateConfiguration: (config: object, log: { readonly isEnabled: boolean }) => Promise<void>;
  };
  const configuration = builderConfiguration({ app: folder, icons: folder, strings: folder, out: folder });
  const judged = (config: object): Promise<void> => validateConfiguration(config, { isEnabled: false });

  test('takes the configuration of all platforms', async () => {
    await judged(configuration);
    expect(Object.keys(configuration)).toEqual(expect.arrayContaining(['linux', 'mac', 'dmg', 'win', 'nsis']));
  });

  test('would refuse a word that it does not know, on any platform', async () => {
    for (const part of ['linux', 'mac', 'dmg', 'win', 'nsis', 'electronFuses'] as const) {
      await expect(judged({ ...configuration, [part]: { ...configuration[part], invented: true } })).rejects.toThrow(
        `configuration.${part}`,
      );
    }
  });

  test('PDF and XML are nobody’s to take: they stand under "open with" only', () => {
    const associations = [configuration.mac?.fileAssociations ?? []].flat();
    const ranks = Object.fromEntries(associations.map(({ ext, rank }) => [String(ext), rank]));
    expect(ranks).toEqual({ p7m: 'Default', p7s: 'Default', tsd: 'Default', pdf: 'Alternate', xml: 'Alternate' });
    expect([configuration.win?.fileAssociations ?? []].flat().map(({ ext }) => ext)).toEqual(['p7m', 'p7s', 'tsd']);
  });

  test('file types have a name in every language where the system looks it up, and English ones elsewhere', () => {
    const names = OWN_TYPES.map(({ name }) => name.en);
    const onWindows = [configuration.win?.fileAssociations ?? []].flat().map(({ description }) => description);
    const onMac = [configuration.mac?.fileAssociations ?? []].flat().map(({ name }) => name);
    expect(onWindows).toEqual(names);
    expect(onMac).toEqual([...names, 'PDF', 'XML']);
    const resources = [configuration.mac?.extraResources ?? []].flat();
    for (const language of LANGUAGES) {
      expect(resources).toContainEqual(expect.objectContaining({ to: `${language}.lproj` }));
      const strings = infoPlistStrings(language);
      for (const { name } of OWN_TYPES) expect(strings).toContain(`"${name.en}" = "${name[language]}";`);
      for (const usage of USAGES) expect(strings).toContain(`"${usage}" = "${NEVER[language]}";`);
    }
  });
});
