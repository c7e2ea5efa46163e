import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import type { Frame, TokenConnection } from '../../src/index.js';
import { offlineToken } from '../../src/token/offline-token.js';
import { strictReply } from '../support/strict-reply.js';
import { attributes, bytes, CryptokiClient, requestBody, uint32, ulong } from '../support/cryptoki-client.js';
import { PIN } from '../support/software-key-cards.js';
import { tokenDesk } from '../support/token-desk.js';

/** Frames of an ordinary program, to be broken. */
function ordinaryFrames(session: number, key: number): readonly Buffer[] {
  const data = bytes(Buffer.from('hello'));
  return [
    requestBody('C_GetInfo'),
    requestBody('C_GetSlotList', Buffer.of(1), uint32(8)),
    requestBody('C_GetSlotInfo', ulong(1)),
    requestBody('C_GetTokenInfo', ulong(1)),
    requestBody('C_GetMechanismList', ulong(1), uint32(8)),
    requestBody('C_GetMechanismInfo', ulong(1), ulong(0x40)),
    requestBody('C_OpenSession', ulong(1), ulong(4)),
    requestBody('C_CloseSession', ulong(session)),
    requestBody('C_CloseAllSessions', ulong(1)),
    requestBody('C_GetSessionInfo', ulong(session)),
    // One digit short: a frame that becomes whole by accident may not spend a try.
    requestBody('C_Login', ulong(session), ulong(1), bytes(Buffer.from('1122334'))),
    requestBody('C_Logout', ulong(session)),
    requestBody('C_GetObjectSize', ulong(session), ulong(key)),
    requestBody(
      'C_GetAttributeValue',
      ulong(session),
      ulong(key),
      uint32(2),
      uint32(0x120),
      uint32(256),
      uint32(0),
      uint32(8),
    ),
    requestBody('C_FindObjectsInit', ulong(session), attributes({ 0: 3, 1: true, 0x102: Buffer.from('id') })),
    requestBody('C_FindObjects', ulong(session), uint32(8)),
    requestBody('C_FindObjectsFinal', ulong(session)),
    requestBody('C_SignInit', ulong(session), uint32(0x40), ulong(key)),
    requestBody('C_SignInit', ulong(session), uint32(0x40), uint32(0xffff_ffff), ulong(key)),
    requestBody('C_Sign', ulong(session), data, uint32(256)),
    requestBody('C_SignUpdate', ulong(session), data),
    requestBody('C_SignFinal', ulong(session), uint32(256)),
    requestBody('C_WaitForSlotEvent', ulong(1)),
    requestBody('C_SessionCancel', ulong(session), ulong(0x840)),
    requestBody('C_CreateObject', ulong(session), attributes({ 0: 1 })),
    requestBody('C_Finalize'),
  ];
}

interface Damage {
  readonly frame: number;
  readonly at: number;
  readonly change: 'flip' | 'cut' | 'insert' | 'number';
  readonly byte: number;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  frame: fc.nat({ max: 25 }),
  at: fc.nat({ max: 80 }),
  change: fc.constantFrom('flip', 'cut', 'insert', 'number'),
  byte: fc.nat({ max: 255 }),
});

function damaged(frames: readonly Buffer[], { frame, at, change, byte }: Damage): Buffer {
  const body = Buffer.from(frames[frame % frames.length] ?? Buffer.alloc(0));
  const place = at % (body.length + 1);
  switch (change) {
    case 'flip':
      if (place < body.length) body[place] = (body[place] ?? 0) ^ (byte || 1);
      return body;
    case 'cut':
      return body.subarray(0, place);
    case 'insert':
      return Buffer.concat([body.subarray(0, place), Buffer.alloc((byte % 9) + 1, byte), body.subarray(place)]);
    case 'number':
      if (place + 4 <= body.length) body.writeUInt32BE([0xffff_ffff, 0x7fff_ffff, 0, 0x1000][byte % 4] ?? 0, place);
      return body;
  }
}

/** The reply, unless the call waits: a blocking C_WaitForSlotEvent may. */
async function answered(connection: TokenConnection, body: Uint8Array): Promise<Frame | undefined> {
  const reply = connection.handle({ code: 9, options: new Uint8Array(0), body });
  if (!(reply instanceof Promise)) return reply;
  const blocks = body.length >= 4 && Buffer.from(body).readUInt32BE(0) === 65;
  return blocks ? undefined : reply;
}

