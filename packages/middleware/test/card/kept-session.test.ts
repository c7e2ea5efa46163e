import { createHash, verify, X509Certificate } from 'node:crypto';
import {
  CardSessionError,
  concatBytes,
  fromHex,
  SecretBytes,
  type AuthenticatedCard,
  type CardConnection,
} from '@ciekit/core';
import { SoftwareCard, specimenImage, withDefect } from '@ciekit/emulator';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { code, PIN, softwareCie, type SoftwareCie } from './software-cie.js';

const READER = 'Software card';
const SHA256_DIGEST_INFO = fromHex('3031300D060960864801650304020105000420');
/** A DigestInfo with SHA-512 is the longest there is: 83 bytes (RFC 8017 section 9.2). */
const SHA512_DIGEST_INFO = fromHex('3051300D060960864801650304020305000440');
const SELECT_MF = fromHex('00A40000');
const SELECT_IAS = fromHex('00A4040C0DA0000000308000000009816001');
const SELECT_CIE = fromHex('00A4040C06A00000000039');
const GET_CHALLENGE = fromHex('0084000008');
const VERIFY = 0x20;
const INTERNAL_AUTHENTICATE = 0x88;
const HOLDER = new X509Certificate(Buffer.from(specimenImage().files['1003'], 'hex'));

const digestInfo = (message: string): Uint8Array =>
  concatBytes(SHA256_DIGEST_INFO, createHash('sha256').update(message).digest());

/** A paired card, the commands that it saw, and the tries that it has left. */
async function paired(options: Parameters<typeof softwareCie>[0] = {}) {
  const commands: number[] = [];
  const world = await softwareCie({
    ...options,
    card: { ...options.card, onExchange: ([, ins = 0]) => commands.push(ins) },
  });
  const pairing = await world.cie.pair(code(PIN));
  await world.memory.update(pairing.known);
  commands.length = 0;
  const { card } = world;
  return {
    ...world,
    pairing,
    commands,
    verifications: () => commands.filter((ins) => ins === VERIFY).length,
    tries: () => card.readState().pin.triesRemaining,
  };
}

/** What another program does over a connection of its own. */
async function otherProgram(world: SoftwareCie, use: (connection: CardConnection) => Promise<void>): Promise<void> {
  const connection = await world.readers.connect(READER);
  await use(connection);
  await connection.close();
}

const sends =
  (...commands: readonly Uint8Array[]) =>
  (world: SoftwareCie): Promise<void> =>
    otherProgram(world, async (connection) => {
      const transaction = await connection.beginTransaction();
      for (const command of commands) await transaction.transmit(command);
      await transaction.end('leave');
    });

const resets = (world: SoftwareCie): Promise<void> =>
  otherProgram(world, async (connection) => (await connection.beginTransaction()).end('reset'));

const exchanges = (world: SoftwareCie): Promise<void> => {
  world.readers.remove(READER);
  world.readers.insert(READER, new SoftwareCard({ image: specimenImage() }));
  return Promise.resolve();
};

const lifts = (world: SoftwareCie): Promise<void> => {
  world.readers.remove(READER);
  world.readers.insert(READER, world.card);
  return Promise.resolve();
};

const pulls = (world: SoftwareCie): Promise<void> => {
  world.readers.remove(READER);
  return Promise.resolve();
};

/** Whatever takes the session away between two of its calls. */
const LOSSES = [
  ['another program resets the card', resets],
  ['another program asks for a challenge in clear', sends(GET_CHALLENGE)],
  ['another program selects the master file', sends(SELECT_MF)],
  ['another program selects a file', sends(SELECT_CIE, fromHex('00A4020C021001'))],
  ['the card is taken away', pulls],
  ['the card is lifted and put back', lifts],
  ['the card is exchanged for another one', exchanges],
] as const;

async function errorOf(promise: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Error;
}

async function expectOver(session: AuthenticatedCard): Promise<void> {
  expect(session.isOver).toBe(true);
  expect(await errorOf(session.sign(digestInfo('again')))).toBeInstanceOf(CardSessionError);
  expect(await errorOf(session.verifyPin(code(PIN)))).toMatchObject({ code: 'session-lost' });
}

