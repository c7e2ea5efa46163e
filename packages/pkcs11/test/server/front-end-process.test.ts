import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex, type Readable, type Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CKR } from '../../src/cryptoki/return-values.js';
import { serveToken } from '../../src/index.js';
import { buildInTurn } from '../../../../fixtures/build-turn.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram, returnValue, ulongsIn } from '../support/rpc-program.js';
import { shortFolder } from '../support/short-folder.js';

const support = (name: string): string => fileURLToPath(new URL(`../support/${name}`, import.meta.url));

beforeAll(() => buildInTurn('packages/pkcs11'));

type FrontEnd = ChildProcessByStdio<Writable, Readable, null>;

function start(socketPath: string, traced?: string): { child: FrontEnd; program: RpcProgram } {
  const tracer = traced === undefined ? [] : ['--import', support('module-tracer.mjs')];
  const child = spawn(process.execPath, [...tracer, support('front-end.mjs'), socketPath], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TRACED_MODULES: traced },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, program: new RpcProgram(Duplex.from({ readable: child.stdout, writable: child.stdin })) };
}

describe('the front end as a process', () => {
  it('loads the protocol and nothing of cards, certificates or native code, and ends with its input', async () => {
    const traced = join(shortFolder(), 'modules');
    const { child, program } = start('/nowhere/token.sock', traced);
    await program.shakeHands();
    expect(returnValue(await program.initialize())).toBe(CKR.OK);
    expect(ulongsIn(await program.call('C_GetSlotList', { byte: 0 }, { room: 4 }))).toEqual([1]);
    const ended = once(child, 'exit');
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
    const modules = readFileSync(traced, 'utf8').trim().split('\n');
    const ours = modules.filter((url) => !url.startsWith('node:'));
    expect(ours.length).toBeGreaterThan(10);
    for (const url of ours)
      expect(url).toMatch(/packages\/pkcs11\/(?:dist\/(?:front-end|cryptoki|rpc|server|token)|test\/support)/);
    const builtIn = new Set(modules.filter((url) => url.startsWith('node:')));
    for (const heavy of ['node:http', 'node:https', 'node:tls', 'node:child_process', 'node:worker_threads']) {
      expect(builtIn).not.toContain(heavy);
    }
  });

  it('names to the service nobody but the program that started it', async () => {
    const path = join(shortFolder(), 'ciekit', 'token.sock');
    const token = new EchoToken();
    const service = await serveToken({ token, socketPath: path });
    onTestFinished(() => service.close());
    const { child, program } = start(path);
    await program.shakeHands();
    void program.initialize().catch(() => undefined);
    await vi.waitFor(() => {
      expect(token.programs).toHaveLength(1);
    });
    // Started by another name than `cie token connect`, it speaks for itself.
    expect(token.programs[0]).toEqual({ pid: child.pid, name: 'front-end.mjs' });
  });

  it('ends when the program that started it is killed', async () => {
    const { child, program } = start('/nowhere/token.sock');
    await program.shakeHands();
    const ended = once(child, 'exit');
    child.stdin.destroy();
    child.stdout.destroy();
    await ended;
  });
});
