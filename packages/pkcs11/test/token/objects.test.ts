import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attributes, requestBody, uint32, ulong } from '../support/cryptoki-client.js';
import { CERTIFICATE, HOLDER_KEY, ROOT_CA, SUB_CA } from '../support/software-key-cards.js';
import { strictReply, type StrictReply } from '../support/strict-reply.js';
import { tokenDesk } from '../support/token-desk.js';

const CLASS = 0x00;
const PRIVATE = 0x02;
const LABEL = 0x03;
const VALUE = 0x11;
const ISSUER = 0x81;
const SERIAL_NUMBER = 0x82;
const CATEGORY = 0x87;
const CHECK_VALUE = 0x90;
const SUBJECT = 0x101;
const ID = 0x102;
const START_DATE = 0x110;
const END_DATE = 0x111;
const MODULUS = 0x120;
const MODULUS_BITS = 0x121;
const PRIVATE_EXPONENT = 0x123;
const PUBLIC_KEY_INFO = 0x129;
const DESTROYABLE = 0x172;
const ALLOWED_MECHANISMS = 0x4000_0600;

const CERTIFICATES = 1;
const PUBLIC_KEY = 2;
const PRIVATE_KEY = 3;

const modulus = Buffer.from(HOLDER_KEY.export({ format: 'jwk' }).n ?? '', 'base64url');
const keyId = createHash('sha1').update(modulus).digest();

