import { describe, expect, it } from 'vitest';
import { bytes, CLIENT_VERSIONS, CryptokiClient, uint32, ulong, attributes } from '../support/cryptoki-client.js';
import { tokenDesk } from '../support/token-desk.js';

const RSA_PKCS = 0x01;
const SHA256_RSA_PKCS = 0x40;
const DATA = Buffer.from('hello');
const PUBLIC = 0;
const READ_WRITE = 6;

describe('a client', () => {
  it('initializes first, once, with p11-kit’s handshake', async () => {
    const { token } = await tokenDesk();
    const client = new CryptokiClient(token.connect(undefined));
    expect(await client.returnValue(client.slots())).toBe(0x190);
    expect(await client.returnValue(client.call('C_Finalize'))).toBe(0x190);
    const wrong = client.call('C_Initialize', bytes(Buffer.from('hello')), Buffer.of(0), client.nullBytes());
    expect(await client.returnValue(wrong)).toBe(0x05);
    await client.initialize();
    expect(await client.returnValue(client.initialize())).toBe(0x191);
    await client.call('C_Finalize');
    await client.initialize();
    expect(await client.slots()).toEqual([1]);
  });

  it('never sees the sessions of another', async () => {
    const { program } = await tokenDesk();
    const [one, two] = [await program(), await program()];
    const session = await one.openSession();
    expect(await two.returnValue(two.state(session))).toBe(0xb3);
    expect(await two.returnValue(two.call('C_CloseSession', ulong(session)))).toBe(0xb3);
    expect(await one.state(session)).toBe(PUBLIC);
  });

  it('has its sessions numbered from anywhere, so that a former service’s are not taken for its own', async () => {
    const { program } = await tokenDesk();
    const handles = await Promise.all(Array.from({ length: 4 }, async () => (await program()).openSession()));
    expect(new Set(handles).size).toBe(4);
    for (const handle of handles) expect(handle).toBeLessThan(2 ** 31);
  });

  it('is told the truth about what it may not do', async () => {
    const { program } = await tokenDesk();
    const client = await program();
    const session = await client.openSession();
    const writable = await client.openSession(1, READ_WRITE);
    const [object = 0] = await client.find(session);
    const returned = (promise: Promise<unknown>): Promise<number> => client.returnValue(promise);
    expect(await returned(client.openSession(1, 0))).toBe(0xb4);
    expect(await returned(client.call('C_CreateObject', ulong(session), attributes({ 0: 1 })))).toBe(0xb5);
    expect(await returned(client.call('C_DestroyObject', ulong(writable), ulong(object)))).toBe(0xe2);
    expect(await returned(client.call('C_DestroyObject', ulong(1), ulong(object)))).toBe(0xb3);
    expect(await returned(client.call('C_InitToken', ulong(1), bytes(DATA), uint32(0)))).toBe(0xe2);
    expect(await returned(client.call('C_SetPIN', ulong(session), bytes(DATA), bytes(DATA)))).toBe(0x54);
    expect(await returned(client.call('C_GetOperationState', ulong(session), uint32(10)))).toBe(0x54);
    expect(await returned(client.call('C_GenerateRandom', ulong(session), uint32(10)))).toBe(0x121);
    expect(await returned(client.call('C_SeedRandom', ulong(session), bytes(DATA)))).toBe(0x121);
    expect(await returned(client.call('C_DigestInit', ulong(session), client.mechanism(0x250)))).toBe(0x70);
  });

  it('gets so many sessions and no more', async () => {
    const { program, token } = await tokenDesk();
    const client = await program();
    for (let i = 0; i < 256; i++) await client.openSession();
    expect(await client.returnValue(client.openSession())).toBe(0xb1);
    expect(token.status().connections).toEqual([{ program: { pid: 1, name: 'browser' }, sessions: 256 }]);
    await client.call('C_CloseAllSessions', ulong(1));
    expect(token.status().connections[0]?.sessions).toBe(0);
    await client.openSession();
  });

  it('loses its sessions with the card, and gets new ones when it comes back', async () => {
    const { program, cards, logged } = await tokenDesk();
    const client = await program();
    const session = await client.openSession();
    const before = await client.find(session);
    cards.remove();
    await logged('card-left');
    expect(await client.returnValue(client.state(session))).toBe(0xb3);
    cards.insert();
    await logged('card-recognised', 2);
    expect(await client.returnValue(client.state(session))).toBe(0xb3);
    const after = await client.find(await client.openSession());
    expect(after).toHaveLength(before.length);
    expect(after.filter((handle) => before.includes(handle))).toEqual([]);
  });
});

