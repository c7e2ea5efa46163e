import { createHash } from 'node:crypto';
import { createSignerInfo, signerInfoPlaceholder, withUnsignedAttributes } from '../cms/sign-cms.js';
import { encodeAttribute } from '../cms/signed-attributes.js';
import { CmsOid } from '../cms/oids.js';
import { detachedSignedData } from '../cms/signed-data-writer.js';
import { SignatureError } from '../errors.js';
import { PdfDocument } from '../pdf/document.js';
import { IncrementalUpdate } from '../pdf/incremental-update.js';
import { pdfArray, pdfDictionary, pdfName, type PdfObject } from '../pdf/objects.js';
import { pdfDate, pdfText } from '../pdf/text-string.js';
import type { Signer } from '../signer.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';
import { checkSeedValues, lockReference } from './create-constraints.js';
import { announceExtension, EtsiExtension } from './create-etsi-extension.js';
import { addField, catalogOf, emptyFieldNamed, fieldsIn, fillField } from './create-field.js';
import type { PadesDetails, PadesOptions } from './create-options.js';
import { restrictionsOf } from './create-permissions.js';
import { byteRangePlaceholder, contentsPlaceholder, PreparedSignature } from './create-placeholder.js';

const SUB_FILTER = 'ETSI.CAdES.detached';
/** Room for a signature, and for one with a time stamp, in bytes: what other programs leave. */
const ROOM = 16_384;
const ROOM_WITH_TIMESTAMP = 32_768;
const FIELD_PREFIX = 'Signature';

/** How the signature dictionary is prepared. */
export interface PreparationOptions extends PadesOptions {
  /** Certificates that will be in the signature, the signing one first, DER: a field may demand certain ones. */
  readonly certificates: readonly Uint8Array[];
  /** Whether a signature time stamp will be in it. */
  readonly timestamped: boolean;
  /** Bytes of room for the CMS structure, at least; default 16 KiB, with a time stamp 32 KiB. */
  readonly room?: number | undefined;
}

/**
 * Adds a signature dictionary, still without a signature, to a PDF by an incremental update: every byte of the file stays.
 *
 * @param pdf the file
 * @throws {SignatureError} `malformed-pdf`, `encrypted-pdf`, `changes-forbidden`, `no-such-field`, `field-constraints`,
 *   `no-such-place`, `unusable-picture`
 */
export async function preparePades(pdf: Uint8Array, options: PreparationOptions): Promise<PreparedSignature> {
  const { timestamped, certificates } = options;
  const update = new IncrementalUpdate(PdfDocument.open(pdf));
  const { document } = update;
  const fields = fieldsIn(update);
  const { isLocked, allowsNewVisibleField } = restrictionsOf(document, fields);
  const existing = options.field === undefined ? undefined : emptyFieldNamed(update, fields, options.field);
  if (isLocked(existing?.field.name ?? FIELD_PREFIX)) {
    throw new SignatureError('changes-forbidden', 'a signature in the document locked its form fields');
  }
  if (existing === undefined && options.visible !== undefined && !allowsNewVisibleField) {
    throw new SignatureError(
      'changes-forbidden',
      'a certified document takes a visible signature in its own fields only',
    );
  }
  const room = Math.max(timestamped ? ROOM_WITH_TIMESTAMP : ROOM, options.room ?? 0);
  const entries = signatureEntries(SUB_FILTER, room);
  for (const [key, value] of detailsOf(options)) entries.set(key, value);
  const signature = update.reserve();
  if (existing === undefined) {
    await addField(update, fields, signature, { prefix: FIELD_PREFIX, visible: options.visible });
  } else {
    const { dictionary } = existing.field;
    checkSeedValues(document, dictionary, { subFilter: SUB_FILTER, reason: options.reason, timestamped, certificates });
    const reference = lockReference(document, dictionary, catalogOf(update));
    if (reference !== undefined) entries.set('Reference', pdfArray([reference]));
    await fillField(update, existing, signature, options.visible);
  }
  announceExtension(update, EtsiExtension.cades);
  update.replace(signature, pdfDictionary(entries));
  return new PreparedSignature(update.write(), signature.number, pdf.length);
}

/** A signature dictionary (ISO 32000-2 table 255) with room for the signature. */
export function signatureEntries(subFilter: string, room: number): Map<string, PdfObject> {
  return new Map<string, PdfObject>([
    ['Type', pdfName('Sig')],
    ['Filter', pdfName('Adobe.PPKLite')],
    ['SubFilter', pdfName(subFilter)],
    ['ByteRange', byteRangePlaceholder()],
    ['Contents', contentsPlaceholder(room)],
  ]);
}

function detailsOf({ signingTime, name, reason, location, contactInfo }: PadesDetails): readonly [string, PdfObject][] {
  const texts = { Name: name, Reason: reason, Location: location, ContactInfo: contactInfo };
  return [
    ['M', pdfDate(signingTime)],
    ...Object.entries(texts).flatMap(([key, text]): [string, PdfObject][] =>
      text === undefined || text === '' ? [] : [[key, pdfText(text)]],
    ),
  ];
}

export interface PadesSigningOptions extends PadesOptions {
  /** With it, the signature is of level T (ETSI EN 319 142-1 section 6.3). */
  readonly timestamps?: TimestampClient | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Signs a PDF with a PAdES baseline signature, level B or T.
 *
 * @param pdf the file; not changed
 * @returns the signed file: the bytes of `pdf` and an incremental update
 * @throws {SignatureError} as {@link preparePades} and the time-stamp client; `signature-value`. Also whatever
 *   `signer.sign` throws.
 * @example
 * ```ts
 * const signed = await signPades(await readFile('contract.pdf'), signer, {
 *   signingTime: new Date(),
 *   reason: 'Approved',
 *   visible: {
 *     place: { page: -1, rectangle: { unit: 'fraction', x: 0.55, y: 0.85, width: 0.4, height: 0.1 } },
 *     lines: [{ text: 'Maria Rossi', strong: true }, { label: 'Reason', text: 'Approved' }],
 *     alternativeText: 'Signature of Maria Rossi',
 *   },
 * });
 * ```
 */
export async function signPades(pdf: Uint8Array, signer: Signer, options: PadesSigningOptions): Promise<Uint8Array> {
  const { timestamps, signal } = options;
  const certificates = [signer.certificate, ...signer.issuers];
  const timestamped = timestamps !== undefined;
  const length = certificates.reduce(
    (sum, { length: bytes }) => sum + bytes,
    signerInfoPlaceholder(signer, {}).length + ENVELOPE,
  );
  const room = length + (timestamped ? ROOM : 0);
  const prepared = await preparePades(pdf, { ...options, certificates, timestamped, room });
  const { encoded, signature } = await createSignerInfo(signer, { digest: prepared.digest(), signal });
  const attributes: Uint8Array[] = [];
  if (timestamps !== undefined) {
    const digest = new Uint8Array(createHash('sha256').update(signature).digest());
    const token = await timestamps.timestamp(digest, { signal });
    attributes.push(encodeAttribute(CmsOid.signatureTimeStamp, token));
  }
  const signerInfo = attributes.length === 0 ? encoded : withUnsignedAttributes(encoded, attributes);
  return prepared.embed(detachedSignedData({ signerInfos: [signerInfo], certificates }));
}

/** Tags and lengths around certificates and signer, at most. */
const ENVELOPE = 256;
