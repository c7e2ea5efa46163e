/** CK_ATTRIBUTE_TYPE (PKCS#11 v2.40 section 4) and how p11-kit writes the value of each. */

/** The attributes that some object of this token has, or withholds. */
export const CKA = {
  CLASS: 0x00,
  TOKEN: 0x01,
  PRIVATE: 0x02,
  LABEL: 0x03,
  VALUE: 0x11,
  CERTIFICATE_TYPE: 0x80,
  ISSUER: 0x81,
  SERIAL_NUMBER: 0x82,
  TRUSTED: 0x86,
  CERTIFICATE_CATEGORY: 0x87,
  CHECK_VALUE: 0x90,
  KEY_TYPE: 0x100,
  SUBJECT: 0x101,
  ID: 0x102,
  SENSITIVE: 0x103,
  ENCRYPT: 0x104,
  DECRYPT: 0x105,
  WRAP: 0x106,
  UNWRAP: 0x107,
  SIGN: 0x108,
  SIGN_RECOVER: 0x109,
  VERIFY: 0x10a,
  VERIFY_RECOVER: 0x10b,
  DERIVE: 0x10c,
  START_DATE: 0x110,
  END_DATE: 0x111,
  MODULUS: 0x120,
  MODULUS_BITS: 0x121,
  PUBLIC_EXPONENT: 0x122,
  PRIVATE_EXPONENT: 0x123,
  PRIME_1: 0x124,
  PRIME_2: 0x125,
  EXPONENT_1: 0x126,
  EXPONENT_2: 0x127,
  COEFFICIENT: 0x128,
  PUBLIC_KEY_INFO: 0x129,
  EXTRACTABLE: 0x162,
  LOCAL: 0x163,
  NEVER_EXTRACTABLE: 0x164,
  ALWAYS_SENSITIVE: 0x165,
  KEY_GEN_MECHANISM: 0x166,
  MODIFIABLE: 0x170,
  COPYABLE: 0x171,
  DESTROYABLE: 0x172,
  ALWAYS_AUTHENTICATE: 0x202,
  WRAP_WITH_TRUSTED: 0x210,
  ALLOWED_MECHANISMS: 0x4000_0600,
} as const;

/**
 * How p11-kit writes an attribute's value (map_attribute_to_value_type in p11-kit/rpc-message.c): what is not in its
 * table is a byte array, whatever the standard says of it; CKA_DESTROYABLE is the one that surprises.
 */
export type ValueEncoding = 'boolean' | 'ulong' | 'ulongs' | 'template' | 'bytes';

const ENCODINGS: ReadonlyMap<number, ValueEncoding> = new Map([
  ...encodedAs('boolean', [
    [CKA.TOKEN, CKA.PRIVATE, CKA.TRUSTED, CKA.SENSITIVE, CKA.ENCRYPT, CKA.DECRYPT, CKA.WRAP, CKA.UNWRAP, CKA.SIGN],
    [CKA.SIGN_RECOVER, CKA.VERIFY, CKA.VERIFY_RECOVER, CKA.DERIVE, CKA.EXTRACTABLE, CKA.LOCAL, CKA.NEVER_EXTRACTABLE],
    [CKA.ALWAYS_SENSITIVE, CKA.MODIFIABLE, CKA.COPYABLE, CKA.ALWAYS_AUTHENTICATE, CKA.WRAP_WITH_TRUSTED],
    // CKA_SECONDARY_AUTH, CKA_RESET_ON_INIT, CKA_HAS_RESET, CKA_COLOR
    [0x200, 0x301, 0x302, 0x405],
  ]),
  ...encodedAs('ulong', [
    [CKA.CLASS, CKA.CERTIFICATE_TYPE, CKA.CERTIFICATE_CATEGORY, CKA.KEY_TYPE, CKA.MODULUS_BITS, CKA.KEY_GEN_MECHANISM],
    // CKA_JAVA_MIDP_SECURITY_DOMAIN, CKA_PRIME_BITS, CKA_SUBPRIME_BITS, CKA_VALUE_BITS, CKA_VALUE_LEN, CKA_AUTH_PIN_FLAGS
    [0x88, 0x133, 0x134, 0x160, 0x161, 0x201],
    // CKA_HW_FEATURE_TYPE, CKA_PIXEL_X … CKA_CHAR_COLUMNS, CKA_BITS_PER_PIXEL, CKA_MECHANISM_TYPE
    [0x300, 0x400, 0x401, 0x402, 0x403, 0x404, 0x406, 0x500],
  ]),
  ...encodedAs('ulongs', [[CKA.ALLOWED_MECHANISMS]]),
  // CKA_WRAP_TEMPLATE, CKA_UNWRAP_TEMPLATE, CKA_DERIVE_TEMPLATE
  ...encodedAs('template', [[0x4000_0211, 0x4000_0212, 0x4000_0213]]),
]);

function encodedAs(encoding: ValueEncoding, types: readonly (readonly number[])[]): [number, ValueEncoding][] {
  return types.flat().map((type) => [type, encoding]);
}

export function encodingOf(type: number): ValueEncoding {
  return ENCODINGS.get(type) ?? 'bytes';
}

/** The value of an attribute; a template inside a template is of no use here and kept only as such. */
export type AttributeValue = boolean | number | readonly number[] | Uint8Array | readonly Attribute[];

export interface Attribute {
  readonly type: number;
  /** `undefined`: unavailable, CK_UNAVAILABLE_INFORMATION in place of a length. */
  readonly value: AttributeValue | undefined;
  /** Of a CK_ULONG in a template: how many bytes it takes at the client. */
  readonly ulongLength?: UlongLength | undefined;
}

/** sizeof(CK_ULONG): 4 on Windows and on 32-bit platforms. */
export type UlongLength = 4 | 8;

/** CKO_*, CKK_*, CKC_*, CK_CERTIFICATE_CATEGORY_* of the objects here. */
export const OBJECT_CLASS = { CERTIFICATE: 1, PUBLIC_KEY: 2, PRIVATE_KEY: 3 } as const;
export const CKK_RSA = 0;
export const CKC_X_509 = 0;
export const CERTIFICATE_CATEGORY = { TOKEN_USER: 1, AUTHORITY: 2 } as const;
