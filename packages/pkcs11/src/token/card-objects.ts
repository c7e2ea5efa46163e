/** The objects of a paired card: certificate, public key, private key under one CKA_ID; then the issuers' certificates. */
import { createHash, X509Certificate } from 'node:crypto';
import { asciiToBytes, MalformedResponseError } from '@ciekit/core/basics';
import type { CardCredentials } from '@ciekit/middleware';
import {
  CERTIFICATE_CATEGORY,
  CKA,
  CKC_X_509,
  CKK_RSA,
  OBJECT_CLASS,
  type AttributeValue,
} from '../cryptoki/attributes.js';
import { KEY_BITS, SIGNING_MECHANISMS } from '../cryptoki/mechanisms.js';
import { UNAVAILABLE } from '../rpc/wire-reader.js';
import { certificateParts, rsaPublicKey, type CertificateParts, type RsaPublicKey } from './certificate-parts.js';
import type { TokenObject } from './slot.js';

const UTF8 = new TextEncoder();

/** Certificates above the holder's that are shown; a chain of the CIE has two. */
const MAX_ISSUERS = 4;

/** What the chip keeps for ever (PKCS#11 v2.40 section 4.9, table 31). */
const SECRET_PARTS: ReadonlySet<number> = new Set([
  CKA.PRIVATE_EXPONENT,
  CKA.PRIME_1,
  CKA.PRIME_2,
  CKA.EXPONENT_1,
  CKA.EXPONENT_2,
  CKA.COEFFICIENT,
]);
const NOTHING_SECRET: ReadonlySet<number> = new Set();

type Attributes = Readonly<Record<number, AttributeValue>>;

/** The same for every object on a card that nobody can write. */
const ON_CARD: Attributes = {
  [CKA.TOKEN]: true,
  [CKA.MODIFIABLE]: false,
  [CKA.COPYABLE]: false,
  [CKA.DESTROYABLE]: false,
};

/** The same for both halves of the key, which the issuer brought onto the chip. */
const RSA_KEY: Attributes = {
  ...ON_CARD,
  [CKA.KEY_TYPE]: CKK_RSA,
  [CKA.DERIVE]: false,
  [CKA.LOCAL]: false,
  [CKA.KEY_GEN_MECHANISM]: UNAVAILABLE,
};

/**
 * @param keyIsPrivate whether the private key may only be shown after a log-in
 * @param nextHandle a handle that no other object has or had
 * @throws {MalformedResponseError} what the card holds is no certificate of an RSA key of 2048 bits
 */
export function cardObjects(
  { certificate, issuers, label }: Pick<CardCredentials, 'certificate' | 'issuers' | 'label'>,
  keyIsPrivate: boolean,
  nextHandle: () => number,
): readonly TokenObject[] {
  const parts = certificateParts(certificate);
  const key = rsaPublicKey(parts);
  if (key.modulus.length * 8 !== KEY_BITS) throw new MalformedResponseError('key of another length');
  const common: Attributes = { [CKA.LABEL]: UTF8.encode(label), [CKA.ID]: sha1(key.modulus) };
  const holder = certificateAttributes(certificate, parts, CERTIFICATE_CATEGORY.TOKEN_USER);
  return [
    object(nextHandle(), { ...holder, ...common }),
    object(nextHandle(), { ...publicKeyAttributes(parts, key), ...common }),
    {
      ...object(nextHandle(), { ...privateKeyAttributes(parts, key, keyIsPrivate), ...common }),
      sensitive: SECRET_PARTS,
      isPrivate: keyIsPrivate,
      canSign: true,
    },
    ...issuers.slice(0, MAX_ISSUERS).map((der) => object(nextHandle(), issuerAttributes(der))),
  ];
}

function object(handle: number, attributes: Attributes): TokenObject {
  const entries = Object.entries(attributes).map(([type, value]): [number, AttributeValue] => [Number(type), value]);
  return { handle, attributes: new Map(entries), sensitive: NOTHING_SECRET, isPrivate: false, canSign: false };
}

function certificateAttributes(der: Uint8Array, parts: CertificateParts, category: number): Attributes {
  return {
    ...ON_CARD,
    [CKA.CLASS]: OBJECT_CLASS.CERTIFICATE,
    [CKA.PRIVATE]: false,
    [CKA.CERTIFICATE_TYPE]: CKC_X_509,
    [CKA.CERTIFICATE_CATEGORY]: category,
    [CKA.TRUSTED]: false,
    [CKA.VALUE]: der,
    [CKA.SUBJECT]: parts.subject,
    [CKA.ISSUER]: parts.issuer,
    [CKA.SERIAL_NUMBER]: parts.serialNumber,
    [CKA.START_DATE]: asciiToBytes(parts.notBefore),
    [CKA.END_DATE]: asciiToBytes(parts.notAfter),
    [CKA.PUBLIC_KEY_INFO]: parts.publicKeyInfo,
    [CKA.CHECK_VALUE]: sha1(der).subarray(0, 3),
  };
}

function issuerAttributes(der: Uint8Array): Attributes {
  const parts = certificateParts(der);
  const [, name = 'CIE'] = /^CN=(.*)$/m.exec(new X509Certificate(der).subject) ?? [];
  return {
    ...certificateAttributes(der, parts, CERTIFICATE_CATEGORY.AUTHORITY),
    [CKA.LABEL]: UTF8.encode(name),
    [CKA.ID]: sha1(parts.publicKey),
  };
}

function publicKeyAttributes(parts: CertificateParts, { modulus, exponent }: RsaPublicKey): Attributes {
  return {
    ...RSA_KEY,
    [CKA.CLASS]: OBJECT_CLASS.PUBLIC_KEY,
    [CKA.PRIVATE]: false,
    [CKA.SUBJECT]: parts.subject,
    [CKA.TRUSTED]: false,
    // The card checks no signature and encrypts nothing: programs do that with the modulus.
    [CKA.ENCRYPT]: false,
    [CKA.VERIFY]: false,
    [CKA.VERIFY_RECOVER]: false,
    [CKA.WRAP]: false,
    [CKA.MODULUS]: modulus,
    [CKA.MODULUS_BITS]: KEY_BITS,
    [CKA.PUBLIC_EXPONENT]: exponent,
    [CKA.PUBLIC_KEY_INFO]: parts.publicKeyInfo,
  };
}

function privateKeyAttributes(
  parts: CertificateParts,
  { modulus, exponent }: RsaPublicKey,
  isPrivate: boolean,
): Attributes {
  return {
    ...RSA_KEY,
    [CKA.CLASS]: OBJECT_CLASS.PRIVATE_KEY,
    [CKA.PRIVATE]: isPrivate,
    [CKA.SUBJECT]: parts.subject,
    [CKA.SENSITIVE]: true,
    [CKA.ALWAYS_SENSITIVE]: true,
    [CKA.EXTRACTABLE]: false,
    [CKA.NEVER_EXTRACTABLE]: true,
    [CKA.SIGN]: true,
    [CKA.SIGN_RECOVER]: false,
    [CKA.DECRYPT]: false,
    [CKA.UNWRAP]: false,
    [CKA.WRAP_WITH_TRUSTED]: false,
    [CKA.ALWAYS_AUTHENTICATE]: false,
    [CKA.MODULUS]: modulus,
    [CKA.PUBLIC_EXPONENT]: exponent,
    [CKA.PUBLIC_KEY_INFO]: parts.publicKeyInfo,
    [CKA.ALLOWED_MECHANISMS]: SIGNING_MECHANISMS.map(({ type }) => type),
  };
}

function sha1(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha1').update(bytes).digest());
}
