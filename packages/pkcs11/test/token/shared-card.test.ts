import { MAX_TRIES } from '@ciekit/core';
import { describe, expect, it } from 'vitest';
import { bytes, uint32, ulong } from '../support/cryptoki-client.js';
import { signer, typing } from '../support/signing-program.js';
import { PIN } from '../support/software-key-cards.js';
import { tokenDesk, type TokenDesk } from '../support/token-desk.js';

const WRONG = '11223344';
const MINUTE = 60_000;
const CANCELED = 0x50;
const OPERATION_ACTIVE = 0x90;
const USER_SESSION = 1;
const PUBLIC_SESSION = 0;

/** One program is logged in, and the holder is asked for the second one's signature. */
async function secondAsked(desk: TokenDesk) {
  const second = typing();
  desk.prompt.answers = [PIN, second.answer];
  const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
  await one.sign();
  const asked = desk.prompt.nextQuestion();
  const signature = two.sign();
  await asked;
  return { one, two, second, signature };
}

describe('a program that is logged in', () => {
  it('signs while the holder is asked for another one', async () => {
    const desk = await tokenDesk();
    const { one, second, signature } = await secondAsked(desk);
    expect(await one.sign()).toHaveLength(256);
    expect(desk.prompt.openQuestions).toBe(1);
    second.type(PIN);
    expect(await signature).toHaveLength(256);
    expect(await one.sign()).toHaveLength(256);
    expect(desk.prompt.contexts.map(({ program }) => program?.name)).toEqual(['one', 'two']);
    expect([desk.cards.verifications, desk.cards.open]).toEqual([2, 1]);
  });

  it('is idle all the same while the holder is asked for another one, who then logs in', async () => {
    const desk = await tokenDesk({ idleMs: 5 * MINUTE });
    const { two, second, signature } = await secondAsked(desk);
    desk.clock.pass(5 * MINUTE);
    await desk.logged('logged-out');
    second.type(PIN);
    expect(await signature).toHaveLength(256);
    expect(await two.sign()).toHaveLength(256);
    expect(desk.token.status().slots[0]?.programs).toEqual(['two']);
    expect([desk.cards.verifications, desk.cards.open]).toEqual([2, 1]);
  });

  it('does not fall idle while its own signature waits for its turn', async () => {
    const desk = await tokenDesk({ idleMs: 5 * MINUTE });
    const { sign, client } = await signer(desk);
    await sign();
    const slow = typing();
    const begun = new Promise<void>((resolve) => {
      desk.cards.nextSignature = async () => {
        resolve();
        await slow.answer();
        return new Uint8Array(256);
      };
    });
    const other = await client.openSession();
    await client.signInit(other, 0x40, await client.key(other));
    const first = sign();
    await begun;
    const next = client.call('C_Sign', ulong(other), bytes(Buffer.from('next')), uint32(256));
    desk.clock.pass(5 * MINUTE);
    slow.type('done');
    expect(await first).toHaveLength(256);
    expect((await next)[0]).toHaveLength(256);
    expect(desk.prompt.contexts).toHaveLength(1);
    desk.clock.pass(5 * MINUTE);
    await desk.logged('logged-out');
  });

  it('stays it when another one’s holder types something else than a PIN and then declines', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = [PIN, '1234', 'cancel'];
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.sign();
    expect(await two.returned()).toBe(CANCELED);
    expect(desk.prompt.questions.slice(1)).toMatchObject([
      { refused: undefined, triesRemaining: MAX_TRIES.pin },
      { refused: { code: 'code-half' }, triesRemaining: MAX_TRIES.pin },
    ]);
    expect(desk.token.status().slots[0]?.programs).toEqual(['one']);
    expect(await one.returned()).toBe(0);
    expect(desk.prompt.contexts).toHaveLength(2);
  });

  it('where the idle time is 0, does not use up another one’s log-in', async () => {
    const desk = await tokenDesk({ pinMode: 'login', idleMs: 0 });
    const [one, two] = [await signer(desk, 'one'), await signer(desk, 'two')];
    await one.client.logIn(one.session, PIN);
    await two.client.logIn(two.session, PIN);
    expect(await one.sign()).toHaveLength(256);
    expect(await one.client.state(one.session)).toBe(PUBLIC_SESSION);
    expect(await two.client.state(two.session)).toBe(USER_SESSION);
    expect(await two.sign()).toHaveLength(256);
    expect([desk.cards.verifications, desk.cards.open]).toEqual([2, 0]);
  });
});

describe('a holder who is asked for a second program', () => {
  it('is asked again, with the tries that are left, when a third program used one meanwhile', async () => {
    const desk = await tokenDesk();
    const second = typing();
    desk.prompt.answers = [PIN, second.answer, PIN];
    const [one, two, three] = [await signer(desk, 'one'), await signer(desk, 'two'), await signer(desk, 'three')];
    await one.sign();
    const asked = desk.prompt.nextQuestion();
    const signature = two.sign();
    await asked;
    expect(await three.client.returnValue(three.client.logIn(three.session, WRONG))).toBe(0xa0);
    second.type(PIN);
    expect(await signature).toHaveLength(256);
    expect(desk.prompt.questions.map(({ triesRemaining }) => triesRemaining)).toEqual([3, 3, 2]);
    expect(desk.cards.verifications).toBe(3);
  });
});