describe('figures (issue: 22 commands for log-in and one signature, 2 for each further one)', () => {
  it.each([
    ['never', 22, 2],
    ['auto', 16, 1],
  ] as const)('extended: %s', async (extended, first, further) => {
    const { cie, card } = await paired({ host: { extended } });
    card.resetTraffic();
    const session = await cie.authenticate();
    await session.verifyPin(code(PIN));
    await session.sign(digestInfo('one'));
    expect(card.traffic.exchanges).toBe(first);
    for (let i = 0; i < 5; i++) await session.sign(digestInfo(String(i)));
    expect(card.traffic.exchanges).toBe(first + 5 * further);
    await session.end();
    expect(card.traffic.exchanges).toBe(first + 5 * further);
  });
});

describe('a session that opens the seal of its pairing on the way', () => {
  it.each([
    ['never', 5 + 19],
    ['auto', 5 + 13],
  ] as const)('recognises the card once, extended %s: 3 commands fewer than both apart', async (extended, first) => {
    const { cie, card, pairing } = await paired({ host: { extended } });
    card.resetTraffic();
    const { key, session } = await cie.openSealAndAuthenticate(() => Promise.resolve(pairing.seal.challenge));
    expect(key.equals(pairing.seal.key)).toBe(true);
    await session.verifyPin(code(PIN));
    const signature = await session.sign(digestInfo('one'));
    expect(verify('sha256', Buffer.from('one'), HOLDER.publicKey, signature)).toBe(true);
    expect(card.traffic.exchanges).toBe(first);
    await session.end();
  });

  it('goes no further with a copy of the card: no keys are agreed on, no code is asked for', async () => {
    const { pairing, memory } = await paired();
    const commands: number[] = [];
    const { cie } = await softwareCie({
      image: withDefect(specimenImage(), 'cloned-services-key'),
      memory,
      card: { onExchange: ([, ins = 0]) => commands.push(ins) },
    });
    const failed = await errorOf(cie.openSealAndAuthenticate(() => Promise.resolve(pairing.seal.challenge)));
    expect(failed).toMatchObject({ code: 'clone-check' });
    expect(commands.at(-1)).toBe(INTERNAL_AUTHENTICATE);
    expect(commands).toHaveLength(5);
  });

  it('wipes the seal’s key when the chip does not prove itself after all, and resets the chip', async () => {
    const { cie, card, pairing } = await paired();
    const wiped: SecretBytes[] = [];
    const wipe = vi.spyOn(SecretBytes.prototype, 'wipe').mockImplementation(function (this: SecretBytes) {
      wiped.push(this);
    });
    onTestFinished(() => {
      wipe.mockRestore();
    });
    const before = card.resetCount;
    // The one answer of the chip that proves its key comes protected.
    card.faults.inject({
      kind: 'bad-mac',
      at: (command) => command.protected && command.ins === INTERNAL_AUTHENTICATE,
    });
    await errorOf(cie.openSealAndAuthenticate(() => Promise.resolve(pairing.seal.challenge)));
    expect(wiped.some((secret) => secret.equals(pairing.seal.key))).toBe(true);
    expect(card.resetCount).toBe(before + 1);
  });
});

