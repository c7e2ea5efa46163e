import { byteAt, bytesToBigInt, bigIntToBytes, concatBytes, equalBytes, uintToBytes } from '@ciekit/core/bytes';
import {
  CLA_SECURE_MESSAGING,
  CommandApdu,
  encodeTlv,
  MAX_EXTENDED_LE,
  MAX_SHORT_LE,
  ResponseApdu,
  StatusWord,
  type Tlv,
} from '@ciekit/core/iso7816';
import { parseObjects } from '../card-os/data-objects.js';
import { refuse } from '../card-os/refusal.js';
import type { Tampering } from '../faults/tampering.js';
import { DES_BLOCK, decryptTripleDes, encryptTripleDes, retailMac } from './des.js';
import { pad, unpad } from './padding.js';

/** Secure messaging data objects (ISO 7816-4 section 10.2). */
const DO_CRYPTOGRAM = 0x87;
const DO_CRYPTOGRAM_BER_TLV = 0x85;
const DO_LE = 0x97;
const DO_STATUS = 0x99;
const DO_MAC = 0x8e;
/** First byte of DO 87: padding method 2. */
const PADDING_INDICATOR = 0x01;
const SSC_MODULUS = 1n << 64n;

export interface ChannelKeys {
  /** 16 bytes each. */
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
  /** 8 bytes: the counter before the first command. */
  readonly sendSequenceCounter: Uint8Array;
}

/**
 * The card's end of secure messaging: two-key triple DES, retail MAC, send sequence counter stepped before every command
 * and every answer (docs/card-protocol.md section 2, IAS ECC section 7; ISO 7816-4 section 10).
 *
 * Written from the standard without a look at the host's: the two check each other.
 */
export class SecureChannel {
  readonly #encryption: Uint8Array;
  readonly #mac: Uint8Array;
  #counter: bigint;

  constructor(keys: ChannelKeys) {
    this.#encryption = keys.encryption;
    this.#mac = keys.mac;
    this.#counter = bytesToBigInt(keys.sendSequenceCounter);
  }

  /** Starts counting from another value: device authentication ends so. */
  restartCounter(counter: Uint8Array): void {
    this.#counter = bytesToBigInt(counter);
  }

  /**
   * The command inside a protected one, its CLA without the secure messaging bits.
   *
   * @throws {Refusal} 6987 when the MAC is missing, 6988 when anything about the objects is wrong
   */
  unwrap(command: CommandApdu): CommandApdu {
    this.#step();
    const objects = parseObjects(command.data, StatusWord.SM_OBJECTS_INCORRECT);
    const mac = objects.at(-1);
    if (mac?.tag !== DO_MAC)
      refuse(objects.some(isMac) ? StatusWord.SM_OBJECTS_INCORRECT : StatusWord.SM_OBJECTS_MISSING);
    const authenticated = objects.slice(0, -1);
    if (!equalBytes(mac.value, this.#commandMac(command.header, authenticated)))
      refuse(StatusWord.SM_OBJECTS_INCORRECT);

    let data: Uint8Array | undefined;
    let le: number | undefined;
    for (const object of authenticated) {
      if (object.tag === DO_LE && le === undefined) le = decodeLe(object.value);
      else if (object.tag === cryptogramTag(command.ins) && data === undefined) data = this.#decrypt(object);
      else refuse(StatusWord.SM_OBJECTS_INCORRECT);
    }
    return new CommandApdu({
      cla: command.cla & ~CLA_SECURE_MESSAGING,
      ins: command.ins,
      p1: command.p1,
      p2: command.p2,
      ...(data === undefined ? {} : { data }),
      ...(le === undefined ? {} : { le }),
    });
  }

  /** The protected form of an answer to a command with `ins`. The outer status is 9000: the one that counts is in DO 99. */
  protect(answer: ResponseApdu, ins: number, tampering?: Tampering): ResponseApdu {
    this.#step();
    if (tampering?.apply('wrong-ssc') === true) this.#step();
    const parts: Uint8Array[] = [];
    if (answer.data.length > 0) {
      const ciphertext = encryptTripleDes(this.#encryption, pad(answer.data, DES_BLOCK));
      const tag = cryptogramTag(ins);
      parts.push(
        tag === DO_CRYPTOGRAM
          ? encodeTlv(tag, Uint8Array.of(PADDING_INDICATOR), ciphertext)
          : encodeTlv(tag, ciphertext),
      );
    }
    parts.push(encodeTlv(DO_STATUS, uintToBytes(answer.sw, 2)));
    const mac = retailMac(this.#mac, pad(concatBytes(this.#sendSequenceCounter(), ...parts), DES_BLOCK));
    if (tampering?.apply('bad-mac') === true) mac[DES_BLOCK - 1] = byteAt(mac, DES_BLOCK - 1) ^ 0x01;
    return new ResponseApdu(concatBytes(...parts, encodeTlv(DO_MAC, mac)), StatusWord.SUCCESS);
  }

  #commandMac(header: Uint8Array, objects: readonly Tlv[]): Uint8Array {
    const head = pad(concatBytes(this.#sendSequenceCounter(), header), DES_BLOCK);
    if (objects.length === 0) return retailMac(this.#mac, head);
    const body = pad(concatBytes(...objects.map((object) => object.encoded)), DES_BLOCK);
    return retailMac(this.#mac, concatBytes(head, body));
  }

  #decrypt(object: Tlv): Uint8Array {
    let ciphertext = object.value;
    if (object.tag === DO_CRYPTOGRAM) {
      if (ciphertext[0] !== PADDING_INDICATOR) refuse(StatusWord.SM_OBJECTS_INCORRECT);
      ciphertext = ciphertext.subarray(1);
    }
    if (ciphertext.length === 0 || ciphertext.length % DES_BLOCK !== 0) refuse(StatusWord.SM_OBJECTS_INCORRECT);
    return unpad(decryptTripleDes(this.#encryption, ciphertext), DES_BLOCK) ?? refuse(StatusWord.SM_OBJECTS_INCORRECT);
  }

  #step(): void {
    this.#counter = (this.#counter + 1n) % SSC_MODULUS;
  }

  #sendSequenceCounter(): Uint8Array {
    return bigIntToBytes(this.#counter, 8);
  }
}

const isMac = (object: Tlv): boolean => object.tag === DO_MAC;

/** An odd INS says that the data field is BER-TLV (ISO 7816-4 section 5.4.2), and the cryptogram's tag follows. */
const cryptogramTag = (ins: number): number => ((ins & 1) === 1 ? DO_CRYPTOGRAM_BER_TLV : DO_CRYPTOGRAM);

function decodeLe(value: Uint8Array): number {
  if (value.length === 1) return byteAt(value, 0) || MAX_SHORT_LE;
  if (value.length === 2) return (byteAt(value, 0) << 8) | byteAt(value, 1) || MAX_EXTENDED_LE;
  return refuse(StatusWord.SM_OBJECTS_INCORRECT);
}
