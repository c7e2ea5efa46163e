import { SignatureError } from '../errors.js';
import type { Signer } from '../signer.js';
import { canonicalize } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml, type XmlDocument } from '../xml/xml-document.js';
import { attributeOf, isElement, isWithin, textOf, type XmlElement } from '../xml/xml-tree.js';
import { Algorithm, algorithmOf } from './algorithms.js';
import { keepingEarlier } from './earlier-signatures.js';
import { extendXades } from './extend-xades.js';
import { signaturesIn } from './references.js';
import type { XadesSignerOptions } from './sign-options.js';
import { newSignatureId, sha256, signedElement } from './sign-signature.js';
import { base64, type ContentReference } from './signature-template.js';
import { appended } from './xml-edits.js';
import { readXmlSignature, type XmlReference } from './xml-signature.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ANY_TYPE = 'application/octet-stream';
const EXCLUSIVE = { mode: 'exclusive', withComments: false } as const;

export interface SignXadesOptions extends XadesSignerOptions {
  /**
   * `enveloped` (default): into the XML document that is signed, or beside the signatures of a document that is signed already;
   * `enveloping`: the content in base64 inside a new document; `detached`: a new document that names the content by `uri`.
   */
  readonly packaging?: 'enveloped' | 'enveloping' | 'detached' | undefined;
  /** Needed where detached: how the content is found again, such as its file name. */
  readonly uri?: string | undefined;
  /** Media type of the content; default `text/xml` where enveloped, else `application/octet-stream`. */
  readonly mimeType?: string | undefined;
}

/**
 * Signs with XAdES baseline B (ETSI EN 319 132-1): exclusive canonical form, SHA-256, RSASSA-PKCS1-v1_5. Enveloped, the
 * signature goes in front of the root element's end tag and no other byte changes; signing a signed document adds a
 * parallel signature.
 *
 * @param content the document, or for the other packagings any bytes
 * @returns the signed document
 * @throws {SignatureError} `malformed-xml`; `changes-forbidden` where an earlier signature forbids another one;
 *   `content-missing`; `signature-value`, `unsupported-algorithm`, `tsa-…`; whatever the key throws
 * @example
 * ```ts
 * const signed = await signXades(await readFile('invoice.xml'), signer);
 * ```
 */
export async function signXades(
  content: Uint8Array,
  signer: Signer,
  options: SignXadesOptions = {},
): Promise<Uint8Array> {
  const id = newSignatureId();
  const signed = await signedDocument(content, signer, id, options);
  const { timestamp, signal } = options;
  if (timestamp === undefined) return signed;
  const detachedContent = options.packaging === 'detached' ? content : options.detachedContent;
  return extendXades(signed, 't', { signature: id, timestamp, detachedContent, signal });
}

async function signedDocument(
  content: Uint8Array,
  signer: Signer,
  id: string,
  options: SignXadesOptions,
): Promise<Uint8Array> {
  const { packaging = 'enveloped', mimeType = ANY_TYPE, uri } = options;
  const create = (reference: ContentReference, object?: string): Promise<string> =>
    elementFor(signer, id, [reference], options, object);
  const digest = sha256(content);
  switch (packaging) {
    case 'enveloped':
      return enveloped(content, signer, id, options);
    case 'enveloping': {
      const objectId = `${id}-content`;
      const object = `<ds:Object Id="${objectId}" Encoding="${Algorithm.base64}">${base64(content)}</ds:Object>`;
      return newDocument(await create({ digest, uri: `#${objectId}`, transforms: ['base64'], mimeType }, object));
    }
    case 'detached': {
      if (uri === undefined || uri === '' || uri.startsWith('#')) {
        throw new SignatureError('content-missing', 'no URI of the content');
      }
      return newDocument(await create({ digest, uri, transforms: [], mimeType }));
    }
  }
}

function newDocument(element: string): Uint8Array {
  return new Uint8Array(Buffer.from(`${DECLARATION}${element}\n`, 'latin1'));
}

async function elementFor(
  signer: Signer,
  id: string,
  references: readonly ContentReference[],
  options: SignXadesOptions,
  object: string | undefined,
): Promise<string> {
  const { signingTime = new Date(), place, signal } = options;
  return signedElement(signer, { id, references, signingTime, place, object }, signal);
}

async function enveloped(
  content: Uint8Array,
  signer: Signer,
  id: string,
  options: SignXadesOptions,
): Promise<Uint8Array> {
  const document = await parseXml(content);
  const { root, source } = document;
  const signatures = signaturesIn(root);
  const references = isElement(root, Namespace.dsig, 'Signature')
    ? referencesOf(root, options)
    : [documentReference(document, signatures, options.mimeType)];
  const element = await elementFor(signer, id, references, options, undefined);
  const host = hostOf(root, signatures);
  const inside = host === root && !isElement(root, Namespace.dsig, 'Signature');
  const text = inside ? element : `<ds:Object xmlns:ds="${Namespace.dsig}">${element}</ds:Object>`;
  const result = source.edited([appended(host, text)]);
  return signatures.length === 0 ? result : keepingEarlier(content, result, options);
}

/** The document without any signature in it: further ones can be added in parallel without breaking this one. */
function documentReference(
  document: XmlDocument,
  signatures: readonly XmlElement[],
  mimeType = 'text/xml',
): ContentReference {
  const octets = canonicalize({ apex: document, without: new Set(signatures) }, EXCLUSIVE);
  return { digest: sha256(octets), uri: '', transforms: ['without-signatures', 'exclusive'], mimeType };
}

/** What the signature that is a document's root is over: the same is signed again beside it. */
function referencesOf(root: XmlElement, options: SignXadesOptions): readonly ContentReference[] {
  const { references, objects } = readXmlSignature(root);
  const own = references.filter(({ type }) => type !== Algorithm.signedPropertiesType);
  return own.map((reference) => sameReference(reference, objects, options));
}

function sameReference(
  { uri = '', transforms }: XmlReference,
  objects: readonly XmlElement[],
  { detachedContent, mimeType = ANY_TYPE }: SignXadesOptions,
): ContentReference {
  if (!uri.startsWith('#') && uri !== '' && transforms.length === 0) {
    const content = detachedContent instanceof Uint8Array ? detachedContent : detachedContent?.get(uri);
    if (content === undefined) throw new SignatureError('content-missing', 'the detached content is needed');
    return { digest: sha256(content), uri, transforms: [], mimeType };
  }
  const object = objects.find((each) => `#${attributeOf(each, 'Id') ?? ''}` === uri);
  const [transform, more] = transforms;
  const isBase64 = transform !== undefined && algorithmOf(transform) === Algorithm.base64 && more === undefined;
  if (object === undefined || !isBase64)
    throw new SignatureError('changes-forbidden', 'signed content of another form');
  const content = Buffer.from(textOf(object), 'base64');
  return { digest: sha256(content), uri, transforms: ['base64'], mimeType };
}

/**
 * Where the new signature goes. A plain enveloped signature leaves only itself out, so that the next one has to be inside it;
 * of several, each has to be inside the one before.
 */
function hostOf(root: XmlElement, signatures: readonly XmlElement[]): XmlElement {
  if (isElement(root, Namespace.dsig, 'Signature')) return root;
  const plain = signatures.filter((each) => {
    try {
      return readXmlSignature(each).references.some(
        ({ uri, transforms }) => uri === '' && transforms.some((step) => algorithmOf(step) === Algorithm.enveloped),
      );
    } catch (error) {
      if (error instanceof SignatureError) return false;
      throw error;
    }
  });
  return plain.find((each) => plain.every((other) => isWithin(each, other))) ?? root;
}
