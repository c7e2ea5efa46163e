import type { TokenConnection } from '@ciekit/pkcs11';
import { strictReply, type StrictAttribute, type StrictValue } from './strict-reply.js';

/** How clients of different ages write the same request. */
export type ClientVersion = '0.24' | '0.25' | '0.26';
export const CLIENT_VERSIONS: readonly ClientVersion[] = ['0.24', '0.25', '0.26'];

/** Call ids and request signatures, from p11-kit/rpc-message.h. */
const REQUESTS = {
  C_Initialize: [1, 'ayyay'],
  C_Finalize: [2, ''],
  C_GetInfo: [3, ''],
  C_GetSlotList: [4, 'yfu'],
  C_GetSlotInfo: [5, 'u'],
  C_GetTokenInfo: [6, 'u'],
  C_GetMechanismList: [7, 'ufu'],
  C_GetMechanismInfo: [8, 'uu'],
  C_InitToken: [9, 'uayz'],
  C_OpenSession: [10, 'uu'],
  C_CloseSession: [11, 'u'],
  C_CloseAllSessions: [12, 'u'],
  C_GetSessionInfo: [13, 'u'],
  C_SetPIN: [15, 'uayay'],
  C_GetOperationState: [16, 'ufy'],
  C_Login: [18, 'uuay'],
  C_Logout: [19, 'u'],
  C_CreateObject: [20, 'uaA'],
  C_DestroyObject: [22, 'uu'],
  C_GetObjectSize: [23, 'uu'],
  C_GetAttributeValue: [24, 'uufA'],
  C_FindObjectsInit: [26, 'uaA'],
  C_FindObjects: [27, 'ufu'],
  C_FindObjectsFinal: [28, 'u'],
  C_DigestInit: [37, 'uM'],
  C_SignInit: [42, 'uMu'],
  C_Sign: [43, 'uayfy'],
  C_SignUpdate: [44, 'uay'],
  C_SignFinal: [45, 'ufy'],
  C_SeedRandom: [63, 'uay'],
  C_GenerateRandom: [64, 'ufy'],
  C_WaitForSlotEvent: [65, 'u'],
  C_LoginUser: [66, 'uuayay'],
  C_SessionCancel: [67, 'uu'],
} as const;
export type CalledFunction = keyof typeof REQUESTS;

const HANDSHAKE = 'PRIVATE-GNOME-KEYRING-PKCS11-PROTOCOL-V-1';
const NULL = 0xffff_ffff;
const ROOM = 4096;

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
export const ulong = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
export const bytes = (value: Uint8Array): Buffer => Buffer.concat([Buffer.of(1), uint32(value.length), value]);

export function requestBody(name: CalledFunction, ...parts: readonly Uint8Array[]): Buffer {
  const [id, signature] = REQUESTS[name];
  return Buffer.concat([uint32(id), uint32(signature.length), Buffer.from(signature), ...parts]);
}

/** A call that came back with something else than CKR_OK. */
class ReturnValueError extends Error {
  readonly value: number;

  constructor(name: string, value: number) {
    super(`${name} returned 0x${value.toString(16)}`);
    this.value = value;
  }
}

/** One value of an attribute in a template. */
export type TemplateValue = boolean | number | Uint8Array;

/** A program with p11-kit's client in it, which checks every reply. */
export class CryptokiClient {
  readonly connection: TokenConnection;
  readonly version: ClientVersion;
  #code = 0;

  constructor(connection: TokenConnection, version: ClientVersion = '0.24') {
    this.connection = connection;
    this.version = version;
  }

  /** @returns the reply's values @throws {ReturnValueError} */
  async call(name: CalledFunction, ...parts: readonly Uint8Array[]): Promise<StrictValue[]> {
    return this.#send(name, requestBody(name, ...parts), []);
  }

  /** The return value that a call ends with; 0 when it succeeds. */
  async returnValue(promise: Promise<unknown>): Promise<number> {
    try {
      await promise;
      return 0;
    } catch (error) {
      if (error instanceof ReturnValueError) return error.value;
      throw error;
    }
  }

  initialize(): Promise<StrictValue[]> {
    return this.call('C_Initialize', bytes(Buffer.from(HANDSHAKE)), Buffer.of(0), bytes(Buffer.alloc(1)));
  }

  async slots(tokenPresent = false): Promise<number[]> {
    const [ids] = await this.call('C_GetSlotList', Buffer.of(tokenPresent ? 1 : 0), uint32(64));
    return (ids as bigint[]).map(Number);
  }

