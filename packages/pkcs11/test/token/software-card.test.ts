import { createPublicKey, verify } from 'node:crypto';
import { Token, type PinMode, type PinPrompt, type TokenLogEvent } from '@ciekit/pkcs11';
import { describe, expect, it, onTestFinished } from 'vitest';
import { desk, READER, type Desk } from '../../../middleware/test/support/desk.js';
import { Holder, PIN } from '../../../middleware/test/support/holder.js';
import { CryptokiClient, ulong } from '../support/cryptoki-client.js';
import { HOLDER_KEY, SUB_CA } from '../support/software-key-cards.js';
import { WatchedLog } from '../support/watched-log.js';

const WRONG = '11223344';
const SHA256_RSA_PKCS = 0x40;
const DATA = Buffer.from('hello');

interface Place {
  readonly pc: Desk;
  readonly token: Token;
  readonly client: CryptokiClient;
  readonly holder: Holder;
  readonly log: readonly TokenLogEvent[];
  readonly logged: (type: TokenLogEvent['type'], times?: number) => Promise<void>;
}

/** The whole way: token, middleware, core, the software card. */
async function place(
  options: { readonly pinMode?: PinMode; readonly holder?: Holder; readonly trusted?: boolean } = {},
): Promise<Place> {
  const pc = await desk();
  if (options.trusted !== false) await pc.trustSpecimen();
  await pc.middleware.pair(new Holder());
  const holder = options.holder ?? new Holder();
  const prompt: PinPrompt = { name: 'test', isAvailable: () => Promise.resolve(true), open: () => holder };
  const { events: log, take, logged } = new WatchedLog();
  const token = new Token({
    cards: pc.middleware,
    prompt,
    pinMode: options.pinMode ?? 'prompt',
    idleMs: 300_000,
    log: take,
  });
  token.start();
  onTestFinished(() => token.close());
  await logged('card-recognised');
  const client = new CryptokiClient(token.connect({ pid: 1, name: 'browser' }));
  await client.initialize();
  return { pc, token, client, holder, log, logged };
}

/** Two programs with a session each; the first is logged in by its own PIN. */
async function firstLoggedIn() {
  const { pc, client, token } = await place({ pinMode: 'login' });
  pc.card.codeCommands = [];
  const other = new CryptokiClient(token.connect({ pid: 2, name: 'script' }));
  await other.initialize();
  const [session, another] = [await client.openSession(), await other.openSession()];
  await client.logIn(session, PIN);
  return { pc, client, other, another };
}

