import { SignatureError } from '../errors.js';
import { attributeOf, type XmlElement } from '../xml/xml-tree.js';
import { isCounterSignature, signaturesIn } from './references.js';
import { readXmlSignature, type XmlSignature } from './xml-signature.js';

/**
 * The signature of that Id or number, or the only one.
 *
 * @param which a number counts those that are no counter-signatures from 1 in document order, or from the end if negative
 * @throws {SignatureError} `not-signed`: none, or several and no Id; `malformed-xml`
 */
export function signatureNamed(root: XmlElement, which: string | number | undefined): XmlSignature {
  const all = signaturesIn(root);
  const [found, more] =
    which === undefined
      ? all
      : typeof which === 'string'
        ? all.filter((each) => attributeOf(each, 'Id') === which)
        : numbered(all, which);
  if (found === undefined) throw new SignatureError('not-signed', 'no such signature');
  if (more !== undefined) throw new SignatureError('not-signed', 'several signatures: which one?');
  return readXmlSignature(found);
}

function numbered(all: readonly XmlElement[], number: number): readonly XmlElement[] {
  const outer = all.filter((each) => !isCounterSignature(each));
  const found = number === 0 ? undefined : outer.at(number > 0 ? number - 1 : number);
  return found === undefined ? [] : [found];
}
