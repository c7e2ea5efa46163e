import { createHash, verify, X509Certificate } from 'node:crypto';
import { concatBytes, fromHex, type CardConnection, type SecretBytes } from '@ciekit/core';
import { createCardImage, type SoftwareReaders } from '@ciekit/emulator';
import type { CodeRequest } from '@ciekit/middleware';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, DeskCard, errorOf, READER, type Desk } from '../support/desk.js';
import { Holder, PIN } from '../support/holder.js';

const SHA256_DIGEST_INFO = fromHex('3031300D060960864801650304020105000420');
const NIS = '123456789012';

const digestInfo = (message: string): Uint8Array =>
  concatBytes(SHA256_DIGEST_INFO, createHash('sha256').update(message).digest());

/** Whether the holder of the card signed the message. */
function isSigned(card: DeskCard, message: string, signature: Uint8Array): boolean {
  const certificate = new X509Certificate(Buffer.from(card.image.files['1003'], 'hex'));
  return verify('sha256', Buffer.from(message), certificate.publicKey, signature);
}

async function otherProgram(
  readers: SoftwareReaders,
  use: (connection: CardConnection) => Promise<void>,
): Promise<void> {
  const connection = await readers.connect(READER);
  await use(connection);
  await connection.close();
}

const reset = (readers: SoftwareReaders): Promise<void> =>
  otherProgram(readers, async (connection) => (await connection.beginTransaction()).end('reset'));

const useInClear = (readers: SoftwareReaders): Promise<void> =>
  otherProgram(readers, async (connection) => {
    const transaction = await connection.beginTransaction();
    await transaction.transmit(fromHex('0084000008'));
    await transaction.end('leave');
  });

const lift = (readers: SoftwareReaders, card: DeskCard): Promise<void> => {
  readers.remove(READER);
  readers.insert(READER, card.card);
  return Promise.resolve();
};

/** A desk with the specimen paired and trusted; what pairing did is forgotten. */
async function pairedDesk(): Promise<Desk> {
  const at = await desk();
  await at.trustSpecimen();
  await at.middleware.pair(new Holder());
  at.card.codeCommands = [];
  at.events.length = 0;
  at.card.card.resetTraffic();
  return at;
}

describe('a signer', () => {
  it('takes 16 commands for log-in and one signature, and one for each further one', async () => {
    const { middleware, card } = await pairedDesk();
    const signer = await middleware.openSigner(new Holder());
    expect([signer.reader, signer.nis, signer.assurance.outcome]).toEqual([READER, NIS, 'genuine']);
    expect(isSigned(card, 'one', await signer.sign(digestInfo('one')))).toBe(true);
    expect(card.card.traffic.exchanges).toBe(16);
    expect(isSigned(card, 'two', await signer.sign(digestInfo('two')))).toBe(true);
    expect(card.card.traffic.exchanges).toBe(17);
    expect(card.verifications).toBe(1);
    await signer.close();
  });

  it('works for a card that was never paired', async () => {
    const { middleware, card } = await desk();
    const signer = await middleware.openSigner(new Holder());
    expect(signer.assurance.outcome).toBe('unverified-issuer');
    expect(isSigned(card, 'x', await signer.sign(digestInfo('x')))).toBe(true);
    await signer.close();
  });

  it('asks with the card free, shows the tries, says what it does and wipes the PIN', async () => {
    const { middleware, card, readers, events, onEvent } = await pairedDesk();
    card.set({ pin: 2 });
    // Waits for nobody: had the transaction been open, this would end in a sharing violation.
    const meanwhile = (): Promise<void> =>
      otherProgram(readers, async (connection) => (await connection.beginTransaction({ waitMs: 0 })).end('leave'));
    const holder = new Holder({ meanwhile });
    const percents: number[] = [];
    const signer = await middleware.openSigner(holder, {
      onEvent,
      onProgress: ({ percent }) => percents.push(percent),
    });
    expect(holder.asked).toEqual(['pin']);
    expect(holder.triesShown).toEqual([2]);
    expect(events.map(({ type }) => type)).toEqual(['card-found', 'chip-checked', 'tries']);
    expect(events).toContainEqual({ type: 'tries', kind: 'pin', triesRemaining: 2 });
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect([percents[0], percents.at(-1)]).toEqual([0, 100]);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
    expect(card.tries.pin).toBe(3);
    await signer.close();
  });

  it('sends nothing for unknown tries where nobody is there to see it, unless that is confirmed', async () => {
    const { middleware, card } = await pairedDesk();
    card.hideTries(40);
    const absent = new Holder({ interactive: false });
    expect((await errorOf(middleware.openSigner(absent))).code).toBe('last-try-unconfirmed');
    expect([absent.asked, card.verifications]).toEqual([['confirm pin undefined'], 0]);
    await (await middleware.openSigner(new Holder({ interactive: false, confirm: true }))).close();
    await (await middleware.openSigner(new Holder({ interactive: false }), { allowLastTry: true })).close();
    await (await middleware.openSigner(new Holder())).close();
    expect(card.verifications).toBe(3);
  });

  it('lets go when it is closed: the chip is reset, no signature is to be had', async () => {
    const { middleware, card } = await pairedDesk();
    const signer = await middleware.openSigner(new Holder());
    const before = card.card.resetCount;
    await signer.close();
    await signer.close();
    expect(card.card.resetCount).toBe(before + 1);
    expect((await errorOf(signer.sign(digestInfo('x')))).code).toBe('session-lost');
    const next = await middleware.openSigner(new Holder());
    expect(await next.sign(digestInfo('x'))).toHaveLength(256);
    await next.close();
  });

  it('is lost when another program resets the card, and a new log-in works', async () => {
    const { middleware, card, readers } = await pairedDesk();
    const signer = await middleware.openSigner(new Holder());
    await signer.sign(digestInfo('before'));
    await reset(readers);
    expect((await errorOf(signer.sign(digestInfo('after')))).code).toBe('session-lost');
    expect((await errorOf(signer.sign(digestInfo('after')))).code).toBe('session-lost');
    expect(card.verifications).toBe(1);
    const next = await middleware.openSigner(new Holder());
    expect(isSigned(card, 'after', await next.sign(digestInfo('after')))).toBe(true);
    await signer.close();
    // The old one has nothing to do with the card any more.
    expect(await next.sign(digestInfo('again'))).toHaveLength(256);
    await next.close();
  });

  it('can be cancelled at each signature and goes on', async () => {
    const { middleware } = await pairedDesk();
    const signer = await middleware.openSigner(new Holder());
    expect((await errorOf(signer.sign(digestInfo('x'), { signal: AbortSignal.abort() }))).code).toBe('cancelled');
    expect(await signer.sign(digestInfo('x'))).toHaveLength(256);
    await signer.close();
  });
});

