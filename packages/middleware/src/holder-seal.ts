/**
 * The sealed part of a paired card: who the holder is. The key comes out of a signature that only this chip can make,
 * so the data open with the card present and, without it, to nobody who has the disk.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { concatBytes, type SecretBytes } from '@ciekit/core/basics';
import { JsonShapeError, ObjectReader, encodeBytes, parseJsonObject } from './bounded-json.js';
import { StoreError } from './errors.js';
import { encodeOpenPart, type OpenPart, type SealedPart } from './pairing-record.js';

/** What is sealed. */
export interface SealedHolder {
  readonly surname: string;
  readonly givenName: string;
  /** 16 characters; as in the certificate. */
  readonly codiceFiscale: string;
  /** The holder's certificate, exact DER. */
  readonly certificate: Uint8Array;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** HKDF's info (RFC 5869 section 2.2): this use and this version of the format. */
const KEY_PURPOSE = 'CIEKIT-STORE-1 holder';
const MAX_CERTIFICATE_BYTES = 16_384;
const NAME_PATTERN = /^[^\p{Cc}\p{Cs}]{0,256}$/u;
const CODICE_FISCALE_PATTERN = /^[0-9A-Z]{0,32}$/;

/**
 * Seals the holder's data with the open part as associated data.
 *
 * @param seal of `CieCard.pair`; stays the caller's to wipe
 */
export function sealHolder(
  seal: { readonly challenge: Uint8Array; readonly key: SecretBytes },
  open: OpenPart,
  holder: SealedHolder,
): SealedPart {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES));
  const plaintext = encodeHolder(holder);
  const ciphertext = withSealKey(seal.key, seal.challenge, (key) => {
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(open));
    return concatBytes(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
  });
  plaintext.fill(0);
  return { challenge: Uint8Array.from(seal.challenge), nonce, ciphertext };
}

/**
 * Opens what `sealHolder` sealed.
 *
 * @param key of `CieCard.openSeal`; stays the caller's to wipe
 * @throws {StoreError} `store-seal-broken` when the file was changed since, or belongs to another card
 */
export function openHolder(key: SecretBytes, open: OpenPart, sealed: SealedPart): SealedHolder {
  const tagStart = sealed.ciphertext.length - TAG_BYTES;
  if (tagStart < 0) throw new StoreError('store-seal-broken');
  try {
    const plaintext = withSealKey(key, sealed.challenge, (aesKey) => {
      const decipher = createDecipheriv(CIPHER, aesKey, sealed.nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(associatedData(open));
      decipher.setAuthTag(sealed.ciphertext.subarray(tagStart));
      return concatBytes(decipher.update(sealed.ciphertext.subarray(0, tagStart)), decipher.final());
    });
    const holder = decodeHolder(plaintext);
    plaintext.fill(0);
    return holder;
  } catch (cause) {
    throw new StoreError('store-seal-broken', undefined, { cause });
  }
}

function withSealKey<T>(secret: SecretBytes, salt: Uint8Array, use: (key: Uint8Array) => T): T {
  const key = secret.use((bytes) => new Uint8Array(hkdfSync('sha256', bytes, salt, KEY_PURPOSE, KEY_BYTES)));
  try {
    return use(key);
  } finally {
    key.fill(0);
  }
}

function associatedData(open: OpenPart): Uint8Array {
  return new TextEncoder().encode(encodeOpenPart(open));
}

function encodeHolder(holder: SealedHolder): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({
      surname: holder.surname,
      givenName: holder.givenName,
      codiceFiscale: holder.codiceFiscale,
      certificate: encodeBytes(holder.certificate),
    }),
  );
}

/** @throws {JsonShapeError} */
function decodeHolder(bytes: Uint8Array): SealedHolder {
  if (bytes.length > 2 * MAX_CERTIFICATE_BYTES) throw new JsonShapeError('too long');
  const reader = new ObjectReader(parseJsonObject(bytes));
  const holder = {
    surname: reader.text('surname', NAME_PATTERN),
    givenName: reader.text('givenName', NAME_PATTERN),
    codiceFiscale: reader.text('codiceFiscale', CODICE_FISCALE_PATTERN),
    certificate: reader.bytes('certificate', 1, MAX_CERTIFICATE_BYTES),
  };
  reader.finish();
  return holder;
}
