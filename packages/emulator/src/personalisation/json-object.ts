import { CardImageError } from './card-image-error.js';

/** A form that a text must have, with the most characters that it may have. */
export interface TextForm {
  readonly pattern: RegExp;
  readonly maxLength: number;
}

/** A JSON object that may have these fields and no others, read strictly: each reader returns a value or throws. */
export class JsonObject {
  readonly path: string;
  readonly members: Readonly<Record<string, unknown>>;

  /** @throws {CardImageError} `invalid-field` when it is no object, `unknown-field` when it has other fields */
  constructor(value: unknown, path: string, fields: readonly string[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new CardImageError('invalid-field', path);
    }
    for (const name of Object.keys(value)) {
      if (!fields.includes(name)) throw new CardImageError('unknown-field', path);
    }
    this.path = path;
    this.members = value as Readonly<Record<string, unknown>>;
  }

  /**
   * @param maxLength the most characters, or bytes of UTF-8
   * @throws {CardImageError} `too-large`, `not-json`, and those of the constructor
   */
  static parse(input: string | Uint8Array, maxLength: number, fields: readonly string[]): JsonObject {
    if (input.length > maxLength) throw new CardImageError('too-large');
    let value: unknown;
    try {
      value = JSON.parse(typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input));
    } catch (cause) {
      // The engine's message quotes the text: it stays out of the error.
      throw new CardImageError('not-json', '', cause instanceof RangeError ? { cause } : undefined);
    }
    return new JsonObject(value, '', fields);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.members, name) && this.members[name] !== undefined;
  }

  object(name: string, fields: readonly string[]): JsonObject {
    return new JsonObject(this.#required(name), this.#pathOf(name), fields);
  }

  text(name: string, form: TextForm): string {
    const value = this.#required(name);
    if (typeof value !== 'string' || value.length > form.maxLength || !form.pattern.test(value)) {
      throw this.invalid(name);
    }
    return value;
  }

  integer(name: string, minimum: number, maximum: number): number {
    const value = this.#required(name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
      throw this.invalid(name);
    }
    return value;
  }

  oneOf<T extends string | number>(name: string, values: readonly T[]): T {
    const value = this.#required(name);
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw this.invalid(name);
    return found;
  }

  /** Upper-case hexadecimal of `minimum` to `maximum` bytes. */
  hex(name: string, minimum: number, maximum = minimum): string {
    const value = this.text(name, { pattern: /^(?:[0-9A-F]{2})*$/, maxLength: 2 * maximum });
    if (value.length < 2 * minimum) throw this.invalid(name);
    return value;
  }

  /** Canonical base64 (RFC 4648 section 4) of 1 to `maximum` bytes. */
  base64(name: string, maximum: number): string {
    const value = this.text(name, { pattern: /^[A-Za-z0-9+/]+={0,2}$/, maxLength: 4 * Math.ceil(maximum / 3) });
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length > maximum || bytes.toString('base64') !== value) throw this.invalid(name);
    return value;
  }

  /** The error that says that this field's value is not acceptable. */
  invalid(name: string): CardImageError {
    return new CardImageError('invalid-field', this.#pathOf(name));
  }

  #required(name: string): unknown {
    if (!this.has(name)) throw new CardImageError('missing-field', this.#pathOf(name));
    return this.members[name];
  }

  #pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
