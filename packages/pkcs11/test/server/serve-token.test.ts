import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, Server } from 'node:net';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { serveToken, type ServiceEvent, type TokenService, type TokenServiceOptions } from '../../src/index.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';
import { strangerAt } from '../support/stranger.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

interface Served {
  readonly service: TokenService;
  readonly token: EchoToken;
  readonly events: ServiceEvent[];
  readonly path: string;
}

async function serve(options: Partial<TokenServiceOptions> = {}, folder = shortFolder()): Promise<Served> {
  const token = new EchoToken();
  const events: ServiceEvent[] = [];
  const path = join(folder, 'ciekit', 'token.sock');
  const service = await serveToken({ token, socketPath: path, onEvent: (event) => events.push(event), ...options });
  onTestFinished(() => service.close());
  return { service, token, events, path };
}

async function shaken(path: string): Promise<RpcProgram> {
  const program = await RpcProgram.connect(path);
  await program.shakeHands();
  return program;
}

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;
const body = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = (code: number, options: number, length: number): Uint8Array => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(code, 0);
  bytes.writeUInt32BE(options, 4);
  bytes.writeUInt32BE(length, 8);
  return bytes;
};

describe('the socket', () => {
  it('is its owner’s alone, in a folder that is, whatever the umask', async () => {
    const before = process.umask(0);
    onTestFinished(() => {
      process.umask(before);
    });
    const { path, service } = await serve();
    expect(modeOf(path)).toBe(0o600);
    expect(modeOf(service.controlPath)).toBe(0o600);
    expect(modeOf(join(path, '..'))).toBe(0o700);
    expect(process.umask(0)).toBe(0);
  });

  it('is closed to others from its first moment', async () => {
    const before = process.umask(0);
    onTestFinished(() => {
      process.umask(before);
    });
    const modes: number[] = [];
    const folder = shortFolder();
    const path = join(folder, 'ciekit', 'token.sock');
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its server below
    const original = Server.prototype.listen;
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...args: unknown[]) {
      const server = Reflect.apply(original, this, args) as Server;
      if (args[0] === path) modes.push(modeOf(path));
      return server;
    });
    onTestFinished(() => {
      listen.mockRestore();
    });
    await serve({}, folder);
    expect(modes).toEqual([0o600]);
  });

  it('goes when the service ends, and hangs up on everybody', async () => {
    const { path, service, token } = await serve();
    const program = await shaken(path);
    await vi.waitFor(() => {
      expect(token.open).toBe(1);
    });
    await Promise.all([service.close(), service.close()]);
    await program.closed();
    expect(token.open).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect(existsSync(service.controlPath)).toBe(false);
  });

  it('of a service that died is replaced', async () => {
    const folder = shortFolder();
    mkdirSync(join(folder, 'ciekit'), { mode: 0o700 });
    const path = join(folder, 'ciekit', 'token.sock');
    const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', script]);
    expect(existsSync(path)).toBe(true);
    await serve({}, folder);
    await shaken(path);
  });

  it('of a service that lives is left to it', async () => {
    const folder = shortFolder();
    const { path } = await serve({}, folder);
    await expect(serve({}, folder)).rejects.toMatchObject({ code: 'token-service-running', path });
    await shaken(path);
  });

  it('is had by one of several that start at once', async () => {
    const folder = shortFolder();
    const started = await Promise.allSettled(Array.from({ length: 6 }, () => serve({}, folder)));
    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of started) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'token-service-running' });
    }
    await shaken(join(folder, 'ciekit', 'token.sock'));
  });

  it('is not made where something else lies, or cannot be', async () => {
    const folder = shortFolder();
    mkdirSync(join(folder, 'ciekit'), { mode: 0o700 });
    const path = join(folder, 'ciekit', 'token.sock');
    writeFileSync(path, 'a letter');
    await expect(serve({}, folder)).rejects.toMatchObject({ code: 'token-socket-unusable' });
    expect(existsSync(path)).toBe(true);
    const long = join(folder, 'x'.repeat(120), 'token.sock');
    await expect(serve({ socketPath: long })).rejects.toMatchObject({ code: 'token-socket-unusable', path: long });
    expect(existsSync(join(folder, 'x'.repeat(120)))).toBe(false);
  });

  it('is not made in a folder that others may enter, nor through a link', async () => {
    const folder = shortFolder();
    const place = join(folder, 'ciekit');
    mkdirSync(place);
    chmodSync(place, 0o750);
    await expect(serve({}, folder)).rejects.toMatchObject({ code: 'token-folder-unsafe', path: place });
    rmSync(place, { recursive: true });
    mkdirSync(join(folder, 'elsewhere'), { mode: 0o700 });
    symlinkSync(join(folder, 'elsewhere'), place);
    await expect(serve({}, folder)).rejects.toMatchObject({ code: 'token-folder-unsafe' });
    expect(existsSync(join(folder, 'elsewhere', 'token.sock'))).toBe(false);
  });

  it.runIf(isRoot)('is not made in another user’s folder', async () => {
    const folder = shortFolder();
    mkdirSync(join(folder, 'ciekit'), { mode: 0o700 });
    spawnSync('chown', [String(NOBODY), join(folder, 'ciekit')]);
    await expect(serve({}, folder)).rejects.toMatchObject({ code: 'token-folder-unsafe' });
  });
});