describe('the guards of a code', () => {
  it('half a PIN is refused and asked for again, with the tries; from a script it is the error', async () => {
    const { middleware, card } = await pairedDesk();
    const holder = new Holder({ pins: ['1928', PIN] });
    await (await middleware.openSigner(holder)).close();
    expect(holder.asked).toEqual(['pin', 'pin after code-half']);
    expect(holder.triesShown).toEqual([3, 3]);
    expect((await errorOf(middleware.openSigner(new Holder({ pins: ['1928'], interactive: false })))).code).toBe(
      'code-half',
    );
    expect(card.verifications).toBe(1);
  });

  it('a wrong PIN is sent once, tells what is left, and asks nobody again', async () => {
    const { middleware, card } = await pairedDesk();
    const holder = new Holder({ pins: ['99999999', PIN] });
    const before = card.card.resetCount;
    expect(await errorOf(middleware.openSigner(holder))).toMatchObject({
      name: 'PinError',
      code: 'code-incorrect',
      kind: 'pin',
      triesRemaining: 2,
    });
    expect(holder.asked).toEqual(['pin']);
    expect(card.verifications).toBe(1);
    expect(card.tries.pin).toBe(2);
    expect(card.card.resetCount).toBe(before + 1);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
  });

  it('the last try is confirmed before the PIN is asked for', async () => {
    const { middleware, card } = await pairedDesk();
    card.set({ pin: 1 });
    const unsure = new Holder();
    expect(await errorOf(middleware.openSigner(unsure))).toMatchObject({
      code: 'last-try-unconfirmed',
      triesRemaining: 1,
    });
    expect(unsure.asked).toEqual(['confirm pin 1']);
    expect(card.verifications).toBe(0);
    const sure = new Holder({ confirm: true });
    await (await middleware.openSigner(sure)).close();
    expect(sure.asked).toEqual(['confirm pin 1', 'pin']);
    expect(card.tries.pin).toBe(3);
  });

  it('a decision made before counts as the confirmation', async () => {
    const { middleware, card } = await pairedDesk();
    card.set({ pin: 1 });
    const holder = new Holder();
    await (await middleware.openSigner(holder, { allowLastTry: true })).close();
    expect(holder.asked).toEqual(['pin']);
  });

  it('a blocked PIN is not asked for', async () => {
    const { middleware, card } = await pairedDesk();
    card.set({ pin: 0 });
    const holder = new Holder({ confirm: true });
    expect(await errorOf(middleware.openSigner(holder))).toMatchObject({ code: 'code-blocked', triesRemaining: 0 });
    expect(holder.asked).toEqual([]);
    expect(card.verifications).toBe(0);
  });

  it('an answer that is lost is an outcome that nobody knows, and nothing is sent again', async () => {
    const { middleware, card } = await pairedDesk();
    card.loseAnswerTo('verify');
    const holder = new Holder({ pins: ['99999999', PIN], confirm: true });
    expect((await errorOf(middleware.openSigner(holder))).code).toBe('code-outcome-unknown');
    expect(holder.asked).toEqual(['pin']);
    expect(card.verifications).toBe(1);
    expect(card.tries.pin).toBe(2);
  });

  it('an unchecked issuer is asked about once, before the PIN', async () => {
    class CarefulHolder extends Holder {
      trusts = true;

      confirmUnverifiedIssuer(): Promise<boolean> {
        this.asked.push('issuer');
        return Promise.resolve(this.trusts);
      }
    }
    const { middleware, card, readers } = await desk();
    const holder: CarefulHolder = new CarefulHolder({ meanwhile: () => reset(readers) });
    await (await middleware.openSigner(holder)).close();
    expect(holder.asked).toEqual(['issuer', 'pin']);
    const unwilling = new CarefulHolder();
    unwilling.trusts = false;
    expect((await errorOf(middleware.openSigner(unwilling))).code).toBe('cancelled');
    expect(unwilling.asked).toEqual(['issuer']);
    expect(card.verifications).toBe(1);
  });
});

