import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  FIRST_READER,
  FIRST_READER_PORT,
  PcscDaemon,
  SECOND_READER,
  skipWithoutPcscd,
} from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { errorOf, jsonOf, NEW_PIN, PIN, PUK, WRONG_PIN, type Result } from '../support/cli.js';
import { build, runCie, spawnCie } from '../support/program.js';

const skip = skipWithoutPcscd();
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const OPENSC_TOOL = 'opensc-tool';
const PCSC_SCAN = 'pcsc_scan';
const PATIENCE_MS = 20_000;
const POLL_MS = 50;
const ATR = '3B8F80018031806549544A3442120FFF8290008B';

describe.skipIf(skip !== false)('cie through pcscd and the virtual reader', () => {
  let daemon: PcscDaemon;
  let home: string;
  let card: string;
  let server: ChildProcess;
  let said = '';

  const run = (argv: readonly string[], input = ''): Promise<Result> =>
    runCie([...argv, '--yes', '--json'], { home, input });

  async function until(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`in vain: ${what}`);
      await delay(POLL_MS);
    }
  }

  const presence = async (): Promise<unknown> => {
    const { readers } = jsonOf(await run(['readers'])) as { readers: { name: string; card: string }[] };
    return readers.find(({ name }) => name === FIRST_READER)?.card;
  };

  beforeAll(async () => {
    await build();
    daemon = await PcscDaemon.start();
    home = mkdtempSync(join(tmpdir(), 'cie-pcsc-'));
    card = join(home, 'card.json');
    const served = spawnCie(['emulator', 'serve', card, '--port', String(FIRST_READER_PORT)], {
      home,
      onStdout: (text) => (said = text),
    });
    server = served.child;
    await until(async () => (await presence()) === 'present', 'the card is seen');
  });

  afterAll(async () => {
    server.stdin?.write('quit\n');
    await once(server, 'close');
    await daemon.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  beforeEach(async () => {
    if ((await presence()) === 'present') return;
    server.stdin?.write('insert\n');
    await until(async () => (await presence()) === 'present', 'the card is back');
  });

  it('sees readers and the card', async () => {
    expect(jsonOf(await run(['readers']))).toEqual({
      readers: [
        { name: FIRST_READER, card: 'present', atr: ATR },
        { name: SECOND_READER, card: 'empty', atr: null },
      ],
    });
    expect(errorOf(await run(['pin', 'status', '--reader', 'no such reader']))).toMatchObject({
      code: 'no-reader',
      exitCode: 3,
    });
    expect(errorOf(await run(['pin', 'status', '--reader', SECOND_READER]))).toMatchObject({
      code: 'no-card',
      exitCode: 4,
    });
  });

  describe.each(['native', 'pcsclite'])('with the binding %s', (binding) => {
    const withBinding = (argv: readonly string[], input = ''): Promise<Result> =>
      run([...argv, '--pcsc-binding', binding], input);
    const available = async (): Promise<boolean> => (await withBinding(['readers'])).code === 0;

    it('shows, pairs, checks, changes, blocks and unblocks', async ({ skip: leaveOut }) => {
      if (!(await available())) leaveOut(`${binding} is not installed for this Node.js`);
      await run(['emulator', 'reset', card]);
      expect(jsonOf(await withBinding(['status']))).toMatchObject({
        readers: [{ name: FIRST_READER, card: { state: 'cie', nis: '123456789012' } }, { card: { state: 'empty' } }],
      });
      expect(await withBinding(['pair', '--pin-stdin'], `${PIN}\n`)).toMatchObject({ code: 0 });
      expect(jsonOf(await withBinding(['info']))).toMatchObject({ surname: 'SPECIMEN' });
      expect(
        (await withBinding(['pin', 'change', '--pin-stdin', '--new-pin-stdin'], `${PIN}\n${NEW_PIN}\n`)).code,
      ).toBe(0);
      for (const expected of [6, 6, 13]) {
        expect((await withBinding(['pin', 'verify', '--pin-stdin'], `${WRONG_PIN}\n`)).code).toBe(expected);
      }
      expect((await withBinding(['pin', 'verify', '--pin-stdin', '--allow-last-try'], `${WRONG_PIN}\n`)).code).toBe(7);
      expect((await withBinding(['pin', 'unblock', '--puk-stdin', '--new-pin-stdin'], `${PUK}\n${PIN}\n`)).code).toBe(
        0,
      );
      expect(jsonOf(await withBinding(['pin', 'status']))).toMatchObject({
        pin: { triesRemaining: 3 },
        puk: { triesRemaining: 10 },
      });
      expect(jsonOf(await withBinding(['doctor']))).toMatchObject({ worst: 'warning' });
    });
  });

  it('watches the card go and come, and waits for it', async () => {
    let watched = '';
    const watching = spawnCie(['status', '--watch', '--json'], { home, onStdout: (text) => (watched = text) });
    await until(() => watched.includes('card-recognised'), 'the card is recognised');
    server.stdin?.write('remove\n');
    await until(() => watched.includes('card-removed'), 'the removal is seen');
    expect(said).toContain('card removed (removed)');
    const waiting = runCie(['pin', 'verify', '--pin-stdin', '--wait', '--yes', '--json'], { home, input: `${PIN}\n` });
    server.stdin?.write('insert\n');
    expect((await waiting).code).toBe(0);
    watching.child.kill('SIGINT');
    expect((await watching.result).code).toBe(0);
  });

  it.skipIf(!has(OPENSC_TOOL))('opensc-tool sees the card', () => {
    const { stdout, stderr } = spawnSync(OPENSC_TOOL, ['--reader', '0', '--atr'], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`.replaceAll(':', '').toUpperCase()).toContain(ATR);
    expect(spawnSync(OPENSC_TOOL, ['--list-readers'], { encoding: 'utf8' }).stdout).toContain(FIRST_READER);
  });

  it.skipIf(!has(PCSC_SCAN))('pcsc_scan sees the card', async () => {
    const scan = spawn(PCSC_SCAN, ['-n'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, TERM: 'dumb' },
    });
    let text = '';
    scan.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await until(() => text.replaceAll(/[\s:]/g, '').toUpperCase().includes(ATR), 'pcsc_scan shows the ATR');
    scan.kill();
    await once(scan, 'close');
    expect(text).toContain(FIRST_READER);
  });

  it.skipIf(!has('python3'))('another client selects the CIE application and reads the services id', () => {
    const script = fileURLToPath(new URL('../support/third_client.py', import.meta.url));
    const { stdout, stderr } = spawnSync('python3', [script, FIRST_READER], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({
      stdout: `9000\n${Buffer.from('123456789012').toString('hex')}9000\n`,
      stderr: '',
    });
  });
});