describe('who is let in', () => {
  it('is told by the kernel: the program’s name', async () => {
    const { path, token } = await serve();
    await shaken(path);
    await vi.waitFor(() => {
      expect(token.programs).toHaveLength(1);
    });
    expect(token.programs[0]?.pid).toBe(process.pid);
    // The tests run in a script of Node's: its name is what a person knows.
    expect(token.programs[0]?.name).toMatch(/^[\w.-]+$/);
    expect(token.programs[0]?.name).not.toBe(basename(process.execPath));
  });

  it.runIf(isRoot)('is not another user, even where every mode lets him', async () => {
    const { path, events, token } = await serve();
    // Refused by us, after the modes let it through.
    expect(await strangerAt(path, Uint8Array.of(2))).toBe('refused');
    await vi.waitFor(() => {
      expect(events).toContainEqual({ type: 'client-refused', reason: 'another-user' });
    });
    expect(token.programs).toHaveLength(0);
    await shaken(path);
  });

  it('are only so many at a time', async () => {
    const { path, events } = await serve({ maxClients: 2 });
    const [first] = [await shaken(path), await shaken(path)];
    const third = await RpcProgram.connect(path);
    await third.closed();
    expect(events).toContainEqual({ type: 'client-refused', reason: 'too-many' });
    first.stream.destroy();
    await vi.waitFor(() => {
      expect(events.some(({ type }) => type === 'client-gone')).toBe(true);
    });
    await shaken(path);
  });

  it('has to say something in time', async () => {
    const { path, events } = await serve({ firstByteMs: 50 });
    const silent = await RpcProgram.connect(path);
    await silent.closed();
    expect(events).toContainEqual(expect.objectContaining({ type: 'client-dropped', reason: 'silent' }));
  });

  it('may be quiet later', async () => {
    const { path } = await serve({ firstByteMs: 50 });
    const program = await shaken(path);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const code = program.send(body('still here'));
    expect((await program.reply(code)).body).toEqual(body('still here'));
  });
});

describe('a conversation', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [200, 2],
  ])('with a client of version %i speaks version %i', async (theirs, agreed) => {
    const { path } = await serve();
    const program = await RpcProgram.connect(path);
    expect(await program.shakeHands(theirs)).toBe(agreed);
  });

  it('answers each request, the late ones late', async () => {
    const { path, token } = await serve();
    let release: () => void = () => undefined;
    token.answer = (request) =>
      request.code === 1
        ? new Promise(
            (resolve) =>
              (release = () => {
                resolve(request);
              }),
          )
        : request;
    const program = await shaken(path);
    program.send(body('first'), 1);
    program.send(body('second'), 2);
    expect((await program.reply(2)).body).toEqual(body('second'));
    release();
    expect((await program.reply(1)).body).toEqual(body('first'));
  });

  it('takes requests in any pieces, the version byte among them', async () => {
    const { path } = await serve();
    const program = await RpcProgram.connect(path);
    const bytes = Buffer.concat([Uint8Array.of(2), header(9, 3, 5), body('optHello')]);
    for (const byte of bytes) {
      program.stream.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await program.reply(9)).body).toEqual(body('Hello'));
    const whole = await RpcProgram.connect(path);
    whole.stream.write(bytes);
    expect((await whole.reply(9)).body).toEqual(body('Hello'));
  });

  it('is dropped with its requests when the program goes', async () => {
    const { path, token } = await serve();
    token.answer = () => new Promise(() => undefined);
    const program = await shaken(path);
    for (let i = 0; i < 100; i++) program.send(body('wait'));
    await vi.waitFor(() => {
      expect(token.open).toBe(1);
    });
    program.stream.destroy();
    await vi.waitFor(() => {
      expect(token.open).toBe(0);
    });
  });
});