describe('the token of the software card', () => {
  it('lists certificate and issuers without a PIN, and signs with one PIN for many signatures', async () => {
    const { pc, client, holder } = await place();
    pc.card.codeCommands = [];
    const session = await client.openSession();
    const authorities = await client.find(session, { 0x00: 1, 0x87: 2 });
    expect(await client.attribute(session, authorities[0] ?? 0, 0x11)).toEqual(Buffer.from(SUB_CA));
    expect(pc.card.codeCommands).toEqual([]);
    const key = await client.key(session);
    for (let i = 0; i < 3; i++) {
      const signature = await client.sign(session, SHA256_RSA_PKCS, key, DATA);
      expect(verify('sha256', DATA, createPublicKey(HOLDER_KEY), signature)).toBe(true);
    }
    expect(pc.card.verifications).toBe(1);
    expect(holder.asked).toEqual(['pin']);
  });

  it('asks again after a wrong PIN, and keeps the last try', async () => {
    const { pc, client, holder } = await place({ holder: new Holder({ pins: [WRONG, WRONG] }) });
    pc.card.codeCommands = [];
    const session = await client.openSession();
    const sign = client.sign(session, SHA256_RSA_PKCS, await client.key(session), DATA);
    expect(await client.returnValue(sign)).toBe(0x50);
    expect(holder.asked).toEqual(['pin', 'pin after code-incorrect', 'confirm pin 1']);
    expect([pc.card.verifications, pc.card.tries.pin]).toEqual([2, 1]);
  });

  it('checks each program’s PIN on the card, and never sends one twice', async () => {
    const { pc, other, another } = await firstLoggedIn();
    expect(await other.returnValue(other.logIn(another, WRONG))).toBe(0xa0);
    expect([pc.card.verifications, pc.card.tries.pin]).toEqual([2, 2]);
    await other.logIn(another, PIN);
    expect([pc.card.verifications, pc.card.tries.pin]).toEqual([3, 3]);
    expect(await other.sign(another, SHA256_RSA_PKCS, await other.key(another), DATA)).toHaveLength(256);
  });

  it('keeps a program logged in when another leaves in the middle of its log-in', async () => {
    const { pc, client, other, another } = await firstLoggedIn();
    // The first program's session resets the card when it ends: that has to be over before the second one's begins.
    const login = other.logIn(another, PIN);
    client.connection.close();
    await login;
    expect(await other.sign(another, SHA256_RSA_PKCS, await other.key(another), DATA)).toHaveLength(256);
    expect(pc.card.verifications).toBe(2);
  });

  it('sends no PIN of a program while the card does not tell how many tries are left', async () => {
    const { pc, client, log } = await place({ pinMode: 'login' });
    pc.card.codeCommands = [];
    pc.card.set({ pin: 1 });
    pc.card.hideTries(40);
    const session = await client.openSession();
    for (const pin of [WRONG, PIN]) expect(await client.returnValue(client.logIn(session, pin))).toBe(0xa4);
    expect([pc.card.verifications, pc.card.tries.pin]).toEqual([0, 1]);
    expect(log).toContainEqual(expect.objectContaining({ type: 'last-try-kept', program: 'browser' }));
  });

  it('asks the holder all the same, who is there to see it', async () => {
    const { pc, client, holder } = await place();
    pc.card.codeCommands = [];
    pc.card.hideTries(40);
    const session = await client.openSession();
    expect(await client.sign(session, SHA256_RSA_PKCS, await client.key(session), DATA)).toHaveLength(256);
    expect([holder.asked, holder.triesShown]).toEqual([['pin'], [undefined]]);
  });

  it('says where the PIN of a program goes to a card of an unchecked issuer', async () => {
    const { client, log } = await place({ pinMode: 'login', trusted: false });
    const session = await client.openSession();
    await client.logIn(session, PIN);
    const told = { type: 'issuer-unchecked', program: 'browser', reader: READER, serialNumber: 'CA00000AA' };
    expect(log).toContainEqual(told);
  });

  it('follows the card out of the reader and back', async () => {
    const { pc, client, logged } = await place({ holder: new Holder({ pins: [PIN, PIN] }) });
    const session = await client.openSession();
    await client.sign(session, SHA256_RSA_PKCS, await client.key(session), DATA);
    const waiting = client.call('C_WaitForSlotEvent', ulong(0));
    pc.readers.remove(READER);
    expect(await waiting).toEqual([1n]);
    expect(await client.slots(true)).toEqual([]);
    pc.readers.insert(READER, pc.card.card);
    await logged('card-recognised', 2);
    const again = await client.openSession();
    expect(await client.sign(again, SHA256_RSA_PKCS, await client.key(again), DATA)).toHaveLength(256);
  });

  it('asks again when another program reset the card', async () => {
    const { pc, client, holder } = await place({ holder: new Holder({ pins: [PIN, PIN] }) });
    const session = await client.openSession();
    const key = await client.key(session);
    await client.sign(session, SHA256_RSA_PKCS, key, DATA);
    const stranger = await pc.readers.connect(READER);
    await (await stranger.beginTransaction()).end('reset');
    await stranger.close();
    expect(await client.sign(session, SHA256_RSA_PKCS, key, DATA)).toHaveLength(256);
    expect(holder.asked).toEqual(['pin', 'pin']);
  });

  it('leaves no PIN verified on the card after a lock', async () => {
    const { pc, client, token, holder } = await place({ holder: new Holder({ pins: [PIN, PIN] }) });
    const session = await client.openSession();
    const key = await client.key(session);
    await client.sign(session, SHA256_RSA_PKCS, key, DATA);
    const resets = pc.card.card.resetCount;
    expect(await token.lock()).toBe(1);
    expect(pc.card.card.resetCount).toBeGreaterThan(resets);
    await client.sign(session, SHA256_RSA_PKCS, key, DATA);
    expect(holder.asked).toHaveLength(2);
  });
});
