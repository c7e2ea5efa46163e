import { constants, createPrivateKey, privateDecrypt, type KeyObject } from 'node:crypto';
import { fromHex } from '@ciekit/core/bytes';
import type { RsaKeyImage } from '../card-image.js';

/** An RSA key that stays in the card: all it does is x^d mod n. */
export class RsaPrivateKey {
  /** Length of the modulus in bytes. */
  readonly modulusLength: number;
  readonly #image: RsaKeyImage;
  #key: KeyObject | undefined;

  constructor(image: RsaKeyImage) {
    this.#image = image;
    this.modulusLength = fromHex(image.n).length;
  }

  /** x^d mod n for a block as long as the modulus. @throws {RangeError} when the block is not below the modulus. */
  power(block: Uint8Array): Uint8Array {
    this.#key ??= importKey(this.#image);
    try {
      return new Uint8Array(privateDecrypt({ key: this.#key, padding: constants.RSA_NO_PADDING }, block));
    } catch (cause) {
      throw new RangeError('block outside the range of the RSA key', { cause });
    }
  }

  /**
   * RSASSA-PKCS1-v1_5 with a DigestInfo that the host made (RFC 8017 section 9.2, step 4 onwards): block type 1, no
   * look at the content, as the card does.
   */
  signPkcs1(digestInfo: Uint8Array): Uint8Array {
    const block = new Uint8Array(this.modulusLength).fill(0xff);
    block.set([0x00, 0x01]);
    block[this.modulusLength - digestInfo.length - 1] = 0x00;
    block.set(digestInfo, this.modulusLength - digestInfo.length);
    return this.power(block);
  }
}

function importKey(image: RsaKeyImage): KeyObject {
  const number = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: number(image.n),
      e: number(image.e),
      d: number(image.d),
      p: number(image.p),
      q: number(image.q),
      dp: number(image.dp),
      dq: number(image.dq),
      qi: number(image.qi),
    },
  });
}
