import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PCSCD = '/usr/sbin/pcscd';
const SOCKET = '/run/pcscd/pcscd.comm';
const VPCD_CONFIGURATION = '/etc/reader.conf.d/vpcd';
/** As vpcd's configuration names it; two slots. */
export const FIRST_READER = 'Virtual PCD 00 00';
export const SECOND_READER = 'Virtual PCD 00 01';
export const FIRST_READER_PORT = 35_963;
export const SECOND_READER_PORT = 35_964;
const START_MS = 10_000;

/** Why tests with the real daemon cannot run here, in one line; `undefined` when they can. */
function pcscdMissing(): string | undefined {
  if (process.platform !== 'linux') return 'pcscd and vpcd: Linux only';
  if (process.getuid?.() !== 0) return 'pcscd and vpcd: not root';
  if (!existsSync(PCSCD)) return 'pcscd is not installed (apt install pcscd)';
  if (!existsSync(VPCD_CONFIGURATION)) return 'vpcd is not installed (apt install vsmartcard-vpcd)';
  if (!running() && existsSync(SOCKET) && !stale()) return 'another pcscd is running';
  return undefined;
}

/**
 * Why a test file has to be skipped; `false` when it runs. With CIEKIT_REQUIRE_PCSC=1 what is missing is a failure.
 *
 * @example
 * ```ts
 * describe.skipIf(skipWithoutPcscd())('through pcscd', () => { … });
 * ```
 */
export function skipWithoutPcscd(): string | false {
  const missing = pcscdMissing();
  if (missing === undefined) return false;
  if (process.env['CIEKIT_REQUIRE_PCSC'] === '1') throw new Error(`PC/SC tests are required here: ${missing}`);
  process.stderr.write(`skipped: ${missing}\n`);
  return missing;
}

let current: PcscDaemon | undefined;

function running(): boolean {
  return current !== undefined;
}

/** A socket file that a daemon left behind when it was killed. */
function stale(): boolean {
  try {
    const pid = Number(readFileSync('/run/pcscd/pcscd.pid', 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/** The real pcscd with the virtual reader, in the foreground as a child. */
export class PcscDaemon {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #log = '';

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    child.stdout?.on('data', (text: Buffer) => (this.#log += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.#log += text.toString()));
  }

  /** Starts the daemon and waits until it serves clients and the readers listen for cards; without any, if so wanted. */
  static async start({ readers = true }: { readonly readers?: boolean } = {}): Promise<PcscDaemon> {
    if (stale()) for (const file of [SOCKET, '/run/pcscd/pcscd.pid']) rmSync(file, { force: true });
    makeLoopbackAcknowledgeAtOnce();
    // A configuration of our own: only the virtual reader, whatever else is installed.
    const folder = mkdtempSync(join(tmpdir(), 'ciekit-pcscd-'));
    if (readers) writeFileSync(join(folder, 'vpcd'), readFileSync(VPCD_CONFIGURATION));
    const options = ['--foreground', '--info', '--config', folder, ...withoutPolkit()];
    const child = spawn(PCSCD, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    const daemon = new PcscDaemon(child, folder);
    current = daemon;
    await daemon.#ready(readers);
    return daemon;
  }

  /** What the daemon wrote so far. */
  get log(): string {
    return this.#log;
  }

  /**
   * How many cards the daemon has seen leave. Its list of states may say `empty` before: a card that is put in between
   * goes unnoticed, since the daemon looks every 400 ms only.
   */
  get cardRemovals(): number {
    return this.#log.split('Card Removed').length - 1;
  }

  /** Cards that the daemon has seen come, mute ones included. */
  get cardInsertions(): number {
    return this.#log.split('Card inserted into').length - 1;
  }

  /** How many cards the daemon knows in one reader: one or none. */
  cardsIn(reader: string): number {
    const count = (event: string): number => this.#log.split(`${event} ${reader}`).length - 1;
    return count('Card inserted into') - count('Card Removed From');
  }

  /** Stops it in an orderly way. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Kills it, as the kernel would: nothing is cleaned up. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (current === this) current = undefined;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill(signal);
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(readers: boolean): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (performance.now() < deadline) {
      if (this.#child.exitCode !== null) break;
      if ((await connects({ path: SOCKET })) && (!readers || listening(SECOND_READER_PORT))) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await this.kill();
    throw new Error(`pcscd did not start:\n${this.#log}`);
  }
}

/** Where polkit decides who may use cards, tests that run as an ordinary user are nobody's desktop session. */
function withoutPolkit(): readonly string[] {
  const { stdout } = spawnSync(PCSCD, ['--help'], { encoding: 'utf8' });
  return stdout.includes('--disable-polkit') ? ['--disable-polkit'] : [];
}

async function connects(address: { readonly path: string }): Promise<boolean> {
  const socket = createConnection(address);
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** Whether somebody listens on a TCP port, found out without connecting: a connection to vpcd is a card. */
function listening(port: number): boolean {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((table) => {
    if (!existsSync(table)) return false;
    return readFileSync(table, 'utf8')
      .split('\n')
      .some((line) => {
        const [, local, , state] = line.trim().split(/\s+/);
        return state === '0A' && local?.endsWith(wanted) === true;
      });
  });
}

/**
 * vpcd writes length and payload in two segments, and Linux delays the acknowledgement of the first by 40 ms. A route
 * that acknowledges at once takes that away; without the right to set it, tests are slower and nothing else.
 */
function makeLoopbackAcknowledgeAtOnce(): void {
  const route = 'local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1';
  try {
    execFileSync('ip', ['route', 'change', ...route.split(' ')], { stdio: 'ignore' });
  } catch {
    // No `ip`, or no right to change routes.
  }
}
