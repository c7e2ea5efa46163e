import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { askLock, askStatus, controlSocketPath, serveToken, type TokenService } from '../../src/index.js';
import { makePrivateFolder } from '../../src/server/private-folder.js';
import { serveControl } from '../../src/server/serve-control.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';

async function serve(): Promise<{ token: EchoToken; service: TokenService; path: string }> {
  const token = new EchoToken();
  const path = join(shortFolder(), 'ciekit', 'token.sock');
  const service = await serveToken({ token, socketPath: path });
  onTestFinished(() => service.close());
  return { token, service, path };
}

/** What the service answers to bytes, until it hangs up. */
async function answersTo(path: string, ...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  const socket = connect(controlSocketPath(path));
  socket.on('error', () => undefined);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  for (const piece of pieces) socket.write(piece);
  await once(socket, 'close');
  return text;
}

/** Somebody else at the place of the control socket. */
async function serveInstead(answer: string | undefined): Promise<string> {
  const path = join(shortFolder(), 'ciekit', 'token.sock');
  makePrivateFolder(join(path, '..'));
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(controlSocketPath(path), resolve));
  onTestFinished(() => {
    server.close();
  });
  return path;
}

describe('the control socket', () => {
  it('tells what the token does, and who is connected', async () => {
    const { path, token } = await serve();
    expect(await askStatus(path)).toEqual({ pid: process.pid, clients: 0, ...token.status() });
    await (await RpcProgram.connect(path)).shakeHands();
    expect(await askStatus(path)).toMatchObject({ clients: 1 });
  });

  it('locks', async () => {
    const { path, token } = await serve();
    expect(await askLock(path)).toBe(1);
    expect(await askLock(path)).toBe(2);
    expect(token.locked).toBe(2);
  });

  it('answers several requests of one connection in their order', async () => {
    const { path } = await serve();
    const text = await answersTo(path, '{"do":"lock"}\n{"do":"st', 'atus"}\n{"do":"lock"}\nx\n');
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('{"locked":1}');
    expect(lines[1]).toContain('"CA00000AA"');
    expect(lines[2]).toBe('{"locked":2}');
    expect(lines[3]).toBe('{"error":"unknown-request"}');
  });

  it.each([
    ['another word', '{"do":"sign"}\n'],
    ['more than the word', '{"do":"lock","now":true}\n'],
    ['no object', '["lock"]\n'],
    ['no JSON', 'lock\n'],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x0a)],
    ['a line without end', 'x'.repeat(100_000)],
  ])('refuses %s and hangs up', async (_what, bytes) => {
    const { path, token } = await serve();
    const text = await answersTo(path, bytes);
    // A line that is cut off in the middle may be reset before its answer is read.
    expect(['{"error":"unknown-request"}\n', '']).toContain(text);
    expect(token.locked).toBe(0);
    expect(await askLock(path)).toBe(1);
  });

  it('is not hung up on while a log-in takes its time to close', async () => {
    const token = new EchoToken();
    const idleMs = 30;
    token.lock = async () => {
      await delay(4 * idleMs);
      return 1;
    };
    const path = join(shortFolder(), 'ciekit', 'control.sock');
    const control = await serveControl({
      token,
      path,
      descriptor: undefined,
      credentials: undefined,
      clients: () => 0,
      idleMs,
    });
    onTestFinished(() => control.close());
    expect(await askLock(join(path, '..', 'token.sock'))).toBe(1);
    // Between requests nobody stays for nothing.
    expect(await answersTo(join(path, '..', 'token.sock'), '{"do":"lock"}\n')).toBe('{"locked":1}\n');
  });

  it('says when the token failed', async () => {
    const { path, token } = await serve();
    vi.spyOn(token, 'lock').mockRejectedValue(new Error('x'));
    await expect(askLock(path)).rejects.toMatchObject({ code: 'token-service-failed' });
    expect(await askStatus(path)).toMatchObject({ clients: 0 });
  });

  it('is not there without a service', async () => {
    const { path, service } = await serve();
    await service.close();
    const socket = controlSocketPath(path);
    await expect(askStatus(path)).rejects.toMatchObject({ code: 'token-service-not-running', path: socket });
    await expect(askStatus('/nowhere/token.sock')).rejects.toMatchObject({ code: 'token-service-not-running' });
  });

  it.each([
    ['nonsense', 'HTTP/1.1 400\r\n\r\n'],
    ['an empty status', '{"status":{}}\n'],
    [
      'slots of another form',
      '{"status":{"pid":1,"clients":0,"pinMode":"prompt","idleMs":0,"slots":[{"slot":"1"}]}}\n',
    ],
    ['no number', '{"locked":-1}\n'],
    ['a refusal', '{"error":"failed"}\n'],
    ['nothing', undefined],
    ['no end of a line', 'x'.repeat(100_000)],
  ])('of something else answers %s: an error, not a status', async (_what, answer) => {
    const path = await serveInstead(answer);
    await expect(askStatus(path)).rejects.toMatchObject({ code: 'token-service-failed' });
    await expect(askLock(path)).rejects.toMatchObject({ code: 'token-service-failed' });
  });

  it('is not trusted in a folder that others may enter', async () => {
    const { path } = await serve();
    chmodSync(join(path, '..'), 0o755);
    await expect(askStatus(path)).rejects.toMatchObject({ code: 'token-folder-unsafe' });
  });
});
