import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppLog } from '../src/main/app-log.js';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-log-'));
  path = join(folder, 'deep/cie-kit.log');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the log', () => {
  test('has a line with a time for each note, in their order, for its owner alone', async () => {
    const log = new AppLog(path, () => true);
    log.note('app-begun');
    for (let count = 0; count < 20; count++) log.note(`step-${count}`, 'ok');
    await log.written();
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z app-begun$/);
    expect(lines.slice(1, 21).map((line) => line.split(' ').slice(1).join(' '))).toEqual(
      Array.from({ length: 20 }, (_, count) => `step-${count} ok`),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('nothing is written while it is off, and switching takes effect at once', async () => {
    let on = false;
    const log = new AppLog(path, () => on);
    log.note('before');
    await log.written();
    expect(existsSync(path)).toBe(false);
    on = true;
    log.note('after');
    await log.written();
    expect(readFileSync(path, 'utf8')).toMatch(/after\n$/);
  });

  test('that is cleared holds nothing of what was noted just before', async () => {
    const log = new AppLog(path, () => true);
    for (let count = 0; count < 20; count++) log.note('step');
    await log.clear();
    await log.written();
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    'Mario Rossi',
    '19283746',
    '/home/anna/contratto.pdf',
    'line\nbreak',
    'CA00000AA',
    'RSSMRA85C52H501U',
    'x'.repeat(65),
    '',
  ])('what is no word of its vocabulary is left out: %j', async (word) => {
    const log = new AppLog(path, () => true);
    log.note('sign-ended', word);
    await log.written();
    expect(readFileSync(path, 'utf8')).toMatch(/^\S+ sign-ended\n$/);
  });

  test('is put aside once when it gets long, and emptied with what was put aside', async () => {
    const log = new AppLog(path, () => true);
    log.note('first');
    await log.written();
    writeFileSync(path, 'x'.repeat(1_048_577));
    log.note('second');
    await log.written();
    expect(readFileSync(path, 'utf8')).toMatch(/second\n$/);
    expect(statSync(path).size).toBeLessThan(100);
    expect(statSync(`${path}.old`).size).toBe(1_048_577);
    await log.clear();
    expect([existsSync(path), existsSync(`${path}.old`)]).toEqual([false, false]);
  });

  test('a place that cannot be written is borne', async () => {
    writeFileSync(join(folder, 'file'), '');
    const log = new AppLog(join(folder, 'file/cie-kit.log'), () => true);
    log.note('app-begun');
    await expect(log.written()).resolves.toBeUndefined();
  });
});