describe('while the holder types', () => {
  it.each([
    ['another program resets the card', reset],
    ['another program uses the card', useInClear],
    ['the card is lifted and put back', lift],
  ] as const)('%s: the PIN that was typed is sent once, to the same card', async (_what, happens) => {
    const { middleware, card, readers } = await pairedDesk();
    const holder = new Holder({ meanwhile: () => happens(readers, card) });
    const signer = await middleware.openSigner(holder);
    expect(holder.asked).toEqual(['pin']);
    expect(card.verifications).toBe(1);
    expect(isSigned(card, 'x', await signer.sign(digestInfo('x')))).toBe(true);
    await signer.close();
  });

  it('tries are used up elsewhere: the last one is asked about before the typed PIN goes out', async () => {
    const { middleware, card, readers } = await pairedDesk();
    const typing = (confirm: boolean): Holder => {
      let first = true;
      return new Holder({
        confirm,
        meanwhile: async () => {
          if (!first) return;
          first = false;
          await reset(readers);
          card.set({ pin: 1 });
        },
      });
    };
    const unsure = typing(false);
    expect((await errorOf(middleware.openSigner(unsure))).code).toBe('last-try-unconfirmed');
    expect(unsure.asked).toEqual(['pin', 'confirm pin 1']);
    expect(card.verifications).toBe(0);
    expect(unsure.given.every((secret) => secret.isWiped)).toBe(true);
    card.set({ pin: 3 });
    const sure = typing(true);
    await (await middleware.openSigner(sure)).close();
    expect(sure.asked).toEqual(['pin', 'confirm pin 1']);
    expect(card.verifications).toBe(1);
  });

  it('the card is taken away: nothing is sent', async () => {
    const { middleware, card, readers } = await pairedDesk();
    const holder = new Holder({
      meanwhile: () => {
        readers.remove(READER);
      },
    });
    expect((await errorOf(middleware.openSigner(holder))).code).toBe('no-card');
    expect(card.verifications).toBe(0);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
  });

  it('they give up: the signal fires, the chip is reset, nothing is sent', async () => {
    const { middleware, card } = await pairedDesk();
    const stop = new AbortController();
    const before = card.card.resetCount;
    const holder = new Holder({
      meanwhile: () => {
        stop.abort();
      },
    });
    expect((await errorOf(middleware.openSigner(holder, { signal: stop.signal }))).code).toBe('cancelled');
    expect(card.verifications).toBe(0);
    expect(card.card.resetCount).toBe(before + 1);
  });

  it('their prompt fails: its error is the outcome, the chip is reset', async () => {
    class ClosedPrompt extends Holder {
      override askPin(request: CodeRequest): Promise<SecretBytes> {
        return Promise.reject(new Error(`closed with ${String(request.triesRemaining)} left`));
      }
    }
    const { middleware, card } = await pairedDesk();
    const before = card.card.resetCount;
    expect((await errorOf(middleware.openSigner(new ClosedPrompt()))).message).toBe('closed with 3 left');
    expect(card.card.resetCount).toBe(before + 1);
  });

  it('another program never leaves the card alone: the log-in ends, with the PIN unsent', async () => {
    const { middleware, card } = await pairedDesk();
    let authenticated = 0;
    const onEvent = ({ type }: { readonly type: string }): void => {
      if (type !== 'tries') return;
      authenticated++;
      // Somebody who takes every gap: at the time of this event the card is free again.
      card.card.reset('warm');
    };
    expect((await errorOf(middleware.openSigner(new Holder(), { onEvent }))).code).toBe('session-lost');
    expect(authenticated).toBe(4);
    expect(card.verifications).toBe(0);
  });
});