describe('a holder who declines', () => {
  it('twice in a row is left alone by that program for a while, and only by that one', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = ['cancel', 'cancel'];
    const [pushy, other] = [await signer(desk, 'pushy'), await signer(desk, 'other')];
    for (let i = 0; i < 20; i++) expect(await pushy.returned()).toBe(CANCELED);
    expect(desk.prompt.contexts).toHaveLength(2);
    expect(await other.returned()).toBe(0);
    desk.clock.pass(15_000);
    expect(await pushy.returned()).toBe(0);
    expect(desk.prompt.contexts).toHaveLength(4);
  });

  it('is asked again after a log-in, however often they declined before', async () => {
    const desk = await tokenDesk({ idleMs: 0 });
    desk.prompt.answers = ['cancel', PIN, 'cancel', PIN];
    const { returned } = await signer(desk);
    const values: number[] = [];
    for (let i = 0; i < 4; i++) values.push(await returned());
    expect(values).toEqual([CANCELED, 0, CANCELED, 0]);
  });

  it('answers a C_Login without a PIN as well as the signature that waits', async () => {
    const desk = await tokenDesk();
    const first = typing();
    desk.prompt.answers = [first.answer];
    const { client, session, returned } = await signer(desk);
    const other = await client.openSession();
    const asked = desk.prompt.nextQuestion();
    const signature = returned();
    await asked;
    const login = client.returnValue(client.logIn(other, undefined));
    first.type('cancel');
    expect(await signature).toBe(CANCELED);
    desk.clock.pass(300);
    expect(await login).toBe(CANCELED);
    expect(desk.prompt.questions).toHaveLength(1);
    expect(await client.state(session)).toBe(PUBLIC_SESSION);
  });
});

describe('a session that waits for a log-in', () => {
  it('makes no signature meanwhile, and takes the question away with itself', async () => {
    const desk = await tokenDesk();
    desk.prompt.answers = [typing().answer];
    const client = await desk.program();
    const session = await client.openSession();
    const sign = (): Promise<number> =>
      client.returnValue(client.call('C_Sign', ulong(session), bytes(Buffer.from('data')), uint32(256)));
    const signFinal = (): Promise<number> =>
      client.returnValue(client.call('C_SignFinal', ulong(session), uint32(256)));
    await client.signInit(session, 0x40, await client.key(session));
    const asked = desk.prompt.nextQuestion();
    const login = client.returnValue(client.logIn(session, undefined));
    await asked;
    expect(await sign()).toBe(OPERATION_ACTIVE);
    await client.call('C_SignUpdate', ulong(session), bytes(Buffer.from('data')));
    expect(await signFinal()).toBe(OPERATION_ACTIVE);
    client.connection.close();
    expect(desk.prompt.contexts[0]?.signal.aborted).toBe(true);
    desk.clock.pass(300);
    expect(await login).toBe(CANCELED);
    expect(desk.prompt.contexts).toHaveLength(1);
    expect([desk.cards.verifications, desk.cards.open]).toEqual([0, 0]);
  });

  it('has it still when its signatures are cancelled', async () => {
    const desk = await tokenDesk();
    const slow = typing();
    desk.prompt.answers = [slow.answer];
    const { client, session } = await signer(desk);
    const asked = desk.prompt.nextQuestion();
    const login = client.logIn(session, undefined);
    await asked;
    await client.call('C_SessionCancel', ulong(session), ulong(0x800));
    slow.type(PIN);
    await desk.logged('logged-in');
    desk.clock.pass(300);
    await login;
    expect(await client.state(session)).toBe(USER_SESSION);
  });
});

describe('two C_Logins of one program at once', () => {
  it.each([
    ['wrong', WRONG, 0xa0, 2],
    ['right', PIN, 0, 3],
  ])('send a %s PIN once', async (_what, pin, expected, tries) => {
    const desk = await tokenDesk({ pinMode: 'login' });
    const { client, session } = await signer(desk);
    const other = await client.openSession();
    const values = [session, other].map((each) => client.returnValue(client.logIn(each, pin)));
    expect(await Promise.all(values)).toEqual([expected, OPERATION_ACTIVE]);
    expect([desk.cards.verifications, desk.cards.tries]).toEqual([1, tries]);
    // It is over: another attempt is the program's own decision.
    expect(await client.returnValue(client.logIn(other, PIN))).toBe(expected === 0 ? 0x100 : 0);
  });
});

describe('an empty DigestInfo', () => {
  it('is refused before anybody is asked', async () => {
    const desk = await tokenDesk();
    const { client, session } = await signer(desk);
    const key = await client.key(session);
    expect(await client.returnValue(client.sign(session, 0x01, key, Buffer.alloc(0)))).toBe(0x21);
    await client.signInit(session, 0x01, key);
    await client.call('C_SignUpdate', ulong(session), bytes(Buffer.alloc(0)));
    expect(await client.returnValue(client.call('C_SignFinal', ulong(session), uint32(256)))).toBe(0x21);
    expect(desk.prompt.contexts).toEqual([]);
  });
});
