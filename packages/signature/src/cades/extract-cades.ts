import type { ByteSource } from '../cms/byte-source.js';
import { BerTag } from '../cms/ber.js';
import { SignatureError } from '../errors.js';
import { openCades, requireContent, type OpenCades } from './open-cades.js';

/** Signed files within each other; `name.pdf.p7m.p7m` is common, more is not. */
const MAX_LAYERS = 8;

/** What was inside. */
export interface ExtractedContent {
  /** Read as long as the file is open. */
  readonly content: ByteSource;
  /** How many signed files were around it, from 1. */
  readonly layers: number;
}

/**
 * The content of a .p7m, and of the .p7m in that. Nothing is verified.
 *
 * @throws {SignatureError} `malformed-cms`; `content-missing` for a .p7s
 * @example
 * ```ts
 * await using file = await fileSource('invoice.xml.p7m');
 * const { content } = await extractCades(file);
 * await pipeline(chunksOf(content), createWriteStream('invoice.xml'));
 * ```
 */
export async function extractCades(file: ByteSource): Promise<ExtractedContent> {
  let content = requireContent(await openCades(file));
  let layers = 1;
  for (; layers < MAX_LAYERS; layers++) {
    const inner = await nestedCades(content);
    if (inner === undefined) break;
    content = requireContent(inner);
  }
  return { content, layers };
}

/** The signed file that a content is, with its own content in it; `undefined` where it is something else. */
export async function nestedCades(content: ByteSource): Promise<OpenCades | undefined> {
  // Base64 of a SEQUENCE of more than 127 octets begins with MI; a .p7m in PEM begins with dashes.
  const [first] = await content.read(0, 1);
  if (first !== BerTag.sequence && first !== 0x4d && first !== 0x2d) return undefined;
  try {
    const inner = await openCades(content);
    return inner.content === undefined ? undefined : inner;
  } catch (error) {
    if (error instanceof SignatureError && error.code === 'malformed-cms') return undefined;
    throw error;
  }
}
