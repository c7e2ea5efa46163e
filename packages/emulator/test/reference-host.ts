/**
 * A small host written from docs/card-protocol.md alone, with BigInt and node:crypto, to judge the card by. It shares no
 * code with the card's cryptography and none with the host of @ciekit/core.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { asciiToBytes, concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import clientConstants from './client-constants.json' with { type: 'json' };

export type Transmit = (command: Uint8Array) => Promise<Uint8Array>;

export interface Answer {
  readonly data: Uint8Array;
  readonly sw: number;
}

const big = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);
const bytesOf = (value: bigint, length: number): Uint8Array => fromHex(value.toString(16).padStart(length * 2, '0'));
const sha256 = (...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(
    createHash('sha256')
      .update(concatBytes(...parts))
      .digest(),
  );

export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

export function tlv(tag: string, ...values: Uint8Array[]): Uint8Array {
  const value = concatBytes(...values);
  const length =
    value.length < 0x80
      ? Uint8Array.of(value.length)
      : value.length < 0x100
        ? Uint8Array.of(0x81, value.length)
        : Uint8Array.of(0x82, value.length >> 8, value.length & 0xff);
  return concatBytes(fromHex(tag), length, value);
}

/** The value behind a tag at the start of `bytes`, and what follows it. */
export function strip(tag: string, bytes: Uint8Array): { readonly value: Uint8Array; readonly rest: Uint8Array } {
  const tagBytes = fromHex(tag);
  if (toHex(bytes.subarray(0, tagBytes.length)) !== tag) throw new Error(`expected tag ${tag}`);
  let offset = tagBytes.length;
  let length = bytes[offset++]!;
  if (length > 0x80) {
    const count = length & 0x7f;
    length = Number(big(bytes.subarray(offset, offset + count)));
    offset += count;
  }
  return { value: bytes.subarray(offset, offset + length), rest: bytes.subarray(offset + length) };
}

const unwrap = (bytes: Uint8Array, ...tags: string[]): Uint8Array =>
  tags.reduce((value, tag) => strip(tag, value).value, bytes);

function des3(key: Uint8Array, data: Uint8Array, decrypt = false): Uint8Array {
  const key24 = concatBytes(key, key.subarray(0, 8));
  const cipher = decrypt
    ? createDecipheriv('des-ede3-cbc', key24, Buffer.alloc(8))
    : createCipheriv('des-ede3-cbc', key24, Buffer.alloc(8));
  cipher.setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
}

const des = (key: Uint8Array, block: Uint8Array, decrypt = false): Uint8Array =>
  des3(concatBytes(key, key), block, decrypt);

const pad = (data: Uint8Array): Uint8Array =>
  concatBytes(data, Uint8Array.of(0x80), new Uint8Array((16 - ((data.length + 1) % 8)) % 8));

/** ISO 9797-1 MAC algorithm 3, step by step. */
export function mac(key: Uint8Array, padded: Uint8Array): Uint8Array {
  const [left, right] = [key.subarray(0, 8), key.subarray(8)];
  let chain = new Uint8Array(8);
  for (let i = 0; i < padded.length; i += 8)
    chain = Uint8Array.from(
      des(
        left,
        Uint8Array.from(chain, (byte, k) => byte ^ padded[i + k]!),
      ),
    );
  return des(left, des(right, chain, true));
}

export const DEFAULT_PIN = '19283746';
export const DEFAULT_PUK = '64738291';

const SN_IFD = fromHex(clientConstants.snIfd);
const CHR_IFD = concatBytes(new Uint8Array(4), SN_IFD);
const CAR = fromHex('4954434945100115');
const N_IFD = big(fromHex(clientConstants.terminalKey.n));
const D_IFD = big(fromHex(clientConstants.terminalKey.d));
const D_ROOT = big(fromHex(clientConstants.externalAuthenticationRootPrivateExponent));

interface Keys {
  enc: Uint8Array;
  mac: Uint8Array;
  ssc: bigint;
}

export class ReferenceHost {
  readonly transmit: Transmit;
  /** The session's keys; tests may bend them. */
  keys: Keys | undefined;
  yIfd = new Uint8Array(0);
  yIcc = new Uint8Array(0);
  group: { g: Uint8Array; p: Uint8Array; q: Uint8Array } | undefined;
  externalRootModulus = 0n;
  /** How data leave: chained in short commands, or in one extended command. */
  extended = false;

  constructor(transmit: Transmit) {
    this.transmit = transmit;
  }

