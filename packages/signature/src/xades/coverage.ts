import type { Coverage } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';
import { Namespace } from '../xml/namespaces.js';
import { childrenNamed, elementsIn, isElement, isWithin, pathOf, type XmlElement } from '../xml/xml-tree.js';
import { Algorithm } from './algorithms.js';
import type { FollowedReference } from './reference-judgement.js';
import { shown, type ReferenceContext } from './references.js';
import type { XmlSignature } from './xml-signature.js';

const OWN_CHILDREN: ReadonlySet<string> = new Set(['SignedInfo', 'SignatureValue', 'KeyInfo']);

/**
 * What a signature covers, told by place: an application that reads the document by other means than the signature's references
 * can be shown an unsigned copy beside the signed part ("XML Signature Element Wrapping Attacks", McIntosh and Austel 2005;
 * "On Breaking SAML", Somorovsky et al. 2012).
 *
 * @param content the references over content that were followed
 */
export function coverageOf(
  signature: XmlSignature,
  content: readonly FollowedReference[],
  context: ReferenceContext,
): Coverage {
  const changes = content.flatMap((each) => changesOf(each, context));
  if (signature.references.some(({ type }) => type === Algorithm.manifestType)) {
    changes.push({ code: 'manifest-not-followed', weight: 'warning' });
  }
  if (content.length === 0) return { extent: 'unknown', changes };
  changes.push(...unsignedObjects(content, context));
  return { extent: isWhole(content, context) && changes.length === 0 ? 'whole' : 'part', changes };
}

function changesOf({ covered: { target, without } }: FollowedReference, context: ReferenceContext): Finding[] {
  if (target !== 'document' && 'uri' in target) return [];
  const { root } = context.document;
  const changes: Finding[] = [...without].flatMap(unsignedParts);
  if (target === 'document' || target === root) return changes;
  const holder = context.signatures.find((each) => isWithin(target, each));
  if (!isElement(root, Namespace.dsig, 'Signature')) {
    changes.push({ code: 'covers-element', weight: 'note', values: { path: shown(pathOf(target)) } });
    changes.push({ code: 'unsigned-content', weight: 'warning', values: { path: shown(pathOf(root)) } });
  }
  // Where a wrapped element is usually hidden: inside a signature, while its place holds another.
  if (holder !== undefined && holder !== root) {
    changes.push({ code: 'signed-content-in-signature', weight: 'warning', values: { path: shown(pathOf(target)) } });
  }
  return changes;
}

/** Content inside a signature that the signatures around it leave out. */
function unsignedParts(signature: XmlElement): readonly Finding[] {
  return elementsIn(signature)
    .filter((child) => (child.local === 'Object' ? !holdsOnlyOwn(child) : !OWN_CHILDREN.has(child.local)))
    .map((child) => ({ code: 'unsigned-content', weight: 'warning', values: { path: shown(pathOf(child)) } }));
}

/** Whether a ds:Object holds properties and further signatures only. */
function holdsOnlyOwn(object: XmlElement): boolean {
  return object.children.every((each) => {
    if (each.kind === 'text') return each.text.trim() === '';
    if (each.kind !== 'element') return true;
    return isElement(each, Namespace.xades, 'QualifyingProperties') || isElement(each, Namespace.dsig, 'Signature');
  });
}

function isWhole(content: readonly FollowedReference[], { document: { root } }: ReferenceContext): boolean {
  const targets = content.map(({ covered }) => covered.target);
  if (targets.some((target) => target === 'document' || target === root)) return true;
  // A detached signature's file holds nothing but signatures; an enveloping one is all objects.
  return isElement(root, Namespace.dsig, 'Signature');
}

/** The objects of an enveloping signature that nobody signed: beside a signed one, a reader may show them. */
function unsignedObjects(content: readonly FollowedReference[], { document: { root } }: ReferenceContext): Finding[] {
  const targets = content.map(({ covered }) => covered.target);
  const isSigned = targets.some((target) => target === 'document' || target === root);
  if (isSigned || !isElement(root, Namespace.dsig, 'Signature')) return [];
  const objects = childrenNamed(root, Namespace.dsig, 'Object').filter((object) => {
    const [only, more] = elementsIn(object);
    const isAlone = only !== undefined && more === undefined;
    return !holdsOnlyOwn(object) && !targets.some((target) => target === object || (isAlone && target === only));
  });
  return objects.map((object) => ({
    code: 'unsigned-content',
    weight: 'warning',
    values: { path: shown(pathOf(object)) },
  }));
}
