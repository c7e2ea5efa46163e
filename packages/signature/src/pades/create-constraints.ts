/** What an empty signature field demands of the signature that fills it. */
import { createHash } from 'node:crypto';
import { SignatureError } from '../errors.js';
import type { PdfDocument } from '../pdf/document.js';
import { textOf } from '../pdf/form-fields.js';
import {
  integerOf,
  nameOf,
  pdfArray,
  pdfDictionary,
  pdfName,
  type PdfDictionary,
  type PdfObject,
  type PdfReference,
} from '../pdf/objects.js';

/** Bits of a seed value dictionary's /Ff (ISO 32000-2 table 237): which entries are demands. */
const REQUIRED = { filter: 0x01, subFilter: 0x02, reasons: 0x08, digestMethod: 0x40 } as const;
/** Of a certificate seed value dictionary (table 238). */
const REQUIRED_SUBJECT = 0x01;
const REQUIRED_ISSUER = 0x02;

/** What the signature to be made is like. */
interface SignatureTraits {
  readonly subFilter: string;
  readonly reason: string | undefined;
  readonly timestamped: boolean;
  /** The signing certificate first, then its issuers, DER. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * Checks a field's seed values (ISO 32000-2 section 12.7.5.5) as far as they are demands that concern this signature.
 *
 * @throws {SignatureError} `field-constraints`
 */
export function checkSeedValues(document: PdfDocument, field: PdfDictionary, traits: SignatureTraits): void {
  const seed = document.get(field, 'SV');
  if (seed?.kind !== 'dictionary') return;
  const flags = integerOf(document.get(seed, 'Ff')) ?? 0;
  const list = (dictionary: PdfDictionary, key: string): readonly PdfObject[] => {
    const value = document.get(dictionary, key);
    return value?.kind === 'array' ? value.items.flatMap((item) => document.resolve(item) ?? []) : [];
  };
  const demand = (bit: number, holds: boolean): void => {
    if ((flags & bit) !== 0 && !holds) throw constraint('seed value of the signature field');
  };
  demand(REQUIRED.filter, (nameOf(document.get(seed, 'Filter')) ?? 'Adobe.PPKLite') === 'Adobe.PPKLite');
  const subFilters = list(seed, 'SubFilter').map(nameOf);
  demand(REQUIRED.subFilter, subFilters.length === 0 || subFilters.includes(traits.subFilter));
  const methods = list(seed, 'DigestMethod').map(textOf);
  demand(REQUIRED.digestMethod, methods.length === 0 || methods.includes('SHA256'));
  const reasons = list(seed, 'Reasons').map(textOf);
  // A single full stop: no reason may be given.
  const reasonHolds =
    reasons.length === 1 && reasons[0] === '.' ? !traits.reason : reasons.includes(traits.reason ?? '');
  demand(REQUIRED.reasons, reasons.length === 0 || reasonHolds);
  checkKind(document, seed, traits);
  const certificate = document.get(seed, 'Cert');
  if (certificate?.kind !== 'dictionary') return;
  const certificateFlags = integerOf(document.get(certificate, 'Ff')) ?? 0;
  const lists = [
    [REQUIRED_SUBJECT, 'Subject', traits.certificates.slice(0, 1)],
    [REQUIRED_ISSUER, 'Issuer', traits.certificates],
  ] as const;
  for (const [bit, key, ours] of lists) {
    const allowed = new Set(
      list(certificate, key).map((value) => (value.kind === 'string' ? hashOf(value.bytes) : '')),
    );
    const holds = allowed.size === 0 || ours.some((der) => allowed.has(hashOf(der)));
    if ((certificateFlags & bit) !== 0 && !holds) throw constraint('certificate demanded by the signature field');
  }
}

function checkKind(document: PdfDocument, seed: PdfDictionary, traits: SignatureTraits): void {
  const permissions = document.get(seed, 'MDP');
  const level = permissions?.kind === 'dictionary' ? (integerOf(document.get(permissions, 'P')) ?? 0) : 0;
  if (level > 0) throw constraint('the signature field is for a certifying signature');
  const timestamp = document.get(seed, 'TimeStamp');
  const required = timestamp?.kind === 'dictionary' && integerOf(document.get(timestamp, 'Ff')) === 1;
  if (required && !traits.timestamped) throw constraint('the signature field demands a time stamp');
}

function constraint(place: string): SignatureError {
  return new SignatureError('field-constraints', place);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/**
 * The signature reference dictionary for a field with a lock (section 12.8.2.4): from this signature on, the fields that the
 * lock names may not change.
 */
export function lockReference(
  document: PdfDocument,
  field: PdfDictionary,
  catalog: PdfReference,
): PdfDictionary | undefined {
  const lock = document.get(field, 'Lock');
  if (lock?.kind !== 'dictionary') return undefined;
  const parameters = new Map<string, PdfObject>([['Type', pdfName('TransformParams')]]);
  for (const key of ['Action', 'Fields', 'P']) {
    const value = document.get(lock, key);
    if (value !== undefined) parameters.set(key, value.kind === 'array' ? plainArray(document, value.items) : value);
  }
  parameters.set('V', pdfName('1.2'));
  return pdfDictionary({
    Type: pdfName('SigRef'),
    TransformMethod: pdfName('FieldMDP'),
    TransformParams: pdfDictionary(parameters),
    Data: catalog,
  });
}

function plainArray(document: PdfDocument, items: readonly PdfObject[]): PdfObject {
  return pdfArray(items.flatMap((item) => document.resolve(item) ?? []));
}
