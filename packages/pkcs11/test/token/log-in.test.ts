import { CardSessionError, SecretBytes, TransportError } from '@ciekit/core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CryptokiClient } from '../support/cryptoki-client.js';
import { bytes, uint32, ulong } from '../support/cryptoki-client.js';
import { PIN, SERIAL_NUMBER } from '../support/software-key-cards.js';
import { signer, typing } from '../support/signing-program.js';
import { tokenDesk } from '../support/token-desk.js';

const WRONG = '11223344';
const MINUTE = 60_000;
const SHA256_RSA_PKCS = 0x40;
const DATA = Buffer.from('hello');

const CANCELED = 0x50;
const DEVICE_REMOVED = 0x32;
const PIN_INCORRECT = 0xa0;
const PIN_LEN_RANGE = 0xa2;
const PIN_LOCKED = 0xa4;
const ALREADY_LOGGED_IN = 0x100;
const NOT_LOGGED_IN = 0x101;

const PUBLIC_SESSION = 0;
const USER_SESSION = 1;
const COUNT_LOW = 0x1_0000n;
const FINAL_TRY = 0x2_0000n;
const LOCKED = 0x4_0000n;
const ABOUT_PIN = COUNT_LOW | FINAL_TRY | LOCKED;

async function pinFlags(client: CryptokiClient): Promise<bigint> {
  const info = await client.call('C_GetTokenInfo', ulong(1));
  return (info[4] as bigint) & ABOUT_PIN;
}

