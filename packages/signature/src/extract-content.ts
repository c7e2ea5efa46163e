import { bytesSource, type ByteSource } from './cms/byte-source.js';
import { SignatureError } from './errors.js';
import { FORMAT_HEAD, formatOf } from './format-of.js';

/** What was inside a signed or stamped file. */
export interface Extraction {
  /** Read as long as the file is open. */
  readonly content: ByteSource;
  /** How many signed or stamped files were around it, from 1. */
  readonly layers: number;
  /**
   * Identifier of the canonical XML form that the content is in: the document that was signed, in the bytes that the signature
   * covers. `undefined`: exactly the bytes of the file that was signed.
   */
  readonly canonicalization: string | undefined;
}

/** XML is read into memory; in bytes. */
const MAX_XML = 64 * 1_048_576;

/**
 * Takes the content out of a `.p7m` or `.tsd`, and of the `.p7m` in that, or out of an XML document with signatures. Nothing is
 * verified.
 *
 * @throws {SignatureError} `content-missing`: it is in a file of its own; `not-signed` for a file of another kind, or XML
 *   without a signature; `malformed-…`
 * @example
 * ```ts
 * await using file = await fileSource('contract.pdf.p7m.tsd');
 * const { content } = await extractContent(file);
 * await pipeline(chunksOf(content), createWriteStream('contract.pdf'));
 * ```
 */
export async function extractContent(file: ByteSource): Promise<Extraction> {
  const format = formatOf(await file.read(0, FORMAT_HEAD));
  switch (format) {
    case 'cms': {
      const { extractCades } = await import('./cades/extract-cades.js');
      return { ...(await extractCades(file)), canonicalization: undefined };
    }
    case 'timestamped-data': {
      const { extractTimestamped } = await import('./timestamp/timestamped-data.js');
      const { extractCades, nestedCades } = await import('./cades/extract-cades.js');
      const content = await extractTimestamped(file);
      if ((await nestedCades(content)) === undefined) return { content, layers: 1, canonicalization: undefined };
      const inner = await extractCades(content);
      return { content: inner.content, layers: inner.layers + 1, canonicalization: undefined };
    }
    case 'xml': {
      if (file.size > MAX_XML) throw new SignatureError('malformed-xml', 'too long');
      const { extractXades } = await import('./xades/extract-xades.js');
      const { content, canonicalization } = await extractXades(await file.read(0, file.size));
      return { content: bytesSource(content), layers: 1, canonicalization };
    }
    case 'pdf':
    case 'timestamp-token':
    case 'timestamp-answer':
    case 'asic':
    case 'other':
      throw new SignatureError('not-signed', 'nothing to take out');
  }
}