/** What a client must understand: the reply of this call, or an error. */
function understands(body: Buffer, reply: Frame): void {
  expect(reply.code).toBe(9);
  const id = body.length >= 4 ? body.readUInt32BE(0) : 0;
  const isError = Buffer.from(reply.body).readUInt32BE(0) === 0;
  // The attributes asked for by a broken frame are anybody's guess: only its form is read here.
  if (isError || id !== 24) strictReply(id, reply.body);
}

describe('a hostile client', () => {
  it('gets a reply that can be read for every broken frame, and no other client notices', async () => {
    const { token, program, cards } = await tokenDesk({ pinMode: 'login' });
    const good = await program('good');
    const session = await good.openSession();
    await good.logIn(session, PIN);
    const key = await good.key(session);
    const verifications = cards.verifications;
    const hostile = new CryptokiClient(token.connect({ pid: 2, name: 'hostile' }));
    let own = 0;
    const begin = async (): Promise<void> => {
      if ((await hostile.returnValue(hostile.initialize())) === 0) own = await hostile.openSession();
    };
    await begin();
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 1 }), async ([first]) => {
        if (first === undefined) return;
        if ((await hostile.returnValue(hostile.state(own))) !== 0) {
          await begin();
          if ((await hostile.returnValue(hostile.state(own))) !== 0) own = await hostile.openSession();
        }
        const body = damaged(ordinaryFrames(own, key), first);
        const reply = await answered(hostile.connection, body);
        if (reply !== undefined) understands(body, reply);
      }),
      propertyRuns(5_000),
    );
    expect(cards.verifications).toBe(verifications);
    expect(await good.state(session)).toBe(1);
    expect(await good.sign(session, 0x40, key, Buffer.from('hello'))).toHaveLength(256);
  });

  it('gets a reply for any bytes at all', async () => {
    const client = new CryptokiClient(offlineToken());
    await client.initialize();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async (body) => {
        const reply = await answered(client.connection, body);
        if (reply !== undefined) understands(Buffer.from(body), reply);
      }),
      propertyRuns(),
    );
  });

  it('gets CKR_DEVICE_ERROR for what is no request, and CKR_FUNCTION_NOT_SUPPORTED for what is no call', async () => {
    const { program } = await tokenDesk();
    const { connection } = await program();
    const error = async (...parts: readonly Uint8Array[]): Promise<unknown> => {
      const reply = await connection.handle({ code: 1, options: new Uint8Array(0), body: Buffer.concat(parts) });
      return strictReply(1, reply.body).error;
    };
    expect(await error()).toBe(0x30);
    expect(await error(uint32(3))).toBe(0x30);
    expect(await error(uint32(3), uint32(1), Buffer.from('u'), ulong(0))).toBe(0x30);
    expect(await error(uint32(3), uint32(0xffff_ffff))).toBe(0x30);
    expect(await error(uint32(5), uint32(1), Buffer.from('u'), ulong(1), Buffer.of(0))).toBe(0x30);
    for (const id of [0, 90, 0xffff_ffff]) expect(await error(uint32(id), uint32(0))).toBe(0x54);
    // C_MessageSignInit: known, not served.
    expect(await error(uint32(78), uint32(3), Buffer.from('uMu'), Buffer.alloc(20))).toBe(0x54);
  });

  it('makes nothing grow: sessions, searches, hashes and waits have their limits', async () => {
    const { program, token } = await tokenDesk();
    const client = await program('greedy');
    const waits: Promise<unknown>[] = [];
    for (let i = 0; i < 1_000; i++) {
      await client.returnValue(client.openSession());
      waits.push(client.returnValue(client.call('C_WaitForSlotEvent', ulong(0))));
    }
    expect(token.status().connections[0]?.sessions).toBe(256);
    const many = Buffer.concat(Array.from({ length: 257 }, () => Buffer.concat([uint32(3), uint32(1)])));
    const [slot] = await client.slots();
    expect(slot).toBe(1);
    const tooMany = requestBody('C_GetAttributeValue', ulong(1), ulong(1), uint32(257), many);
    const reply = await client.connection.handle({ code: 9, options: new Uint8Array(0), body: tooMany });
    expect(strictReply(24, reply.body)).toEqual({ error: 0x30 });
    client.connection.close();
    await Promise.all(waits);
    expect(token.status().connections).toEqual([]);
  });
});
