import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { NEW_PIN, PIN, temporaryFolder } from './support/cli.js';
import { build, PROGRAM } from './support/program.js';

const hasPython = spawnSync('python3', ['-c', 'import pty, termios, os; os.waitstatus_to_exitcode(0)']).status === 0;

interface Session {
  readonly output: string;
  readonly code: number;
  /** Whether the terminal itself would have shown what was typed, at each answer. */
  readonly echoing: readonly boolean[];
  readonly restored: boolean;
  readonly stepsLeft: number;
}

function onTerminal(
  argv: readonly string[],
  home: string,
  steps: readonly (readonly [prompt: string, typed: string])[],
): Promise<Session> {
  const python = spawn('python3', [fileURLToPath(new URL('support/terminal_session.py', import.meta.url))]);
  python.stdin.end(
    JSON.stringify({
      argv: [process.execPath, PROGRAM, ...argv],
      env: { CIEKIT_HOME: join(home, 'store'), LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8', TERM: 'xterm' },
      steps,
    }),
  );
  return new Promise((resolve, reject) => {
    let text = '';
    let problems = '';
    python.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    python.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
    python.once('close', () => {
      if (text === '') reject(new Error(problems));
      else resolve(JSON.parse(text) as Session);
    });
  });
}

beforeAll(build);

// Without python3 there is nobody to hold the other end of a terminal.
describe.skipIf(!hasPython || process.platform === 'win32')('on a real terminal', () => {
  it('a code never appears, typed or pasted, and the terminal is given back', async () => {
    const home = temporaryFolder();
    const session = await onTerminal(['pin', 'change', '--yes', '--reader', `software:${join(home, 'c.json')}`], home, [
      ['PIN \\(8 digits\\): ', `${PIN}\r`],
      ['New PIN \\(8 digits\\): ', `\u001b[200~${NEW_PIN}\u001b[201~\r${NEW_PIN}\r`],
    ]);
    expect(session).toMatchObject({ code: 0, stepsLeft: 0, restored: true });
    expect(session.echoing).toEqual([false, false]);
    expect(session.output).toContain('The PIN is changed.');
    for (const secret of [PIN, NEW_PIN, '0~', '1~']) expect(session.output).not.toContain(secret);
  });

  it('Ctrl-C at the prompt ends the command and gives the terminal back', async () => {
    const session = await onTerminal(['pin', 'verify', '--reader', 'software'], temporaryFolder(), [
      ['PIN \\(8 digits\\): ', '1928\u0003'],
    ]);
    expect(session).toMatchObject({ code: 11, stepsLeft: 0, restored: true });
    expect(session.output).not.toContain('1928');
  });

  it('the demo draws its progress and asks nothing', async () => {
    const session = await onTerminal(['demo', '--lang', 'en'], temporaryFolder(), []);
    expect(session.code).toBe(0);
    expect(session.output).toContain('\u001b[2K');
    expect(session.output).toContain('Nothing was left on this PC.');
  });
});
