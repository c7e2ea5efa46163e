/**
 * The work that a packaged app does, done by what a package holds: outside the repository, with the files beside the
 * archive and no others. Node runs it in Electron's place.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specimenImage } from '@ciekit/emulator';
import { findCommand } from '../../src/card-process/find-command.js';
import { TRY_OUT_READER } from '../../src/card-process/try-out-card.js';
import type { FromProcess } from '../../src/card-process/protocol.js';
import { stageApp } from '../../packaging/stage.mjs';
import { PackagedProcess } from '../support/packaged-process.js';
import { letter } from '../support/sign/paper.js';

const folder = mkdtempSync(join(tmpdir(), 'ciekit-packaged-'));
/** In the shape of an installed app's `resources`; a folder has the archive's name, since Node reads no archive. */
const app = join(folder, 'app.asar');
const unpacked = join(folder, 'app.asar.unpacked');
/** What lies on the made-up reader from the start. */
const CARD = { reader: TRY_OUT_READER, nis: Buffer.from(specimenImage().files['1001'], 'hex').toString() };
const FILE = '11111111-1111-4111-8111-111111111111';

beforeAll(async () => {
  await stageApp(app);
  for (const name of ['assets', 'command', 'node_modules']) {
    cpSync(join(app, name), join(unpacked, name), { recursive: true });
    rmSync(join(app, name), { recursive: true });
  }
  cpSync(join(import.meta.dirname, '../../packaging/linux/cie.sh'), join(folder, 'cie'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const pin = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(specimenImage().codes.pin);

const files = {
  'letter.pdf': letter(),
  'invoice.xml': new TextEncoder().encode('<?xml version="1.0"?><invoice><total>10</total></invoice>'),
  'note.txt': new TextEncoder().encode('a note'),
};

function document(name: keyof typeof files): string {
  const path = join(mkdtempSync(join(folder, 'documents-')), name);
  writeFileSync(path, files[name]);
  return path;
}

type Desk = Extract<FromProcess, { type: 'desk' }>;

describe('the process with the card', () => {
  const signed: Record<string, string> = {};
  let process: PackagedProcess;
  beforeAll(async () => {
    process = await PackagedProcess.start(app, join(folder, 'store'), true);
    await process.message(
      (heard): heard is Desk => heard.type === 'desk' && JSON.stringify(heard.desk).includes(TRY_OUT_READER),
    );
  });
  afterAll(() => process[Symbol.asyncDispose]());

  test('pairs a card', async () => {
    const { result } = await process.operate('pair', { ...CARD, codes: { pin: pin() } });
    expect(result.card.nis).toMatch(/^\d{12}$/);
  });

  test.each([
    ['letter.pdf', 'pades'],
    ['invoice.xml', 'xades'],
    ['note.txt', 'cades'],
  ] as const)('signs %s as %s, judges it, and reports it', async (name, format) => {
    const { result, written } = await process.operate(
      'sign',
      {
        ...{ ...CARD, files: [FILE], format, detached: false, level: 'b', codes: { pin: pin() } },
        ...(format === 'pades'
          ? { visible: { box: { page: 1, x: 0.1, y: 0.1, width: 0.4, height: 0.1 }, lines: ['Così è'] } }
          : {}),
      },
      { [FILE]: document(name) },
    );
    expect(result.files.map(({ status }) => status)).toEqual(['signed']);
    const [path = ''] = written;
    signed[name] = path;
    const { result: judged } = await process.operate('verify', { files: [FILE], online: false }, { [FILE]: path });
    expect(judged.files.map(({ status }) => status)).toEqual(['verified']);
    for (const kind of ['html', 'pdf', 'json'] as const) {
      const report = await process.operate('report', { file: FILE, format: kind }, { [FILE]: path });
      expect(existsSync(report.written[0] ?? '')).toBe(true);
      // The picture of the page is drawn in a thread, by packages that lie beside the archive.
      if (kind === 'html' && format === 'pades') {
        expect(readFileSync(report.written[0] ?? '', 'utf8')).toContain('data:image/png;base64,');
      }
    }
  });
});

describe('the process with readers', () => {
  test('reaches PC/SC, or says what the computer lacks, and never that a part of the app is missing', async () => {
    await using process = await PackagedProcess.start(app, join(folder, 'store'), false);
    const { desk } = await process.message((heard): heard is Desk => heard.type === 'desk');
    expect(JSON.stringify(desk.service)).not.toMatch(/binding|koffi|MODULE_NOT_FOUND|internal/i);
  });

  test('says that a part is missing when it is: the test above can fail', async () => {
    const koffi = join(unpacked, 'node_modules/koffi');
    renameSync(koffi, `${koffi}-away`);
    try {
      await using process = await PackagedProcess.start(app, join(folder, 'store'), false);
      const { desk } = await process.message((heard): heard is Desk => heard.type === 'desk');
      expect(JSON.stringify(desk.service)).toMatch(/binding|koffi|MODULE_NOT_FOUND|internal/i);
    } finally {
      renameSync(`${koffi}-away`, koffi);
    }
  });
});

describe.skipIf(process.platform === 'win32')('the command that comes with the app', () => {
  const cie = (...args: readonly string[]): string =>
    execFileSync(join(folder, 'cie'), args, {
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, CIEKIT_HOME: join(folder, 'home') },
    });
  const fails = (...args: readonly string[]): string => {
    try {
      return cie(...args);
    } catch (error) {
      return String((error as { readonly stdout?: string }).stdout);
    }
  };

  test('reads a card, and reaches PC/SC, on a Node.js of the computer', () => {
    expect(JSON.parse(cie('status', '--reader', 'software', '--json'))).toMatchObject({
      readers: [{ name: 'Software card', card: { state: 'cie' } }],
    });
    expect(fails('readers', '--json')).not.toContain('binding-unavailable');
  });

  test('comes before the one that somebody installed, if it starts; without a fit Node.js it counts as missing', async () => {
    const installed = join(folder, 'bin');
    const broken = join(folder, 'broken');
    for (const [place, code] of [
      [installed, 0],
      [broken, 127],
    ] as const) {
      mkdirSync(place);
      writeFileSync(join(place, 'cie'), `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
    }
    const found = (own: string, path: string) => findCommand({ CIEKIT_APP_RESOURCES: own, PATH: path });
    expect(await found(folder, installed)).toEqual([join(folder, 'cie')]);
    expect(await found(broken, installed)).toEqual([join(installed, 'cie')]);
    expect(await found(broken, '')).toBeUndefined();
  });
});