  async openSession(slot = 1, flags = 4): Promise<number> {
    const [handle] = await this.call('C_OpenSession', ulong(slot), ulong(flags));
    return Number(handle);
  }

  /** CK_STATE */
  async state(session: number): Promise<number> {
    const [, state] = await this.call('C_GetSessionInfo', ulong(session));
    return Number(state);
  }

  logIn(session: number, pin: string | undefined, userType = 1): Promise<StrictValue[]> {
    return this.call(
      'C_Login',
      ulong(session),
      ulong(userType),
      pin === undefined ? this.nullBytes() : bytes(Buffer.from(pin)),
    );
  }

  async find(session: number, template: Readonly<Record<number, TemplateValue>> = {}): Promise<number[]> {
    await this.call('C_FindObjectsInit', ulong(session), attributes(template));
    const [handles] = await this.call('C_FindObjects', ulong(session), uint32(64));
    await this.call('C_FindObjectsFinal', ulong(session));
    return (handles as bigint[]).map(Number);
  }

  /** C_GetAttributeValue with as much room as anybody wants, or with the given lengths. */
  async attributeReply(
    session: number,
    object: number,
    types: readonly number[],
    lengths: readonly number[] = types.map(() => ROOM),
  ): Promise<{ readonly attributes: readonly StrictAttribute[]; readonly returnValue: number }> {
    const rooms = types.map((type, i) => Buffer.concat([uint32(type), uint32(lengths[i] ?? 0)]));
    const body = requestBody('C_GetAttributeValue', ulong(session), ulong(object), uint32(types.length), ...rooms);
    const [values, result] = await this.#send('C_GetAttributeValue', body, types);
    return { attributes: values as readonly StrictAttribute[], returnValue: Number(result) };
  }

  async attribute(session: number, object: number, type: number): Promise<StrictAttribute['value']> {
    const { attributes: found } = await this.attributeReply(session, object, [type]);
    return found[0]?.value;
  }

  signInit(session: number, mechanism: number, key: number): Promise<StrictValue[]> {
    return this.call('C_SignInit', ulong(session), this.mechanism(mechanism), ulong(key));
  }

  /** C_SignInit and C_Sign. */
  async sign(session: number, mechanism: number, key: number, data: Uint8Array): Promise<Buffer> {
    await this.signInit(session, mechanism, key);
    const [signature] = await this.call('C_Sign', ulong(session), bytes(data), uint32(512));
    return signature as Buffer;
  }

  /** The session's private key. */
  async key(session: number): Promise<number> {
    const [key] = await this.find(session, { 0x00: 3 });
    if (key === undefined) throw new Error('no private key');
    return key;
  }

  mechanism(type: number): Buffer {
    return this.version === '0.26' ? uint32(type) : Buffer.concat([uint32(type), uint32(NULL)]);
  }

  /** A null pointer with length 0. */
  nullBytes(): Buffer {
    return this.version === '0.24'
      ? Buffer.concat([Buffer.of(0), uint32(0)])
      : Buffer.concat([Buffer.of(1), uint32(NULL)]);
  }

  /** Room of no byte at all, which 0.24 cannot tell from asking for the length. */
  noRoom(): Buffer {
    return uint32(this.version === '0.24' ? 0 : NULL);
  }

  async #send(name: CalledFunction, body: Uint8Array, asked: readonly number[]): Promise<StrictValue[]> {
    const code = ++this.#code;
    const frame = await this.connection.handle({ code, options: Buffer.from('client'), body });
    if (frame.code !== code || frame.options.length !== 0) throw new Error('frame of the reply');
    const reply = strictReply(REQUESTS[name][0], frame.body, asked);
    if (reply.error !== undefined) throw new ReturnValueError(name, reply.error);
    return reply.values;
  }
}

/** A template as `aA`. */
export function attributes(template: Readonly<Record<number, TemplateValue>>): Buffer {
  const entries = Object.entries(template);
  return Buffer.concat([uint32(entries.length), ...entries.map(([type, value]) => attribute(Number(type), value))]);
}

function attribute(type: number, value: TemplateValue): Buffer {
  const head = Buffer.concat([uint32(type), Buffer.of(1)]);
  if (typeof value === 'boolean') return Buffer.concat([head, uint32(1), Buffer.of(value ? 1 : 0)]);
  if (typeof value === 'number') return Buffer.concat([head, uint32(8), ulong(value)]);
  return Buffer.concat([head, uint32(value.length), uint32(value.length), value]);
}