describe('in prompt mode', () => {
  it('the holder is asked inside the first C_Sign, by name of the program, and not again', async () => {
    const desk = await tokenDesk();
    const { sign, client, session } = await signer(desk, 'firefox');
    for (let i = 0; i < 3; i++) expect(await sign()).toHaveLength(256);
    expect(desk.prompt.contexts).toHaveLength(1);
    expect(desk.prompt.contexts[0]).toMatchObject({
      program: { pid: 1, name: 'firefox' },
      card: { reader: 'Software key', serialNumber: SERIAL_NUMBER, label: '' },
    });
    expect(desk.prompt.questions).toEqual([{ refused: undefined, triesRemaining: 3 }]);
    expect(desk.cards.verifications).toBe(1);
    // No C_Login happened: to PKCS#11 the session is as public as before.
    expect(await client.state(session)).toBe(PUBLIC_SESSION);
    expect(desk.token.status().slots[0]).toMatchObject({ loggedIn: true, programs: ['firefox'], idleMs: 0 });
  });

  it('a wrong PIN is asked for again, with the tries that are left', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = [WRONG, PIN];
    const { sign } = await signer(desk);
    expect(await sign()).toHaveLength(256);
    expect(desk.prompt.questions).toMatchObject([
      { refused: undefined, triesRemaining: 3 },
      { refused: { code: 'code-incorrect', triesRemaining: 2 }, triesRemaining: 2 },
    ]);
    expect(desk.prompt.contexts).toHaveLength(1);
    expect(desk.cards.verifications).toBe(2);
  });

  it('the last try is not used without a confirmation', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = [WRONG, WRONG];
    const { returned, client } = await signer(desk);
    expect(await returned()).toBe(CANCELED);
    expect(desk.prompt.confirmations).toEqual([1]);
    expect(desk.cards.tries).toBe(1);
    expect(await pinFlags(client)).toBe(COUNT_LOW | FINAL_TRY);
    desk.prompt.confirm = true;
    expect(await returned()).toBe(0);
    expect(await pinFlags(client)).toBe(0n);
  });

  it('a blocked PIN is nobody’s question', async () => {
    const desk = await tokenDesk();
    desk.cards.tries = 0;
    const { returned, client } = await signer(desk);
    expect(await returned()).toBe(PIN_LOCKED);
    expect(desk.prompt.questions).toEqual([]);
    expect(await pinFlags(client)).toBe(LOCKED);
  });

  it('a holder who declines ends the operation, and the next one asks anew', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = ['cancel'];
    const { returned, client, session } = await signer(desk);
    expect(await returned()).toBe(CANCELED);
    expect(desk.cards.verifications).toBe(0);
    expect(await client.returnValue(client.call('C_Sign', ulong(session), bytes(DATA), uint32(256)))).toBe(0x91);
    expect(await returned()).toBe(0);
  });

  it('a holder who declines answers everything that the program is waiting for', async () => {
    const desk = await tokenDesk();
    const first = typing();
    desk.prompt.answers = [first.answer];
    const client = await desk.program();
    const sessions = await Promise.all([client.openSession(), client.openSession(), client.openSession()]);
    const key = await client.key(sessions[0]);
    const asked = desk.prompt.nextQuestion();
    const signatures = sessions.map((session) => client.returnValue(client.sign(session, SHA256_RSA_PKCS, key, DATA)));
    await asked;
    first.type('cancel');
    expect(await Promise.all(signatures)).toEqual([CANCELED, CANCELED, CANCELED]);
    expect(desk.prompt.questions).toHaveLength(1);
    expect(await client.sign(sessions[0], SHA256_RSA_PKCS, key, DATA)).toHaveLength(256);
  });

  it('nobody to ask means that the program has to log in, which it may', async () => {
    const desk = await tokenDesk();
    desk.prompt.available = false;
    const { returned, client, session } = await signer(desk, 'curl');
    expect(await returned()).toBe(NOT_LOGGED_IN);
    expect(desk.log.at(-1)).toEqual({
      type: 'prompt-unavailable',
      program: 'curl',
      reader: 'Software key',
      serialNumber: SERIAL_NUMBER,
    });
    await client.logIn(session, PIN);
    expect(await client.state(session)).toBe(USER_SESSION);
    expect(await returned()).toBe(0);
    expect(desk.prompt.contexts).toEqual([]);
  });

  it('another program is asked for the PIN itself, after the first question is over', async () => {
    const desk = await tokenDesk();
    const first = typing();
    desk.prompt.answers = [first.answer];
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    const asked = desk.prompt.nextQuestion();
    const signatures = [one.sign(), two.sign()];
    await asked;
    expect(desk.prompt.openQuestions).toBe(1);
    first.type(PIN);
    for (const signature of await Promise.all(signatures)) expect(signature).toHaveLength(256);
    expect(desk.prompt.contexts.map(({ program }) => program?.name)).toEqual(['one', 'two']);
    expect(desk.cards.verifications).toBe(2);
    expect(desk.cards.open).toBe(1);
    expect(await one.returned()).toBe(0);
    expect(desk.prompt.contexts).toHaveLength(2);
    expect(desk.token.status().slots[0]?.programs).toEqual(['one', 'two']);
  });

  it('another program’s holder who declines costs the first nothing', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = [PIN, 'cancel'];
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    expect(await one.returned()).toBe(0);
    expect(await two.returned()).toBe(CANCELED);
    expect(await one.returned()).toBe(0);
    expect(desk.prompt.questions).toHaveLength(2);
  });

  it('a card that was reset asks once more within the same C_Sign', async () => {
    const desk = await tokenDesk();
    const { returned } = await signer(desk);
    await returned();
    desk.cards.nextSignature = () => Promise.reject(new CardSessionError('reset'));
    expect(await returned()).toBe(0);
    expect(desk.prompt.contexts).toHaveLength(2);
    expect(desk.log).toContainEqual(expect.objectContaining({ type: 'logged-out', reason: 'session-lost' }));
  });

  it('a card that is reset again and again ends the operation instead of asking for ever', async () => {
    const desk = await tokenDesk();
    const { returned } = await signer(desk);
    const lose = (): Promise<never> => {
      desk.cards.nextSignature = lose;
      return Promise.reject(new CardSessionError('reset'));
    };
    desk.cards.nextSignature = lose;
    expect(await returned()).toBe(0x30);
    expect(desk.prompt.contexts).toHaveLength(2);
  });

  it('other troubles of the card are told once, without another question', async () => {
    const desk = await tokenDesk();
    const { returned } = await signer(desk);
    desk.cards.nextSignature = () => Promise.reject(new TransportError('card-removed', 'gone'));
    expect(await returned()).toBe(DEVICE_REMOVED);
    desk.cards.nextSignature = () => Promise.reject(new TransportError('sharing-violation', 'in use'));
    expect(await returned()).toBe(0x30);
    expect(desk.prompt.contexts).toHaveLength(1);
    expect(desk.log.at(-1)).toMatchObject({ type: 'signature-failed', answer: 'CKR_DEVICE_ERROR' });
  });

  it.each([
    'the card is pulled',
    'the program hangs up',
    'the session is closed',
    'the holder locks',
    'the operation is cancelled',
  ])('the question goes away when %s', async (what) => {
    const desk = await tokenDesk();
    desk.prompt.answers = [typing().answer];
    const { sign, client, session } = await signer(desk);
    const asked = desk.prompt.nextQuestion();
    const signature = client.returnValue(sign());
    await asked;
    switch (what) {
      case 'the card is pulled':
        desk.cards.remove();
        break;
      case 'the program hangs up':
        client.connection.close();
        break;
      case 'the session is closed':
        await client.call('C_CloseSession', ulong(session));
        break;
      case 'the holder locks':
        await desk.token.lock();
        break;
      default:
        await client.call('C_SessionCancel', ulong(session), ulong(0x800));
    }
    expect(await signature).toBe(what === 'the card is pulled' ? DEVICE_REMOVED : CANCELED);
    expect(desk.prompt.contexts[0]?.signal.aborted).toBe(true);
    expect(desk.prompt.openQuestions).toBe(0);
    expect(desk.cards.verifications).toBe(0);
  });

  it('a session waits for one signature at a time', async () => {
    const desk = await tokenDesk();
    const first = typing();
    desk.prompt.answers = [first.answer];
    const { sign, returned } = await signer(desk);
    const asked = desk.prompt.nextQuestion();
    const signature = sign();
    await asked;
    expect(await returned()).toBe(0x90);
    first.type(PIN);
    expect(await signature).toHaveLength(256);
  });

  it('a C_Login without a PIN is answered by our prompt, and not at once', async () => {
    const desk = await tokenDesk();
    const { client, session } = await signer(desk);
    let answered = false;
    const login = client.logIn(session, undefined).finally(() => (answered = true));
    await desk.logged('logged-in');
    desk.clock.pass(299);
    await client.state(session);
    expect(answered).toBe(false);
    desk.clock.pass(1);
    await login;
    expect(await client.state(session)).toBe(USER_SESSION);
    expect(desk.prompt.contexts).toHaveLength(1);
  });

  it('a C_Login without a PIN asks nothing where the holder typed it for the same program already', async () => {
    const desk = await tokenDesk();
    const { client, session, sign } = await signer(desk);
    await sign();
    const login = client.logIn(session, undefined);
    desk.clock.pass(300);
    await login;
    expect(await client.state(session)).toBe(USER_SESSION);
    expect(desk.prompt.contexts).toHaveLength(1);
    await client.call('C_Logout', ulong(session));
    expect(await sign()).toHaveLength(256);
    expect(desk.prompt.contexts).toHaveLength(2);
  });
});

