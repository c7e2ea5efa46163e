import type * as Libxml2 from 'libxml2-wasm';
import { SignatureError } from '../errors.js';

let library: Promise<typeof Libxml2> | undefined;

/** Loaded at the first document and once: 1.5 MB of WebAssembly that most callers never need. */
function libxml2(): Promise<typeof Libxml2> {
  library ??= import('libxml2-wasm');
  return library;
}

/**
 * Whether the text is a well-formed document, in libxml2's judgement: names, characters, nesting (256 elements deep at most),
 * text runs of at most 10 MB. Loads nothing, substitutes no entity; the text holds no document type declaration.
 *
 * @throws {SignatureError} `malformed-xml`
 */
export async function demandWellFormed(text: string): Promise<void> {
  const { ParseOption, XmlDocument } = await libxml2();
  const option = (ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_NO_SYS_CATALOG |
    ParseOption.XML_PARSE_SKIP_IDS |
    // The text is decoded already: the encoding that its declaration names is the file's.
    ParseOption.XML_PARSE_IGNORE_ENC) as Libxml2.ParseOption;
  try {
    XmlDocument.fromString(text, { option }).dispose();
  } catch (cause) {
    throw new SignatureError('malformed-xml', 'not well-formed', { cause });
  }
}
