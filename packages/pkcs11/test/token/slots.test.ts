import { getEventListeners } from 'node:events';
import { TransportError } from '@ciekit/core';
import type { CardSource } from '@ciekit/pkcs11';
import { describe, expect, it } from 'vitest';
import { offlineToken } from '../../src/token/offline-token.js';
import { CryptokiClient, uint32, ulong } from '../support/cryptoki-client.js';
import { NIS, READER, SERIAL_NUMBER, SoftwareKeyCards } from '../support/software-key-cards.js';
import { tokenDesk, type TokenDesk } from '../support/token-desk.js';

const SLOT_ID_INVALID = 0x03;
const NO_EVENT = 0x08;
const TOKEN_NOT_PRESENT = 0xe0;
const NOT_INITIALIZED = 0x190;
const DONT_BLOCK = ulong(1);
const OTHER_READER = 'A second reader';

const TOKEN_PRESENT = 1n;

async function slotFlags(client: CryptokiClient, slot: number): Promise<bigint> {
  const [, , flags] = await client.call('C_GetSlotInfo', ulong(slot));
  return flags as bigint;
}

interface SlowlyReadCard {
  readonly cards: SoftwareKeyCards;
  readonly desk: TokenDesk;
  /** Lets the reading of the card end. */
  readonly read: () => void;
}

/** A token whose first card is being read. */
async function slowlyReadCard(): Promise<SlowlyReadCard> {
  const cards = new SoftwareKeyCards();
  let read = (): void => undefined;
  const reading = new Promise<void>((resolve) => (read = resolve));
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const source: CardSource = {
    watchReaders: (signal) => cards.watchReaders(signal),
    openSigner: (...parameters) => cards.openSigner(...parameters),
    cardCredentials: async (options) => {
      begun();
      await reading;
      return cards.cardCredentials(options);
    },
  };
  const desk = await tokenDesk({ cards: new SoftwareKeyCards([]), source });
  await hasBegun;
  return { cards, desk, read };
}

