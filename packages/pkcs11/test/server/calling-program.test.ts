import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callingProgram } from '../../src/server/calling-program.js';
import type { ProcessFacts, ProcessTable } from '../../src/server/process-table.js';
import { shortFolder } from '../support/short-folder.js';

type Row = readonly [executable: string | undefined, commandLine?: readonly string[], parent?: number];

const tableOf =
  (rows: Readonly<Record<number, Row>>): ProcessTable =>
  (pid) => {
    const [executable, commandLine = [], parent] = rows[pid] ?? [undefined];
    return Promise.resolve<ProcessFacts>({ executable, commandLine, parent });
  };

const nameOf = async (rows: Readonly<Record<number, Row>>, pid = 10): Promise<string | undefined> =>
  (await callingProgram(pid, tableOf(rows)))?.name;

const FRONT_END = ['node', '/usr/bin/cie', 'token', 'connect'];

describe('the name of a program', () => {
  it.each([
    ['its executable', { 10: ['/usr/lib/firefox-esr/firefox-esr'] }, 'firefox-esr'],
    ['of a script, the script’s', { 10: ['/usr/bin/node', ['node', '--title=x', '/srv/sign.mjs', 'a']] }, 'sign.mjs'],
    ['of Python’s, the same', { 10: ['/usr/bin/python3.11', ['python3', '/srv/sign.py']] }, 'sign.py'],
    ['of code on the command line, the interpreter’s', { 10: ['/usr/bin/node', ['node', '-e', 'sign()']] }, 'node'],
    ['without arguments, the interpreter’s', { 10: ['/usr/bin/python3.11', ['python3']] }, 'python3.11'],
    ['cut to 64 characters', { 10: [`/tmp/${'x'.repeat(200)}`] }, 'x'.repeat(64)],
    ['printable', { 10: ['/tmp/fire\u001b[2Jfox\u202e\n'] }, 'fire\ufffd[2Jfox\ufffd\ufffd'],
    ['unknown for a process that is gone', {}, undefined],
    ['unknown for one without a name', { 10: ['/'] }, undefined],
  ] as const)('is %s', async (_what, rows, expected) => {
    expect(await nameOf(rows)).toBe(expected);
  });

  it('is, for our front end, that of the program that started it', async () => {
    const rows = {
      10: ['/usr/bin/node', FRONT_END, 9],
      9: ['/usr/bin/dash', ['/bin/sh', '-c', 'cie token connect'], 8],
      8: ['/usr/libexec/p11-kit/p11-kit-remote', [], 7],
      7: ['/usr/lib/chromium/chromium', [], 1],
    } as const;
    expect(await callingProgram(10, tableOf(rows))).toEqual({ pid: 7, name: 'chromium' });
  });

  it('is that of an interpreter’s script behind the front end', async () => {
    const rows = {
      10: ['/usr/bin/node', ['node', '/opt/cie/bin/cie.js', '--log', 'debug', 'token', 'connect', '--socket', '/x'], 9],
      9: ['/usr/bin/python3.11', ['python3', '/srv/sign.py'], 1],
    } as const;
    expect(await nameOf(rows)).toBe('sign.py');
  });

  it.each([
    ['nobody is behind it but init', { 10: ['/usr/bin/node', FRONT_END, 1] }],
    ['its parents are closed to us', { 10: ['/usr/bin/node', FRONT_END, 9], 9: [undefined] }],
    ['the parents go round in a circle', { 10: ['/usr/bin/node', FRONT_END, 9], 9: ['/bin/sh', [], 9] }],
  ] as const)('is unknown for a front end when %s', async (_what, rows) => {
    expect(await nameOf(rows)).toBeUndefined();
  });

  it('is not somebody else’s for a program that only looks like the front end', async () => {
    const parent: Row = ['/usr/lib/firefox/firefox', [], 1];
    expect(await nameOf({ 10: ['/usr/bin/evil', ['evil', 'token', 'connect'], 9], 9: parent })).toBe('evil');
    expect(await nameOf({ 10: ['/usr/bin/evil', ['token', 'connect'], 9], 9: parent })).toBe('evil');
  });

  it.skipIf(process.platform !== 'linux')('is read from this machine', async () => {
    const folder = shortFolder();
    const program = join(folder, 'my browser (1)');
    copyFileSync('/bin/sleep', program);
    const child = spawn(program, ['60']);
    onTestFinished(() => {
      child.kill();
    });
    await once(child, 'spawn');
    expect(await callingProgram(child.pid ?? 0)).toEqual({ pid: child.pid, name: 'my browser (1)' });
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    expect(await callingProgram(child.pid ?? 0)).toBeUndefined();
  });
});
