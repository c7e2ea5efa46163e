import { isRegular, latin1, latin1Bytes } from './lexis.js';
import { malformedPdf } from './malformed.js';
import type { PdfDictionary, PdfObject, PdfString } from './objects.js';

/** An object as the bytes of a file (ISO 32000-2 section 7.3), one character a byte; not for streams. */
export function serialize(object: Exclude<PdfObject, { kind: 'stream' }>): string {
  switch (object.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return object.value ? 'true' : 'false';
    case 'number':
      return object.text;
    case 'name':
      return serializeName(object.value);
    case 'string':
      return serializeString(object);
    case 'array':
      return `[${object.items.map(inner).join(' ')}]`;
    case 'dictionary':
      return serializeDictionary(object);
    case 'reference':
      return `${object.number} ${object.generation} R`;
  }
}

/** An indirect object, from its number to the line end behind `endobj`. */
export function serializeIndirect(number: number, generation: number, value: PdfObject): Uint8Array {
  const head = `${number} ${generation} obj\n`;
  if (value.kind !== 'stream') return latin1Bytes(`${head}${serialize(value)}\nendobj\n`);
  const before = latin1Bytes(`${head}${serialize(value.dictionary)}\nstream\n`);
  return new Uint8Array(Buffer.concat([before, value.data, latin1Bytes('\nendstream\nendobj\n')]));
}

function inner(object: PdfObject): string {
  if (object.kind === 'stream') throw malformedPdf('a stream inside an object');
  return serialize(object);
}

function serializeDictionary({ entries }: PdfDictionary): string {
  const lines = [...entries].map(([key, value]) => `${serializeName(key)} ${inner(value)}`);
  return lines.length === 0 ? '<< >>' : `<<\n${lines.join('\n')}\n>>`;
}

const HASH = 0x23;
const FIRST_PRINTABLE = 0x21;
const LAST_PRINTABLE = 0x7e;

/** Section 7.3.5: everything outside `!` to `~`, delimiters and the number sign are written in hexadecimal. */
function serializeName(value: string): string {
  let text = '/';
  for (const byte of latin1Bytes(value)) {
    const plain = isRegular(byte) && byte !== HASH && byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE;
    text += plain ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return text;
}

function serializeString({ bytes, hexadecimal }: PdfString): string {
  if (hexadecimal) return `<${Buffer.from(bytes).toString('hex').toUpperCase()}>`;
  // A bare carriage return would be read as a line feed.
  const escaped = latin1(bytes)
    .replaceAll(/[\\()]/gu, (character) => `\\${character}`)
    .replaceAll('\r', '\\r');
  return `(${escaped})`;
}
