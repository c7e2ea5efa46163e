import { SignatureError } from '../errors.js';
import { demandWellFormed } from './well-formed.js';
import { buildTree } from './tree-builder.js';
import { XmlSource } from './xml-source.js';
import type { XmlTree } from './xml-tree.js';

/** Tags, comments, instructions and the like. An invoice of 5 MB has about 200,000. */
const MAX_MARKUP = 400_000;

/** A parsed document with its bytes. */
export interface XmlDocument extends XmlTree {
  readonly source: XmlSource;
}

/**
 * Parses one document: no network, no entity, no document type declaration, namespaces enforced. The document is plain
 * memory; nothing has to be disposed of.
 *
 * @param bytes at most 64 MiB
 * @throws {SignatureError} `malformed-xml`
 * @example
 * ```ts
 * const { root } = await parseXml(await readFile('invoice.xml'));
 * root.local; // FatturaElettronica
 * ```
 */
export async function parseXml(bytes: Uint8Array): Promise<XmlDocument> {
  const source = XmlSource.of(bytes);
  let markup = 0;
  for (let at = source.text.indexOf('<'); at !== -1; at = source.text.indexOf('<', at + 1)) {
    if (++markup > MAX_MARKUP) throw new SignatureError('malformed-xml', 'too many elements');
  }
  await demandWellFormed(source.text);
  return { ...buildTree(source.text), source };
}