describe('slots', () => {
  it('are one, without a reader, where there is none; the first reader takes it', async () => {
    const { cards, program, logged } = await tokenDesk({ cards: new SoftwareKeyCards([]) });
    const client = await program();
    expect(await client.slots()).toEqual([1]);
    expect(await client.slots(true)).toEqual([]);
    expect((await client.call('C_GetSlotInfo', ulong(1))).slice(0, 3)).toEqual(['CIE Kit: no reader', 'CIE Kit', 6n]);
    cards.addReader(READER);
    cards.insert();
    await logged('card-recognised');
    expect(await client.slots()).toEqual([1]);
    expect((await client.call('C_GetSlotInfo', ulong(1))).slice(0, 3)).toEqual([READER, 'CIE Kit', 7n]);
  });

  it('keep their numbers when readers go and come back', async () => {
    const { cards, program, logged } = await tokenDesk();
    const client = await program();
    cards.addReader(OTHER_READER);
    cards.insert(OTHER_READER);
    await logged('card-recognised', 2);
    expect(await client.slots(true)).toEqual([1, 2]);
    cards.removeReader(READER);
    await logged('card-left');
    expect(await client.slots()).toEqual([1, 2]);
    expect(await client.slots(true)).toEqual([2]);
    cards.addReader(READER);
    cards.insert();
    await logged('card-recognised', 3);
    expect(await client.slots(true)).toEqual([1, 2]);
    expect((await client.call('C_GetSlotInfo', ulong(1)))[0]).toBe(READER);
  });

  it('answer with their number alone where there is no room', async () => {
    const client = await (await tokenDesk()).program();
    expect(await client.call('C_GetSlotList', Buffer.of(0), uint32(0))).toEqual([{ lengthOnly: 1 }]);
    expect(await client.call('C_GetMechanismList', ulong(1), uint32(4))).toEqual([{ lengthOnly: 5 }]);
  });

  it('without a card have no token, and numbers that are none are refused', async () => {
    const { cards, program, logged } = await tokenDesk();
    const client = await program();
    cards.remove();
    await logged('card-left');
    for (const call of [
      client.call('C_GetTokenInfo', ulong(1)),
      client.call('C_GetMechanismList', ulong(1), uint32(8)),
      client.openSession(1),
    ]) {
      expect(await client.returnValue(call)).toBe(TOKEN_NOT_PRESENT);
    }
    expect(await client.returnValue(client.call('C_GetSlotInfo', ulong(2)))).toBe(SLOT_ID_INVALID);
    expect(await client.returnValue(client.call('C_GetSlotInfo', ulong(0)))).toBe(SLOT_ID_INVALID);
    expect(await client.returnValue(client.openSession(2 ** 40))).toBe(SLOT_ID_INVALID);
  });

  it('are listed to a program that asks first of all when the cards that are there were read', async () => {
    const { desk, read } = await slowlyReadCard();
    const client = await desk.program();
    const listed = client.slots(true);
    read();
    expect(await listed).toEqual([1]);
  });

  it('keep no program waiting for long', async () => {
    const { desk, read } = await slowlyReadCard();
    const client = await desk.program();
    const listed = client.slots(true);
    desk.clock.pass(1_500);
    expect(await listed).toEqual([]);
    expect(await client.slots(true)).toEqual([]);
    read();
    await desk.logged('card-recognised');
    expect(await client.slots(true)).toEqual([1]);
  });

  it('keep nobody waiting when the readers cannot be watched', async () => {
    const { program } = await tokenDesk({
      cards: new SoftwareKeyCards([]),
      source: {
        watchReaders: () => {
          throw new TransportError('binding-unavailable', 'no readers');
        },
        cardCredentials: () => Promise.reject(new Error('no card')),
        openSigner: () => Promise.reject(new Error('no card')),
      },
    });
    expect(await (await program()).slots(true)).toEqual([]);
  });

  it('stay empty when the card left while it was being read', async () => {
    const { cards, desk, read } = await slowlyReadCard();
    const { program, logged, token } = desk;
    cards.remove();
    await logged('card-left');
    read();
    await token.settled();
    expect(await (await program()).slots(true)).toEqual([]);
  });

  it('lose their cards when the service of the readers stops', async () => {
    const { cards, program, logged } = await tokenDesk();
    const client = await program();
    cards.stopService();
    await logged('card-left');
    expect(await client.slots(true)).toEqual([]);
  });

  it('lose their cards when the readers cannot be watched any more, and get them back with the next watch', async () => {
    const cards = new SoftwareKeyCards();
    const source: CardSource = {
      watchReaders: async function* (signal) {
        for await (const event of cards.watchReaders(signal)) {
          if (event.type === 'service-stopped') throw new TransportError('service-not-running', 'no readers');
          yield event;
        }
      },
      cardCredentials: (options) => cards.cardCredentials(options),
      openSigner: (...parameters) => cards.openSigner(...parameters),
    };
    const { program, logged, clock } = await tokenDesk({ cards, source });
    const client = await program();
    expect(await client.slots(true)).toEqual([1]);
    cards.stopService();
    await logged('card-left');
    expect(await client.slots(true)).toEqual([]);
    clock.pass(5_000);
    await logged('card-recognised', 2);
    expect(await client.slots(true)).toEqual([1]);
  });

  it('do not grow with every watch that fails', async () => {
    let watched: AbortSignal | undefined;
    const source: CardSource = {
      watchReaders: (signal) => {
        watched = signal;
        throw new TransportError('service-not-running', 'no readers');
      },
      cardCredentials: () => Promise.reject(new Error('no card')),
      openSigner: () => Promise.reject(new Error('no card')),
    };
    const { logged, clock } = await tokenDesk({ cards: new SoftwareKeyCards([]), source });
    const listeners = async (failures: number): Promise<number> => {
      await logged('readers-unavailable', failures);
      return watched === undefined ? -1 : getEventListeners(watched, 'abort').length;
    };
    const first = await listeners(1);
    for (let failures = 2; failures < 12; failures++) {
      clock.pass(5_000);
      expect(await listeners(failures)).toBe(first);
    }
  });

  it('stay empty for a card that is no CIE, and say why for one that cannot be read', async () => {
    const { cards, program, log, logged, token, clock } = await tokenDesk({ cards: new SoftwareKeyCards([]) });
    const client = await program();
    cards.addReader(READER);
    cards.insert(READER, { kind: 'other-card' });
    cards.addReader(OTHER_READER);
    cards.insert(OTHER_READER, { kind: 'unreadable', error: new TransportError('mute-card', 'mute') });
    await logged('card-unusable');
    expect(await client.slots(true)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ reader: OTHER_READER, error: { code: 'mute-card' } });
    expect(token.status().slots.map(({ card }) => card)).toEqual(['other', 'other']);
    clock.pass(10_000);
    await client.slots();
    await logged('card-recognised');
    expect(await client.slots(true)).toEqual([2]);
  });
});

