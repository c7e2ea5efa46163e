import { tlvAt } from '@ciekit/pki/asn1';

/**
 * What a file is, as far as signatures are concerned; told by its bytes, never by its name.
 *
 * - `cms`: CAdES and other CMS signatures (`.p7m`, `.p7s`)
 * - `timestamp-token`: CMS over TSTInfo (`.tst`); `timestamp-answer`: a TSA's whole answer (`.tsr`)
 * - `timestamped-data`: RFC 5544, content and stamps in one (`.tsd`)
 * - `asic`: a ZIP container of ETSI EN 319 162, which nothing here reads
 * - `other`: nothing that can hold a signature of these kinds
 */
export type FileFormat =
  'cms' | 'pdf' | 'xml' | 'timestamp-token' | 'timestamp-answer' | 'timestamped-data' | 'asic' | 'other';

/** How many bytes of a file are enough for {@link formatOf}. */
export const FORMAT_HEAD = 4_096;

/** Object identifiers with tag and length, hexadecimal. */
const SIGNED_DATA = '06092a864886f70d010702';
const TIMESTAMPED_DATA = '060b2a864886f70d010910011f';
const TST_INFO = '060b2a864886f70d0109100104';
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Looks at the beginning of a file.
 *
 * @param head the first {@link FORMAT_HEAD} bytes, or more; PEM and base64 are looked into
 * @example
 * ```ts
 * formatOf(await readFile('contract.pdf.p7m')); // 'cms'
 * ```
 */
export function formatOf(head: Uint8Array): FileFormat {
  const start = head.subarray(0, FORMAT_HEAD);
  const decoded = decodeBase64(start);
  return binaryFormat(start) ?? (decoded && binaryFormat(decoded)) ?? (looksLikeXml(start) ? 'xml' : 'other');
}

function binaryFormat(head: Uint8Array): FileFormat | undefined {
  // First: the content of a short .p7m begins within the first kilobyte too.
  const asn1 = head[0] === SEQUENCE ? asn1Format(head) : undefined;
  if (asn1 !== undefined) return asn1;
  if (latin1(head.subarray(0, 4)) === 'PK\u0003\u0004') return isAsic(head) ? 'asic' : 'other';
  // Readers look for it in the first kilobyte; a strict one then says what is wrong with bytes before it.
  return latin1(head.subarray(0, 1_024)).includes('%PDF-') ? 'pdf' : undefined;
}

/** ETSI EN 319 162-1 annex A.1: the first entry is `mimetype`, not compressed; some producers begin with META-INF. */
function isAsic(head: Uint8Array): boolean {
  return /mimetypeapplication\/vnd\.etsi\.asic-[es]\+zip|META-INF\/[^/]{0,80}signature/i.test(latin1(head));
}

/** Definite and indefinite lengths alike: only what comes first inside is looked at. */
function asn1Format(head: Uint8Array): FileFormat | undefined {
  const start = contentStart(head, 0);
  if (start === undefined) return undefined;
  const first = hex(head.subarray(start, start + 16));
  if (first.startsWith(TIMESTAMPED_DATA)) return 'timestamped-data';
  // eContentType stands behind version and digest algorithms.
  if (first.startsWith(SIGNED_DATA)) {
    return hex(head.subarray(start, start + 256)).includes(TST_INFO) ? 'timestamp-token' : 'cms';
  }
  return isTimestampAnswer(head, start) ? 'timestamp-answer' : undefined;
}

/** TimeStampResp begins with PKIStatusInfo, a SEQUENCE that begins with a small INTEGER (RFC 3161 section 2.4.2). */
function isTimestampAnswer(head: Uint8Array, start: number): boolean {
  const status = head[start] === SEQUENCE ? tlvAt(head, start) : undefined;
  if (status === undefined || head[status.contentStart] !== INTEGER || head[status.contentStart + 1] !== 1)
    return false;
  const token = contentStart(head, status.end);
  return token !== undefined && hex(head.subarray(token, token + 16)).startsWith(SIGNED_DATA);
}

function contentStart(bytes: Uint8Array, offset: number): number | undefined {
  const first = bytes[offset + 1];
  if (first === undefined) return undefined;
  const more = first > 0x80 ? first & 0x7f : 0;
  return more > 8 ? undefined : offset + 2 + more;
}

const PEM_LABEL = /^\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----\s+/;

/** The beginning of what is inside PEM (RFC 7468) or bare base64; a SEQUENCE begins with M there. */
function decodeBase64(head: Uint8Array): Uint8Array | undefined {
  const text = latin1(head).replace(PEM_LABEL, '').trimStart();
  const characters = /^M[A-Za-z0-9+/\s]{20,}/.exec(text)?.[0].replace(/\s/g, '') ?? '';
  if (characters === '') return undefined;
  return new Uint8Array(Buffer.from(characters.slice(0, characters.length - (characters.length % 4)), 'base64'));
}

/** In UTF-8 or UTF-16, with a mark or without; whether it is well-formed is for its reader to say. */
function looksLikeXml(head: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*<\0?[?!A-Za-z_]/.test(latin1(head));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
