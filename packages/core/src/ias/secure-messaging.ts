import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concatBytes, equalBytes, uintToBytes } from '../bytes.js';
import { SecureMessagingError } from '../errors.js';
import type { CommandApdu } from '../iso7816/command-apdu.js';
import { CLA_SECURE_MESSAGING, MAX_EXTENDED_LE, MAX_SHORT_DATA, MAX_SHORT_LE } from '../iso7816/command-apdu.js';
import { ResponseApdu } from '../iso7816/response-apdu.js';
import { encodeTlv, parseTlvs, type Tlv } from '../iso7816/tlv.js';
import { SecretBytes } from '../secret.js';
import { pad, retailMac, singleDesKey, tripleDesKey, unpad } from './retail-mac.js';

const SSC_LENGTH = 8;
const ZERO_IV = new Uint8Array(8);
const PADDING_INDICATOR = Uint8Array.of(0x01);

/** Secure messaging data objects (ISO 7816-4 table 34). */
const Do = { CRYPTOGRAM_ODD: 0x85, CRYPTOGRAM: 0x87, LE: 0x97, MAC: 0x8e, STATUS: 0x99 } as const;

/**
 * One secure messaging session, host side: two-key triple DES, retail MAC, a send sequence counter that steps before
 * each command and each answer (IAS ECC 1.0.1 section 9; ICAO 9303-11 section 9.8 is the same with other key names).
 *
 * After any error the session is of no use: the counters may have parted. `dispose` wipes the keys.
 */
export class SecureMessagingSession implements Disposable {
  readonly #encryptionKey: SecretBytes;
  readonly #macSingleKey: SecretBytes;
  readonly #macTripleKey: SecretBytes;
  #counter: Uint8Array;

  /**
   * @param keys 16 bytes each; the session copies what it needs and the caller wipes its own
   * @param counter the initial SSC, 8 bytes
   */
  constructor(keys: { readonly encryption: SecretBytes; readonly mac: SecretBytes }, counter: Uint8Array) {
    if (counter.length !== SSC_LENGTH) throw new RangeError('SSC is 8 bytes');
    this.#encryptionKey = keys.encryption.use((key) => SecretBytes.own(tripleDesKey(key)));
    this.#macSingleKey = keys.mac.use((key) => SecretBytes.own(singleDesKey(key)));
    this.#macTripleKey = keys.mac.use((key) => SecretBytes.own(tripleDesKey(key)));
    this.#counter = counter.slice();
  }

  /** Sets the counter anew, as device authentication does at its end. */
  restartCounter(counter: Uint8Array): void {
    if (counter.length !== SSC_LENGTH) throw new RangeError('SSC is 8 bytes');
    this.#counter = counter.slice();
  }

  /**
   * Protects one command: data becomes DO 87 (85 for an odd INS), Le becomes DO 97, DO 8E closes.
   * The outer command has Le 00, or 0000 where the command is long or a long answer is asked for.
   */
  wrap(command: CommandApdu): CommandApdu {
    this.#step();
    const protectedCommand = command.with({ cla: command.cla | CLA_SECURE_MESSAGING });
    const objects: Uint8Array[] = [];
    if (command.data.length > 0) {
      const cryptogram = this.#encrypt(pad(command.data));
      objects.push(
        (command.ins & 1) === 1
          ? encodeTlv(Do.CRYPTOGRAM_ODD, cryptogram)
          : encodeTlv(Do.CRYPTOGRAM, PADDING_INDICATOR, cryptogram),
      );
    }
    // A command with neither data nor Le carries DO 97 all the same: shipping clients do, and the MAC input
    // "header alone" is where implementations part (card-protocol.md section 2).
    const le = command.le ?? (objects.length === 0 ? MAX_SHORT_LE : undefined);
    if (le !== undefined)
      objects.push(
        encodeTlv(Do.LE, le > MAX_SHORT_LE ? uintToBytes(le % MAX_EXTENDED_LE, 2) : Uint8Array.of(le % 256)),
      );
    const header = pad(protectedCommand.header);
    const mac = this.#mac(pad(concatBytes(this.#counter, header, ...objects)));
    const data = concatBytes(...objects, encodeTlv(Do.MAC, mac));
    const long = data.length > MAX_SHORT_DATA || (command.le ?? 0) > MAX_SHORT_LE;
    return protectedCommand.with({ data, le: long ? MAX_EXTENDED_LE : MAX_SHORT_LE });
  }