describe('with two cards of the same kind', () => {
  const OTHER_NIS = '210987654321';
  let other: DeskCard;

  beforeAll(() => {
    other = new DeskCard(createCardImage({ servicesId: OTHER_NIS, documentNumber: 'CA11111BB' }));
  });

  it('one that is not the one asked for gets no PIN and is asked none', async () => {
    const { middleware, readers } = await pairedDesk();
    readers.remove(READER);
    readers.insert(READER, other.card);
    const holder = new Holder();
    expect((await errorOf(middleware.openSigner(holder, { nis: NIS }))).code).toBe('card-swapped');
    expect(holder.asked).toEqual([]);
    expect(other.codeCommands).toEqual([]);
    await (await middleware.openSigner(holder, { nis: OTHER_NIS })).close();
    readers.remove(READER);
  });

  it('one that takes the other’s place while the holder types gets no PIN', async () => {
    const { middleware, readers, card } = await pairedDesk();
    other.codeCommands = [];
    const holder = new Holder({ meanwhile: () => lift(readers, other) });
    expect((await errorOf(middleware.openSigner(holder))).code).toBe('card-swapped');
    expect([card.verifications, other.codeCommands]).toEqual([0, []]);
    readers.remove(READER);
  });

  it('one that takes the other’s place between two signatures signs nothing', async () => {
    const { middleware, readers } = await pairedDesk();
    const signer = await middleware.openSigner(new Holder());
    await signer.sign(digestInfo('before'));
    other.codeCommands = [];
    await lift(readers, other);
    other.card.resetTraffic();
    expect((await errorOf(signer.sign(digestInfo('after')))).code).toBe('session-lost');
    expect(other.card.traffic.exchanges).toBe(0);
    await signer.close();
    readers.remove(READER);
  });
});

describe('credentials of a paired card', () => {
  it('come without a PIN, in five commands, with the issuers that are held', async () => {
    const { middleware, card } = await pairedDesk();
    const { certificate, issuers, ...rest } = await middleware.cardCredentials();
    expect(card.card.traffic.exchanges).toBe(5);
    expect(card.codeCommands).toEqual([]);
    expect(rest).toEqual({ reader: READER, nis: NIS, serialNumber: 'CA00000AA', label: '' });
    const holder = new X509Certificate(certificate);
    const [subCa, root, ...more] = issuers.map((der) => new X509Certificate(der));
    expect(more).toEqual([]);
    expect(holder.verify(subCa!.publicKey)).toBe(true);
    expect(subCa!.verify(root!.publicKey)).toBe(true);
    expect(root!.verify(root!.publicKey)).toBe(true);
    expect(card.image.files['1003'].toLowerCase().startsWith(Buffer.from(certificate).toString('hex'))).toBe(true);
  });

  it('have the issuers of the day: what is added to the trust store after pairing is there', async () => {
    const { middleware, trustSpecimen, card } = await desk();
    await middleware.pair(new Holder(), { label: 'Mine' });
    expect(await middleware.cardCredentials()).toMatchObject({ label: 'Mine', issuers: [] });
    const subCa = new Uint8Array(Buffer.from(card.image.pki.subCaCertificate, 'base64'));
    await middleware.addTrust(subCa, { purpose: 'holder-issuer', trustUnpinned: true });
    expect((await middleware.cardCredentials()).issuers).toEqual([subCa]);
    await trustSpecimen();
    expect((await middleware.cardCredentials()).issuers).toHaveLength(2);
  });

  it('of a card that is not paired are refused after three commands', async () => {
    const { middleware, card, onEvent, events } = await desk();
    expect((await errorOf(middleware.cardCredentials({ onEvent }))).code).toBe('not-paired');
    expect(card.card.traffic.exchanges).toBe(3);
    expect(events).toEqual([{ type: 'card-found', reader: READER, nis: NIS }]);
  });
});