describe('the token of a card', () => {
  it('is named after the number that is printed on the card, or as the holder calls it', async () => {
    const cards = new SoftwareKeyCards();
    const client = await (await tokenDesk({ cards })).program();
    const info = await client.call('C_GetTokenInfo', ulong(1));
    expect(info.slice(0, 5)).toEqual([
      `CIE ${SERIAL_NUMBER}`,
      "Ministero dell'Interno",
      'CIE 3.0',
      SERIAL_NUMBER,
      0x40an,
    ]);
    const named = new SoftwareKeyCards();
    named.credentials = { ...named.credentials, label: 'La carta d’identità di Anna Maria' };
    const [label] = await (await (await tokenDesk({ cards: named })).program()).call('C_GetTokenInfo', ulong(1));
    expect(label).toBe('La carta d’identità di Anna M');
  });

  it('counts sessions, and asks for a log-in where the program brings the PIN', async () => {
    const client = await (await tokenDesk({ pinMode: 'login' })).program();
    await client.openSession(1, 4);
    await client.openSession(1, 6);
    const info = await client.call('C_GetTokenInfo', ulong(1));
    expect(info.slice(4, 9)).toEqual([0x40en, 256n, 2n, 256n, 1n]);
    expect(info.slice(9, 11)).toEqual([8n, 8n]);
  });

  it('says that it has to be paired, and is there when it was', async () => {
    const cards = new SoftwareKeyCards();
    cards.paired = false;
    const { program, clock, logged, token } = await tokenDesk({ cards });
    const client = await program();
    const info = await client.call('C_GetTokenInfo', ulong(1));
    expect(info.slice(0, 5)).toEqual(['CIE: pair this card first', "Ministero dell'Interno", 'CIE 3.0', NIS, 0x402n]);
    const session = await client.openSession();
    expect(await client.find(session)).toEqual([]);
    expect(await client.returnValue(client.logIn(session, '19283746'))).toBe(0x102);
    cards.paired = true;
    await client.slots();
    expect(token.status().slots[0]).toMatchObject({ card: 'unpaired', serialNumber: '', loggedIn: false });
    clock.pass(10_000);
    await client.slots();
    await logged('card-recognised', 2);
    expect((await client.call('C_GetTokenInfo', ulong(1)))[0]).toBe(`CIE ${SERIAL_NUMBER}`);
    expect(await client.returnValue(client.find(session))).toBe(0xb3);
    expect(token.status().slots[0]).toMatchObject({ card: 'paired', serialNumber: SERIAL_NUMBER });
  });

  it('offers the five mechanisms that the card can do', async () => {
    const client = await (await tokenDesk()).program();
    expect(await client.call('C_GetMechanismList', ulong(1), uint32(8))).toEqual([[1n, 6n, 0x40n, 0x41n, 0x42n]]);
    expect(await client.call('C_GetMechanismInfo', ulong(1), ulong(0x40))).toEqual([2048n, 2048n, 0x801n]);
    for (const mechanism of [0x03, 0x0d, 0x220, 0x250]) {
      expect(await client.returnValue(client.call('C_GetMechanismInfo', ulong(1), ulong(mechanism)))).toBe(0x70);
    }
  });

  it('that holds something else than a certificate is not shown', async () => {
    const cards = new SoftwareKeyCards([]);
    cards.credentials = { ...cards.credentials, certificate: Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01) };
    const { program, logged, log } = await tokenDesk({ cards });
    cards.addReader(READER);
    cards.insert();
    await logged('card-unusable');
    expect(log.at(-1)).toMatchObject({ error: { code: 'malformed-response' } });
    expect(await (await program()).slots(true)).toEqual([]);
  });
});