describe('in login mode', () => {
  const login = { pinMode: 'login' } as const;

  it('the program logs in, once, and each program for itself', async () => {
    const desk = await tokenDesk(login);
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.client.logIn(one.session, PIN);
    expect(await one.client.state(one.session)).toBe(USER_SESSION);
    expect(await two.client.state(two.session)).toBe(PUBLIC_SESSION);
    expect(await one.sign()).toHaveLength(256);
    expect(await two.client.find(two.session, { 0x00: 3 })).toEqual([]);
    const key = await one.client.key(one.session);
    expect(await two.client.returnValue(two.client.signInit(two.session, SHA256_RSA_PKCS, key))).toBe(NOT_LOGGED_IN);
    expect(await one.client.returnValue(one.client.logIn(one.session, PIN))).toBe(ALREADY_LOGGED_IN);
    expect(desk.cards.verifications).toBe(1);
    expect(desk.prompt.contexts).toEqual([]);
  });

  it('a PIN is checked by the card, whoever is logged in already', async () => {
    const desk = await tokenDesk(login);
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.client.logIn(one.session, PIN);
    expect(await two.client.returnValue(two.client.logIn(two.session, WRONG))).toBe(PIN_INCORRECT);
    expect(desk.cards.verifications).toBe(2);
    expect(await two.client.state(two.session)).toBe(PUBLIC_SESSION);
    await two.client.logIn(two.session, PIN);
    expect(await two.sign()).toHaveLength(256);
    expect(desk.cards.open).toBe(1);
  });

  it('a right PIN of a second program leaves the first logged in', async () => {
    const desk = await tokenDesk(login);
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.client.logIn(one.session, PIN);
    await two.client.logIn(two.session, PIN);
    expect(await one.sign()).toHaveLength(256);
    expect(await two.sign()).toHaveLength(256);
    await two.client.call('C_Logout', ulong(two.session));
    expect(await one.sign()).toHaveLength(256);
    expect(await two.client.returnValue(two.client.call('C_Logout', ulong(two.session)))).toBe(NOT_LOGGED_IN);
  });

  it.each([
    ['four digits', '1928', PIN_LEN_RANGE],
    ['nine digits', '192837465', PIN_LEN_RANGE],
    ['nothing', '', PIN_LEN_RANGE],
    ['letters', '1928374a', PIN_INCORRECT],
  ])('%s never reach the card', async (_what, pin, expected) => {
    const desk = await tokenDesk(login);
    const { client, session } = await signer(desk);
    expect(await client.returnValue(client.logIn(session, pin))).toBe(expected);
    expect(desk.cards.verifications).toBe(0);
  });

  it('a wrong PIN goes out once, and a last try never', async () => {
    const desk = await tokenDesk(login);
    const { client, session } = await signer(desk, 'script');
    const returned = (pin: string): Promise<number> => client.returnValue(client.logIn(session, pin));
    expect(await returned(WRONG)).toBe(PIN_INCORRECT);
    expect(await pinFlags(client)).toBe(COUNT_LOW);
    expect(await returned(WRONG)).toBe(PIN_INCORRECT);
    expect(await pinFlags(client)).toBe(COUNT_LOW | FINAL_TRY);
    expect(desk.cards.verifications).toBe(2);
    expect(await returned(PIN)).toBe(PIN_LOCKED);
    expect(desk.cards.verifications).toBe(2);
    expect(desk.log).toContainEqual(expect.objectContaining({ type: 'last-try-kept', program: 'script' }));
    desk.cards.tries = 0;
    expect(await returned(PIN)).toBe(PIN_LOCKED);
    expect(await pinFlags(client)).toBe(LOCKED);
  });

  it('the PIN that came with the call is wiped, whatever became of it', async () => {
    const desk = await tokenDesk(login);
    const { client, session } = await signer(desk);
    const taken = vi.spyOn(SecretBytes, 'takeFrom');
    onTestFinished(() => {
      taken.mockRestore();
    });
    for (const pin of [WRONG, '1928', 'abcdefgh', PIN]) await client.returnValue(client.logIn(session, pin));
    const secrets = taken.mock.results.map(({ value }) => value as SecretBytes);
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    expect(secrets.filter(({ isWiped }) => !isWiped)).toEqual([]);
  });

  it('other users than the holder are not known', async () => {
    const desk = await tokenDesk(login);
    const { client, session } = await signer(desk);
    expect(await client.returnValue(client.logIn(session, PIN, 0))).toBe(0x103);
    expect(await client.returnValue(client.logIn(session, PIN, 2))).toBe(0x91);
    await client.call('C_LoginUser', ulong(session), ulong(1), bytes(Buffer.from(PIN)), bytes(Buffer.from('anna')));
    expect(await client.state(session)).toBe(USER_SESSION);
  });

  it('a card that was reset has to be logged in to again by the program', async () => {
    const desk = await tokenDesk(login);
    const { client, session, sign, returned } = await signer(desk);
    await client.logIn(session, PIN);
    desk.cards.nextSignature = () => Promise.reject(new CardSessionError('reset'));
    expect(await returned()).toBe(NOT_LOGGED_IN);
    expect(await client.state(session)).toBe(PUBLIC_SESSION);
    await client.logIn(session, PIN);
    expect(await sign()).toHaveLength(256);
  });

  it('the log-in ends with the last session, and with the program', async () => {
    const desk = await tokenDesk(login);
    const one = await signer(desk, 'one');
    const second = await one.client.openSession();
    await one.client.logIn(one.session, PIN);
    await one.client.call('C_CloseSession', ulong(one.session));
    expect(desk.cards.open).toBe(1);
    await one.client.call('C_CloseSession', ulong(second));
    await desk.logged('logged-out');
    expect(desk.cards.open).toBe(0);
    const two = await signer(desk, 'two');
    await two.client.logIn(two.session, PIN);
    two.client.connection.close();
    await desk.logged('logged-out', 2);
    expect(desk.cards.open).toBe(0);
  });
});

