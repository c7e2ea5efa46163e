import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePath } from './node-path.js';
import { decodeValue, encodeValue } from './value-codec.js';
import type { EncodedValue } from './value-codec.js';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

interface LockFile {
  readonly pid: number;
  readonly socket: string;
}

/** Runs in a process of its own: the second instance has to know synchronously whether the first one listens. */
const NOTIFY = `
  const socket = require('node:net').connect(process.argv[1]);
  socket.on('connect', () => socket.end(process.argv[2]));
  socket.on('error', () => process.exit(1));
  socket.on('close', () => process.exit(0));
`;

/** Who has the app of one user-data folder: the first process listens, later ones tell it that they came. */
export class SingleInstance {
  private server: Server | undefined;
  private lockFile: string | undefined;
  private socketFolder: string | undefined;
  private readonly onSecond: (second: SecondInstance) => void;

  constructor(onSecond: (second: SecondInstance) => void) {
    this.onSecond = onSecond;
  }

  get held(): boolean {
    return this.server !== undefined;
  }

  /** Whether this process is the first; if not, the first one has been told. */
  request(userData: string, argv: readonly string[], additionalData: unknown): boolean {
    if (this.held) return true;
    mkdirSync(userData, { recursive: true });
    const lockFile = join(userData, 'SingletonLock');
    const message = JSON.stringify([argv, process.cwd(), encodeValue(additionalData)]);
    const first = readLock(lockFile);
    if (first !== undefined) {
      if (isAlive(first.pid) && notify(first.socket, message)) return false;
      // Its owner is gone.
      rmSync(lockFile, { force: true });
    }
    // A path of a socket has room for about a hundred bytes, a user-data folder may have more.
    this.socketFolder = mkdtempSync(join(tmpdir(), 'single-instance-'));
    const socket = join(this.socketFolder, 'singleton');
    this.server = this.listen(socket);
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, socket } satisfies LockFile), { flag: 'wx' });
    this.lockFile = lockFile;
    return true;
  }

  release(): void {
    this.server?.close();
    this.server = undefined;
    if (this.lockFile !== undefined) rmSync(this.lockFile, { force: true });
    if (this.socketFolder !== undefined) rmSync(this.socketFolder, { recursive: true, force: true });
    this.lockFile = this.socketFolder = undefined;
  }

  private listen(path: string): Server {
    const server = createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('error', () => undefined);
      socket.on('end', () => {
        const [argv, workingDirectory, data] = JSON.parse(text) as [string[], string, EncodedValue];
        this.onSecond({ argv, workingDirectory, additionalData: decodeValue(data) });
      });
    });
    server.listen(path);
    server.unref();
    return server;
  }
}

function readLock(path: string): LockFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockFile;
  } catch {
    // None, or one that was being written when its owner died.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function notify(socket: string, message: string): boolean {
  try {
    execFileSync(nodePath(), ['-e', NOTIFY, socket, message], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