describe('the objects of a card', () => {
  it('are certificate, public key and private key under one CKA_ID, and the issuers', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    expect(await client.find(session)).toHaveLength(5);
    const same = await client.find(session, { [ID]: keyId });
    const classes = await Promise.all(same.map((object) => client.attribute(session, object, CLASS)));
    expect(classes).toEqual([1n, 2n, 3n]);
    const authorities = await client.find(session, { [CLASS]: CERTIFICATES, [CATEGORY]: 2 });
    const values = await Promise.all(authorities.map((object) => client.attribute(session, object, VALUE)));
    expect(values).toEqual([Buffer.from(SUB_CA), Buffer.from(ROOT_CA)]);
  });

  it('tell of the certificate what openssl finds in it', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const x509 = new X509Certificate(CERTIFICATE);
    const [object = 0] = await client.find(session, { [VALUE]: CERTIFICATE });
    const of = async (type: number): Promise<Buffer> => (await client.attribute(session, object, type)) as Buffer;
    expect((await of(SERIAL_NUMBER)).subarray(2).toString('hex').toUpperCase()).toBe(x509.serialNumber);
    expect(await of(PUBLIC_KEY_INFO)).toEqual(x509.publicKey.export({ format: 'der', type: 'spki' }));
    expect(await of(CHECK_VALUE)).toEqual(createHash('sha1').update(CERTIFICATE).digest().subarray(0, 3));
    const day = (text: string): string => new Date(text).toISOString().slice(0, 10).replaceAll('-', '');
    expect((await of(START_DATE)).toString()).toBe(day(x509.validFrom));
    expect((await of(END_DATE)).toString()).toBe(day(x509.validTo));
    expect(Buffer.from(CERTIFICATE).includes(await of(SUBJECT))).toBe(true);
    expect(Buffer.from(SUB_CA).includes(await of(ISSUER))).toBe(true);
    expect((await of(LABEL)).toString()).toBe('CIE CA00000AA');
  });

  it('find a certificate by issuer and serial number, as browsers do', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const [object = 0] = await client.find(session, { [VALUE]: CERTIFICATE });
    const issuer = (await client.attribute(session, object, ISSUER)) as Buffer;
    const serial = (await client.attribute(session, object, SERIAL_NUMBER)) as Buffer;
    expect(await client.find(session, { [CLASS]: CERTIFICATES, [ISSUER]: issuer, [SERIAL_NUMBER]: serial })).toEqual([
      object,
    ]);
    expect(await client.find(session, { [ISSUER]: issuer, [SERIAL_NUMBER]: Buffer.of(2, 1, 1) })).toEqual([]);
    expect(await client.find(session, { [ID]: keyId, [PRIVATE]: true })).toEqual([]);
    expect(await client.find(session, { 0x8000_0001: Buffer.of(1) })).toEqual([]);
  });

  it('tell of the keys what makes them usable, and keep the secret', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const [publicKey = 0] = await client.find(session, { [CLASS]: PUBLIC_KEY });
    const [privateKey = 0] = await client.find(session, { [CLASS]: PRIVATE_KEY });
    for (const key of [publicKey, privateKey]) {
      expect(await client.attribute(session, key, MODULUS)).toEqual(modulus);
      expect(await client.attribute(session, key, PUBLIC_KEY_INFO)).toEqual(
        createPublicKey(HOLDER_KEY).export({ format: 'der', type: 'spki' }),
      );
      expect(await client.attribute(session, key, DESTROYABLE)).toEqual(Buffer.of(0));
    }
    expect(await client.attribute(session, publicKey, MODULUS_BITS)).toBe(2048n);
    expect(await client.attribute(session, privateKey, ALLOWED_MECHANISMS)).toEqual([1n, 6n, 0x40n, 0x41n, 0x42n]);
    const flags = [0x103, 0x105, 0x108, 0x162, 0x164, 0x165, 0x202];
    const values = await Promise.all(flags.map((type) => client.attribute(session, privateKey, type)));
    expect(values).toEqual([true, false, true, false, true, true, false]);
  });

  it('answer each attribute in its place, whatever becomes of the others', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const key = await client.key(session);
    const lengths = (reply: Awaited<ReturnType<typeof client.attributeReply>>): unknown =>
      reply.attributes.map(({ length }) => length);
    const types = [CLASS, PRIVATE_EXPONENT, MODULUS, 0x8000_0001, ID];
    const mixed = await client.attributeReply(session, key, types, [8, 256, 255, 4, 0]);
    expect(lengths(mixed)).toEqual([8, undefined, undefined, undefined, 20]);
    expect([0x11, 0x12, 0x150]).toContain(mixed.returnValue);
    expect((await client.attributeReply(session, key, [PRIVATE_EXPONENT])).returnValue).toBe(0x11);
    expect((await client.attributeReply(session, key, [0x8000_0001])).returnValue).toBe(0x12);
    expect((await client.attributeReply(session, key, [MODULUS], [255])).returnValue).toBe(0x150);
    const asked = await client.attributeReply(session, key, [CLASS, MODULUS, ID], [0, 0, 0]);
    expect([lengths(asked), asked.returnValue]).toEqual([[8, 256, 20], 0]);
    expect((await client.attributeReply(session, key, [])).returnValue).toBe(0);
    expect(await client.returnValue(client.attributeReply(session, 999_999, [CLASS]))).toBe(0x82);
    expect(await client.call('C_GetObjectSize', ulong(session), ulong(key))).toEqual([2n ** 64n - 1n]);
  });

  it('take a CK_ULONG for as long as the program’s own templates say, and for no other reason', async () => {
    const desk = await tokenDesk();
    const client = await desk.program();
    const session = await client.openSession();
    const [, object = 0] = await client.find(session);
    // Room of four bytes is no proof of a program whose CK_ULONG has four.
    const short = await client.attributeReply(session, object, [CLASS, MODULUS_BITS], [4, 4]);
    expect(short.attributes.map(({ length }) => length)).toEqual([undefined, undefined]);
    expect((await client.attributeReply(session, object, [CLASS], [4])).returnValue).toBe(0x150);
    expect((await client.attributeReply(session, object, [CLASS], [8])).attributes[0]?.length).toBe(8);
    const find = async (length: number): Promise<void> => {
      const template = Buffer.concat([uint32(1), uint32(CLASS), Buffer.of(1), uint32(length), ulong(PRIVATE_KEY)]);
      await client.call('C_FindObjectsInit', ulong(session), template);
      await client.call('C_FindObjectsFinal', ulong(session));
    };
    const reply = async (room: number, ulongSize: number): Promise<StrictReply> => {
      const rooms = Buffer.concat([uint32(1), uint32(CLASS), uint32(room)]);
      const body = requestBody('C_GetAttributeValue', ulong(session), ulong(object), rooms);
      const frame = await client.connection.handle({ code: 1, options: new Uint8Array(0), body });
      return strictReply(24, frame.body, [CLASS], ulongSize);
    };
    await find(4);
    expect(await reply(4, 4)).toMatchObject({ values: [[{ length: 4, value: 2n }], 0n] });
    await find(8);
    await find(4);
    expect(await reply(8, 8)).toMatchObject({ values: [[{ length: 8, value: 2n }], 0n] });
    expect(await reply(4, 8)).toMatchObject({ values: [[{ length: undefined }], 0x150n] });
  });

  it('come in portions, in one search at a time', async () => {
    const client = await (await tokenDesk()).program();
    const session = await client.openSession();
    const fetch = async (room: number): Promise<number> => {
      const [handles] = await client.call('C_FindObjects', ulong(session), uint32(room));
      return (handles as bigint[]).length;
    };
    await client.call('C_FindObjectsInit', ulong(session), attributes({}));
    expect(await client.returnValue(client.call('C_FindObjectsInit', ulong(session), attributes({})))).toBe(0x90);
    expect([await fetch(2), await fetch(0), await fetch(2), await fetch(2), await fetch(2)]).toEqual([2, 0, 2, 1, 0]);
    await client.call('C_FindObjectsFinal', ulong(session));
    expect(await client.returnValue(fetch(1))).toBe(0x91);
    expect(await client.returnValue(client.call('C_FindObjectsFinal', ulong(session)))).toBe(0x91);
  });

  it('hide the private key until the log-in, where the program brings the PIN', async () => {
    const client = await (await tokenDesk({ pinMode: 'login' })).program();
    const session = await client.openSession();
    expect(await client.find(session, { [CLASS]: PRIVATE_KEY })).toEqual([]);
    await client.logIn(session, '19283746');
    const [key = 0] = await client.find(session, { [CLASS]: PRIVATE_KEY, [PRIVATE]: true });
    await client.call('C_Logout', ulong(session));
    expect(await client.returnValue(client.attributeReply(session, key, [CLASS]))).toBe(0x82);
  });
});
