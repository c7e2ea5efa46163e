import { SignatureError } from '../errors.js';
import type { C14nMethod } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml } from '../xml/xml-document.js';
import { attributeOf, elementsIn, isElement, isWithin, textOf, type XmlElement } from '../xml/xml-tree.js';
import { Algorithm, algorithmOf, canonicalizationOf, DEFAULT_CANONICALIZATION, INCLUSIVE } from './algorithms.js';
import { referenceContext } from './read-xades.js';
import { contentReferences, judgeReferences, type FollowedReference } from './reference-judgement.js';
import { isCounterSignature, type ReferenceContext } from './references.js';
import { base64Of, readXmlSignature } from './xml-signature.js';

/** What an XML signature is over. */
export interface ExtractedXml {
  readonly content: Uint8Array;
  /** Identifier of the canonical form that the content is in; `undefined`: the bytes as they were given to be signed. */
  readonly canonicalization: string | undefined;
}

/**
 * The content of the first signature that has one in the document: of an enveloping one what its ds:Object holds, of an
 * enveloped one the document, or the element, without any signature, in the canonical form of the reference. Nothing is
 * verified.
 *
 * @param bytes at most 64 MiB
 * @throws {SignatureError} `malformed-xml`; `not-signed`; `content-missing`: every signature is detached, or over something
 *   that cannot be followed
 * @example
 * ```ts
 * const { content } = await extractXades(await readFile('invoice-signed.xml'));
 * ```
 */
export async function extractXades(bytes: Uint8Array): Promise<ExtractedXml> {
  const context = referenceContext(await parseXml(bytes), undefined);
  const signatures = context.signatures.filter((each) => !isCounterSignature(each));
  if (signatures.length === 0) throw new SignatureError('not-signed', 'no signature');
  for (const element of signatures) {
    const signature = readXmlSignature(element);
    const references = contentReferences(signature, judgeReferences(signature, context).followed);
    const reference = references.find(({ covered }) => covered.target === 'document') ?? references[0];
    if (reference !== undefined) return contentOf(reference, context);
  }
  throw new SignatureError('content-missing', 'the signed content is not in the file');
}

function contentOf(followed: FollowedReference, context: ReferenceContext): ExtractedXml {
  const { reference, octets, covered } = followed;
  const last = reference.transforms.at(-1);
  if (last !== undefined && algorithmOf(last) === Algorithm.base64) {
    return { content: octets, canonicalization: undefined };
  }
  const { target } = covered;
  if (target !== 'document' && !('kind' in target)) throw new SignatureError('content-missing', 'detached');
  const method = last && canonicalizationOf(last);
  const form: Form = {
    // What a reference by Id means has no comments (XML Signature section 4.4.3.3).
    method: { ...(method ?? DEFAULT_CANONICALIZATION), ...(isPointer(reference.uri) ? {} : { withComments: false }) },
    identifier: method === undefined ? INCLUSIVE : algorithmOf(last),
  };
  if (target !== 'document' && isElement(target, Namespace.dsig, 'Object')) return objectContent(target, form, context);
  const inside = context.signatures.filter((each) => target === 'document' || isWithin(each, target));
  const isBare = inside.every((each) => [...covered.without].some((left) => isWithin(each, left)));
  const apex = target === 'document' ? context.document : target;
  const content = isBare ? octets : context.budget.canonicalize({ apex, without: new Set(inside) }, form.method);
  return { content, canonicalization: form.identifier };
}

interface Form {
  readonly method: C14nMethod;
  readonly identifier: string;
}

/** The content without the ds:Object around it (XML Signature section 4.5). */
function objectContent(object: XmlElement, { method, identifier }: Form, context: ReferenceContext): ExtractedXml {
  if (attributeOf(object, 'Encoding') === Algorithm.base64) {
    return { content: base64Of(object), canonicalization: undefined };
  }
  const [element, more] = elementsIn(object);
  const text = textOf(object);
  if (element === undefined) return { content: new TextEncoder().encode(text), canonicalization: undefined };
  const isAlone = more === undefined && text.trim() === '';
  const content = context.budget.canonicalize({ apex: isAlone ? element : object }, method);
  return { content, canonicalization: identifier };
}

const isPointer = (uri: string | undefined): boolean => uri?.startsWith('#xpointer') === true;
