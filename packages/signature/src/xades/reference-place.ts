import { Namespace } from '../xml/namespaces.js';
import { isElement, isWithin, type XmlElement } from '../xml/xml-tree.js';
import { Algorithm } from './algorithms.js';
import type { XmlReference } from './xml-signature.js';

/** The parent that XML Signature sections 4 and 5 give the elements that signatures refer to. */
const PARENTS: Readonly<Record<string, string>> = {
  SignedInfo: 'Signature',
  SignatureValue: 'Signature',
  KeyInfo: 'Signature',
  Object: 'Signature',
  Manifest: 'Object',
  SignatureProperties: 'Object',
};

/**
 * What a reference's Type says its target is. Where only text is signed (base64), nothing else says so. Czech and Slovak programs
 * call KeyInfo an object too.
 */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  [Algorithm.objectType]: ['Object', 'KeyInfo'],
  [Algorithm.manifestType]: ['Manifest'],
};

/**
 * Whether a signed part of a signature was moved to where no reader of signatures looks for it, so that another can stand in its
 * place ("Analysis of Signature Wrapping Attacks and Countermeasures", Gajek, Jensen, Liao and Schwenk 2009): a ds:Object below
 * an element of another ds:Object verifies, and an application shows the one that the signature holds.
 *
 * @param signature the ds:Signature that holds the reference
 */
export function isMisplaced({ type = '' }: XmlReference, target: XmlElement, signature: XmlElement): boolean {
  const typed = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (typed?.some((local) => isElement(target, Namespace.dsig, local)) === false) return true;
  let each = target;
  let above = parentOf(each);
  while (above !== undefined) {
    const { parent } = each;
    if (parent === undefined || !isElement(parent, Namespace.dsig, above)) return true;
    each = parent;
    above = parentOf(each);
  }
  // Another signature's parts may be signed (a counter-signature does so), not those of one hidden in an object of this one.
  return each !== target && each !== signature && isWithin(each, signature);
}

function parentOf({ namespace, local }: XmlElement): string | undefined {
  return namespace === Namespace.dsig && Object.hasOwn(PARENTS, local) ? PARENTS[local] : undefined;
}
