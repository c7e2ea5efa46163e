import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { specimenPki } from '@ciekit/emulator';
import { main, type CommandProcess } from '../src/command/main.js';
import { build } from '../../cli/test/support/program.js';
import { anna, pem } from './support/cards.js';
import { TestBrowser } from './support/test-browser.js';

describe('cie-idp', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ciekit-idp-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The command with what it writes, and a way to interrupt it. */
  const start = (...argv: string[]) => {
    const written = { stdout: '', stderr: '' };
    let interrupt: () => void = () => undefined;
    let saidSomething: () => void = () => undefined;
    const said = new Promise<void>((resolve) => {
      saidSomething = resolve;
    });
    const process: CommandProcess = {
      stdout: {
        write: (text) => {
          written.stdout += text;
          saidSomething();
        },
      },
      stderr: { write: (text) => (written.stderr += text) },
      once: (_, listener) => {
        interrupt = listener;
      },
    };
    const exitCode = main(argv, process);
    return {
      written,
      exitCode,
      said,
      interrupt: () => {
        interrupt();
      },
    };
  };

  it('says where it is, lets somebody log in, and ends when it is interrupted', async () => {
    const anchors = join(folder, 'anchors.pem');
    const { rootCa, subCa } = specimenPki().authorities;
    await writeFile(anchors, pem(rootCa.certificate) + pem(subCa.certificate));
    const ca = join(folder, 'ca.pem');
    const command = start('--json', '--anchors', anchors, '--ca-out', ca, '--ocsp', 'off');
    await command.said;
    const { issuer, cardOrigin, service } = JSON.parse(command.written.stdout) as Record<string, string>;
    expect(issuer).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(cardOrigin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const browser = new TestBrowser(await readFile(ca, 'utf8'), anna());
    const login = await browser.press(await browser.go(`${service ?? ''}/`), 'login');
    const visitor = await browser.press(await browser.press(login, 'card'), 'consent');
    expect(visitor.body).toContain('SPCNNA85C52H501U');
    command.interrupt();
    expect(await command.exitCode).toBe(0);
    expect(command.written.stderr).toMatch(/card accepted/);
    expect(command.written.stderr + command.written.stdout).not.toMatch(/SPCNNA|SPECIMEN|CA00000AA/);
    await expect(browser.go(`${service ?? ''}/`)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('registers services and leaves its own out', async () => {
    const command = start('--no-service', '--client', 'my-app=https://localhost:3000/callback', '--host', '::1');
    await command.said;
    expect(command.written.stdout).toContain('TEST SERVICE');
    expect(command.written.stdout).not.toContain('sample service');
    expect(command.written.stdout).toContain('https://[::1]:');
    command.interrupt();
    expect(await command.exitCode).toBe(0);
  });

  it.each([
    ['--port', 'x'],
    ['--port', '70000'],
    ['--ocsp', 'sometimes'],
    ['--ocsp-responder', 'ftp://x/'],
    ['--client', 'nonsense'],
    ['--nonsense'],
    ['nonsense'],
  ])('says what is wrong with %s %s', async (...argv) => {
    const { exitCode, written } = start(...argv);
    expect(await exitCode).toBe(2);
    expect(written.stderr).toContain('cie-idp --help');
    expect(written.stdout).toBe('');
  });

  it.each([
    ['a file that is not there', () => ['--anchors', join(folder, 'nowhere.pem')]],
    ['a file without certificates', () => ['--anchors', new URL(import.meta.url).pathname]],
  ])('ends with a sentence at %s', async (_, argv) => {
    const { exitCode, written } = start(...argv());
    expect(await exitCode).toBe(1);
    expect(written.stderr).toMatch(/^cie-idp: .+\n$/);
  });

  it('ends with a sentence when the port is taken', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { exitCode, written } = start('--service-port', String(port));
    expect(await exitCode).toBe(1);
    expect(written.stderr).toContain('EADDRINUSE');
    taken.close();
  });

  it('explains itself', async () => {
    const { exitCode, written } = start('--help');
    expect(await exitCode).toBe(0);
    expect(written.stdout).toContain('Not a login of the State');
  });
});

describe('the program cie-idp', () => {
  let child: ChildProcess | undefined;
  beforeAll(build);
  afterEach(() => child?.kill('SIGKILL'));

  it('is cleanly ended by Ctrl-C', async () => {
    const program = new URL('../bin/cie-idp.js', import.meta.url).pathname;
    const running = spawn(process.execPath, [program, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = running;
    const [line] = (await once(createInterface(running.stdout), 'line')) as [string];
    expect(JSON.parse(line)).toHaveProperty('issuer');
    running.kill('SIGINT');
    expect(await once(running, 'exit')).toEqual([0, null]);
  });
});
