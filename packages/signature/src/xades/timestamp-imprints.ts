import { SignatureError } from '../errors.js';
import type { TimestampEvidence } from '../validation/evidence.js';
import type { C14nMethod } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { attributeOf, childNamed, childrenNamed, elementsIn, isElement, type XmlElement } from '../xml/xml-tree.js';
import { Algorithm, canonicalizationOf, DEFAULT_CANONICALIZATION } from './algorithms.js';
import type { FollowedReference } from './reference-judgement.js';
import type { ReferenceContext } from './references.js';
import { base64Of, signedPropertiesOf, unsignedPropertiesOf, type XmlSignature } from './xml-signature.js';

const MAX_TIMESTAMPS = 50;

/** A time stamp in a signature and the octets whose hash it has to hold. */
interface XmlTimestamp {
  readonly kind: TimestampEvidence['kind'];
  readonly token: Uint8Array;
  /** `undefined`: of a kind, or made in a way, that is not supported, or over something that is not at hand. */
  readonly data: Uint8Array | undefined;
}

/** All time stamps of a signature, signed ones first (ETSI EN 319 132-1 V1.3.1 sections 5.2.8, 5.3, 5.5.2). */
export function timestampsOf(
  signature: XmlSignature,
  followed: readonly FollowedReference[],
  context: ReferenceContext,
): readonly XmlTimestamp[] {
  const content = childNamed(signedPropertiesOf(signature), Namespace.xades, 'SignedDataObjectProperties');
  const found = [
    ...(content === undefined ? [] : elementsIn(content)).flatMap((each) =>
      contentTimestamp(each, signature, followed),
    ),
    ...unsignedPropertiesOf(signature).flatMap((each) => unsignedTimestamp(each, signature, followed, context)),
  ];
  return found.slice(0, MAX_TIMESTAMPS);
}

function contentTimestamp(
  property: XmlElement,
  signature: XmlSignature,
  followed: readonly FollowedReference[],
): readonly XmlTimestamp[] {
  if (isElement(property, Namespace.xades, 'IndividualDataObjectsTimeStamp')) {
    return tokensIn(property).map((token) => ({ kind: 'content', token, data: undefined }));
  }
  if (!isElement(property, Namespace.xades, 'AllDataObjectsTimeStamp')) return [];
  const objects = followed.filter(({ reference }) => reference.type !== Algorithm.signedPropertiesType);
  const isAll = followed.length === signature.references.length;
  const method = methodOf(property);
  const data = isAll && method !== undefined ? concatenated(objects.map(({ stamped }) => stamped(method))) : undefined;
  return tokensIn(property).map((token) => ({ kind: 'content', token, data }));
}

function unsignedTimestamp(
  property: XmlElement,
  signature: XmlSignature,
  followed: readonly FollowedReference[],
  context: ReferenceContext,
): readonly XmlTimestamp[] {
  if (isElement(property, Namespace.xades, 'SignatureTimeStamp')) {
    const method = methodOf(property);
    const data = method && context.budget.canonicalize({ apex: signature.signatureValue }, method);
    return tokensIn(property).map((token) => ({ kind: 'signature', token, data }));
  }
  const form = ARCHIVE_FORMS.find((namespace) => isElement(property, namespace, 'ArchiveTimeStamp'));
  if (form === undefined) return [];
  const isAll = followed.length === signature.references.length;
  const method = methodOf(property);
  const data = isAll && method !== undefined ? archiveData(signature, followed, property, method, context) : undefined;
  return tokensIn(property).map((token) => ({ kind: 'archive', token, data }));
}

const ARCHIVE_FORMS = [Namespace.xades141, Namespace.xades] as const;

/**
 * The octets that an archive time stamp is over (ETSI EN 319 132-1 V1.3.1 section 5.5.2.3): what is signed; SignedInfo,
 * SignatureValue and KeyInfo; the unsigned properties before it; every ds:Object but that of the properties. The older form
 * (ETSI TS 101 903 V1.3.2 section 7.7.1) leaves out the objects that a reference has in it already.
 *
 * @param followed all of the signature's references
 * @param before the time stamp whose octets these are; `undefined` for one that is still to be made
 */
export function archiveData(
  signature: XmlSignature,
  followed: readonly FollowedReference[],
  before: XmlElement | undefined,
  method: C14nMethod,
  { budget }: ReferenceContext,
): Uint8Array {
  const properties = unsignedPropertiesOf(signature);
  const earlier = before === undefined ? properties : properties.slice(0, properties.indexOf(before));
  const isOlderForm = before !== undefined && isElement(before, Namespace.xades, 'ArchiveTimeStamp');
  const referenced = new Set(isOlderForm ? signature.references.map(({ uri }) => uri) : []);
  const objects = signature.objects.filter(
    (each) =>
      childNamed(each, Namespace.xades, 'QualifyingProperties') === undefined &&
      !referenced.has(`#${attributeOf(each, 'Id') ?? ''}`),
  );
  const { signedInfo, signatureValue, keyInfo } = signature;
  const elements = [signedInfo, signatureValue, ...(keyInfo === undefined ? [] : [keyInfo]), ...earlier, ...objects];
  return concatenated([
    ...followed.map(({ stamped }) => stamped(method)),
    ...elements.map((apex) => budget.canonicalize({ apex }, method)),
  ]);
}

/** Section 4.5. `undefined`: unknown, or the stamp lists what it is over (Include), as where properties are not in one place. */
function methodOf(timestamp: XmlElement): C14nMethod | undefined {
  const isExplicit =
    childrenNamed(timestamp, Namespace.xades, 'Include').length > 0 ||
    childrenNamed(timestamp, Namespace.xades, 'ReferenceInfo').length > 0;
  if (isExplicit) return undefined;
  const method = childNamed(timestamp, Namespace.dsig, 'CanonicalizationMethod');
  return method === undefined ? DEFAULT_CANONICALIZATION : canonicalizationOf(method);
}

function tokensIn(timestamp: XmlElement): readonly Uint8Array[] {
  return childrenNamed(timestamp, Namespace.xades, 'EncapsulatedTimeStamp')
    .slice(0, MAX_TIMESTAMPS)
    .flatMap((each) => {
      try {
        return [base64Of(each)];
      } catch (error) {
        if (error instanceof SignatureError) return [];
        throw error;
      }
    });
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
