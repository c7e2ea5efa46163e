import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { cie, errorOf, jsonOf, PIN, start, temporaryFolder, type Running } from './support/cli.js';
import { unannounced } from './support/json-fields.js';
import { build, runCie, spawnCie } from './support/program.js';

beforeAll(build);

interface Place {
  readonly home: string;
  readonly socket: string;
  readonly card: string;
}

function place(): Place {
  const home = temporaryFolder();
  return { home, socket: join(home, 'run/token.sock'), card: `software:${join(home, 'card.json')}` };
}

/** Starts the service and waits until it says that it is ready. */
async function serving({ home, socket, card }: Place, ...more: readonly string[]): Promise<Running> {
  const running = start(['token', 'serve', '--socket', socket, '--reader', card, '--json', ...more], { home });
  onTestFinished(async () => {
    running.interrupt();
    await running.result;
  });
  await expect.poll(() => running.stdout(), { timeout: 20_000 }).toContain('"listening"');
  return running;
}

describe('cie token serve', () => {
  it('serves, tells its state, is locked, and ends when it is told to', async () => {
    const at = place();
    await cie(['pair', '--pin-stdin', '--yes', '--reader', at.card], { home: at.home, stdin: `${PIN}\n` });
    const running = await serving(at, '--idle', '0', '--pin-mode', 'login');
    await expect.poll(() => running.stdout(), { timeout: 20_000 }).toContain('"card-recognised"');
    const status = jsonOf(await cie(['token', 'status', '--socket', at.socket, '--json'], { home: at.home }));
    expect(status).toMatchObject({
      socket: at.socket,
      pid: process.pid,
      clients: 0,
      pinMode: 'login',
      idleSeconds: 0,
      slots: [{ card: 'paired', reader: 'Software card', serialNumber: 'CA00000AA', loggedIn: false, programs: [] }],
    });
    expect(unannounced('token status', status)).toEqual([]);
    const shown = await cie(['token', 'status', '--socket', at.socket], { home: at.home });
    expect(shown.stdout).toContain('CIE CA00000AA');
    expect(jsonOf(await cie(['token', 'lock', '--socket', at.socket, '--json'], { home: at.home }))).toEqual({
      locked: 0,
    });
    running.interrupt();
    const { code, stdout } = await running.result;
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toContain('"stopped"');
    for (const line of stdout.trimEnd().split('\n')) expect(unannounced('token serve', JSON.parse(line))).toEqual([]);
    expect(errorOf(await cie(['token', 'status', '--socket', at.socket, '--json'], { home: at.home }))).toMatchObject({
      code: 'token-not-running',
      class: 'service',
    });
  });

  it('says that an unpaired card has to be paired', async () => {
    const running = await serving(place());
    await expect.poll(() => running.stdout(), { timeout: 20_000 }).toContain('"card-unpaired"');
    await expect.poll(() => running.stderr()).toContain('cie pair');
  });

  it('does not take the place of one that is running', async () => {
    const at = place();
    await serving(at);
    const second = await cie(['token', 'serve', '--socket', at.socket, '--reader', 'software', '--json'], {
      home: at.home,
    });
    expect(errorOf(second)).toMatchObject({ code: 'token-running', class: 'busy' });
  });

  it('refuses a folder that others may enter, and a path that no socket can have', async () => {
    const { home } = place();
    mkdirSync(join(home, 'open'), { mode: 0o777 });
    const serve = (socket: string) =>
      cie(['token', 'serve', '--socket', socket, '--reader', 'software', '--json'], { home });
    expect(errorOf(await serve(join(home, 'open/token.sock')))).toMatchObject({ code: 'token-folder-unsafe' });
    const long = join(home, 'x'.repeat(120), 'token.sock');
    expect(errorOf(await serve(long))).toMatchObject({ code: 'token-socket-unusable' });
  });

  it.each(['-1', '1441', 'soon', '1e3', ''])('refuses the idle time %j', async (idle) => {
    const { home } = place();
    expect(errorOf(await cie(['token', 'serve', `--idle=${idle}`, '--json'], { home }))).toMatchObject({
      code: 'invalid-value',
      exitCode: 2,
    });
  });

  it('ends at SIGTERM, and leaves no socket', async () => {
    const at = place();
    const { child, result } = spawnCie(['token', 'serve', '--socket', at.socket, '--reader', 'software'], {
      home: at.home,
      onStderr: (text, running) => {
        if (text.includes('Ctrl-C')) running.kill('SIGTERM');
      },
    });
    expect(await result).toMatchObject({ code: 0, stdout: '' });
    expect(child.signalCode).toBeNull();
    await expect(
      new Promise((resolve, reject) => connect(at.socket).once('connect', resolve).once('error', reject)),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('cie token run', () => {
  const run = (argv: readonly string[], options: Partial<Parameters<typeof runCie>[1]> = {}) =>
    runCie(['--reader', 'software', 'token', 'run', ...argv], { home: temporaryFolder(), ...options });

  it('gives the program its streams and a token, and passes its exit code on', async () => {
    const script = 'read line; echo "$line $1"; test -S "${P11_KIT_SERVER_ADDRESS#unix:path=}"; exit $((40 + $?))';
    const { code, stdout } = await run(['--', 'sh', '-c', script, 'sh', '--pin'], { input: 'hello\n' });
    expect([code, stdout]).toEqual([40, 'hello --pin\n']);
  });

  it('tells with --json how the program ended, and by which signal', async () => {
    expect(jsonOf(await run(['--json', '--', 'sh', '-c', 'kill -KILL $$']))).toEqual({
      exitCode: 137,
      signal: 'SIGKILL',
    });
  });

  it('passes a request to stop on to the program, and takes the token away behind it', async () => {
    const home = temporaryFolder();
    const script = `process.on('SIGTERM', () => { console.log('stopped'); process.exit(3); });
      process.stdin.resume();
      console.log(process.env['P11_KIT_SERVER_ADDRESS'].slice('unix:path='.length));`;
    let told = false;
    const { result } = spawnCie(['--reader', 'software', 'token', 'run', '--', process.execPath, '-e', script], {
      home,
      onStdout: (_text, child) => {
        if (told) return;
        told = true;
        child.kill('SIGTERM');
      },
    });
    const { code, stdout } = await result;
    const [socket = '', last] = stdout.trimEnd().split('\n');
    expect([code, last]).toEqual([3, 'stopped']);
    await expect(
      new Promise((resolve, reject) => connect(socket).once('connect', resolve).once('error', reject)),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says so when there is no such program, or none was named', async () => {
    expect(errorOf(await run(['--json', '--', '/nowhere/program']))).toMatchObject({
      code: 'program-missing',
      exitCode: 2,
    });
    expect(errorOf(await run(['--json']))).toMatchObject({ code: 'missing-argument' });
  });
});

describe('cie token connect', () => {
  it('says to a person that it is nothing for them', async () => {
    const { home } = place();
    const result = await runCie(['token', 'connect', '--what'], { home });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('cie token install');
  });

  it('ends with the program that started it', async () => {
    const { home } = place();
    expect(await runCie(['token', 'connect'], { home })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('cie token install', () => {
  it('does not set up browsers for all users', async () => {
    const { home } = place();
    expect(errorOf(await cie(['token', 'install', '--system', '--firefox', '--json'], { home }))).toMatchObject({
      code: 'conflicting-options',
    });
  });
});
