import { Socket } from 'node:net';
import { join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectFrontEnd } from '../../src/front-end.js';
import { serveToken } from '../../src/index.js';
import { callNamed, callOf } from '../../src/server/request-call.js';
import { encodeFrame, FrameDecoder } from '../../src/rpc/frame-decoder.js';
import type { Frame } from '../../src/rpc/frame.js';
import { watchCopies } from '../support/copies.js';
import { EchoToken } from '../support/echo-token.js';
import { requestBody, RpcProgram } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';

const PIN = '19283746';
const USER = 1;
const logIn = (): Uint8Array => requestBody('C_Login', 7, USER, new TextEncoder().encode(PIN));

/** A service whose token answers log-ins with an empty body, and other calls when `held` does. */
async function serve(held: Promise<void> = Promise.resolve()): Promise<{ path: string; token: EchoToken }> {
  const token = new EchoToken();
  token.answer = async (request) => {
    if (callOf(request.body) === callNamed('C_Login')) return { ...request, body: new Uint8Array(4) };
    await held;
    return request;
  };
  const path = join(shortFolder(), 'ciekit', 'token.sock');
  const service = await serveToken({ token, socketPath: path });
  onTestFinished(() => service.close());
  return { path, token };
}

function holdsPin(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(PIN);
}

/** A log-in that breaks off behind its PIN. */
function halfALogIn(): Uint8Array {
  const whole = encodeFrame({ code: 99, options: new Uint8Array(), body: Buffer.concat([logIn(), Buffer.alloc(9)]) });
  return whole.slice(0, whole.length - 1);
}

describe('a PIN that a program sends', () => {
  it('does not stay in what the front end wrote to the service', async () => {
    const { path } = await serve();
    const written: Uint8Array[] = [];
    let hadPin = false;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its socket below
    const original = Socket.prototype.write;
    const write = vi.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...args: unknown[]) {
      const [bytes] = args;
      if (bytes instanceof Uint8Array) {
        written.push(bytes);
        hadPin ||= holdsPin(bytes);
      }
      return Reflect.apply(original, this, args) as boolean;
    });
    onTestFinished(() => {
      write.mockRestore();
    });
    const input = new PassThrough();
    const output = new PassThrough();
    const end = connectFrontEnd({ input, output, socketPath: path });
    onTestFinished(async () => {
      input.end();
      await end;
    });
    const program = new RpcProgram(Duplex.from({ readable: output, writable: input }));
    await program.shakeHands();
    await program.initialize();
    await program.reply(program.send(logIn()));
    expect(hadPin).toBe(true);
    expect(written.filter(holdsPin)).toEqual([]);
  });

  it('does not stay in a call that nobody answered because the program hung up', async () => {
    const frames: Frame[] = [];
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its decoder below
    const original = FrameDecoder.prototype.push;
    const push = vi.spyOn(FrameDecoder.prototype, 'push').mockImplementation(function (this: FrameDecoder, piece) {
      const taken = original.call(this, piece);
      frames.push(...taken);
      return taken;
    });
    onTestFinished(() => {
      push.mockRestore();
    });
    const { path, token } = await serve(new Promise(() => undefined));
    const program = await RpcProgram.connect(path);
    await program.shakeHands();
    // As many as are answered at the same time; the log-in waits behind them.
    for (let i = 0; i < 32; i++) program.send(requestBody('C_GetInfo'));
    program.send(logIn());
    const logIns = (): Frame[] => frames.filter(({ body }) => holdsPin(body));
    await vi.waitFor(() => {
      expect(logIns()).toHaveLength(1);
    });
    program.stream.destroy();
    await vi.waitFor(() => {
      expect(token.open).toBe(0);
    });
    expect(logIns()).toEqual([]);
  });

  it('does not stay in half a call that a program hung up in', async () => {
    const { path, token } = await serve();
    const program = await RpcProgram.connect(path);
    await program.shakeHands();
    await program.initialize();
    const half = halfALogIn();
    const copies = watchCopies();
    program.stream.write(half);
    await vi.waitFor(() => {
      expect([...copies].filter(holdsPin)).toHaveLength(1);
    });
    program.stream.destroy();
    await vi.waitFor(() => {
      expect(token.open).toBe(0);
    });
    expect([...copies].filter(holdsPin)).toEqual([]);
  });

  it('does not stay in half a call that the front end’s input ended in', async () => {
    const { path } = await serve();
    const input = new PassThrough();
    const output = new PassThrough();
    const end = connectFrontEnd({ input, output, socketPath: path });
    const program = new RpcProgram(Duplex.from({ readable: output, writable: input }));
    await program.shakeHands();
    await program.initialize();
    const half = halfALogIn();
    const copies = watchCopies();
    input.write(half);
    await vi.waitFor(() => {
      expect([...copies].filter(holdsPin)).toHaveLength(1);
    });
    input.end();
    await end;
    expect([...copies].filter(holdsPin)).toEqual([]);
  });
});
