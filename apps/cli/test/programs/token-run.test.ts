/** `cie token run` and `cie token serve` with programs of others. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { clientModule, skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';
import { cie, jsonOf, PIN, temporaryFolder, WRONG_PIN } from '../support/cli.js';
import { build, PROGRAM, runCie } from '../support/program.js';

beforeAll(build);

let home = '';
let card = '';

beforeEach(async () => {
  home = temporaryFolder();
  card = `software:${join(home, 'card.json')}`;
  await cie(['pair', '--pin-stdin', '--yes', '--reader', card], { home: join(home, 'store'), stdin: `${PIN}\n` });
});

/** A program with a token, through a shell that knows where the library is. */
function runScript(script: string, ...options: readonly string[]) {
  return runCie(['--reader', card, 'token', 'run', ...options, '--', 'sh', '-c', script], { home });
}

describe.skipIf(skipWithout('pkcs11-tool', 'openssl', 'p11-kit-modules'))('cie token run', () => {
  it('lists the card without a PIN, and signs with one', async () => {
    // The card is read while the program starts already.
    const listed = await runScript(
      'until pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" -L | grep -q CA00000AA; do :; done; pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" -O',
    );
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.stdout).toMatch(/Certificate Object; type = X\.509 cert/);

    writeFileSync(join(home, 'message'), 'Entra con CIE\n');
    const tool = `pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" --login --pin ${PIN}`;
    const signed = await runScript(
      `cd ${home}; until pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" -L | grep -q CA00000AA; do :; done;
       ${tool} --sign --mechanism SHA256-RSA-PKCS --input-file message --output-file signature &&
       ${tool} --read-object --type cert --label 'CIE CA00000AA' --output-file certificate.der &&
       openssl x509 -inform DER -in certificate.der -noout -pubkey > public.pem &&
       openssl dgst -sha256 -verify public.pem -signature signature message`,
      '--pin-mode',
      'login',
    );
    expect(signed.stdout).toContain('Verified OK');
    expect(signed.code).toBe(0);
  });

  it('passes on that a PIN was wrong, and costs the card one try', async () => {
    const { code, stderr } = await runScript(
      `until pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" -L | grep -q CA00000AA; do :; done
       pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" --login --pin ${WRONG_PIN} -O`,
      '--pin-mode',
      'login',
    );
    expect(stderr).toContain('CKR_PIN_INCORRECT');
    expect(code).toBe(1);
    const status = jsonOf(await cie(['pin', 'status', '--reader', card, '--json'], { home: join(home, 'store') }));
    expect(status).toMatchObject({ pin: { triesRemaining: 2 } });
  });
});

describe.skipIf(skipWithout('systemd-socket-activate', 'pkcs11-tool', 'p11-kit-modules'))('a service manager', () => {
  it('starts the service at the first use of its sockets', async () => {
    const folder = join(home, 'run');
    const sockets = ['token.sock', 'control.sock'].map((name) => join(folder, name));
    spawnSync('mkdir', ['-m', '700', folder]);
    const manager = spawn(
      'systemd-socket-activate',
      [
        ...sockets.map((socket) => `--listen=${socket}`),
        `--setenv=HOME=${home}`,
        `--setenv=CIEKIT_HOME=${join(home, 'store')}`,
        process.execPath,
        PROGRAM,
        '--reader',
        card,
        'token',
        'serve',
        '--log-level',
        'info',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    onTestFinished(async () => {
      if (manager.exitCode !== null) return;
      const ended = once(manager, 'exit');
      manager.kill('SIGTERM');
      await ended;
    });
    let log = '';
    manager.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    await expect.poll(() => sockets.every((socket) => existsSync(socket)), { timeout: 20_000 }).toBe(true);
    for (const socket of sockets) chmodSync(socket, 0o600);
    const status = jsonOf(await runCie(['token', 'status', '--socket', sockets[0] ?? '', '--json'], { home }));
    expect(status).toMatchObject({ pid: manager.pid, pinMode: 'prompt' });
    await expect.poll(() => log, { timeout: 20_000 }).toContain('card CA00000AA is there');
    const listed = spawnSync('pkcs11-tool', ['--module', clientModule, '-L'], {
      env: { PATH: process.env['PATH'], P11_KIT_SERVER_ADDRESS: `unix:path=${sockets[0] ?? ''}` },
      encoding: 'utf8',
    });
    expect(listed.stdout).toContain('CA00000AA');
  });
});

const hasPython = spawnSync('python3', ['-c', 'import pty, termios, os; os.waitstatus_to_exitcode(0)']).status === 0;

interface TerminalSession {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What is typed when a text appears. */
  readonly steps: readonly (readonly [appears: string, typed: string])[];
}

async function onTerminal(session: TerminalSession): Promise<{ readonly output: string }> {
  const python = spawn('python3', [fileURLToPath(new URL('../support/terminal_session.py', import.meta.url))]);
  python.stdin.end(JSON.stringify(session));
  let text = '';
  python.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(python, 'close');
  return JSON.parse(text) as { output: string };
}

describe.skipIf(!hasPython || skipWithout('pkcs11-tool', 'p11-kit-modules') !== false)('on a terminal', () => {
  it('asks for the PIN that the program’s signature needs, says who asks, and gives the terminal back', async () => {
    writeFileSync(join(home, 'message'), 'Entra con CIE\n');
    const script = `cd ${home}; until pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" -L | grep -q CA00000AA; do :; done
      pkcs11-tool --module "$CIEKIT_PKCS11_MODULE" --sign --mechanism SHA256-RSA-PKCS --input-file message --output-file signature; echo "tool: $?"`;
    const session = await onTerminal({
      // --yes is not said of whatever a program will ask for: the question of the issuer is put all the same.
      argv: [process.execPath, PROGRAM, '--yes', '--reader', card, 'token', 'run', '--', 'sh', '-c', script],
      env: { CIEKIT_HOME: join(home, 'store'), CIEKIT_PINENTRY: '/nowhere', LANG: 'en_GB.UTF-8', TERM: 'xterm' },
      steps: [
        ['y = yes, Enter = no: ', 'y\r'],
        ['PIN \\(8 digits\\): ', `${PIN}\r`],
      ],
    });
    expect(session).toMatchObject({ code: 0, echoing: [false, false], restored: true, stepsLeft: 0 });
    expect(session.output).toContain('tool: 0');
    expect(session.output).toContain('pkcs11-tool asks to use your card CA00000AA');
    expect(session.output).not.toContain(PIN);
    expect(existsSync(join(home, 'signature'))).toBe(true);
  });

  it('does not ask for ever', async () => {
    const script = fileURLToPath(new URL('../support/terminal-prompt.mjs', import.meta.url));
    const session = await onTerminal({ argv: [process.execPath, script, '200'], env: {}, steps: [] });
    expect(session).toMatchObject({ code: 0, restored: true });
    expect(session.output).toContain('PIN (8 digits): ');
    expect(session.output).toContain('CancelledError');
  });
});