describe('slot events', () => {
  it('are told once to each client, when it asks', async () => {
    const { cards, program, logged } = await tokenDesk();
    const [client, other] = [await program(), await program()];
    expect(await client.returnValue(client.call('C_WaitForSlotEvent', DONT_BLOCK))).toBe(NO_EVENT);
    cards.remove();
    await logged('card-left');
    for (const each of [client, other]) {
      expect(await each.call('C_WaitForSlotEvent', DONT_BLOCK)).toEqual([1n]);
      expect(await each.returnValue(each.call('C_WaitForSlotEvent', DONT_BLOCK))).toBe(NO_EVENT);
    }
    expect(await slotFlags(client, 1)).toBe(6n);
  });

  it('end a wait, while the same client goes on with other things', async () => {
    const { cards, program } = await tokenDesk();
    const client = await program();
    const waiting = client.call('C_WaitForSlotEvent', ulong(0));
    expect((await slotFlags(client, 1)) & TOKEN_PRESENT).toBe(TOKEN_PRESENT);
    cards.remove();
    expect(await waiting).toEqual([1n]);
  });

  it('end when the client finalizes or hangs up', async () => {
    const { program } = await tokenDesk();
    const client = await program();
    const waits = [client.call('C_WaitForSlotEvent', ulong(0)), client.call('C_WaitForSlotEvent', ulong(0))];
    await client.call('C_Finalize');
    for (const wait of waits) expect(await client.returnValue(wait)).toBe(NOT_INITIALIZED);
    const another = await program();
    const wait = another.call('C_WaitForSlotEvent', ulong(0));
    another.connection.close();
    expect(await another.returnValue(wait)).toBe(NOT_INITIALIZED);
  });

  it('are waited for by so many threads of a client and no more', async () => {
    const client = await (await tokenDesk()).program();
    const waits = Array.from({ length: 16 }, () => client.call('C_WaitForSlotEvent', ulong(0)));
    expect(await client.returnValue(client.call('C_WaitForSlotEvent', ulong(0)))).toBe(0x06);
    await client.call('C_Finalize');
    await Promise.allSettled(waits);
  });
});

describe('the token that is not there', () => {
  it('has one slot and no card, and speaks like the other', async () => {
    const client = new CryptokiClient(offlineToken());
    await client.initialize();
    expect(await client.call('C_GetInfo')).toEqual(['2.40', 'CIE Kit', 0n, 'CIE Kit PKCS#11 token', '0.1']);
    expect(await client.slots()).toEqual([1]);
    expect(await client.slots(true)).toEqual([]);
    expect(await client.returnValue(client.openSession())).toBe(TOKEN_NOT_PRESENT);
    expect(await client.returnValue(client.call('C_GetSlotInfo', ulong(2)))).toBe(SLOT_ID_INVALID);
    const wait = client.call('C_WaitForSlotEvent', ulong(0));
    client.connection.close();
    expect(await client.returnValue(wait)).toBe(NOT_INITIALIZED);
  });
});