describe('a hostile program', () => {
  /** Another program's conversation goes on. */
  async function expectUntouched(path: string, other: RpcProgram): Promise<void> {
    const code = other.send(body('hello'));
    expect((await other.reply(code)).body).toEqual(body('hello'));
    await shaken(path);
  }

  it.each([
    ['announces a gigabyte', header(1, 0, 2 ** 30)],
    ['announces options without end', header(1, 0xffff_ffff, 0)],
    ['announces 4 GB twice', header(1, 0xffff_ffff, 0xffff_ffff)],
    ['speaks HTTP', body('\x02GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ])('that %s is hung up on', async (_what, bytes) => {
    const { path, events } = await serve();
    const other = await shaken(path);
    const before = process.memoryUsage().arrayBuffers;
    const program = await shaken(path);
    program.stream.write(bytes);
    await program.closed();
    expect(events).toContainEqual(expect.objectContaining({ type: 'client-dropped', reason: 'malformed' }));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    await expectUntouched(path, other);
  });

  it('that sends half a frame and leaves, or stays, disturbs nobody', async () => {
    const { path, token } = await serve();
    const other = await shaken(path);
    const leaves = await shaken(path);
    leaves.stream.write(header(1, 0, 1000).subarray(0, 7));
    const stays = await shaken(path);
    stays.stream.write(header(1, 0, 1000));
    await vi.waitFor(() => {
      expect(token.open).toBe(3);
    });
    leaves.stream.destroy();
    await vi.waitFor(() => {
      expect(token.open).toBe(2);
    });
    await expectUntouched(path, other);
  });

  it('that never reads its answers is not read any more, and costs nothing', async () => {
    const { path, token } = await serve();
    let answered = 0;
    token.answer = (request) => {
      if (request.body.length > 0) return request;
      answered++;
      return { ...request, body: new Uint8Array(8192) };
    };
    const other = await shaken(path);
    const socket = connect(path);
    await once(socket, 'connect');
    onTestFinished(() => {
      socket.destroy();
    });
    socket.pause();
    socket.write(Uint8Array.of(2));
    const requests = Buffer.concat(Array.from({ length: 4000 }, (_, code) => header(code, 0, 0)));
    // 20,000 answers would be 160 MB. The kernel's buffers take some, the service's 256 KB more, and then it stops.
    for (let i = 0; i < 5; i++) socket.write(requests);
    let settled = -1;
    await vi.waitFor(
      () => {
        const now = answered;
        const isSettled = now > 0 && now === settled;
        settled = now;
        expect(isSettled).toBe(true);
      },
      { interval: 100 },
    );
    expect(answered).toBeLessThan(500);
    await expectUntouched(path, other);
    // Once it reads it gets the rest.
    let received = 0;
    socket.on('data', (chunk: Uint8Array) => (received += chunk.length));
    socket.resume();
    await vi.waitFor(
      () => {
        expect(received).toBe(1 + 20_000 * (12 + 8192));
      },
      { timeout: 20_000 },
    );
  });

  it('that asks without waiting for answers is hung up on', async () => {
    const { path, token, events } = await serve();
    const other = await shaken(path);
    token.answer = (request) => (request.body.length > 100 ? new Promise(() => undefined) : request);
    const program = await shaken(path);
    const flood = Buffer.concat([header(1, 0, 60_000), new Uint8Array(60_000)]);
    for (let i = 0; i < 100; i++) program.stream.write(flood);
    await program.closed();
    expect(events).toContainEqual(expect.objectContaining({ type: 'client-dropped', reason: 'flood' }));
    await expectUntouched(path, other);
  });

  it('whose request makes the token fail is the only one to notice', async () => {
    const { path, token, events } = await serve();
    const other = await shaken(path);
    const failure = new Error('a fault of ours');
    token.answer = (request) => {
      if (request.body.length === 1) throw failure;
      return request.body.length === 2 ? Promise.reject(failure) : request;
    };
    for (const length of [1, 2]) {
      const program = await shaken(path);
      program.send(new Uint8Array(length));
      await program.closed();
    }
    const dropped = events.filter(({ type }) => type === 'client-dropped');
    expect(dropped).toMatchObject([
      { reason: 'failed', error: failure },
      { reason: 'failed', error: failure },
    ]);
    await expectUntouched(path, other);
  });
});
