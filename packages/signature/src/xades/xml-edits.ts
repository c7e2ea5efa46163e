import type { XmlEdit } from '../xml/xml-source.js';
import { Namespace } from '../xml/namespaces.js';
import { childNamed, type XmlElement } from '../xml/xml-tree.js';
import { SignatureError } from '../errors.js';
import { unsignedContainerOf, type XmlSignature } from './xml-signature.js';

/** Puts text in as an element's last child. */
export function appended({ extent, name }: XmlElement, text: string): XmlEdit {
  if (extent.contentEnd !== extent.end) return { from: extent.contentEnd, to: extent.contentEnd, text };
  // An empty-element tag, whose slash goes.
  return { from: extent.end - 2, to: extent.end, text: `>${text}</${name}>` };
}

/** Adds an unsigned signature property behind those that are there. The text declares its own namespaces. */
export function withUnsignedProperty(signature: XmlSignature, property: string): XmlEdit {
  const container = unsignedContainerOf(signature);
  if (container !== undefined) return appended(container, property);
  const { qualifyingProperties } = signature;
  if (qualifyingProperties === undefined) throw new SignatureError('changes-forbidden', 'no XAdES signature');
  const unsigned = childNamed(qualifyingProperties, Namespace.xades, 'UnsignedProperties');
  if (unsigned !== undefined) throw new SignatureError('changes-forbidden', 'unsigned properties of another kind');
  const start = `<xades:UnsignedProperties xmlns:xades="${Namespace.xades}"><xades:UnsignedSignatureProperties>`;
  const end = '</xades:UnsignedSignatureProperties></xades:UnsignedProperties>';
  return appended(qualifyingProperties, `${start}${property}${end}`);
}
