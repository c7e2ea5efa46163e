import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { askStatus, serveToken, takeActivatedSockets } from '../../src/index.js';
import { buildInTurn } from '../../../../fixtures/build-turn.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';

const PID = 4711;
const taken = (env: Record<string, string>): ReturnType<typeof takeActivatedSockets> =>
  takeActivatedSockets({ LISTEN_PID: String(PID), ...env }, PID);

describe('what the service manager handed over', () => {
  it('is told by name, or else by order', () => {
    expect(taken({ LISTEN_FDS: '2', LISTEN_FDNAMES: 'control:token' })).toEqual({ token: 4, control: 3 });
    expect(taken({ LISTEN_FDS: '1', LISTEN_FDNAMES: 'token' })).toEqual({ token: 3, control: undefined });
    expect(taken({ LISTEN_FDS: '2', LISTEN_FDNAMES: 'unknown:unknown' })).toEqual({ token: 3, control: 4 });
    expect(taken({ LISTEN_FDS: '2' })).toEqual({ token: 3, control: 4 });
    expect(taken({ LISTEN_FDS: '1' })).toEqual({ token: 3, control: undefined });
  });

  it('is nothing, or is for another process', () => {
    expect(takeActivatedSockets({}, PID)).toBeUndefined();
    expect(taken({ LISTEN_FDS: '0' })).toBeUndefined();
    expect(takeActivatedSockets({ LISTEN_PID: '1', LISTEN_FDS: '2' }, PID)).toBeUndefined();
    expect(takeActivatedSockets({ LISTEN_FDS: '2' }, PID)).toBeUndefined();
  });

  it.each([
    { LISTEN_FDS: 'two' },
    { LISTEN_FDS: '-1' },
    { LISTEN_FDS: '9999' },
    { LISTEN_FDS: '1', LISTEN_FDNAMES: 'control' },
    { LISTEN_FDS: '1', LISTEN_FDNAMES: 'control:token' },
  ])('is refused when it says %j', (env) => {
    expect(() => taken(env)).toThrow(expect.objectContaining({ code: 'token-activation-malformed' }));
  });

  it('is not passed on to children', () => {
    const env = { LISTEN_PID: String(PID), LISTEN_FDS: '1', LISTEN_FDNAMES: 'token', HOME: '/' };
    takeActivatedSockets(env, PID);
    expect(env).toEqual({ HOME: '/' });
  });

  it('has to be a listening socket', async () => {
    const options = { token: new EchoToken(), socketPath: '/nowhere', activated: { token: 999, control: undefined } };
    await expect(serveToken(options)).rejects.toMatchObject({ code: 'token-activation-malformed' });
  });
});

const hasActivate = spawnSync('systemd-socket-activate', ['--version']).status === 0;

describe.skipIf(!hasActivate)('a service that systemd starts', () => {
  beforeAll(() => buildInTurn('packages/pkcs11'));

  it('serves on the sockets that it was given and leaves them there', async () => {
    const folder = join(shortFolder(), 'ciekit');
    mkdirSync(folder, { mode: 0o700 });
    const [path, control] = [join(folder, 'token.sock'), join(folder, 'control.sock')];
    const script = fileURLToPath(new URL('../support/activated-service.mjs', import.meta.url));
    const manager = spawn('systemd-socket-activate', [
      ...['-l', control, '-l', path, '--fdname=control:token'],
      ...[process.execPath, script],
    ]);
    let said = '';
    for (const stream of [manager.stdout, manager.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    onTestFinished(() => {
      manager.kill();
    });
    await vi.waitFor(() => {
      expect(existsSync(path)).toBe(true);
    });
    const program = await RpcProgram.connect(path);
    expect(await program.shakeHands()).toBe(2);
    const code = program.send(new TextEncoder().encode('hello'));
    expect((await program.reply(code)).body).toEqual(new TextEncoder().encode('hello'));
    expect(await askStatus(path)).toMatchObject({ pid: manager.pid, clients: 1 });
    // Its children have neither the sockets nor the words about them.
    expect(said).toContain('child: sockets 0, words 0');
    const ended = once(manager, 'exit');
    manager.kill();
    await ended;
    expect(existsSync(path)).toBe(true);
    expect(existsSync(control)).toBe(true);
  });
});
