import { CERTIFICATE_LIMITS, isContext, parseBer, Asn1Fields } from '../asn1/ber.js';
import { DerCursor } from '../asn1/der-cursor.js';
import { PkiError } from '../errors.js';
import { DistinguishedName } from '../x509/distinguished-name.js';
import { timeOf } from '../x509/time.js';
import { crlReasonOf, type CrlReason } from './crl-reason.js';

const CODE = 'malformed-crl';
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BOOLEAN = 0x01;
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const ENUMERATED = 0x0a;
/** GeneralName directoryName (RFC 5280 section 4.2.1.6). */
const DIRECTORY_NAME = 4;
/** Bytes of one entry's extensions. */
const MAX_EXTENSIONS_LENGTH = 8_192;

/** Last octet of 2.5.29.x, which every entry extension that has a meaning is. */
const REASON_CODE = 21;
const INVALIDITY_DATE = 24;
const CERTIFICATE_ISSUER = 29;

/** What a list says about one certificate. */
export interface CrlEntry {
  readonly revokedAt: Date;
  readonly reason: CrlReason;
  readonly invalidityDate: Date | undefined;
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** @throws {PkiError} `malformed-crl` when an entry has not the form of RFC 5280 section 5.1 */
export function scanCrlEntries(
  bytes: Uint8Array,
  { from, to }: Extent,
  indirect: boolean,
): { readonly length: number; readonly unknownCritical: boolean } {
  const list = new DerCursor(bytes, CODE, from, to);
  const entry = new DerCursor(bytes, CODE);
  const extension = new DerCursor(bytes, CODE);
  let length = 0;
  let unknownCritical = false;
  while (!list.isAtEnd()) {
    list.read(SEQUENCE);
    entry.moveTo(list.contentStart, list.end);
    entry.read(INTEGER);
    entry.read();
    length++;
    if (entry.isAtEnd()) continue;
    entry.read(SEQUENCE);
    if (!entry.isAtEnd()) throw new PkiError(CODE, 'entry');
    entry.moveTo(entry.contentStart, entry.end);
    while (!entry.isAtEnd()) {
      const number = readExtensionHeader(entry, extension);
      const understood =
        number === REASON_CODE || number === INVALIDITY_DATE || (number === CERTIFICATE_ISSUER && indirect);
      // The cursor stands on the value, or on the BOOLEAN that says critical.
      if (extension.nextTag === BOOLEAN && !understood) {
        extension.read();
        unknownCritical ||= bytes[extension.contentStart] !== 0;
      }
    }
  }
  return { length, unknownCritical };
}

/**
 * Enters the next extension and reads its identifier.
 *
 * @returns the last arc of 2.5.29.x, 0 for any other identifier
 */
function readExtensionHeader(extensions: DerCursor, extension: DerCursor): number {
  extensions.read(SEQUENCE);
  extension.moveTo(extensions.contentStart, extensions.end);
  extension.read(OBJECT_IDENTIFIER);
  const { bytes, contentStart, end } = extension;
  const isIdCe = end - contentStart === 3 && bytes[contentStart] === 0x55 && bytes[contentStart + 1] === 0x1d;
  return isIdCe ? (bytes[contentStart + 2] ?? 0) : 0;
}

export interface CrlLookup {
  /** Content of the INTEGER. */
  readonly serial: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly listIssuer: DistinguishedName;
  readonly indirect: boolean;
}

/** @throws {PkiError} `malformed-crl` when the entry that was looked for cannot be read */
export function findCrlEntry(bytes: Uint8Array, { from, to }: Extent, lookup: CrlLookup): CrlEntry | undefined {
  const list = new DerCursor(bytes, CODE, from, to);
  const entry = new DerCursor(bytes, CODE);
  // RFC 5280 section 5.3.3: an entry without a name has the one of the entry before.
  let isIssuer = lookup.issuer.equals(lookup.listIssuer);
  while (!list.isAtEnd()) {
    list.read(SEQUENCE);
    entry.moveTo(list.contentStart, list.end);
    entry.read(INTEGER);
    const found = hasContent(entry, lookup.serial);
    if (!found && !lookup.indirect) continue;
    entry.read();
    const time = entry.value;
    if (!entry.isAtEnd()) entry.read(SEQUENCE);
    const details = readDetails(entry);
    if (lookup.indirect && details.certificateIssuer !== undefined) {
      isIssuer = readCertificateIssuer(details.certificateIssuer).some((name) => name.equals(lookup.issuer));
    }
    if (found && isIssuer) return readEntry(time, details);
  }
  return undefined;
}

function hasContent(cursor: DerCursor, wanted: Uint8Array): boolean {
  const { bytes, contentStart, end } = cursor;
  if (end - contentStart !== wanted.length) return false;
  for (let index = wanted.length - 1; index >= 0; index--) {
    if (bytes[contentStart + index] !== wanted[index]) return false;
  }
  return true;
}

interface Details {
  readonly reason?: Uint8Array;
  readonly invalidityDate?: Uint8Array;
  readonly certificateIssuer?: Uint8Array;
}

/** The values of the extensions of the entry that the cursor has just read through; empty where there are none. */
function readDetails(entry: DerCursor): Details {
  if (entry.tag !== SEQUENCE) return {};
  if (entry.content.length > MAX_EXTENSIONS_LENGTH) throw new PkiError(CODE, 'extensions of an entry');
  const details: { reason?: Uint8Array; invalidityDate?: Uint8Array; certificateIssuer?: Uint8Array } = {};
  const extension = new DerCursor(entry.bytes, CODE);
  entry.moveTo(entry.contentStart, entry.end);
  while (!entry.isAtEnd()) {
    const number = readExtensionHeader(entry, extension);
    if (extension.nextTag === BOOLEAN) extension.read();
    extension.read(OCTET_STRING);
    if (number === REASON_CODE) details.reason = extension.content;
    else if (number === INVALIDITY_DATE) details.invalidityDate = extension.content;
    else if (number === CERTIFICATE_ISSUER) details.certificateIssuer = extension.content;
  }
  return details;
}

function readEntry(time: Uint8Array, { reason, invalidityDate }: Details): CrlEntry {
  return {
    revokedAt: timeOf(parseBer(time, CERTIFICATE_LIMITS, CODE), CODE),
    reason: crlReasonOf(reason === undefined ? undefined : enumerated(reason)),
    invalidityDate: invalidityDate && timeOf(parseBer(invalidityDate, CERTIFICATE_LIMITS, CODE), CODE),
  };
}

function enumerated(value: Uint8Array): number {
  if (value[0] !== ENUMERATED || value[1] !== 1 || value.length !== 3) throw new PkiError(CODE, 'reason');
  return value[2] ?? 0;
}

/** GeneralNames (RFC 5280 section 5.3.3). */
function readCertificateIssuer(value: Uint8Array): readonly DistinguishedName[] {
  return Asn1Fields.ofSequence(parseBer(value, CERTIFICATE_LIMITS, CODE), CODE)
    .rest()
    .filter((name) => isContext(name, DIRECTORY_NAME))
    .map((name) => DistinguishedName.fromNode(Asn1Fields.ofConstructed(name, CODE).any(), CODE));
}
