import { describe, expect, it } from 'vitest';
import { cardHome } from './support/card-home.js';
import { NEW_PIN, PIN, PUK, start, WRONG_PIN, type Result, type Running } from './support/cli.js';

const place = cardHome();
type Answers = readonly (readonly [prompt: RegExp, typed: string])[];

const ASK_PIN = /PIN \(8 digits\): /;
const ASK_PUK = /PUK \(8 digits\): /;
const ASK_NEW = /New PIN \(8 digits\): /;
const ASK_AGAIN = /New PIN again: /;
const ASK_ISSUER = /Enter = no: /;
const GO_ON: Answers[number] = [ASK_ISSUER, 'y\r'];

function atTerminal(argv: readonly string[], answers: Answers, ...more: string[]): Running {
  return start([...argv, '--reader', `software:${place.card}`, ...more], {
    home: place.home,
    terminal: true,
    answers,
  });
}

const tries = async (): Promise<unknown> => (await place.json('pin status', ['pin', 'status']))['pin'];

describe('at a terminal', () => {
  it('the code is hidden, the issuer asked about, and the keyboard given back', async () => {
    const running = atTerminal(['pin', 'verify'], [[ASK_PIN, `${PIN}\r`], GO_ON]);
    const { code, stdout, stderr } = await running.result;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '\u001b[32mThe PIN is right.\u001b[39m\n' });
    expect(stderr).toContain('********');
    expect(stderr).toContain('Issuer not checked');
    expect(stderr).not.toContain(PIN);
    expect(running.stdin.rawMode).toBe(false);
    expect(running.stdin.listenerCount('data')).toBe(0);
  });

  it('nothing is sent to a card whose issuer the user does not accept', async () => {
    const { code, stderr } = await atTerminal(
      ['pin', 'verify'],
      [
        [ASK_PIN, `${WRONG_PIN}\r`],
        [ASK_ISSUER, '\r'],
      ],
    ).result;
    expect(code).toBe(11);
    expect(stderr).toContain('issuer-unconfirmed');
    expect(await tries()).toMatchObject({ triesRemaining: 3 });
  });

  it('a new PIN is typed twice, weak ones are refused, and old and new may be pasted at once', async () => {
    const { code, stderr } = await atTerminal(
      ['pin', 'change'],
      [
        [ASK_PIN, `${PIN}\r12345678\r12345678\r`],
        [ASK_NEW, ''],
        [ASK_NEW, `${NEW_PIN}\r${WRONG_PIN}\r`],
        [ASK_NEW, `${NEW_PIN}\r`],
        [ASK_AGAIN, `${NEW_PIN}\r`],
        GO_ON,
      ],
    ).result;
    expect(code).toBe(0);
    expect(stderr).toContain('too easy to guess');
    for (const secret of [PIN, NEW_PIN, WRONG_PIN, '12345678']) expect(stderr).not.toContain(secret);
    await place.json('pin verify', ['pin', 'verify', '--pin-stdin'], `${NEW_PIN}\n`);
  });

  it('four digits are explained, and asked for again', async () => {
    const { code, stderr } = await atTerminal(
      ['pin', 'verify'],
      [
        [ASK_PIN, '1928\r'],
        [ASK_PIN, `${PIN}\r`],
      ],
      '--yes',
    ).result;
    expect(code).toBe(0);
    expect(stderr).toContain('This is half of a PIN');
    expect(await tries()).toMatchObject({ triesRemaining: 3 });
  });

  it.each([
    ['Ctrl-C', '1928\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s at the prompt ends it, with the terminal as it was', async (_name, typed) => {
    const running = atTerminal(['pin', 'verify'], [[ASK_PIN, typed]]);
    const { code, stderr } = await running.result;
    expect(code).toBe(11);
    expect(stderr).toContain('[cancelled]');
    expect(running.stdin.rawMode).toBe(false);
    expect(await tries()).toMatchObject({ triesRemaining: 3 });
  });

  it('the last try wants a word, which --yes is not', async () => {
    for (let wrong = 0; wrong < 2; wrong++) await place.onCard(['pin', 'verify', '--pin-stdin'], `${WRONG_PIN}\n`);
    const lastTry = (typed: string): Promise<Result> =>
      atTerminal(
        ['pin', 'verify'],
        [
          [ASK_PIN, `${PIN}\r`],
          [/Enter to stop: /, typed],
        ],
        '--yes',
      ).result;
    for (const typed of ['\r', 'y\r', 'yes\r', 'LAS\r']) expect((await lastTry(typed)).code).toBe(13);
    expect(await tries()).toMatchObject({ triesRemaining: 1 });
    expect((await lastTry('last\r')).code).toBe(0);
    expect(await tries()).toMatchObject({ triesRemaining: 3 });
  });

  it('the PUK is advised about from eight tries, and its last two want a word', async () => {
    const unblock = (puk: string, answers: Answers, ...more: string[]): Promise<Result> =>
      atTerminal(
        ['pin', 'unblock'],
        [[ASK_PUK, `${puk}\r`], [ASK_NEW, `${NEW_PIN}\r${NEW_PIN}\r`], ...answers],
        ...more,
      ).result;
    for (let wrong = 0; wrong < 2; wrong++) expect((await unblock(WRONG_PIN, [], '--yes')).code).toBe(6);
    expect((await unblock(WRONG_PIN, [GO_ON, [/Go on\?[\s\S]*no: /, '\r']])).code).toBe(11);
    for (let wrong = 0; wrong < 6; wrong++) expect((await unblock(WRONG_PIN, [], '--yes')).code).toBe(6);
    expect((await unblock(WRONG_PIN, [[/Enter to stop: /, 'y\r']], '--yes')).code).toBe(13);
    expect(await place.json('pin status', ['pin', 'status'])).toMatchObject({
      puk: { triesRemaining: 2, advice: 'confirm' },
    });
    expect((await unblock(PUK, [[/Enter to stop: /, 'LAST\r']], '--yes')).code).toBe(0);
  });

  it('a PIN that is easy to guess for others needs a yes', async () => {
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const birthDate = '12031985';
    const change = (answer: string): Promise<Result> =>
      atTerminal(
        ['pin', 'change'],
        [
          [ASK_PIN, `${PIN}\r`],
          [ASK_NEW, `${birthDate}\r${birthDate}\r`],
          [/Keep this PIN[\s\S]*no: /, answer],
          [ASK_NEW, `${NEW_PIN}\r${NEW_PIN}\r`],
          GO_ON,
        ],
      ).result;
    const { code, stderr } = await change('\r');
    expect(code).toBe(0);
    expect(stderr).toContain('date of birth');
    await place.json('pin verify', ['pin', 'verify', '--pin-stdin'], `${NEW_PIN}\n`);
  });

  it('progress is a bar there, plain lines elsewhere, and nothing with --quiet', async () => {
    const bar = await atTerminal(['pin', 'status'], []).result;
    expect(bar.stderr).toContain('\r\u001b[2K\u001b[36m█');
    expect(bar.stderr.endsWith('\r\u001b[2K')).toBe(true);
    expect((await place.onCard(['pin', 'status'])).stderr).toMatch(/^ {2}0% Looking for the card\n/);
    expect((await place.onCard(['pin', 'status', '--quiet'])).stderr).toBe('');
    expect((await atTerminal(['pin', 'status'], [], '--no-color').result).stdout).not.toContain('\u001b[');
  });
});
