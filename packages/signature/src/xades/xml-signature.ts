import { SignatureError } from '../errors.js';
import { Namespace } from '../xml/namespaces.js';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsIn,
  isElement,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.js';

const MAX_REFERENCES = 100;
const MAX_TRANSFORMS = 8;

export interface XmlReference {
  readonly uri: string | undefined;
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly transforms: readonly XmlElement[];
  readonly digestMethod: XmlElement;
  readonly digestValue: Uint8Array;
}

/** A ds:Signature element taken apart; nothing of it is verified. */
export interface XmlSignature {
  readonly element: XmlElement;
  readonly id: string | undefined;
  readonly signedInfo: XmlElement;
  readonly canonicalizationMethod: XmlElement;
  readonly signatureMethod: XmlElement;
  readonly references: readonly XmlReference[];
  readonly signatureValue: XmlElement;
  readonly value: Uint8Array;
  readonly keyInfo: XmlElement | undefined;
  readonly objects: readonly XmlElement[];
  /** The one that this signature's own ds:Object holds and that names it as its target. */
  readonly qualifyingProperties: XmlElement | undefined;
}

/**
 * Reads the structure of XML Signature section 4: exactly its children, in its order, so that nothing else in the document can
 * stand in for one of them.
 *
 * @throws {SignatureError} `malformed-xml`
 */
export function readXmlSignature(element: XmlElement): XmlSignature {
  const [signedInfo, signatureValue, ...rest] = elementsIn(element);
  if (signedInfo === undefined || !isElement(signedInfo, Namespace.dsig, 'SignedInfo')) throw malformed('SignedInfo');
  if (signatureValue === undefined || !isElement(signatureValue, Namespace.dsig, 'SignatureValue')) {
    throw malformed('SignatureValue');
  }
  const [first] = rest;
  const keyInfo = first !== undefined && isElement(first, Namespace.dsig, 'KeyInfo') ? first : undefined;
  const objects = keyInfo === undefined ? rest : rest.slice(1);
  if (!objects.every((each) => isElement(each, Namespace.dsig, 'Object'))) throw malformed('child of Signature');
  const [canonicalizationMethod, signatureMethod, ...references] = elementsIn(signedInfo);
  if (
    canonicalizationMethod === undefined ||
    !isElement(canonicalizationMethod, Namespace.dsig, 'CanonicalizationMethod')
  ) {
    throw malformed('CanonicalizationMethod');
  }
  if (signatureMethod === undefined || !isElement(signatureMethod, Namespace.dsig, 'SignatureMethod')) {
    throw malformed('SignatureMethod');
  }
  if (references.length === 0 || references.length > MAX_REFERENCES) throw malformed('number of references');
  return {
    element,
    id: attributeOf(element, 'Id'),
    signedInfo,
    canonicalizationMethod,
    signatureMethod,
    references: references.map(readReference),
    signatureValue,
    value: base64Of(signatureValue),
    keyInfo,
    objects,
    qualifyingProperties: qualifyingPropertiesOf(element, objects),
  };
}

function readReference(element: XmlElement): XmlReference {
  if (!isElement(element, Namespace.dsig, 'Reference')) throw malformed('Reference');
  const children = [...elementsIn(element)];
  const [first] = children;
  const transforms =
    first !== undefined && isElement(first, Namespace.dsig, 'Transforms') ? children.shift() : undefined;
  const [digestMethod, digestValue, more] = children;
  if (digestMethod === undefined || !isElement(digestMethod, Namespace.dsig, 'DigestMethod'))
    throw malformed('DigestMethod');
  if (digestValue === undefined || !isElement(digestValue, Namespace.dsig, 'DigestValue') || more !== undefined) {
    throw malformed('DigestValue');
  }
  const steps = transforms === undefined ? [] : elementsIn(transforms);
  const areTransforms = steps.every((each) => isElement(each, Namespace.dsig, 'Transform'));
  if (!areTransforms || steps.length > MAX_TRANSFORMS) throw malformed('Transforms');
  return {
    uri: attributeOf(element, 'URI'),
    type: attributeOf(element, 'Type'),
    id: attributeOf(element, 'Id'),
    transforms: steps,
    digestMethod,
    digestValue: base64Of(digestValue),
  };
}

/** ETSI EN 319 132-1 section 4.4: one QualifyingProperties, whose Target is the signature around it. */
function qualifyingPropertiesOf(signature: XmlElement, objects: readonly XmlElement[]): XmlElement | undefined {
  const found = objects.flatMap((each) => childrenNamed(each, Namespace.xades, 'QualifyingProperties'));
  if (found.length > 1) throw malformed('two QualifyingProperties');
  const [only] = found;
  if (only === undefined) return undefined;
  const id = attributeOf(signature, 'Id');
  if (id === undefined || attributeOf(only, 'Target') !== `#${id}`) throw malformed('Target of QualifyingProperties');
  return only;
}

/** xades:SignedProperties at its only right place. */
export function signedPropertiesOf(signature: XmlSignature): XmlElement | undefined {
  return childNamed(signature.qualifyingProperties, Namespace.xades, 'SignedProperties');
}

export function signedSignaturePropertiesOf(signature: XmlSignature): XmlElement | undefined {
  return childNamed(signedPropertiesOf(signature), Namespace.xades, 'SignedSignatureProperties');
}

/** The children of xades:UnsignedSignatureProperties, in document order. */
export function unsignedPropertiesOf(signature: XmlSignature): readonly XmlElement[] {
  const container = unsignedContainerOf(signature);
  return container === undefined ? [] : elementsIn(container);
}

export function unsignedContainerOf(signature: XmlSignature): XmlElement | undefined {
  const unsigned = childNamed(signature.qualifyingProperties, Namespace.xades, 'UnsignedProperties');
  return childNamed(unsigned, Namespace.xades, 'UnsignedSignatureProperties');
}

/**
 * The octets of an element with base64 text.
 *
 * @throws {SignatureError} `malformed-xml` where it holds anything else
 */
export function base64Of(element: XmlElement): Uint8Array {
  const text = textOf(element).replace(/[ \t\n\r]+/g, '');
  // A comment inside would be seen by one reader of the text and not by another.
  const isPlain = element.children.every(({ kind }) => kind === 'text');
  if (!isPlain || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw malformed(element.local);
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function malformed(place: string): SignatureError {
  return new SignatureError('malformed-xml', `signature: ${place}`);
}
