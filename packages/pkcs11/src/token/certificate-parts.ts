import { MalformedResponseError, parseTlv, parseTlvs, requireTlv, type Tlv } from '@ciekit/core/iso7816';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** What PKCS#11 tells of a certificate: exact DER, as it stands in the certificate (RFC 5280 section 4.1). */
export interface CertificateParts {
  readonly serialNumber: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKeyInfo: Uint8Array;
  /** The content of the BIT STRING, without the count of unused bits. */
  readonly publicKey: Uint8Array;
  /** `YYYYMMDD`, as CK_DATE has it; UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** @throws {MalformedResponseError} what the card holds is no certificate */
export function certificateParts(der: Uint8Array): CertificateParts {
  const [tbs] = sequence(onlyObject(der));
  if (tbs === undefined) throw new MalformedResponseError('certificate without content');
  const fields = sequence(tbs);
  const [serialNumber, , issuer, validity, subject, publicKeyInfo] =
    fields[0]?.tag === VERSION ? fields.slice(1) : fields;
  if (serialNumber?.tag !== INTEGER || issuer === undefined || validity === undefined) throw cutShort();
  if (subject === undefined || publicKeyInfo === undefined) throw cutShort();
  const [notBefore, notAfter] = sequence(validity);
  return {
    serialNumber: serialNumber.encoded,
    issuer: issuer.encoded,
    subject: subject.encoded,
    publicKeyInfo: publicKeyInfo.encoded,
    publicKey: requireTlv(sequence(publicKeyInfo), BIT_STRING).subarray(1),
    notBefore: dateOf(notBefore),
    notAfter: dateOf(notAfter),
  };
}

/** The two numbers of an RSAPublicKey (RFC 8017 appendix A.1.1), without leading zeros. */
export interface RsaPublicKey {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** @throws {MalformedResponseError} another kind of key, or none */
export function rsaPublicKey({ publicKey }: CertificateParts): RsaPublicKey {
  const [modulus, exponent] = sequence(onlyObject(publicKey));
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) throw new MalformedResponseError('no RSA key');
  return { modulus: unsigned(modulus.value), exponent: unsigned(exponent.value) };
}

function onlyObject(der: Uint8Array): Tlv {
  const object = parseTlv(der);
  if (object.encoded.length !== der.length) throw new MalformedResponseError('bytes after the object');
  return object;
}

function sequence({ tag, value }: Tlv): readonly Tlv[] {
  if (tag !== SEQUENCE) throw new MalformedResponseError('no sequence');
  return parseTlvs(value);
}

/** RFC 5280 section 4.1.2.5: two digits of the year mean 1950 to 2049. */
function dateOf(time: Tlv | undefined): string {
  if (time === undefined || (time.tag !== UTC_TIME && time.tag !== GENERALIZED_TIME)) throw cutShort();
  const text = String.fromCharCode(...time.value);
  if (!/^\d{12,14}Z$/.test(text)) throw new MalformedResponseError('date of a certificate');
  if (time.tag === GENERALIZED_TIME) return text.slice(0, 8);
  return `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text.slice(0, 6)}`;
}

function unsigned(value: Uint8Array): Uint8Array {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  return value.subarray(start);
}

function cutShort(): MalformedResponseError {
  return new MalformedResponseError('certificate with a field missing');
}