  /** Sends bytes as they are and collects what 61xx announces. */
  async raw(command: Uint8Array | string): Promise<Answer> {
    const bytes = typeof command === 'string' ? fromHex(command) : command;
    let answer = await this.#once(bytes);
    let data = answer.data;
    while (answer.sw >> 8 === 0x61) {
      answer = await this.#once(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, answer.sw & 0xff));
      data = concatBytes(data, answer.data);
    }
    return { data, sw: answer.sw };
  }

  async #once(bytes: Uint8Array): Promise<Answer> {
    const response = await this.transmit(bytes);
    return { data: response.slice(0, -2), sw: (response.at(-2)! << 8) | response.at(-1)! };
  }

  /** A command in clear: `00` INS P1 P2, chained where the data are long. */
  async plain(header: string, data: Uint8Array = new Uint8Array(0), le?: number): Promise<Answer> {
    return this.#blocks(fromHex(header), data, le, 255, (block) => this.raw(block));
  }

  /** A command under secure messaging: the answer is the one inside. */
  async secure(header: string, data: Uint8Array = new Uint8Array(0), le?: number): Promise<Answer> {
    return this.#blocks(fromHex(header), data, le, 0xe7, async (block) => this.#protected(block));
  }

  async #blocks(
    header: Uint8Array,
    data: Uint8Array,
    le: number | undefined,
    size: number,
    send: (block: Uint8Array) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.extended) return send(encode(header, data, le, true));
    for (let offset = 0; data.length - offset > size; offset += size) {
      const block = concatBytes(Uint8Array.of(header[0]! | 0x10), header.subarray(1));
      const answer = await send(encode(block, data.subarray(offset, offset + size), undefined, false));
      if (answer.sw !== 0x9000) return answer;
    }
    const last = data.length === 0 ? 0 : (data.length - 1) % size;
    return send(encode(header, data.length === 0 ? data : data.subarray(data.length - 1 - last), le, false));
  }

  /** Wraps an encoded plain command. */
  wrap(command: Uint8Array): Uint8Array {
    const keys = this.keys!;
    keys.ssc += 1n;
    const { header, data, le } = decode(command);
    const protectedHeader = concatBytes(Uint8Array.of(header[0]! | 0x0c), header.subarray(1));
    const odd = (header[1]! & 1) === 1;
    const objects: Uint8Array[] = [];
    if (data.length > 0) {
      const ciphertext = des3(keys.enc, pad(data));
      objects.push(odd ? tlv('85', ciphertext) : tlv('87', Uint8Array.of(1), ciphertext));
    }
    if (le !== undefined) objects.push(tlv('97', le > 256 ? bytesOf(BigInt(le % 65536), 2) : Uint8Array.of(le % 256)));
    const body = concatBytes(...objects);
    const input = concatBytes(
      pad(concatBytes(bytesOf(keys.ssc, 8), protectedHeader)),
      body.length > 0 ? pad(body) : body,
    );
    const wrapped = concatBytes(body, tlv('8E', mac(keys.mac, input)));
    return encode(protectedHeader, wrapped, wrapped.length > 255 || this.extended ? 65536 : 256, this.extended);
  }

  /** Opens a protected answer to a command with `ins`; throws when it is not right. */
  open(ins: number, body: Uint8Array): Answer {
    const keys = this.keys!;
    keys.ssc += 1n;
    let rest = body;
    let ciphertext = new Uint8Array(0);
    const tag = (ins & 1) === 1 ? '85' : '87';
    if (rest[0] === Number.parseInt(tag, 16)) {
      const object = strip(tag, rest);
      ciphertext = Uint8Array.from(tag === '87' ? object.value.subarray(1) : object.value);
      rest = object.rest;
    }
    const status = strip('99', rest);
    const check = strip('8E', status.rest);
    if (check.rest.length !== 0) throw new Error('bytes after the MAC');
    const authenticated = body.subarray(0, body.length - status.rest.length);
    const expected = mac(keys.mac, pad(concatBytes(bytesOf(keys.ssc, 8), authenticated)));
    if (toHex(expected) !== toHex(check.value)) throw new Error('MAC of the answer');
    const padded = ciphertext.length === 0 ? ciphertext : des3(keys.enc, ciphertext, true);
    const data = padded.subarray(0, Math.max(padded.lastIndexOf(0x80), 0));
    return { data: Uint8Array.from(data), sw: Number(big(status.value)) };
  }

  async #protected(command: Uint8Array): Promise<Answer> {
    const outer = await this.raw(this.wrap(command));
    if (outer.sw !== 0x9000) return { data: outer.data, sw: outer.sw };
    return this.open(command[1]!, outer.data);
  }

  async selectIas(style: 'aid' | 'mf'): Promise<Answer> {
    return this.raw(style === 'aid' ? '00A4040C0DA0000000308000000009816001' : '00A40000');
  }

  async selectCie(): Promise<Answer> {
    return this.raw('00A4040C06A00000000039');
  }

  async readGroup(style: 'one-call' | 'three-calls'): Promise<void> {
    if (style === 'one-call') {
      const { data } = await this.raw('00CB3FFF0A4D087006BFA10102A38000');
      const g = strip('97', unwrap(data, '70', 'BFA101', 'A3'));
      const p = strip('98', g.rest);
      this.group = { g: g.value, p: p.value, q: strip('99', p.rest).value };
      return;
    }
    const one = async (tag: string): Promise<Uint8Array> => {
      const { data } = await this.raw(`00CB3FFF0C4D0A7008BFA10104A302${tag}0000`);
      return unwrap(data, '70', 'BFA101', 'A3', tag);
    };
    this.group = { g: await one('97'), p: await one('98'), q: await one('99') };
  }

  async readExternalRoot(): Promise<Uint8Array> {
    const { data } = await this.raw('00CB3FFF0B4D097007BFA004037F498000');
    const n = strip('81', unwrap(data, '70', 'BFA004', '7F49'));
    this.externalRootModulus = big(n.value);
    return data;
  }

  async agreeOnKeys(): Promise<Answer> {
    const { g, p, q } = this.group!;
    const x = (big(randomBytes(40)) % (big(q) - 1n)) + 1n;
    this.yIfd = Uint8Array.from(bytesOf(modPow(big(g), x, big(p)), 256));
    const set = await this.plain('002241A6', concatBytes(fromHex('80019B830181'), tlv('91', this.yIfd)));
    if (set.sw !== 0x9000) return set;
    const answer = await this.raw('00CB3FFF064D04A602910000');
    if (answer.sw !== 0x9000) return answer;
    this.yIcc = Uint8Array.from(unwrap(answer.data, 'A6', '91'));
    const zz = bytesOf(modPow(big(this.yIcc), x, big(p)), 256);
    this.keys = {
      enc: sha256(zz, fromHex('00000001')).subarray(0, 16),
      mac: sha256(zz, fromHex('00000002')).subarray(0, 16),
      ssc: 1n,
    };
    return answer;
  }

  certificate(change: (body: Uint8Array) => Uint8Array = (body) => body): Uint8Array {
    const body = change(
      concatBytes(
        fromHex('8A'),
        CAR,
        CHR_IFD,
        fromHex('A0000000003901'),
        fromHex('2A8122F42A02040104'),
        bytesOf(N_IFD, 256),
        fromHex('00010001'),
      ),
    );
    const block = concatBytes(fromHex('6A'), body.subarray(0, 222), sha256(body), fromHex('BC'));
    const signature = bytesOf(modPow(big(block), D_ROOT, this.externalRootModulus), 256);
    return tlv('7F21', tlv('5F37', signature), tlv('5F38', body.subarray(222)), tlv('42', CAR));
  }

  async presentCertificate(certificate = this.certificate()): Promise<Answer> {
    const set = await this.secure('002281B6', fromHex('800141830184'), 256);
    if (set.sw !== 0x9000) return set;
    const verified = await this.secure('002A00AE', certificate);
    if (verified.sw !== 0x9000) return verified;
    return this.secure('002281A4', tlv('83', CHR_IFD));
  }

  /** Data of EXTERNAL AUTHENTICATE. */
  terminalProof(rndIcc: Uint8Array): Uint8Array {
    const { g, p, q } = this.group!;
    const prnd = new Uint8Array(randomBytes(222));
    const hash = sha256(prnd, this.yIfd, SN_IFD, rndIcc, this.yIcc, g, p, q);
    const block = concatBytes(fromHex('6A'), prnd, hash, fromHex('BC'));
    return concatBytes(SN_IFD, bytesOf(modPow(big(block), D_IFD, N_IFD), 256));
  }

  /** Both authentications; checks the chip's proof with the key of EF 1004. */
  async authenticate(chipKey: { readonly n: bigint; readonly e: bigint }): Promise<void> {
    expectSuccess(await this.presentCertificate());
    const challenge = await this.secure('00840000', undefined, 8);
    expectSuccess(challenge);
    expectSuccess(await this.secure('00820000', this.terminalProof(challenge.data)));
    await this.authenticateChip(chipKey, challenge.data);
  }

  async authenticateChip(chipKey: { readonly n: bigint; readonly e: bigint }, rndIcc: Uint8Array): Promise<void> {
    expectSuccess(await this.secure('002241A4', fromHex('84018280019B')));
    const rndIfd = new Uint8Array(randomBytes(8));
    const answer = await this.secure('00880000', rndIfd, 256);
    expectSuccess(answer);
    const serial = answer.data.subarray(0, 8);
    const block = bytesOf(modPow(big(answer.data.subarray(8)), chipKey.e, chipKey.n), 256);
    const { g, p, q } = this.group!;
    const prnd = block.subarray(1, 223);
    const expected = sha256(prnd, this.yIcc, serial, rndIfd, this.yIfd, g, p, q);
    if (toHex(block) !== toHex(concatBytes(fromHex('6A'), prnd, expected, fromHex('BC'))))
      throw new Error('the chip did not prove itself');
    this.keys!.ssc = big(concatBytes(rndIcc.subarray(4), rndIfd.subarray(4)));
  }

  /** From power-on to a device-authenticated session. */
  async openSession(profile: {
    readonly selectsIasBy: 'aid' | 'mf';
    readonly dhParameters: 'one-call' | 'three-calls';
  }): Promise<void> {
    await this.selectIas(profile.selectsIasBy);
    await this.selectCie();
    const chipKey = rsaPublicKey(await this.readFile('1004'));
    await this.readExternalRoot();
    await this.readGroup(profile.dhParameters);
    expectSuccess(await this.agreeOnKeys());
    await this.authenticate(chipKey);
  }

  /** A whole file the way shipping clients read: by FID, 80 at a time, until 6282 or 6B00. */
  async readFile(fid: string, send: 'plain' | 'secure' = 'plain'): Promise<Uint8Array> {
    expectSuccess(await this[send]('00A40204', fromHex(fid), 256));
    let content = new Uint8Array(0);
    for (;;) {
      const offset = content.length;
      const header = `00B0${offset.toString(16).padStart(4, '0')}`;
      const { data, sw } = await this[send](header, undefined, 0x80);
      if (sw === 0x6b00) return content;
      if (sw !== 0x9000 && sw !== 0x6282) throw new Error(`READ BINARY ${sw.toString(16)}`);
      if (data.length === 0) throw new Error('success without data');
      content = concatBytes(content, data) as Uint8Array<ArrayBuffer>;
      if (sw === 0x6282) return content;
    }
  }

  verify(code: string, reference: '81' | '82' = '81'): Promise<Answer> {
    return this.secure(`002000${reference}`, asciiToBytes(code));
  }
}