  /**
   * Checks and opens a protected answer.
   *
   * @throws {SecureMessagingError} `sm-malformed`, `sm-bad-mac`: nothing of the answer may be used
   */
  unwrap(response: Uint8Array, ins: number): ResponseApdu {
    this.#step();
    const objects = parseProtectedAnswer(response);
    const mac = objects.at(-1);
    const covered = objects.slice(0, -1);
    if (mac?.tag !== Do.MAC || mac.value.length !== 8)
      throw new SecureMessagingError('sm-malformed', 'answer without a MAC');
    const input = pad(concatBytes(this.#counter, ...covered.map((object) => object.encoded)));
    if (!equalBytes(this.#mac(input), mac.value))
      throw new SecureMessagingError('sm-bad-mac', 'the MAC of an answer is wrong');
    return this.#open(covered, ins);
  }

  dispose(): void {
    this.#encryptionKey.wipe();
    this.#macSingleKey.wipe();
    this.#macTripleKey.wipe();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #open(objects: readonly Tlv[], ins: number): ResponseApdu {
    const status = objects.at(-1);
    if (status?.tag !== Do.STATUS || status.value.length !== 2)
      throw new SecureMessagingError('sm-malformed', 'answer without a status');
    const sw = ((status.value[0] ?? 0) << 8) | (status.value[1] ?? 0);
    const [cryptogram, ...more] = objects.slice(0, -1);
    if (more.length > 0) throw new SecureMessagingError('sm-malformed', 'more data objects than an answer has');
    if (cryptogram === undefined) return new ResponseApdu(new Uint8Array(0), sw);
    const expectedTag = (ins & 1) === 1 ? Do.CRYPTOGRAM_ODD : Do.CRYPTOGRAM;
    if (cryptogram.tag !== expectedTag)
      throw new SecureMessagingError('sm-malformed', 'unexpected data object in an answer');
    const indicated = expectedTag === Do.CRYPTOGRAM;
    if (indicated && cryptogram.value[0] !== 0x01) throw new SecureMessagingError('sm-malformed', 'padding indicator');
    const data = unpad(this.#decrypt(indicated ? cryptogram.value.subarray(1) : cryptogram.value));
    if (data === undefined) throw new SecureMessagingError('sm-malformed', 'padding of an answer');
    return new ResponseApdu(data.slice(), sw);
  }

  #step(): void {
    for (let i = SSC_LENGTH - 1; i >= 0; i--) {
      const next = ((this.#counter[i] ?? 0) + 1) & 0xff;
      this.#counter[i] = next;
      if (next !== 0) return;
    }
  }

  #encrypt(padded: Uint8Array): Uint8Array {
    return this.#encryptionKey.use((key) =>
      createCipheriv('des-ede3-cbc', key, ZERO_IV).setAutoPadding(false).update(padded),
    );
  }

  #decrypt(cryptogram: Uint8Array): Uint8Array {
    if (cryptogram.length === 0 || cryptogram.length % 8 !== 0)
      throw new SecureMessagingError('sm-malformed', 'cryptogram is not whole blocks');
    return this.#encryptionKey.use((key) =>
      createDecipheriv('des-ede3-cbc', key, ZERO_IV).setAutoPadding(false).update(cryptogram),
    );
  }

  #mac(input: Uint8Array): Uint8Array {
    return this.#macSingleKey.use((single) => this.#macTripleKey.use((triple) => retailMac({ single, triple }, input)));
  }
}

function parseProtectedAnswer(data: Uint8Array): Tlv[] {
  try {
    return parseTlvs(data);
  } catch (cause) {
    throw new SecureMessagingError('sm-malformed', 'answer is no sequence of data objects', { cause });
  }
}
