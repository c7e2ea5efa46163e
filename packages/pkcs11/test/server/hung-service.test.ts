import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CKR } from '../../src/cryptoki/return-values.js';
import { connectFrontEnd, type FrontEndOptions } from '../../src/front-end.js';
import { serveToken } from '../../src/index.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram, returnValue } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';

/** Longer than a test may last. */
const NEVER_MS = 3_600_000;

/** Somebody who accepts connections at the service's place and says nothing. */
async function serveSilence(): Promise<{ path: string; taken: Socket[] }> {
  const path = join(shortFolder(), 'ciekit', 'token.sock');
  mkdirSync(dirname(path), { mode: 0o700 });
  const taken: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.pause();
    taken.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    for (const socket of taken) socket.destroy();
    server.close();
  });
  return { path, taken };
}

function startProgram(options: Pick<FrontEndOptions, 'socketPath' | 'patienceMs' | 'silenceMs'>): {
  program: RpcProgram;
  input: PassThrough;
  end: Promise<void>;
} {
  const input = new PassThrough();
  const output = new PassThrough();
  const end = connectFrontEnd({ input, output, ...options });
  const program = new RpcProgram(Duplex.from({ readable: output, writable: input }));
  onTestFinished(async () => {
    input.end();
    await end;
  });
  return { program, input, end };
}

describe('a service that accepts and never speaks', () => {
  it('is waited for a little, once, and not looked for again for a while', async () => {
    const { path, taken } = await serveSilence();
    const { program } = startProgram({ socketPath: path, patienceMs: 40, silenceMs: NEVER_MS });
    await program.shakeHands();
    const before = performance.now();
    expect(returnValue(await program.initialize())).toBe(CKR.OK);
    expect(performance.now() - before).toBeGreaterThan(35);
    for (let i = 0; i < 20; i++) expect(returnValue(await program.call('C_GetSlotInfo', 1))).toBe(CKR.OK);
    expect(performance.now() - before).toBeLessThan(20 * 40);
    expect(taken).toHaveLength(1);
  });

  it('that has been hung up on is not connected to again for a while', async () => {
    const { path, taken } = await serveSilence();
    const { program } = startProgram({ socketPath: path, silenceMs: 60 });
    await program.shakeHands();
    expect(returnValue(await program.initialize())).toBe(CKR.OK);
    // Longer than the pause after a service that was not there.
    const until = performance.now() + 200;
    while (performance.now() < until) expect(returnValue(await program.call('C_GetSlotInfo', 1))).toBe(CKR.OK);
    expect(taken).toHaveLength(1);
  });

  it('does not keep a program’s end from being noticed', async () => {
    const { path, taken } = await serveSilence();
    const { program, input, end } = startProgram({ socketPath: path, patienceMs: NEVER_MS, silenceMs: NEVER_MS });
    await program.shakeHands();
    program.initialize().catch(() => undefined);
    await vi.waitFor(() => {
      expect(taken).toHaveLength(1);
    });
    input.end();
    await end;
    // Nor does the connection stay.
    const [socket] = taken;
    socket?.resume();
    if (socket?.closed === false) await once(socket, 'close');
  });

  it('is used when it speaks at last, by a program that went on without it', async () => {
    const real = join(shortFolder(), 'ciekit', 'token.sock');
    const token = new EchoToken();
    let asked = 0;
    token.answer = (request) => {
      asked++;
      return request;
    };
    const service = await serveToken({ token, socketPath: real });
    onTestFinished(() => service.close());
    const { path, taken } = await serveSilence();
    const { program } = startProgram({ socketPath: path, patienceMs: 20, silenceMs: NEVER_MS });
    await program.shakeHands();
    expect(returnValue(await program.initialize())).toBe(CKR.OK);
    expect(token.open).toBe(0);
    await vi.waitFor(async () => {
      for (const socket of taken.splice(0)) {
        const onward = connect(real);
        onward.on('error', () => undefined);
        socket.pipe(onward).pipe(socket);
        socket.once('close', () => onward.destroy());
      }
      await program.call('C_GetSlotInfo', 1);
      // C_Initialize, said again to the service, and this call.
      expect(asked).toBeGreaterThan(1);
    });
  });
});
