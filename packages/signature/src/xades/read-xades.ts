import { createHash } from 'node:crypto';
import { SignatureError } from '../errors.js';
import { timestampEvidence } from '../timestamp/timestamp-evidence.js';
import type { SignatureEvidence, SignatureLevel, TimestampEvidence } from '../validation/evidence.js';
import type { Finding, IntegrityState, Verdict } from '../validation/verdict.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml, type XmlDocument } from '../xml/xml-document.js';
import { attributeOf, childNamed, isElement, textOf, type XmlElement } from '../xml/xml-tree.js';
import { CostBudget } from './cost-budget.js';
import { coverageOf } from './coverage.js';
import { embeddedValuesOf } from './embedded-values.js';
import { contentReferences, isOverValueOf, judgeReferences, type ReferenceJudgement } from './reference-judgement.js';
import {
  counterSignaturesIn,
  idsOf,
  isCounterSignature,
  shown,
  signaturesIn,
  type ReferenceContext,
} from './references.js';
import { compareKey, signatureMathematics, type SignatureMathematics } from './signature-value.js';
import { chooseSigningCertificate, keyInfoCertificates, type CertificateChoice } from './signing-certificate.js';
import { timestampsOf } from './timestamp-imprints.js';
import {
  readXmlSignature,
  signedSignaturePropertiesOf,
  unsignedPropertiesOf,
  type XmlSignature,
} from './xml-signature.js';

const MAX_SIGNATURES = 100;

export interface ReadXadesOptions {
  /** What a detached signature's reference outside the document stands for; by its URI where there are several. */
  readonly detachedContent?: Uint8Array | ReadonlyMap<string, Uint8Array> | undefined;
}

/**
 * Reads and verifies every XML signature of a document (XML Signature, ETSI EN 319 132-1), without asking about trust or time.
 * Nothing is fetched; what is signed is told by its place.
 *
 * @param bytes at most 64 MiB
 * @returns one entry a signature in document order, counter-signatures inside the one that they are of; none: not signed
 * @throws {SignatureError} `malformed-xml`: no XML, a document type declaration, or too costly to verify
 * @example
 * ```ts
 * const [signature] = await readXades(await readFile('invoice.xml'));
 * signature?.integrity.state; // intact
 * ```
 */
export async function readXades(bytes: Uint8Array, options: ReadXadesOptions = {}): Promise<SignatureEvidence[]> {
  const document = await parseXml(bytes);
  const context = referenceContext(document, options.detachedContent);
  const counterSignatures = new Set(context.signatures.filter(isCounterSignature));
  const evidence: SignatureEvidence[] = [];
  for (const [index, element] of context.signatures.entries()) {
    if (!counterSignatures.has(element)) evidence.push(await evidenceOf(element, `${index + 1}`, context, undefined));
  }
  return evidence;
}

/** @throws {SignatureError} `malformed-xml` for more signatures than anybody needs */
export function referenceContext(
  document: XmlDocument,
  detachedContent: ReadXadesOptions['detachedContent'],
): ReferenceContext {
  const signatures = signaturesIn(document.root);
  if (signatures.length > MAX_SIGNATURES) throw new SignatureError('malformed-xml', 'too many signatures');
  const external = (uri: string): Uint8Array | undefined =>
    detachedContent instanceof Uint8Array ? detachedContent : detachedContent?.get(uri);
  const budget = new CostBudget(document.source.text.length);
  return { document, ids: idsOf(document.root), signatures, external, budget };
}

