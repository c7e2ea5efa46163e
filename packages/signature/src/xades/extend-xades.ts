import { randomUUID } from 'node:crypto';
import { SignatureError } from '../errors.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';
import type { ValidationData, ValidationDataQuestion, ValidationDataSource } from '../validation-data.js';
import type { SignatureEvidence, SignatureLevel } from '../validation/evidence.js';
import { canonicalize } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml, type XmlDocument } from '../xml/xml-document.js';
import { attributeOf, isElement } from '../xml/xml-tree.js';
import { Algorithm } from './algorithms.js';
import { keepingEarlier } from './earlier-signatures.js';
import { readXades, referenceContext, type ReadXadesOptions } from './read-xades.js';
import { judgeReferences } from './reference-judgement.js';
import { isCounterSignature, signaturesIn } from './references.js';
import { sha256 } from './sign-signature.js';
import { signatureNamed } from './signature-named.js';
import { base64 } from './signature-template.js';
import { archiveData } from './timestamp-imprints.js';
import { withUnsignedProperty } from './xml-edits.js';
import { unsignedPropertiesOf, type XmlSignature } from './xml-signature.js';

const EXCLUSIVE = { mode: 'exclusive', withComments: false } as const;

export interface ExtendXadesOptions extends ReadXadesOptions {
  readonly timestamp: TimestampClient;
  /** For `lt` and `lta`; asked once a signature, after the time stamp over it is there. */
  readonly validationData?: ValidationDataSource | undefined;
  /** Id of the one signature to extend; default all of them. */
  readonly signature?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Extends signatures to a level (ETSI EN 319 132-1 sections 5.3 to 5.5): `t` is a signature time stamp, `lt` validation data
 * with it, `lta` an archive time stamp over it all. What a signature has already is kept: a second archive time stamp comes
 * on top of the first, a second signature time stamp does not.
 *
 * @throws {SignatureError} `malformed-xml`, `not-signed`, `content-missing`, `revocation-unavailable` without validation
 *   data, `changes-forbidden` where another signature or time stamp covers the place, `tsa-…`
 * @example
 * ```ts
 * const long = await extendXades(signed, 'lta', { timestamp: tsa, validationData });
 * ```
 */
export async function extendXades(
  bytes: Uint8Array,
  level: Exclude<SignatureLevel, 'b'>,
  options: ExtendXadesOptions,
): Promise<Uint8Array> {
  let extended = bytes;
  for (const id of await idsToExtend(bytes, options.signature))
    extended = await extendOne(extended, level, id, options);
  return keepingEarlier(bytes, extended, options);
}

/** Inner signatures first: an archive time stamp of an outer one covers those inside it. */
async function idsToExtend(bytes: Uint8Array, only: string | undefined): Promise<readonly (string | undefined)[]> {
  const { root } = await parseXml(bytes);
  if (only !== undefined) return [only];
  const all = signaturesIn(root).filter((each) => !isCounterSignature(each));
  if (all.length === 0) throw new SignatureError('not-signed', 'no signature');
  return all.map((each) => attributeOf(each, 'Id')).toReversed();
}

async function extendOne(
  bytes: Uint8Array,
  level: Exclude<SignatureLevel, 'b'>,
  id: string | undefined,
  options: ExtendXadesOptions,
): Promise<Uint8Array> {
  let extended = bytes;
  const first = await opened(bytes, id);
  if (!has(first.signature, Namespace.xades, 'SignatureTimeStamp')) {
    extended = await withSignatureTimestamp(first, options);
  }
  if (level === 't') return extended;
  const { validationData } = options;
  if (validationData !== undefined) {
    const data = await validationData(await questionOf(extended, id, options));
    extended = withValues(await opened(extended, id), data);
  } else if (!has(first.signature, Namespace.xades, 'RevocationValues')) {
    throw new SignatureError('revocation-unavailable', 'no validation data');
  }
  return level === 'lt' ? extended : withArchiveTimestamp(await opened(extended, id), options);
}

/** Whose certificates have to be vouched for. */
async function questionOf(
  bytes: Uint8Array,
  id: string | undefined,
  options: ExtendXadesOptions,
): Promise<ValidationDataQuestion> {
  const all = await readXades(bytes, options);
  const one = findEvidence(all, id) ?? all[0];
  const stamps = one?.timestamps ?? [];
  return {
    signers: present([one?.signingCertificate]),
    timestampers: present(stamps.map(({ signingCertificate }) => signingCertificate)),
    known: [...(one?.certificates ?? []), ...stamps.flatMap(({ certificates }) => certificates)],
  };
}

function findEvidence(all: readonly SignatureEvidence[], id: string | undefined): SignatureEvidence | undefined {
  for (const each of all) {
    const found = each.name === id ? each : findEvidence(each.counterSignatures, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

interface Opened {
  readonly document: XmlDocument;
  readonly signature: XmlSignature;
}

async function opened(bytes: Uint8Array, id: string | undefined): Promise<Opened> {
  const document = await parseXml(bytes);
  return { document, signature: signatureNamed(document.root, id) };
}

function has(signature: XmlSignature, namespace: string, local: string): boolean {
  return unsignedPropertiesOf(signature).some((each) => isElement(each, namespace, local));
}

async function withSignatureTimestamp(
  { document, signature }: Opened,
  { timestamp, signal }: ExtendXadesOptions,
): Promise<Uint8Array> {
  const data = canonicalize({ apex: signature.signatureValue }, EXCLUSIVE);
  const token = await timestamp.timestamp(sha256(data), { signal });
  const property = `<xades:SignatureTimeStamp xmlns:xades="${Namespace.xades}" Id="${newId()}">${stamp(token)}</xades:SignatureTimeStamp>`;
  return document.source.edited([withUnsignedProperty(signature, property)]);
}

async function withArchiveTimestamp({ document, signature }: Opened, options: ExtendXadesOptions): Promise<Uint8Array> {
  const { timestamp, signal } = options;
  const context = referenceContext(document, options.detachedContent);
  const { followed } = judgeReferences(signature, context);
  if (followed.length !== signature.references.length) {
    throw new SignatureError('content-missing', 'not everything that is signed is at hand');
  }
  const data = archiveData(signature, followed, undefined, EXCLUSIVE, context);
  const token = await timestamp.timestamp(sha256(data), { signal });
  const property =
    `<xades141:ArchiveTimeStamp xmlns:xades141="${Namespace.xades141}" xmlns:xades="${Namespace.xades}" Id="${newId()}">` +
    `${stamp(token)}</xades141:ArchiveTimeStamp>`;
  return document.source.edited([withUnsignedProperty(signature, property)]);
}

function stamp(token: Uint8Array): string {
  const method = `<ds:CanonicalizationMethod xmlns:ds="${Namespace.dsig}" Algorithm="${Algorithm.exclusive}"/>`;
  return `${method}<xades:EncapsulatedTimeStamp>${base64(token)}</xades:EncapsulatedTimeStamp>`;
}

function newId(): string {
  return `xades-${randomUUID()}`;
}

/** CertificateValues and RevocationValues (annex A.1), in the order of the schema. */
function withValues({ document, signature }: Opened, data: ValidationData): Uint8Array {
  const list = (name: string, value: string, all: readonly Uint8Array[]): string =>
    all.length === 0
      ? ''
      : `<xades:${name}>${all.map((der) => `<xades:${value}>${base64(der)}</xades:${value}>`).join('')}</xades:${name}>`;
  const certificates = data.certificates
    .map((der) => `<xades:EncapsulatedX509Certificate>${base64(der)}</xades:EncapsulatedX509Certificate>`)
    .join('');
  const revocations =
    list('CRLValues', 'EncapsulatedCRLValue', data.crls) +
    list('OCSPValues', 'EncapsulatedOCSPValue', data.ocspResponses);
  const declared = `xmlns:xades="${Namespace.xades}"`;
  const property = [
    certificates === '' ? '' : `<xades:CertificateValues ${declared}>${certificates}</xades:CertificateValues>`,
    revocations === '' ? '' : `<xades:RevocationValues ${declared}>${revocations}</xades:RevocationValues>`,
  ].join('');
  return property === ''
    ? document.source.edited([])
    : document.source.edited([withUnsignedProperty(signature, property)]);
}
