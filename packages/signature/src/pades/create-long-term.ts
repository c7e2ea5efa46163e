/** Takes a signed PDF to the long-term levels (ETSI EN 319 142-1 sections 5.4 and 6.3). */
import { SignatureError } from '../errors.js';
import { PdfDocument } from '../pdf/document.js';
import { IncrementalUpdate, withItems } from '../pdf/incremental-update.js';
import { pdfDictionary, pdfName, type PdfObject } from '../pdf/objects.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';
import { compressed } from './appearance-stream.js';
import { announceExtension, EtsiExtension } from './create-etsi-extension.js';
import { addField, catalogOf, fieldsIn, isSigned } from './create-field.js';
import type { ValidationData } from '../validation-data.js';
import { PreparedSignature } from './create-placeholder.js';
import { signatureEntries } from './create-signature.js';

const TIMESTAMP_ROOM = 16_384;
const TIMESTAMP_PREFIX = 'Timestamp';

/** Neither a DSS nor a document time stamp counts as a change, whatever a certification says (ISO 32000-2 table 257). */
function openSigned(pdf: Uint8Array): IncrementalUpdate {
  const update = new IncrementalUpdate(PdfDocument.open(pdf));
  if (fieldsIn(update).some((field) => isSigned(update, field))) return update;
  throw new SignatureError('not-signed', 'the PDF has no signature');
}

/**
 * Adds validation data in a document security store (ISO 32000-2 section 12.8.4.3), for level LT. What the store already
 * has is not added again. No /VRI: programs differ about its keys, and nothing depends on it.
 *
 * @returns the file with an incremental update, or `pdf` itself where there is nothing to add
 * @throws {SignatureError} `not-signed`, `malformed-pdf`, `encrypted-pdf`
 */
export function addValidationData(pdf: Uint8Array, data: ValidationData): Uint8Array {
  const update = openSigned(pdf);
  const lists = { Certs: data.certificates, OCSPs: data.ocspResponses, CRLs: data.crls };
  let added = false;
  for (const [key, values] of Object.entries(lists)) {
    const fresh = missing(update, key, values);
    if (fresh.length === 0) continue;
    const references = fresh.map((value) => update.add(compressed(pdfDictionary({}), value)));
    update.change(catalogOf(update), ['DSS', key], (list) => withItems(list, ...references));
    added = true;
  }
  if (!added) return pdf;
  announceExtension(update, EtsiExtension.longTerm);
  return update.write().bytes;
}

function missing(update: IncrementalUpdate, key: string, values: readonly Uint8Array[]): readonly Uint8Array[] {
  const { document } = update;
  const store = document.get(document.catalog, 'DSS');
  const list = store?.kind === 'dictionary' ? document.get(store, key) : undefined;
  const there = new Set((list?.kind === 'array' ? list.items : []).map((item) => contentOf(document, item)));
  const fresh = new Map<string, Uint8Array>();
  for (const value of values) {
    const content = textOf(value);
    if (!there.has(content)) fresh.set(content, value);
  }
  return [...fresh.values()];
}

/** `undefined` where the stream cannot be read: it is not the same then. */
function contentOf(document: PdfDocument, item: PdfObject): string | undefined {
  const stream = document.resolve(item);
  try {
    return stream?.kind === 'stream' ? textOf(document.decode(stream)) : undefined;
  } catch (error) {
    if (error instanceof SignatureError) return undefined;
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/**
 * Adds a document time stamp (ISO 32000-2 section 12.8.5) over the whole file: level T for signatures without one of their
 * own, level LTA after {@link addValidationData}.
 *
 * @throws {SignatureError} `not-signed`, `malformed-pdf`, `encrypted-pdf`, and what the client throws
 */
export async function addDocumentTimestamp(
  pdf: Uint8Array,
  timestamps: TimestampClient,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Uint8Array> {
  const update = openSigned(pdf);
  const entries = signatureEntries('ETSI.RFC3161', TIMESTAMP_ROOM);
  entries.set('Type', pdfName('DocTimeStamp'));
  const signature = update.add(pdfDictionary(entries));
  await addField(update, fieldsIn(update), signature, { prefix: TIMESTAMP_PREFIX, visible: undefined });
  announceExtension(update, EtsiExtension.longTerm);
  const prepared = new PreparedSignature(update.write(), signature.number, pdf.length);
  return prepared.embed(await timestamps.timestamp(prepared.digest(), options));
}

/** To which level, and with what. */
export type PadesExtension =
  | { readonly level: 't'; readonly timestamps: TimestampClient }
  | { readonly level: 'lt'; readonly validationData: ValidationData }
  | { readonly level: 'lta'; readonly validationData: ValidationData; readonly timestamps: TimestampClient };

/**
 * Extends the signatures of a PDF, all at once, to a higher level. Level LT without a time stamp of level T proves nothing
 * about when: extend to T first.
 *
 * @returns the file with one or two incremental updates; `pdf` is not changed
 * @throws {SignatureError} as {@link addValidationData} and {@link addDocumentTimestamp}
 */
export async function extendPades(
  pdf: Uint8Array,
  extension: PadesExtension,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Uint8Array> {
  const withData = extension.level === 't' ? pdf : addValidationData(pdf, extension.validationData);
  return extension.level === 'lt' ? withData : addDocumentTimestamp(withData, extension.timestamps, options);
}
