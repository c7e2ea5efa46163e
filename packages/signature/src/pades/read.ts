import type { Certificate } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import { PdfDocument } from '../pdf/document.js';
import { textOf } from '../pdf/form-fields.js';
import type { PdfObject } from '../pdf/objects.js';
import type { Coverage, SignatureEvidence, SignatureLevel, TimestampEvidence } from '../validation/evidence.js';
import type { Finding, IntegrityState, Verdict } from '../validation/verdict.js';
import { readByteRange, type ByteRange, type ByteRangeFailure } from './byte-range.js';
import { permissionsOf, together, type Permissions } from './modification-permissions.js';
import { dateOf } from './read-date.js';
import { fileFindings, ObjectExtents } from './read-file-structure.js';
import { signatureFields, type SignatureField } from './read-signature-fields.js';
import { certificateReader, readContents, readDocumentTimestamp, type ContentsReading } from './read-signature.js';
import { readX509Signature, X509_RSA_SHA1 } from './read-x509-signature.js';
import { byteRangeOffsets, foundSignature } from './read-text-scan.js';
import { readValidationData, type StoredValidationData } from './read-validation-data.js';
import { RevisionHistory } from './revision-history.js';
import { dictionaryIn } from './revision-view.js';

/** Signatures and time stamps of one file that are verified. */
const MAX_SIGNATURES = 200;

/** A signature dictionary, and which revision it signs. */
interface Placed {
  readonly field: SignatureField;
  readonly range: ByteRange | ByteRangeFailure;
  /** Index of the signed revision; `undefined`: none ends where the ByteRange does. */
  readonly signed: number | undefined;
  readonly findings: readonly Finding[];
  readonly isTimestamp: boolean;
}

/**
 * Reads the signatures of a PDF: those that any revision shows in a signature field, in the order of the file, and those
 * that lie in it without being shown. Integrity covers the mathematics, ByteRange, and what was done to the file later.
 * Document time stamps become evidence of the signatures before them.
 *
 * A file that cannot be read strictly, because programs would not agree about it, gives `undetermined` for each signature
 * that its text holds.
 *
 * @param bytes the whole file; kept while reading, not changed
 * @throws {SignatureError} `malformed-pdf`, `encrypted-pdf` where the file is not read and holds no `/ByteRange` either
 * @example
 * ```ts
 * for (const evidence of await readPades(await readFile('contract.pdf'))) console.log(evidence.name, evidence.integrity.state);
 * ```
 */
export async function readPades(bytes: Uint8Array): Promise<readonly SignatureEvidence[]> {
  return (await readPadesFile(bytes)).signatures;
}