export function expectSuccess(answer: Answer): void {
  if (answer.sw !== 0x9000) throw new Error(`status ${answer.sw.toString(16)}`);
}

/** PKCS#1 RSAPublicKey, zero padding after it allowed. */
export function rsaPublicKey(der: Uint8Array): { readonly n: bigint; readonly e: bigint } {
  const n = strip('02', strip('30', der).value);
  return { n: big(n.value), e: big(strip('02', n.rest).value) };
}

export function encode(header: Uint8Array, data: Uint8Array, le: number | undefined, extended: boolean): Uint8Array {
  if (!extended && data.length <= 255) {
    const lc = data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array(0);
    return concatBytes(header, lc, data, le === undefined ? new Uint8Array(0) : Uint8Array.of(le % 256));
  }
  const lc = data.length > 0 ? Uint8Array.of(0, data.length >> 8, data.length & 0xff) : Uint8Array.of(0);
  const leBytes = le === undefined ? new Uint8Array(0) : Uint8Array.of((le >> 8) & 0xff, le & 0xff);
  return concatBytes(header, lc, data, leBytes);
}

function decode(command: Uint8Array): { header: Uint8Array; data: Uint8Array; le: number | undefined } {
  const header = command.subarray(0, 4);
  const body = command.subarray(4);
  const none = new Uint8Array(0);
  if (body.length === 0) return { header, data: none, le: undefined };
  if (body.length === 1) return { header, data: none, le: body[0]! || 256 };
  if (body[0] !== 0) {
    const end = 1 + body[0]!;
    return { header, data: body.subarray(1, end), le: end < body.length ? body[end]! || 256 : undefined };
  }
  const number = (at: number): number => (body[at]! << 8) | body[at + 1]!;
  if (body.length === 3) return { header, data: none, le: number(1) || 65536 };
  const end = 3 + number(1);
  return { header, data: body.subarray(3, end), le: end < body.length ? number(end) || 65536 : undefined };
}