/** @param counterSigned the signature whose value this one has to sign; `undefined` for one over content */
async function evidenceOf(
  element: XmlElement,
  name: string,
  context: ReferenceContext,
  counterSigned: XmlElement | undefined,
): Promise<SignatureEvidence> {
  let signature: XmlSignature;
  try {
    signature = readXmlSignature(element);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    return unreadable(element, name, error);
  }
  const references = judgeReferences(signature, context);
  const mathematics = signatureMathematics(signature, context);
  const values = embeddedValuesOf(signature);
  const certificates = [...keyInfoCertificates(signature), ...values.certificates];
  const choice = chooseSigningCertificate(
    signature,
    certificates,
    (each) => compareKey(mathematics, each).fits === true,
  );
  const content = contentReferences(signature, references.followed);
  const integrity = integrityOf(references, mathematics, choice, [
    ...(content.length === 0 && references.complete ? [{ code: 'no-content-signed', weight: 'failure' } as const] : []),
    ...(counterSigned !== undefined && !content.some((each) => isOverValueOf(each, counterSigned))
      ? [{ code: 'counter-signature-misplaced', weight: 'failure' } as const]
      : []),
  ]);
  const timestamps: TimestampEvidence[] = [];
  for (const { kind, token, data } of timestampsOf(signature, references.followed, context)) {
    const imprintOf = (hash: string): Uint8Array | undefined => data && createHash(hash).update(data).digest();
    timestamps.push(await timestampEvidence(kind, token, imprintOf, values.certificates));
  }
  const isMismatch = integrity.findings.some(({ code }) => code === 'signing-certificate-mismatch');
  const coverage = coverageOf(signature, content, context);
  return {
    format: 'xades',
    level: levelOf(signature),
    name: shown(signature.id ?? name),
    integrity,
    signingCertificate: isMismatch ? undefined : choice.certificate,
    certificates,
    ocspResponses: values.ocspResponses,
    crls: values.crls,
    claimedTime: signingTimeOf(signature),
    digestAlgorithm: mathematics.scheme?.hash,
    timestamps,
    coverage: counterSigned === undefined ? coverage : { extent: 'whole', changes: [] },
    place: placeOf(signature),
    counterSignatures: await counterSignaturesOf(signature, name, context),
  };
}

function integrityOf(
  references: ReferenceJudgement,
  mathematics: SignatureMathematics,
  { certificate, findings: choiceFindings }: CertificateChoice,
  more: readonly Finding[],
): Verdict<IntegrityState> {
  const findings = [...references.findings, ...mathematics.findings, ...choiceFindings, ...more];
  let complete = references.complete && certificate !== undefined && mathematics.scheme !== undefined;
  if (certificate !== undefined && mathematics.scheme !== undefined) {
    const compared = compareKey(mathematics, certificate);
    findings.push(...compared.findings);
    complete = complete && compared.fits !== undefined;
  }
  const isBroken = findings.some(({ weight }) => weight === 'failure');
  return { state: isBroken ? 'broken' : complete ? 'intact' : 'undetermined', findings };
}

async function counterSignaturesOf(
  signature: XmlSignature,
  name: string,
  context: ReferenceContext,
): Promise<readonly SignatureEvidence[]> {
  const elements = unsignedPropertiesOf(signature).flatMap(counterSignaturesIn);
  const evidence: SignatureEvidence[] = [];
  for (const [index, element] of elements.entries()) {
    evidence.push(await evidenceOf(element, `${name}.${index + 1}`, context, signature.element));
  }
  return evidence;
}

/** By what is there, not by whether it is complete: the judgement says what each value is worth. */
function levelOf(signature: XmlSignature): SignatureLevel {
  const has = (namespace: string, local: string): boolean =>
    unsignedPropertiesOf(signature).some((each) => isElement(each, namespace, local));
  if (!has(Namespace.xades, 'SignatureTimeStamp')) return 'b';
  if (!has(Namespace.xades, 'RevocationValues') && !has(Namespace.xades, 'CertificateValues')) return 't';
  return has(Namespace.xades141, 'ArchiveTimeStamp') ? 'lta' : 'lt';
}

/** xs:dateTime; one without a zone is taken as UTC. */
function signingTimeOf(signature: XmlSignature): Date | undefined {
  const element = childNamed(signedSignaturePropertiesOf(signature), Namespace.xades, 'SigningTime');
  const text = element === undefined ? '' : textOf(element).trim();
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const time = new Date(`${match[1] ?? ''}.${(match[2] ?? '0').slice(0, 3)}${match[3] ?? 'Z'}`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function placeOf(signature: XmlSignature): string | undefined {
  const properties = signedSignaturePropertiesOf(signature);
  const place =
    childNamed(properties, Namespace.xades, 'SignatureProductionPlaceV2') ??
    childNamed(properties, Namespace.xades, 'SignatureProductionPlace');
  const city = childNamed(place, Namespace.xades, 'City');
  const text = city === undefined ? '' : shown(textOf(city).trim());
  return text === '' ? undefined : text;
}

function unreadable(element: XmlElement, name: string, { message }: SignatureError): SignatureEvidence {
  return {
    format: 'xades',
    level: 'b',
    name: shown(attributeOf(element, 'Id') ?? name),
    integrity: {
      state: 'broken',
      findings: [{ code: 'signature-malformed', weight: 'failure', values: { place: message } }],
    },
    signingCertificate: undefined,
    certificates: [],
    ocspResponses: [],
    crls: [],
    claimedTime: undefined,
    digestAlgorithm: undefined,
    timestamps: [],
    coverage: { extent: 'unknown', changes: [] },
    counterSignatures: [],
  };
}