describe('a session', () => {
  it('signs as often as it is asked, with the card free in between', async () => {
    const world = await paired();
    const session = await world.cie.authenticate();
    expect(session.assurance.outcome).toBe('genuine');
    expect(session.triesRemaining).toBe(3);
    await session.verifyPin(code(PIN));
    for (const message of ['one', 'two', 'three']) {
      // Waits for nobody: had our transaction been open, this would end in a sharing violation.
      await otherProgram(world, async (connection) => (await connection.beginTransaction({ waitMs: 0 })).end('leave'));
      const signature = await session.sign(digestInfo(message));
      expect(verify('sha256', Buffer.from(message), HOLDER.publicKey, signature)).toBe(true);
    }
    const long = concatBytes(SHA512_DIGEST_INFO, createHash('sha512').update('four').digest());
    expect(long).toHaveLength(83);
    expect(verify('sha512', Buffer.from('four'), HOLDER.publicKey, await session.sign(long))).toBe(true);
  });

  it('runs calls that are made at once one after the other', async () => {
    const { cie } = await paired();
    const session = await cie.authenticate();
    const [, ...signatures] = await Promise.all([
      session.verifyPin(code(PIN)),
      ...['a', 'b', 'c'].map((message) => session.sign(digestInfo(message))),
    ]);
    for (const [index, message] of ['a', 'b', 'c'].entries())
      expect(verify('sha256', Buffer.from(message), HOLDER.publicKey, signatures[index]!)).toBe(true);
  });

  it('resets the chip at its end, once, and nothing can be had of it afterwards', async () => {
    const { cie, card } = await paired();
    const session = await cie.authenticate();
    await session.verifyPin(code(PIN));
    const before = card.resetCount;
    await Promise.all([session.end(), session.end()]);
    await session.end();
    expect(card.resetCount).toBe(before + 1);
    await expectOver(session);
  });

  it('ends behind a call that runs, before those that wait', async () => {
    const { cie, card } = await paired();
    const session = await cie.authenticate();
    await session.verifyPin(code(PIN));
    const running = session.sign(digestInfo('running'));
    await Promise.resolve();
    const waiting = session.sign(digestInfo('waiting'));
    const before = card.resetCount;
    const ended = session.end();
    expect(await errorOf(waiting)).toMatchObject({ code: 'session-lost' });
    expect(verify('sha256', Buffer.from('running'), HOLDER.publicKey, await running)).toBe(true);
    await ended;
    expect(card.resetCount).toBe(before + 1);
  });

  it('ends in silence when the card is gone or another program holds it', async () => {
    const gone = await paired();
    const first = await gone.cie.authenticate();
    await pulls(gone);
    await first.end();

    const held = await paired();
    const second = await held.cie.authenticate();
    await otherProgram(held, async (connection) => {
      const transaction = await connection.beginTransaction();
      await second.end({ waitMs: 0 });
      await transaction.end('leave');
    });
    await expectOver(second);
  });

  it('refuses what the card would not sign, and a signature without the PIN, and stays', async () => {
    const { cie, commands } = await paired();
    const session = await cie.authenticate();
    commands.length = 0;
    expect(await errorOf(session.sign(digestInfo('early')))).toBeInstanceOf(TypeError);
    expect(await errorOf(session.sign(new Uint8Array(103)))).toBeInstanceOf(RangeError);
    expect(await errorOf(session.sign(new Uint8Array(0)))).toBeInstanceOf(RangeError);
    expect(commands).toEqual([]);
    await session.verifyPin(code(PIN));
    await session.sign(new Uint8Array(102));
  });

  it('survives a wait for another program that is over', async () => {
    const world = await paired();
    const session = await world.cie.authenticate();
    await session.verifyPin(code(PIN));
    await otherProgram(world, async (connection) => {
      const transaction = await connection.beginTransaction();
      expect(await errorOf(session.sign(digestInfo('x'), { waitMs: 0 }))).toMatchObject({ code: 'sharing-violation' });
      await transaction.end('leave');
    });
    expect(await session.sign(digestInfo('x'))).toHaveLength(256);
  });

  it('is not begun on a chip that does not prove itself, and then leaves nothing open', async () => {
    const { cie, card } = await softwareCie();
    card.faults.inject({ kind: 'bad-mac', at: ({ ins }) => ins === INTERNAL_AUTHENTICATE });
    const before = card.resetCount;
    expect(await errorOf(cie.authenticate())).toMatchObject({ code: 'sm-bad-mac' });
    expect(card.resetCount).toBe(before + 1);
  });
});

