import { tlvAt } from '@ciekit/pki/asn1';

/**
 * What a file is, as far as signatures are concerned; told by its bytes, never by its name.
 *
 * - `cms`: CAdES and other CMS signatures, DER or BER (`.p7m`, `.p7s`)
 * - `timestamp-token`: CMS over TSTInfo (`.tst`), or a TSA's answer that holds one (`.tsr`)
 * - `timestamped-data`: RFC 5544, content and stamps in one (`.tsd`)
 * - `asic`: a ZIP container of ETSI EN 319 162, which nothing here reads
 * - `xml`: with a ds:Signature somewhere, or without
 * - `other`: no signature of a kind that is known
 */
export type FileFormat =
  'cms' | 'pdf' | 'xml-signed' | 'xml' | 'timestamp-token' | 'timestamp-answer' | 'timestamped-data' | 'asic' | 'other';

/** How the bytes were wrapped; `bytes` are what is inside. */
export interface SniffedFile {
  readonly format: FileFormat;
  /** Without PEM or base64 around it; the same array where there was none. */
  readonly bytes: Uint8Array;
  readonly wrapping: 'none' | 'pem' | 'base64';
}

/** Object identifiers with tag and length. */
const SIGNED_DATA = '06092a864886f70d010702';
const TIMESTAMPED_DATA = '060b2a864886f70d010910011f';
const TST_INFO = '060b2a864886f70d0109100104';
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** How far into a file a format may begin to show: PDF readers look for `%PDF-` in the first kilobyte. */
const HEAD = 1_024;
/** Base64 is unwrapped in memory: longer files are taken as they are. In bytes. */
const MAX_BASE64 = 256 * 1_048_576;

/**
 * Looks at the first bytes of a file.
 *
 * @param bytes the whole file, or its beginning where the file is too big: at least 64 KiB of it then
 * @example
 * ```ts
 * formatOf(await readFile('contract.pdf.p7m')).format; // 'cms'
 * ```
 */
export function formatOf(bytes: Uint8Array): SniffedFile {
  const direct = binaryFormat(bytes);
  if (direct !== undefined) return { format: direct, bytes, wrapping: 'none' };
  const unwrapped = unwrap(bytes);
  const inside = unwrapped && binaryFormat(unwrapped.bytes);
  if (unwrapped !== undefined && inside !== undefined) return { ...unwrapped, format: inside };
  return { format: textFormat(bytes), bytes, wrapping: 'none' };
}

function binaryFormat(bytes: Uint8Array): FileFormat | undefined {
  if (latin1(bytes.subarray(0, HEAD)).includes('%PDF-')) return 'pdf';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return asicOf(bytes);
  return bytes[0] === SEQUENCE ? asn1Format(bytes) : undefined;
}

/** ETSI EN 319 162-1 section A.1: the first entry is `mimetype`, not compressed. Other archives hold no signature of ours. */
function asicOf(bytes: Uint8Array): FileFormat {
  const head = latin1(bytes.subarray(0, HEAD));
  return /mimetypeapplication\/vnd\.etsi\.asic-[es]\+zip|META-INF\/[^/]*signature/i.test(head) ? 'asic' : 'other';
}

/** Definite and indefinite lengths alike: only what comes first inside is looked at. */
function asn1Format(bytes: Uint8Array): FileFormat | undefined {
  const start = contentStart(bytes, 0);
  if (start === undefined) return undefined;
  const first = hex(bytes.subarray(start, start + 16));
  if (first.startsWith(TIMESTAMPED_DATA)) return 'timestamped-data';
  if (first.startsWith(SIGNED_DATA)) return hasTstInfo(bytes.subarray(start)) ? 'timestamp-token' : 'cms';
  // TimeStampResp begins with PKIStatusInfo, a SEQUENCE that begins with a small INTEGER (RFC 3161 section 2.4.2).
  if (bytes[start] !== SEQUENCE) return undefined;
  const status = tlvAt(bytes, start);
  const isStatus =
    status !== undefined && bytes[status.contentStart] === INTEGER && bytes[status.contentStart + 1] === 1;
  if (!isStatus) return undefined;
  const isDone = status.end === bytes.length;
  const token = isDone ? undefined : contentStart(bytes, status.end);
  const isToken = token !== undefined && hex(bytes.subarray(token, token + 16)).startsWith(SIGNED_DATA);
  return isToken ? 'timestamp-answer' : undefined;
}

/** eContentType stands behind the digest algorithms, at the beginning of a SignedData. */
const hasTstInfo = (bytes: Uint8Array): boolean => hex(bytes.subarray(0, 256)).includes(TST_INFO);

function contentStart(bytes: Uint8Array, offset: number): number | undefined {
  const first = bytes[offset + 1];
  if (first === undefined) return undefined;
  const more = first > 0x80 ? first & 0x7f : 0;
  return more > 8 ? undefined : offset + 2 + more;
}

const PEM = /^\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----\s+/;

/** RFC 7468 and bare base64: certified e-mail and old programs hand out `.p7m` files in both. */
function unwrap(bytes: Uint8Array): Pick<SniffedFile, 'bytes' | 'wrapping'> | undefined {
  if (bytes.length > MAX_BASE64) return undefined;
  const pem = PEM.exec(latin1(bytes.subarray(0, HEAD)));
  // 30 8x at the beginning is M in base64, whatever follows.
  const firstLetter = bytes.findIndex((byte) => byte > 0x20);
  if (pem === null && bytes[firstLetter] !== 0x4d) return undefined;
  const text = latin1(bytes);
  const end = pem === null ? -1 : text.indexOf('-----END', pem[0].length);
  const body = pem === null ? text : text.slice(pem[0].length, end < 0 ? undefined : end);
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(body)) return undefined;
  return { bytes: new Uint8Array(Buffer.from(body, 'base64')), wrapping: pem === null ? 'base64' : 'pem' };
}

const SIGNATURE_ELEMENT = /<(?:[A-Za-z_][\w.-]{0,64}:)?Signature[\s>]/;

/** Whether an element is in the namespace of XML signatures is for the XML reader to say; this is a guess by name. */
function textFormat(bytes: Uint8Array): FileFormat {
  const text = decodeText(bytes);
  if (!/^\ufeff?\s*</.test(text)) return 'other';
  return SIGNATURE_ELEMENT.test(text) && text.includes('http://www.w3.org/2000/09/xmldsig#') ? 'xml-signed' : 'xml';
}

function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return latin1(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
