import { randomUUID } from 'node:crypto';
import { SignatureError } from '../errors.js';
import type { TimestampClient } from '../timestamp/timestamp-client.js';
import type { SignatureLevel } from '../validation/evidence.js';
import { canonicalize } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml, type XmlDocument } from '../xml/xml-document.js';
import { isElement } from '../xml/xml-tree.js';
import { Algorithm } from './algorithms.js';
import { keepingEarlier } from './earlier-signatures.js';
import { referenceContext, type ReadXadesOptions } from './read-xades.js';
import { judgeReferences } from './reference-judgement.js';
import { sha256 } from './sign-signature.js';
import { signatureNamed } from './signature-named.js';
import { base64 } from './signature-template.js';
import { archiveData } from './timestamp-imprints.js';
import { withUnsignedProperty } from './xml-edits.js';
import { unsignedPropertiesOf, type XmlSignature } from './xml-signature.js';

const EXCLUSIVE = { mode: 'exclusive', withComments: false } as const;

/** What a long-term signature takes along to be judged without anybody being asked; DER each. */
export interface XadesValidationData {
  /** Chains of the signer, of the time-stamping authorities and of those who answered. */
  readonly certificates: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

export interface ExtendXadesOptions extends ReadXadesOptions {
  /** `t`: a signature time stamp; `lt`: and validation data; `lta`: and an archive time stamp over it all. */
  readonly level: Exclude<SignatureLevel, 'b'>;
  readonly timestamp: TimestampClient;
  /** Needed for `lt` and `lta`, for what the signature does not hold yet. */
  readonly validationData?: XadesValidationData | undefined;
  /** Id of the signature; needed where there are several. */
  readonly signature?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Extends a signature to a higher level (ETSI EN 319 132-1 sections 5.3 to 5.5). What is there stays; `lta` again adds another
 * archive time stamp.
 *
 * @throws {SignatureError} `malformed-xml`, `not-signed`, `content-missing`, `revocation-unavailable` without validation
 *   data, `changes-forbidden` where another signature covers this one, `tsa-…`
 * @example
 * ```ts
 * const long = await extendXades(signed, { level: 'lta', timestamp: tsa, validationData });
 * ```
 */
export async function extendXades(bytes: Uint8Array, options: ExtendXadesOptions): Promise<Uint8Array> {
  const { level, validationData } = options;
  let extended = bytes;
  const first = await opened(bytes, options);
  if (!has(first.signature, Namespace.xades, 'SignatureTimeStamp')) {
    extended = await withSignatureTimestamp(first, options);
  }
  if (level !== 't') {
    const isLong = has(first.signature, Namespace.xades, 'RevocationValues');
    if (validationData === undefined && !isLong) {
      throw new SignatureError('revocation-unavailable', 'no validation data');
    }
    if (validationData !== undefined) extended = withValues(await opened(extended, options), validationData);
  }
  if (level === 'lta') extended = await withArchiveTimestamp(await opened(extended, options), options);
  return keepingEarlier(bytes, extended, options);
}

interface Opened {
  readonly document: XmlDocument;
  readonly signature: XmlSignature;
}

async function opened(bytes: Uint8Array, options: ExtendXadesOptions): Promise<Opened> {
  const document = await parseXml(bytes);
  return { document, signature: signatureNamed(document.root, options.signature) };
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
function withValues({ document, signature }: Opened, data: XadesValidationData): Uint8Array {
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
