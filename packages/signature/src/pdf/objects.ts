/**
 * The objects of ISO 32000-2 section 7.3 as values. `start` and `end` are byte offsets into what was parsed: the file, or
 * the decoded object stream that holds the object. Objects that were made, not read, have -1 in both.
 */
interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface PdfNull extends Placed {
  readonly kind: 'null';
}
export interface PdfBoolean extends Placed {
  readonly kind: 'boolean';
  readonly value: boolean;
}
export interface PdfNumber extends Placed {
  readonly kind: 'number';
  readonly value: number;
  /** As it was written: rewriting an object must not round its numbers. */
  readonly text: string;
}
export interface PdfName extends Placed {
  readonly kind: 'name';
  /** Without the solidus, `#xx` resolved, one character a byte. */
  readonly value: string;
}
export interface PdfString extends Placed {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  /** Whether it is written `<…>`. */
  readonly hexadecimal: boolean;
}
export interface PdfArray extends Placed {
  readonly kind: 'array';
  readonly items: readonly PdfObject[];
}
export interface PdfDictionary extends Placed {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfObject>;
  /** Keys that occur more than once; the last one counts here, other programs take the first. */
  readonly repeated: readonly string[];
}
export interface PdfStream extends Placed {
  readonly kind: 'stream';
  readonly dictionary: PdfDictionary;
  /** The encoded data, a view. */
  readonly data: Uint8Array;
}
export interface PdfReference extends Placed {
  readonly kind: 'reference';
  readonly number: number;
  readonly generation: number;
}

export type PdfObject =
  PdfNull | PdfBoolean | PdfNumber | PdfName | PdfString | PdfArray | PdfDictionary | PdfStream | PdfReference;

const MADE = { start: -1, end: -1 } as const;

/** At most four decimals: a ten-thousandth of a point is below what any device shows. */
export function pdfNumber(value: number): PdfNumber {
  const text = Number.isInteger(value) ? value.toFixed(0) : value.toFixed(4).replace(/\.?0+$/u, '');
  return { kind: 'number', value, text: text === '-0' ? '0' : text, ...MADE };
}

export function pdfName(value: string): PdfName {
  return { kind: 'name', value, ...MADE };
}

export function pdfString(bytes: Uint8Array, hexadecimal = false): PdfString {
  return { kind: 'string', bytes, hexadecimal, ...MADE };
}

export function pdfArray(items: readonly PdfObject[]): PdfArray {
  return { kind: 'array', items, ...MADE };
}

export function pdfDictionary(
  entries: ReadonlyMap<string, PdfObject> | Readonly<Record<string, PdfObject>>,
): PdfDictionary {
  const map = entries instanceof Map ? (entries as ReadonlyMap<string, PdfObject>) : new Map(Object.entries(entries));
  return { kind: 'dictionary', entries: map, repeated: [], ...MADE };
}

export function pdfStream(dictionary: PdfDictionary, data: Uint8Array): PdfStream {
  return { kind: 'stream', dictionary, data, ...MADE };
}

export function pdfReference(number: number, generation = 0): PdfReference {
  return { kind: 'reference', number, generation, ...MADE };
}

/** An integer that JavaScript and the file agree about. */
export function integerOf(object: PdfObject | undefined): number | undefined {
  return object?.kind === 'number' && Number.isSafeInteger(object.value) && /^[+-]?\d+$/u.test(object.text)
    ? object.value
    : undefined;
}

export function nameOf(object: PdfObject | undefined): string | undefined {
  return object?.kind === 'name' ? object.value : undefined;
}
