import { SignatureError } from '../errors.js';

/** In bytes. Invoices have at most 5 MB, the largest trusted lists 10. */
const MAX_XML_LENGTH = 64 * 1024 * 1024;

/** How text becomes bytes; `single-byte` covers every encoding in which one character is one byte and ASCII is ASCII. */
type Coding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'single-byte';

const SINGLE_BYTE = /^(?:us-ascii|ascii|iso-8859-(?:1|2|15)|latin1|windows-125[02])$/;
const BYTE_ORDER_MARK = 0xfeff;

/** Puts text in at an offset, in place of what lies between the two. */
export interface XmlEdit {
  readonly from: number;
  readonly to: number;
  /** ASCII, so that it is the same in every encoding. */
  readonly text: string;
}

/** A document's bytes as text, and text put into them without another byte changing. */
export class XmlSource {
  /** Without byte order mark. */
  readonly text: string;
  readonly #bytes: Uint8Array;
  readonly #coding: Coding;
  readonly #markLength: number;

  private constructor(bytes: Uint8Array, text: string, coding: Coding, markLength: number) {
    this.#bytes = bytes;
    this.text = text;
    this.#coding = coding;
    this.#markLength = markLength;
  }

  /**
   * Decodes by byte order mark and XML declaration (XML 1.0 appendix F).
   *
   * @throws {SignatureError} `malformed-xml`: too long, an unusual encoding, or not what the encoding says; a document type
   *   declaration, before anything reads it
   */
  static of(bytes: Uint8Array): XmlSource {
    if (bytes.length > MAX_XML_LENGTH) throw new SignatureError('malformed-xml', 'too long');
    const { coding, markLength, label } = codingOf(bytes);
    const text = decoded(bytes.subarray(markLength), label);
    if (text.codePointAt(0) === BYTE_ORDER_MARK) throw new SignatureError('malformed-xml', 'two byte order marks');
    refuseDoctype(text);
    return new XmlSource(bytes, text, coding, markLength);
  }

  /** The bytes with the edits, which must not overlap. Everything outside them stays as it was. */
  edited(edits: readonly XmlEdit[]): Uint8Array {
    const parts: Uint8Array[] = [this.#bytes.subarray(0, this.#markLength)];
    let done = 0;
    for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
      parts.push(this.#encoded(done, from), this.#encode(text));
      done = to;
    }
    parts.push(this.#encoded(done, this.text.length));
    return new Uint8Array(Buffer.concat(parts));
  }

  #encoded(from: number, to: number): Uint8Array {
    const single = this.#coding === 'single-byte';
    return single ? this.#bytes.subarray(from, to) : this.#encode(this.text.slice(from, to));
  }

  #encode(text: string): Uint8Array {
    switch (this.#coding) {
      case 'utf-8':
        return Buffer.from(text, 'utf8');
      case 'single-byte':
        return Buffer.from(text, 'latin1');
      case 'utf-16le':
        return Buffer.from(text, 'utf16le');
      case 'utf-16be':
        return Buffer.from(text, 'utf16le').swap16();
    }
  }
}

/** Windows-1252 from 0x80 to 0x9f; Node's decoder of that name takes them for control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decoded(bytes: Uint8Array, label: string): string {
  if (label === 'windows-1252') {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return latin.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
  }
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new SignatureError('malformed-xml', 'not in the encoding that it states', { cause });
  }
}

function codingOf(bytes: Uint8Array): { readonly coding: Coding; readonly markLength: number; readonly label: string } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { coding: 'utf-8', markLength: 3, label: 'utf-8' };
  if (first === 0xff && second === 0xfe) return { coding: 'utf-16le', markLength: 2, label: 'utf-16le' };
  if (first === 0xfe && second === 0xff) return { coding: 'utf-16be', markLength: 2, label: 'utf-16be' };
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1]?.toLowerCase();
  if (declared === undefined || declared === 'utf-8') return { coding: 'utf-8', markLength: 0, label: 'utf-8' };
  if (SINGLE_BYTE.test(declared)) return { coding: 'single-byte', markLength: 0, label: declared };
  throw new SignatureError('malformed-xml', 'unusual encoding');
}

/** What may stand before the root element: declaration, comments, processing instructions, white space. */
function refuseDoctype(text: string): void {
  let at = 0;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
    const close = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (close === undefined) break;
    const end = text.indexOf(close, at + 2);
    if (end === -1) throw new SignatureError('malformed-xml', 'not XML');
    at = end + close.length;
  }
  if (text.startsWith('<!', at)) throw new SignatureError('malformed-xml', 'document type declaration');
  if (text.charAt(at) !== '<') throw new SignatureError('malformed-xml', 'not XML');
}