describe('cancellation', () => {
  it('before a command leaves the session good', async () => {
    const { cie, commands, verifications } = await paired();
    const session = await cie.authenticate();
    commands.length = 0;
    expect(await errorOf(session.verifyPin(code(PIN), { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'cancelled',
    });
    expect(commands).toEqual([]);
    await session.verifyPin(code(PIN));
    expect(await errorOf(session.sign(digestInfo('x'), { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'cancelled',
    });
    expect(await session.sign(digestInfo('x'))).toHaveLength(256);
    expect(verifications()).toBe(1);
  });

  it('between two commands spends no try, and the next call finds the counters in step', async () => {
    const stop = new AbortController();
    let armed = false;
    const { cie, verifications } = await paired({
      host: {
        trace: {
          sink: () => {
            if (armed) stop.abort();
          },
        },
      },
    });
    const session = await cie.authenticate();
    armed = true;
    // The first of its two commands is answered, and then the holder changes their mind.
    expect(await errorOf(session.verifyPin(code(PIN), { signal: stop.signal }))).toMatchObject({ code: 'cancelled' });
    expect(verifications()).toBe(0);
    await session.verifyPin(code(PIN));
    expect(await session.sign(digestInfo('x'))).toHaveLength(256);
  });

  it('reaches a call that waits for its turn', async () => {
    const { cie } = await paired();
    const session = await cie.authenticate();
    await session.verifyPin(code(PIN));
    const stop = new AbortController();
    const first = session.sign(digestInfo('first'));
    const second = session.sign(digestInfo('second'), { signal: stop.signal });
    stop.abort();
    expect(await errorOf(second)).toMatchObject({ code: 'cancelled' });
    expect(await first).toHaveLength(256);
  });
});

describe.each(LOSSES)('%s', (_what, happens) => {
  it('between two signatures: the session is lost, its keys are wiped, nothing brings it back', async () => {
    const world = await paired();
    const session = await world.cie.authenticate();
    await session.verifyPin(code(PIN));
    await session.sign(digestInfo('before'));
    await happens(world);
    const error = await errorOf(session.sign(digestInfo('after')));
    expect(error).toBeInstanceOf(CardSessionError);
    expect(error.cause).toBeInstanceOf(Error);
    await expectOver(session);
    expect(world.verifications()).toBe(1);
    const resetsBefore = world.card.resetCount;
    await session.end();
    // Whoever has the card now keeps it.
    expect(world.card.resetCount).toBe(resetsBefore);
  });

  it('between authentication and PIN: the PIN is not sent', async () => {
    const world = await paired();
    const session = await world.cie.authenticate();
    await happens(world);
    expect(await errorOf(session.verifyPin(code(PIN)))).toMatchObject({ code: 'session-lost' });
    expect(world.verifications()).toBe(0);
    await expectOver(session);
    expect(world.verifications()).toBe(0);
  });
});

describe('a SELECT by name of another program, which ends no secure messaging in the chip', () => {
  it('of the CIE application changes nothing', async () => {
    const world = await paired();
    const session = await world.cie.authenticate();
    await sends(SELECT_CIE)(world);
    await session.verifyPin(code(PIN));
    await sends(SELECT_CIE)(world);
    const signature = await session.sign(digestInfo('x'));
    expect(verify('sha256', Buffer.from('x'), HOLDER.publicKey, signature)).toBe(true);
  });

  it('of another application takes our key away: the session is lost', async () => {
    const world = await paired({ image: specimenImage({ profile: 'gemalto' }) });
    const session = await world.cie.authenticate();
    await session.verifyPin(code(PIN));
    await sends(SELECT_IAS)(world);
    expect(await errorOf(session.sign(digestInfo('x')))).toMatchObject({
      code: 'session-lost',
      cause: { code: 'unexpected-status', sw: 0x6a88 },
    });
    await expectOver(session);
    const next = await world.cie.authenticate();
    await sends(SELECT_IAS)(world);
    expect(await errorOf(next.verifyPin(code(PIN)))).toMatchObject({ code: 'session-lost' });
    expect(world.verifications()).toBe(1);
  });
});

describe('an answer that is not the one of our chip', () => {
  it.each([
    'bad-mac',
    'wrong-ssc',
    'field-lost',
    'sw-6f00',
    'garbage',
    'truncated',
    'card-removed',
    'replayed-answer',
  ] as const)('%s while signing: the session is lost, and no PIN is left verified in the chip', async (kind) => {
    const { cie, card, readers } = await paired();
    const session = await cie.authenticate();
    await session.verifyPin(code(PIN));
    const before = card.resetCount;
    card.faults.inject({ kind, at: ({ ins }) => ins === INTERNAL_AUTHENTICATE });
    expect(await errorOf(session.sign(digestInfo('x')))).toMatchObject({ code: 'session-lost' });
    await expectOver(session);
    expect(card.resetCount).toBeGreaterThan(before);
    expect((await readers.list())[0]?.card).toBe(kind === 'card-removed' ? 'empty' : 'present');
  });

  it('to the PIN: the outcome is unknown, the PIN is not sent again, the session is lost', async () => {
    const { cie, card, verifications, tries } = await paired();
    const session = await cie.authenticate();
    card.faults.inject({ kind: 'bad-mac', at: ({ ins }) => ins === VERIFY });
    expect(await errorOf(session.verifyPin(code('11112222')))).toMatchObject({
      code: 'code-outcome-unknown',
      triesRemaining: 3,
    });
    await expectOver(session);
    expect(verifications()).toBe(1);
    expect(tries()).toBe(2);
  });
});

describe('tries', () => {
  it('a wrong PIN costs one and leaves the session; another one may follow', async () => {
    const { cie, verifications, tries } = await paired();
    const session = await cie.authenticate();
    const told: (number | undefined)[] = [];
    const onTries = (_kind: string, left: number | undefined): void => {
      told.push(left);
    };
    expect(await errorOf(session.verifyPin(code('11112222'), { onTries }))).toMatchObject({
      code: 'code-incorrect',
      triesRemaining: 2,
    });
    expect(session.triesRemaining).toBe(2);
    expect(await errorOf(session.sign(digestInfo('x')))).toBeInstanceOf(TypeError);
    await session.verifyPin(code(PIN), { onTries });
    expect(told).toEqual([3, 2]);
    expect(session.triesRemaining).toBe(3);
    expect(tries()).toBe(3);
    expect(verifications()).toBe(2);
    expect(await session.sign(digestInfo('x'))).toHaveLength(256);
  });

  it('the last one needs a confirmation, and a blocked PIN is sent nothing', async () => {
    const { cie, verifications, tries } = await paired();
    const session = await cie.authenticate();
    const wrong = (allowLastTry = false) => errorOf(session.verifyPin(code('11112222'), { allowLastTry }));
    expect(await wrong()).toMatchObject({ triesRemaining: 2 });
    expect(await wrong()).toMatchObject({ triesRemaining: 1 });
    expect(await wrong()).toMatchObject({ code: 'last-try-unconfirmed', triesRemaining: 1 });
    expect(verifications()).toBe(2);
    expect(await wrong(true)).toMatchObject({ code: 'code-blocked', triesRemaining: 0 });
    expect(await wrong(true)).toMatchObject({ code: 'code-blocked' });
    expect(verifications()).toBe(3);
    expect(tries()).toBe(0);
    expect(session.triesRemaining).toBe(0);
  });

  it('half a PIN goes nowhere', async () => {
    const { cie, commands } = await paired();
    const session = await cie.authenticate();
    commands.length = 0;
    expect(await errorOf(session.verifyPin(code('1928')))).toMatchObject({ code: 'code-format' });
    expect(commands).toEqual([]);
  });

  it('are remembered for a card that does not tell, before the PIN goes out', async () => {
    const { cie, memory, card } = await paired({ card: { tellsTries: false } });
    const session = await cie.authenticate();
    expect(session.triesRemaining).toBe(3);
    await errorOf(session.verifyPin(code('11112222')));
    expect(session.triesRemaining).toBe(2);
    card.faults.inject({ kind: 'bad-mac', at: ({ ins }) => ins === VERIFY });
    await errorOf(session.verifyPin(code('11112222')));
    expect([...memory.tries.values()]).toEqual([1]);
    expect((await cie.authenticate()).triesRemaining).toBe(1);
  });
});

describe('wiping', () => {
  /** Every secret that is made while `work` runs. */
  async function secretsOf(work: () => Promise<void>): Promise<readonly SecretBytes[]> {
    const spies = [vi.spyOn(SecretBytes, 'own'), vi.spyOn(SecretBytes, 'takeFrom')];
    onTestFinished(() => {
      for (const spy of spies) spy.mockRestore();
    });
    await work();
    return spies.flatMap((spy) => spy.mock.results.map(({ value }) => value as SecretBytes));
  }

  it.each([
    ['at the end', (session: AuthenticatedCard) => session.end()],
    [
      'at a loss',
      async (session: AuthenticatedCard, world: SoftwareCie) => {
        await resets(world);
        await errorOf(session.sign(digestInfo('x')));
      },
    ],
  ] as const)('%s no key is left', async (_when, finish) => {
    const world = await paired();
    const secrets = await secretsOf(async () => {
      const session = await world.cie.authenticate();
      using pin = code(PIN);
      await session.verifyPin(pin);
      await finish(session, world);
    });
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => !secret.isWiped)).toEqual([]);
  });
});
