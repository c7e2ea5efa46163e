import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { SecretBytes } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { CodePrompts } from '../src/codes/code-prompts.js';
import { cardHome } from './support/card-home.js';
import { cie, PIN, PUK, start } from './support/cli.js';

const place = cardHome();

/** Values that occur nowhere else; the card's own two are made into them first. */
const CANARY = {
  pin: '67154328',
  wrong: '40516273',
  next: '59482617',
  puk: '71625384',
  wrongPuk: '83920174',
};
const CANARIES = Object.values(CANARY);
const LEVELS = ['error', 'warning', 'info', 'debug', 'traffic'] as const;

/** Forms in which a code could be written down. */
function formsOf(code: string): string[] {
  const bytes = Buffer.from(code);
  const spaced = Array.from(bytes, (byte) => byte.toString(16)).join(' ');
  return [
    code,
    bytes.toString('hex'),
    spaced,
    bytes.toString('base64').slice(0, 10),
    [...bytes].join(', '),
    [...bytes].join(','),
  ];
}

function search(text: string, where: string): void {
  for (const canary of CANARIES) {
    for (const form of formsOf(canary))
      expect(text.toLowerCase().includes(form.toLowerCase()), `${form} in ${where}`).toBe(false);
  }
}

/** Every file under a folder but the software card's own state, which is the one place where its codes live. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.state') && !path.endsWith('.json.state.tmp'));
}

describe('codes', () => {
  it('are in no output, log, tape, store or report of any command', async () => {
    const spec = join(place.home, 'spec.json');
    writeFileSync(spec, JSON.stringify({ codes: { pin: CANARY.pin, puk: CANARY.puk } }));
    await place.onCard(['emulator', 'create', place.card, '--spec', spec]);
    const own = new Set([spec, place.card]);
    // The search finds what is there: in the card itself.
    expect(() => {
      search(readFileSync(place.card, 'latin1'), 'the card');
    }).toThrow(CANARY.pin);
    const commands: readonly (readonly [string[], string[], number])[] = [
      [['pair', '--pin-stdin'], [CANARY.pin], 0],
      [['info'], [], 0],
      [['certificate'], [], 0],
      [['list'], [], 0],
      [['status', '--tries'], [], 0],
      [['readers'], [], 0],
      [['doctor', '--report', join(place.home, 'report.json'), '--force'], [], 0],
      [['trust', 'list'], [], 0],
      [['pin', 'status'], [], 0],
      [['pin', 'verify', '--pin-stdin'], [CANARY.pin], 0],
      [['pin', 'verify', '--pin-stdin'], [CANARY.wrong], 6],
      [['pin', 'verify', '--pin-stdin'], [CANARY.wrong.slice(1)], 19],
      [['pin', 'change', '--pin-stdin', '--new-pin-stdin'], [CANARY.pin, CANARY.next], 0],
      [['pin', 'change', '--pin-stdin', '--new-pin-stdin'], [CANARY.next, CANARY.pin], 0],
      [['pin', 'unblock', '--puk-stdin', '--new-pin-stdin'], [CANARY.wrongPuk, CANARY.next], 6],
      [['pin', 'unblock', '--puk-stdin', '--new-pin-stdin'], [CANARY.puk, CANARY.pin], 0],
      [['pin', 'verify', CANARY.wrong], [], 2],
      [['pin', 'verify', `--pin=${CANARY.wrong}`], [], 2],
      [['emulator', 'info', place.card], [], 0],
      [['apdu', `0020008108${Buffer.from(CANARY.wrong).toString('hex')}`], [], 2],
      [['unpair', 'CA00000AA'], [], 0],
    ];
    for (const level of LEVELS) {
      for (const form of [[], ['--json']]) {
        for (const [argv, stdin, expected] of commands) {
          const input = stdin.map((line) => `${line}\n`).join('');
          const { code, stdout, stderr } = await place.onCard([...argv, ...form, '--log-level', level], input);
          const where = `${argv.slice(0, 2).join(' ')} ${level}`;
          expect(code, where).toBe(expected);
          search(stdout, `stdout of ${where}`);
          search(stderr, `stderr of ${where}`);
        }
      }
      for (const file of filesUnder(place.home).filter((path) => !own.has(path))) {
        search(readFileSync(file, 'latin1'), file);
      }
    }
  });

  it('are in a log of the whole traffic as little as in the tape of a raw command', async () => {
    const tape = join(place.home, 'x.tape');
    const hex = Buffer.from(CANARY.wrong).toString('hex');
    const argv = ['apdu', `0020008108${hex}`, `0024008110${hex}${hex}`, `002C028108${hex}`, '--allow-code-commands'];
    const { stdout, stderr } = await place.onCard([...argv, '--record', tape, '--log-level', 'traffic', '--json']);
    search(stdout + stderr + readFileSync(tape, 'latin1'), 'raw commands');
    expect(readFileSync(tape, 'utf8')).toContain('redacted');
  });

  it('are not on the terminal when they are typed, and in nothing that can be printed', async () => {
    const running = start(['pin', 'verify', '--yes', '--reader', 'software'], {
      home: place.home,
      terminal: true,
      answers: [[/PIN \(8 digits\): /, `${CANARY.wrong}\r`]],
    });
    const { stdout, stderr } = await running.result;
    search(stdout + stderr, 'terminal');
    search(inspect(running.stdin, { depth: 20, showHidden: true }), 'the input stream');
    const secret = SecretBytes.takeFrom(Buffer.from(CANARY.wrong));
    search(inspect({ secret, prompts: CodePrompts.prototype }, { depth: 20, showHidden: true }), 'inspect');
    secret.wipe();
  });

  it('of the specimen are not shown by the demo either', async () => {
    for (const form of [[], ['--json'], ['--log-level', 'traffic']]) {
      const { stdout, stderr } = await cie(['demo', ...form], { home: place.home });
      for (const code of [PIN, PUK, '52704938', '40827165', '90817263']) expect(stdout + stderr).not.toContain(code);
    }
    expect(readdirSync(place.home)).toEqual([]);
  });
});
