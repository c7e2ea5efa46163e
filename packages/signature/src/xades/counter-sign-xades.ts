import type { Signer } from '../signer.js';
import { canonicalize } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml } from '../xml/xml-document.js';
import type { XmlEdit } from '../xml/xml-source.js';
import { attributeOf } from '../xml/xml-tree.js';
import { Algorithm } from './algorithms.js';
import { extendXades } from './extend-xades.js';
import { keepingEarlier } from './earlier-signatures.js';
import type { XadesSignerOptions } from './sign-options.js';
import { newSignatureId, sha256, signedElement } from './sign-signature.js';
import { signatureNamed } from './signature-named.js';
import { withUnsignedProperty } from './xml-edits.js';

export interface CounterSignXadesOptions extends XadesSignerOptions {
  /**
   * The signature that is counter-signed, needed where there are several: its Id; or its number from 1 among those that
   * are no counter-signatures, in document order, -1 for the last.
   */
  readonly signature?: string | number | undefined;
}

/**
 * Counter-signs: signs another signature's value, inside it (xades:CounterSignature, ETSI EN 319 132-1 section 5.2.7).
 *
 * @throws {SignatureError} `malformed-xml`, `not-signed`, `changes-forbidden`, `signature-value`, `unsupported-algorithm`,
 *   `tsa-…`; whatever the key throws
 * @example
 * ```ts
 * const twice = await counterSignXades(signed, manager, { signature: 'xades-1' });
 * ```
 */
export async function counterSignXades(
  bytes: Uint8Array,
  signer: Signer,
  options: CounterSignXadesOptions = {},
): Promise<Uint8Array> {
  const document = await parseXml(bytes);
  const signature = signatureNamed(document.root, options.signature);
  const { signatureValue } = signature;
  const { place, signingTime = new Date(), signal } = options;
  const id = newSignatureId();
  const given = attributeOf(signatureValue, 'Id');
  const valueId = given ?? `${id}-target`;
  const edits: XmlEdit[] = [];
  let apex = signatureValue;
  if (given === undefined) {
    // A reference needs something to name; where a time stamp covers the element, the change is refused in the end.
    const at = signatureValue.extent.contentStart - 1;
    edits.push({ from: at, to: at, text: ` Id="${valueId}"` });
    const attribute = { name: 'Id', prefix: '', local: 'Id', namespace: '', value: valueId };
    apex = { ...signatureValue, attributes: [...signatureValue.attributes, attribute] };
  }
  const digest = sha256(canonicalize({ apex }, { mode: 'exclusive', withComments: false }));
  const reference = {
    digest,
    uri: `#${valueId}`,
    transforms: ['exclusive'],
    type: Algorithm.counterSignatureType,
  } as const;
  const element = await signedElement(signer, { id, references: [reference], signingTime, place }, signal);
  const property = `<xades:CounterSignature xmlns:xades="${Namespace.xades}">${element}</xades:CounterSignature>`;
  edits.push(withUnsignedProperty(signature, property));
  const after = await keepingEarlier(bytes, document.source.edited(edits), options);
  const { timestamp, detachedContent } = options;
  return timestamp === undefined
    ? after
    : extendXades(after, 't', { signature: id, timestamp, detachedContent, signal });
}

/**
 * Looks whether there is a signature that {@link counterSignXades} could counter-sign, before a key is asked.
 *
 * @throws {SignatureError} `malformed-xml`, `not-signed`
 */
export async function checkCounterSignXades(
  bytes: Uint8Array,
  { signature }: Pick<CounterSignXadesOptions, 'signature'> = {},
): Promise<void> {
  signatureNamed((await parseXml(bytes)).root, signature);
}
