/**
 * Strict reading of the store's JSON: every field named, every length bounded, nothing unknown passed over.
 */

/** Thrown by the readers below and turned into a StoreError by their callers. */
export class JsonShapeError extends Error {
  override readonly name = 'JsonShapeError';
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Text of the bytes, which must be well-formed UTF-8, parsed as one JSON object. @throws {JsonShapeError} */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new JsonShapeError('not JSON', { cause });
  }
  return asObject(value);
}

function asObject(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new JsonShapeError('not an object');
  return value as JsonObject;
}

/** One object, whose keys are read once each; `finish` refuses what was not read. */
export class ObjectReader {
  readonly #object: JsonObject;
  readonly #unread: Set<string>;

  constructor(value: unknown) {
    this.#object = asObject(value);
    this.#unread = new Set(Object.keys(this.#object));
  }

  /** The raw value of a key that must be there. */
  value(key: string): unknown {
    if (!this.#unread.delete(key)) throw new JsonShapeError(`${key} missing`);
    return this.#object[key];
  }

  object<T>(key: string, read: (reader: ObjectReader) => T): T {
    const reader = new ObjectReader(this.value(key));
    const result = read(reader);
    reader.finish();
    return result;
  }

  text(key: string, pattern: RegExp): string {
    return asText(this.value(key), pattern);
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.value(key);
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new JsonShapeError(`${key} not allowed`);
    return found;
  }

  flag(key: string): boolean {
    const value = this.value(key);
    if (typeof value !== 'boolean') throw new JsonShapeError(`${key} not a boolean`);
    return value;
  }

  /** An integer of the range, both ends included, or `undefined` for null. */
  integerOrNull(key: string, min: number, max: number): number | undefined {
    const value = this.value(key);
    if (value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new JsonShapeError(`${key} out of range`);
    }
    return value;
  }

  /** An instant as `toISOString` writes it. */
  instant(key: string): Date {
    const text = this.text(key, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const date = new Date(text);
    if (Number.isNaN(date.getTime()) || date.toISOString() !== text) throw new JsonShapeError(`${key} not a date`);
    return date;
  }

  bytes(key: string, min: number, max: number): Uint8Array {
    return asBytes(this.value(key), min, max);
  }

  bytesOrNull(key: string, min: number, max: number): Uint8Array | undefined {
    const value = this.value(key);
    return value === null ? undefined : asBytes(value, min, max);
  }

  texts(key: string, pattern: RegExp, maxCount: number): readonly string[] {
    const value = this.value(key);
    if (!Array.isArray(value) || value.length > maxCount) throw new JsonShapeError(`${key} not a short list`);
    return value.map((item) => asText(item, pattern));
  }

  finish(): void {
    if (this.#unread.size > 0) throw new JsonShapeError('unknown key');
  }
}

function asText(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new JsonShapeError('text of another form');
  return value;
}

function asBytes(value: unknown, min: number, max: number): Uint8Array {
  if (typeof value !== 'string' || value.length > Math.ceil(max / 3) * 4) throw new JsonShapeError('bytes too long');
  const bytes = new Uint8Array(Buffer.from(value, 'base64'));
  // Buffer passes over what is not base64: only the one canonical form is accepted.
  if (encodeBytes(bytes) !== value || bytes.length < min || bytes.length > max) {
    throw new JsonShapeError('bytes of another form');
  }
  return bytes;
}

/** Bytes as base64 (RFC 4648 section 4), the form that `bytes` reads. */
export function encodeBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
