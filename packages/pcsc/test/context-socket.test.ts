import { readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LinuxContextSockets } from '../src/native/context-socket.js';

/** Node keeps the descriptor to itself; this is where it says it. */
const descriptorOf = (socket: Socket): number => (socket as unknown as { _handle: { fd: number } })._handle.fd;

describe.runIf(process.platform === 'linux')('the socket behind a context', () => {
  let folder: string;
  let server: Server;
  let paths: Map<number, string>;
  let shut: number[];
  let sockets: LinuxContextSockets;
  let open: Socket[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ciekit-sockets-'));
    server = createServer().listen(join(folder, 'pcscd.comm'));
    await new Promise((resolve) => server.once('listening', resolve));
    paths = new Map();
    shut = [];
    open = [];
    sockets = new LinuxContextSockets({ peerPath: (fd) => paths.get(fd), shutDown: (fd) => shut.push(fd) });
  });

  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  /** Opens a connection that leads to pcscd as far as anybody can see. */
  async function connect(path = join(folder, 'pcscd.comm')): Promise<number> {
    const socket = createConnection(join(folder, 'pcscd.comm'));
    open.push(socket);
    await new Promise((resolve) => socket.once('connect', resolve));
    const fd = descriptorOf(socket);
    paths.set(fd, path);
    return fd;
  }

  it('is the one that appeared, and is shut down on demand', async () => {
    await connect();
    const { result, socket } = await sockets.identify(() => connect());
    socket?.sever();
    expect(shut).toEqual([result]);
  });

  it('is unknown when two appeared, or one that leads elsewhere', async () => {
    const both = await sockets.identify(async () => [await connect(), await connect()]);
    expect(both.socket).toBeUndefined();
    const elsewhere = await sockets.identify(() => connect('/run/other.sock'));
    expect(elsewhere.socket).toBeUndefined();
  });

  it('is told apart when two contexts are established at once', async () => {
    const [first, second] = await Promise.all([sockets.identify(() => connect()), sockets.identify(() => connect())]);
    second.socket?.sever();
    first.socket?.sever();
    expect(shut).toEqual([second.result, first.result]);
  });

  it('is left alone once its number belongs to something else', async () => {
    const { result, socket } = await sockets.identify(() => connect());
    const inode = readlinkSync(`/proc/self/fd/${result}`);
    const owner = open.at(-1);
    await new Promise((resolve) => owner?.once('close', resolve).destroy());
    const successor = await connect();
    socket?.sever();
    if (successor === result) expect(readlinkSync(`/proc/self/fd/${successor}`)).not.toBe(inode);
    expect(shut).toEqual([]);
  });

  it('survives an establishment that fails', async () => {
    await expect(sockets.identify(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await sockets.identify(() => connect())).socket).toBeDefined();
  });
});
