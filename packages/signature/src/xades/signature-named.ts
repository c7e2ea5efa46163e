import { SignatureError } from '../errors.js';
import { attributeOf, type XmlElement } from '../xml/xml-tree.js';
import { signaturesIn } from './references.js';
import { readXmlSignature, type XmlSignature } from './xml-signature.js';

/**
 * The signature of that Id, or the only one.
 *
 * @throws {SignatureError} `not-signed`: none, or several and no Id; `malformed-xml`
 */
export function signatureNamed(root: XmlElement, id: string | undefined): XmlSignature {
  const all = signaturesIn(root);
  const [found, more] = id === undefined ? all : all.filter((each) => attributeOf(each, 'Id') === id);
  if (found === undefined) throw new SignatureError('not-signed', 'no such signature');
  if (more !== undefined) throw new SignatureError('not-signed', 'several signatures: which one?');
  return readXmlSignature(found);
}
