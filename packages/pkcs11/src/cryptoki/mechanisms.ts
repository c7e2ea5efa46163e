/** CK_MECHANISM_TYPE of the signatures that the card makes: RSASSA-PKCS1-v1_5 only (PKCS#11 v2.40 section 2.1.6, 2.1.13). */
const CKM = {
  RSA_PKCS: 0x01,
  SHA1_RSA_PKCS: 0x06,
  SHA256_RSA_PKCS: 0x40,
  SHA384_RSA_PKCS: 0x41,
  SHA512_RSA_PKCS: 0x42,
} as const;

/** What the token hashes itself before it signs. */
export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface SigningMechanism {
  readonly type: number;
  /** `undefined`: the caller brings the DigestInfo. */
  readonly hash: HashName | undefined;
}

/** In the order in which they are listed. Neither PSS nor raw RSA: the card does not do them, and programs would choose them. */
export const SIGNING_MECHANISMS: readonly SigningMechanism[] = [
  { type: CKM.RSA_PKCS, hash: undefined },
  { type: CKM.SHA1_RSA_PKCS, hash: 'sha1' },
  { type: CKM.SHA256_RSA_PKCS, hash: 'sha256' },
  { type: CKM.SHA384_RSA_PKCS, hash: 'sha384' },
  { type: CKM.SHA512_RSA_PKCS, hash: 'sha512' },
];

/** The modulus of every CIE, in bits. */
export const KEY_BITS = 2048;
/** What C_Sign returns, in bytes. */
export const SIGNATURE_LENGTH = KEY_BITS / 8;
/** The longest DigestInfo that the card signs, in bytes (RFC 8017 section 9.2 would allow 245; the chip takes 40 % of the modulus). */
export const MAX_DIGEST_INFO = 102;

export function signingMechanism(type: number): SigningMechanism | undefined {
  return SIGNING_MECHANISMS.find((mechanism) => mechanism.type === type);
}