describe('a log-in', () => {
  it('ends when nothing was signed for so long, and every signature begins the time again', async () => {
    const desk = await tokenDesk({ idleMs: 5 * MINUTE });
    const { sign, returned } = await signer(desk);
    await sign();
    desk.clock.pass(4 * MINUTE);
    await sign();
    desk.clock.pass(4 * MINUTE);
    expect(desk.cards.open).toBe(1);
    expect(desk.token.status().slots[0]?.idleMs).toBe(4 * MINUTE);
    desk.clock.pass(MINUTE);
    await desk.logged('logged-out');
    expect(desk.log.at(-1)).toMatchObject({ type: 'logged-out', reason: 'idle' });
    expect(await returned()).toBe(0);
    expect(desk.prompt.contexts).toHaveLength(2);
  });

  it('is good for one signature where the idle time is 0', async () => {
    const desk = await tokenDesk({ idleMs: 0 });
    const { sign, client, session } = await signer(desk);
    await sign();
    expect(desk.cards.open).toBe(0);
    await sign();
    expect(desk.prompt.contexts).toHaveLength(2);
    await client.logIn(session, PIN);
    expect(await client.state(session)).toBe(USER_SESSION);
    await sign();
    expect(await client.state(session)).toBe(PUBLIC_SESSION);
    await client.logIn(session, PIN);
    desk.clock.pass(MINUTE);
    expect(await client.state(session)).toBe(PUBLIC_SESSION);
  });

  it('ends when the holder locks, for every program', async () => {
    const desk = await tokenDesk();
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.sign();
    await two.sign();
    expect(await desk.token.lock()).toBe(1);
    expect(desk.cards.open).toBe(0);
    expect(await desk.token.lock()).toBe(0);
    await one.sign();
    expect(desk.prompt.contexts).toHaveLength(3);
  });

  it('ends with the card and with the service, and leaves no timer', async () => {
    const desk = await tokenDesk();
    const { sign, client } = await signer(desk);
    await sign();
    desk.cards.remove();
    await desk.logged('logged-out');
    expect(desk.log.at(-1)).toMatchObject({ type: 'logged-out', reason: 'card-left' });
    desk.cards.insert();
    await desk.logged('card-recognised', 2);
    const again = await client.openSession();
    await client.sign(again, SHA256_RSA_PKCS, await client.key(again), DATA);
    await desk.token.close();
    expect([desk.cards.open, desk.clock.timers]).toEqual([0, 0]);
    expect(await client.returnValue(client.initialize())).toBe(DEVICE_REMOVED);
  });

  it('leaves no PIN in the frame that brought it, nor anywhere in the log', async () => {
    const desk = await tokenDesk({ pinMode: 'login' });
    const { client, session } = await signer(desk);
    await client.returnValue(client.logIn(session, WRONG));
    const body = Buffer.concat([ulong(session), ulong(1), bytes(Buffer.from(PIN))]);
    const request = new Uint8Array(Buffer.concat([uint32(0x12), uint32(4), Buffer.from('uuay'), body]));
    await client.connection.handle({ code: 1, options: Buffer.alloc(0), body: request });
    expect(Buffer.from(request).includes(PIN)).toBe(false);
    expect(JSON.stringify(desk.log)).not.toMatch(new RegExp(`${PIN}|${WRONG}`));
  });
});