/** Everything in a PDF that is judged. */
export interface PadesReading {
  /** As {@link readPades} gives them. */
  readonly signatures: readonly SignatureEvidence[];
  /** Document time stamps before which there is no signature, so that they are evidence of none. */
  readonly timestamps: readonly TimestampEvidence[];
  /** What the file holds for judging those. */
  readonly certificates: readonly Certificate[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/**
 * Reads the signatures of a PDF, and the document time stamps that stand for themselves: somebody had the time of a file
 * stamped that nobody had signed.
 *
 * @throws {SignatureError} as {@link readPades}
 */
export async function readPadesFile(bytes: Uint8Array): Promise<PadesReading> {
  try {
    const history = new RevisionHistory(PdfDocument.open(bytes));
    return await readHistory(history);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const offsets = byteRangeOffsets(bytes);
    if (offsets.length === 0) throw error;
    const reason: Finding = { code: 'structure-unreadable', weight: 'warning', values: { reason: error.code } };
    const signatures = offsets.map((offset) => foundSignature(bytes, offset, reason));
    return { signatures, timestamps: [], certificates: [], ocspResponses: [], crls: [] };
  }
}

async function readHistory(history: RevisionHistory): Promise<PadesReading> {
  const { bytes } = history;
  const fields = signatureFields(history.views).slice(0, MAX_SIGNATURES);
  const placed = fields.map((field) => place(history, field));
  const signedRevisions = placed.flatMap(({ signed }) => (signed === undefined ? [] : [signed]));
  if (signedRevisions.length > 0) history.compareFrom(Math.min(...signedRevisions));
  const last = history.views[history.last];
  const stored = last === undefined ? { certificates: [], ocspResponses: [], crls: [] } : readValidationData(last);
  const timestamps = await readTimestamps(bytes, placed, stored);
  const aboutFile = fileFindings(history, Math.min(...signedRevisions, history.last));
  const certificatesOf = certificateReader();
  const evidence: SignatureEvidence[] = [];
  for (const signature of placed) {
    if (signature.isTimestamp) continue;
    const later = timestamps.filter(({ signed }) => signature.signed !== undefined && signed > signature.signed);
    const { range, field } = signature;
    const view = history.views[field.firstSeen];
    const subFilter = view?.name(field.dictionary, 'SubFilter') ?? '';
    const contents =
      typeof range === 'string'
        ? undefined
        : view !== undefined && subFilter === X509_RSA_SHA1
          ? readX509Signature(history.bytes, range, view, field.dictionary)
          : await readContents(history.bytes, range, subFilter, stored.certificates, certificatesOf);
    const permissions = permissionsFor(history, placed, signature.signed);
    evidence.push(
      evidenceOf(history, signature, contents, coverageOf(history, signature, permissions), stored, later, aboutFile),
    );
  }
  const signatures = [...evidence, ...strays(history, fields)];
  const alone = placed.filter(standsAlone).map((stamp) => {
    const found = timestamps.find(({ field }) => field === stamp.field)?.evidence;
    const coverage = coverageOf(history, stamp, permissionsFor(history, placed, stamp.signed));
    return lone(found, [...stamp.findings, ...aboutFile], coverage);
  });
  return { ...stored, signatures, timestamps: alone };
}

/** Whether no signature comes before a document time stamp. */
function standsAlone(stamp: Placed, _index: number, all: readonly Placed[]): boolean {
  const { signed } = stamp;
  if (!stamp.isTimestamp) return false;
  const signatures = all.filter(({ isTimestamp }) => !isTimestamp);
  return signatures.every((each) => signed !== undefined && each.signed !== undefined && signed < each.signed);
}

/** Judged like a signature: what it covers, and what was done to the file later. */
function lone(
  evidence: TimestampEvidence | undefined,
  about: readonly Finding[],
  coverage: Coverage,
): TimestampEvidence {
  const read = evidence ?? {
    kind: 'document',
    token: new Uint8Array(),
    time: undefined,
    integrity: { state: 'undetermined', findings: [] },
    signingCertificate: undefined,
    certificates: [],
  };
  return { ...read, integrity: integrityOf(read, about, coverage.changes), coverage };
}

function place(history: RevisionHistory, field: SignatureField): Placed {
  const view = history.views[field.firstSeen];
  const { dictionary } = field;
  const isTimestamp = ['Type', 'SubFilter'].some((key) =>
    ['DocTimeStamp', 'ETSI.RFC3161'].includes(view?.name(dictionary, key) ?? ''),
  );
  const refused = (range: ByteRangeFailure): Placed => {
    return { field, range, signed: undefined, findings: [{ code: range, weight: 'failure' }], isTimestamp };
  };
  if (view === undefined || !field.isInFile) return refused('byte-range-gap');
  const range = readByteRange(view, history.bytes, dictionary);
  if (typeof range === 'string') return refused(range);
  const signed = history.endingAt(range.end);
  const findings: Finding[] = [];
  if (dictionary.repeated.length > 0) findings.push({ code: 'ambiguous-structure', weight: 'failure' });
  if (signed === undefined) findings.push({ code: 'byte-range-not-a-revision', weight: 'failure' });
  // Prepared in the signed file, and shown only by what was added to it.
  else if (field.firstSeen > signed) findings.push({ code: 'signature-activated-later', weight: 'failure' });
  if (!field.isCurrent) findings.push({ code: 'signature-removed', weight: 'failure' });
  return { field, range, signed, findings, isTimestamp };
}

interface PlacedTimestamp {
  readonly field: SignatureField;
  readonly signed: number;
  readonly evidence: TimestampEvidence;
}

async function readTimestamps(
  bytes: Uint8Array,
  placed: readonly Placed[],
  stored: StoredValidationData,
): Promise<readonly PlacedTimestamp[]> {
  const timestamps: PlacedTimestamp[] = [];
  for (const { field, isTimestamp, range, signed, findings } of placed) {
    if (!isTimestamp || typeof range === 'string' || signed === undefined) continue;
    const evidence = await readDocumentTimestamp(bytes, range, stored.certificates);
    const integrity: Verdict<IntegrityState> =
      findings.length === 0
        ? evidence.integrity
        : { state: 'broken', findings: [...evidence.integrity.findings, ...findings] };
    timestamps.push({ field, signed, evidence: { ...evidence, integrity } });
  }
  return timestamps;
}

function evidenceOf(
  history: RevisionHistory,
  signature: Placed,
  contents: ContentsReading | undefined,
  coverage: Coverage,
  stored: StoredValidationData,
  later: readonly PlacedTimestamp[],
  aboutFile: readonly Finding[],
): SignatureEvidence {
  const { field } = signature;
  const view = history.views[field.firstSeen];
  const text = (key: string): string | undefined => textOf(view?.entry(field.dictionary, key)) || undefined;
  const timestamps = [...(contents?.timestamps ?? []), ...later.map(({ evidence }) => evidence)];
  return {
    format: 'pades',
    level: levelOf(history, timestamps, stored, later),
    name: field.name,
    integrity: integrityOf(contents, [...signature.findings, ...aboutFile], coverage.changes),
    signingCertificate: contents?.signingCertificate,
    certificates: [...(contents?.certificates ?? []), ...stored.certificates],
    ocspResponses: stored.ocspResponses,
    crls: [...(contents?.crls ?? []), ...stored.crls],
    claimedTime: contents?.claimedTime ?? dateOf(view?.entry(field.dictionary, 'M')),
    digestAlgorithm: contents?.digestAlgorithm,
    timestamps,
    coverage,
    reason: text('Reason'),
    place: text('Location'),
    counterSignatures: [],
  };
}

/** The certifier's word binds the file, a lock the fields: those of this signature and of the ones before it. */
function permissionsFor(history: RevisionHistory, all: readonly Placed[], signed: number | undefined): Permissions {
  let permissions: Permissions = { document: undefined, isLocked: () => false };
  for (const { field, signed: other } of all) {
    const view = history.views[field.firstSeen];
    if (view === undefined || signed === undefined || other === undefined || other > signed) continue;
    permissions = together(permissions, permissionsOf(view, field.dictionary, field.field));
  }
  return permissions;
}

function coverageOf(history: RevisionHistory, { signed, range }: Placed, permissions: Permissions): Coverage {
  if (signed === undefined || typeof range === 'string') return { extent: 'unknown', changes: [] };
  const isWhole = signed === history.last && range.end >= history.bytes.length;
  const changes = history.changesAfter(signed, permissions);
  return { extent: isWhole ? 'whole' : 'part', changes, revision: signed + 1 };
}

function integrityOf(
  contents: Pick<ContentsReading, 'integrity'> | undefined,
  about: readonly Finding[],
  changes: readonly Finding[],
): Verdict<IntegrityState> {
  const forbidden = changes.filter(({ weight }) => weight === 'failure');
  const findings = [...(contents?.integrity.findings ?? []), ...about, ...forbidden];
  const isUnread = changes.some(({ code }) => code === 'changes-unreadable');
  if (findings.some(({ weight }) => weight === 'failure')) return { state: 'broken', findings };
  const unread = changes.filter(({ code }) => code === 'changes-unreadable');
  if (isUnread) return { state: 'undetermined', findings: [...findings, ...unread] };
  return { state: contents?.integrity.state ?? 'undetermined', findings };
}

/** EN 319 142-1, 6.3: T has a time stamp, LT the values to check it, LTA a document time stamp over those. */
function levelOf(
  history: RevisionHistory,
  timestamps: readonly TimestampEvidence[],
  stored: StoredValidationData,
  later: readonly PlacedTimestamp[],
): SignatureLevel {
  if (timestamps.length === 0) return 'b';
  if (stored.ocspResponses.length + stored.crls.length === 0) return 't';
  const isProtected = later.some(({ signed }) => {
    const view = history.views[signed];
    return view?.entry(view.document.catalog, 'DSS') !== undefined;
  });
  return isProtected ? 'lta' : 'lt';
}

/** Signature dictionaries that no field of any revision shows. */
function strays(history: RevisionHistory, fields: readonly SignatureField[]): readonly SignatureEvidence[] {
  const { bytes } = history;
  const known = [
    ...fields.filter(({ isInFile }) => isInFile).map(({ dictionary }) => dictionary),
    ...usageRights(history),
  ];
  const isKnown = (offset: number): boolean => known.some(({ start, end }) => start <= offset && offset < end);
  const reason: Finding = { code: 'signature-not-in-form', weight: 'warning' };
  const offsets = byteRangeOffsets(bytes).filter((offset) => !isKnown(offset));
  if (offsets.length === 0) return [];
  const extents = new ObjectExtents(history);
  return offsets.filter((offset) => !extents.isInStream(offset)).map((offset) => foundSignature(bytes, offset, reason));
}

/** Signatures of a producer that switch on functions of its viewer (ISO 32000-2, 12.8.6): nobody signs the file by them. */
function usageRights(history: RevisionHistory): readonly PdfObject[] {
  return history.views.flatMap((view) => {
    const permissions = dictionaryIn(view.entry(view.document.catalog, 'Perms'));
    return ['UR', 'UR3'].flatMap((key) => view.entry(permissions, key) ?? []);
  });
}