describe('a signature', () => {
  it.each(CLIENT_VERSIONS)('is begun and made by a client of version %s', async (version) => {
    const client = await (await tokenDesk()).program('curl', version);
    const session = await client.openSession();
    expect(await client.sign(session, SHA256_RSA_PKCS, await client.key(session), DATA)).toHaveLength(256);
  });

  it.each(CLIENT_VERSIONS)('whose length is asked for first stays begun, for version %s', async (version) => {
    const { program, cards, prompt } = await tokenDesk();
    const client = await program('curl', version);
    const session = await client.openSession();
    await client.signInit(session, SHA256_RSA_PKCS, await client.key(session));
    const [data, room] = [bytes(DATA), (length: number): Buffer => uint32(length)];
    expect(await client.call('C_Sign', ulong(session), data, room(0))).toEqual([{ lengthOnly: 256 }]);
    expect(await client.call('C_Sign', ulong(session), data, client.noRoom())).toEqual([{ lengthOnly: 256 }]);
    expect(await client.call('C_Sign', ulong(session), data, room(255))).toEqual([{ lengthOnly: 256 }]);
    expect(prompt.questions).toHaveLength(0);
    const [signature] = await client.call('C_Sign', ulong(session), data, room(256));
    expect(signature).toHaveLength(256);
    expect(cards.signatures).toBe(1);
    expect(await client.returnValue(client.call('C_Sign', ulong(session), data, room(256)))).toBe(0x91);
  });

  it('takes a DigestInfo of 102 bytes and none longer, in one piece or in several', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const key = await client.key(session);
    expect(await client.sign(session, RSA_PKCS, key, Buffer.alloc(102))).toHaveLength(256);
    expect(await client.returnValue(client.sign(session, RSA_PKCS, key, Buffer.alloc(103)))).toBe(0x21);
    await client.signInit(session, RSA_PKCS, key);
    await client.call('C_SignUpdate', ulong(session), bytes(Buffer.alloc(102)));
    expect(await client.returnValue(client.call('C_SignUpdate', ulong(session), bytes(Buffer.alloc(1))))).toBe(0x21);
    expect(await client.returnValue(client.call('C_SignFinal', ulong(session), uint32(256)))).toBe(0x91);
  });

  it('is refused for other mechanisms, other keys, twice at once and half begun', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const key = await client.key(session);
    const [publicKey = 0] = await client.find(session, { 0x00: 2 });
    const returned = (promise: Promise<unknown>): Promise<number> => client.returnValue(promise);
    expect(await returned(client.signInit(session, 0x03, key))).toBe(0x70);
    expect(await returned(client.signInit(session, 0x0d, key))).toBe(0x70);
    const withParameter = Buffer.concat([uint32(SHA256_RSA_PKCS), bytes(DATA)]);
    expect(await returned(client.call('C_SignInit', ulong(session), withParameter, ulong(key)))).toBe(0x71);
    expect(await returned(client.signInit(session, RSA_PKCS, 999_999))).toBe(0x60);
    expect(await returned(client.signInit(session, RSA_PKCS, publicKey))).toBe(0x68);
    expect(await returned(client.call('C_Sign', ulong(session), bytes(DATA), uint32(256)))).toBe(0x91);
    expect(await returned(client.call('C_SignUpdate', ulong(session), bytes(DATA)))).toBe(0x91);
    await client.signInit(session, RSA_PKCS, key);
    expect(await returned(client.signInit(session, RSA_PKCS, key))).toBe(0x90);
    expect(await returned(client.call('C_SignFinal', ulong(session), uint32(256)))).toBe(0x91);
    await client.call('C_SignUpdate', ulong(session), bytes(DATA));
    expect(await returned(client.call('C_Sign', ulong(session), bytes(DATA), uint32(256)))).toBe(0x91);
  });

  it('is given up by a null mechanism and by C_SessionCancel', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const key = await client.key(session);
    await client.signInit(session, RSA_PKCS, key);
    await client.call('C_SignInit', ulong(session), uint32(0xffff_ffff), ulong(0));
    await client.signInit(session, RSA_PKCS, key);
    await client.call('C_SessionCancel', ulong(session), ulong(0x800));
    await client.signInit(session, RSA_PKCS, key);
    await client.call('C_FindObjectsInit', ulong(session), attributes({}));
    await client.call('C_SessionCancel', ulong(session), ulong(0x40));
    expect(await client.returnValue(client.call('C_FindObjects', ulong(session), uint32(1)))).toBe(0x91);
    expect(await client.returnValue(client.signInit(session, RSA_PKCS, key))).toBe(0x90);
  });
});
