/**
 * Values between the main process and the preload script, as Electron's IPC carries them: those of the structured
 * clone algorithm (https://html.spec.whatwg.org/multipage/structured-data.html), as JSON because that is what the
 * DevTools protocol carries. Runs in Node and in the page.
 */

/** A value in place: what JSON has not is spelled out, an object is named by its place in the table. */
type Slot =
  | string
  | number
  | boolean
  | null
  | { readonly undefined: true }
  | { readonly number: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { readonly bigint: string }
  | { readonly at: number };

/** One object; those that hold others name them, so that cycles and shared objects stay what they are. */
type Entry =
  | { readonly kind: 'array'; readonly items: Slot[] }
  | { readonly kind: 'object'; readonly fields: [string, Slot][] }
  | { readonly kind: 'map'; readonly pairs: [Slot, Slot][] }
  | { readonly kind: 'set'; readonly items: Slot[] }
  | { readonly kind: 'date'; readonly time: Slot }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly stack: string | null;
      readonly cause: Slot;
    }
  | { readonly kind: 'buffer'; readonly base64: string }
  | { readonly kind: 'view'; readonly type: string; readonly base64: string };

export interface EncodedValue {
  readonly root: Slot;
  readonly table: readonly Entry[];
}

const VIEWS: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

/** The names that survive cloning; any other error arrives as an `Error`. */
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

/** Electron's own words. */
function couldNotBeCloned(): Error {
  return new Error('An object could not be cloned.');
}

export function encodeValue(value: unknown): EncodedValue {
  const table: Entry[] = [];
  const places = new Map<object, number>();
  const slot = (part: unknown): Slot => {
    switch (typeof part) {
      case 'string':
      case 'boolean':
        return part;
      case 'undefined':
        return { undefined: true };
      case 'bigint':
        return { bigint: String(part) };
      case 'number':
        if (Object.is(part, -0)) return { number: '-0' };
        return Number.isFinite(part) ? part : { number: String(part) as 'NaN' | 'Infinity' | '-Infinity' };
      case 'object': {
        if (part === null) return null;
        const known = places.get(part);
        if (known !== undefined) return { at: known };
        const at = table.length;
        places.set(part, at);
        // Holds the place: what the object contains may point back to it.
        table.push({ kind: 'array', items: [] });
        table[at] = entryOf(part, slot);
        return { at };
      }
      case 'function':
      case 'symbol':
        throw couldNotBeCloned();
    }
  };
  return { root: slot(value), table };
}

function entryOf(value: object, slot: (part: unknown) => Slot): Entry {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(slot) };
  if (ArrayBuffer.isView(value)) {
    // A Buffer of Node is a Uint8Array on the other side.
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { kind: 'view', type: Object.prototype.toString.call(value).slice(8, -1), base64: toBase64(bytes) };
  }
  // By tag, not by instanceof: the value may come from another realm.
  switch (Object.prototype.toString.call(value)) {
    case '[object Date]':
      return { kind: 'date', time: slot((value as Date).getTime()) };
    case '[object RegExp]':
      return { kind: 'regexp', source: (value as RegExp).source, flags: (value as RegExp).flags };
    case '[object Map]':
      return { kind: 'map', pairs: [...(value as Map<unknown, unknown>)].map(([k, v]) => [slot(k), slot(v)]) };
    case '[object Set]':
      return { kind: 'set', items: [...(value as Set<unknown>)].map(slot) };
    case '[object ArrayBuffer]':
      return { kind: 'buffer', base64: toBase64(new Uint8Array(value as ArrayBuffer)) };
    case '[object Error]': {
      const { name, message, stack, cause } = value as Error;
      const known = Object.hasOwn(ERRORS, name) ? name : 'Error';
      return { kind: 'error', name: known, message, stack: stack ?? null, cause: slot(cause) };
    }
    case '[object Object]':
      return { kind: 'object', fields: Object.entries(value).map(([key, part]) => [key, slot(part)]) };
    default:
      throw couldNotBeCloned();
  }
}

export function decodeValue(encoded: EncodedValue): unknown {
  const made = new Map<number, unknown>();
  const take = (slot: Slot): unknown => {
    if (slot === null || typeof slot !== 'object') return slot;
    if ('undefined' in slot) return undefined;
    if ('number' in slot) return Number(slot.number);
    if ('bigint' in slot) return BigInt(slot.bigint);
    if (made.has(slot.at)) return made.get(slot.at);
    const entry = encoded.table[slot.at];
    if (entry === undefined) throw new RangeError(`no entry ${slot.at} in an encoded value`);
    return build(entry, take, (value) => made.set(slot.at, value));
  };
  return take(encoded.root);
}

/** `keep` is called before the contents are taken: they may point back. */
function build(entry: Entry, take: (slot: Slot) => unknown, keep: (value: unknown) => void): unknown {
  const kept = <T>(value: T): T => {
    keep(value);
    return value;
  };
  switch (entry.kind) {
    case 'array': {
      const items = kept<unknown[]>([]);
      for (const item of entry.items) items.push(take(item));
      return items;
    }
    case 'object': {
      const object = kept<Record<string, unknown>>({});
      for (const [key, slot] of entry.fields) {
        Object.defineProperty(object, key, {
          value: take(slot),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    case 'map': {
      const map = kept(new Map<unknown, unknown>());
      for (const [key, slot] of entry.pairs) map.set(take(key), take(slot));
      return map;
    }
    case 'set': {
      const set = kept(new Set<unknown>());
      for (const item of entry.items) set.add(take(item));
      return set;
    }
    case 'date':
      return kept(new Date(take(entry.time) as number));
    case 'regexp':
      return kept(new RegExp(entry.source, entry.flags));
    case 'error': {
      const error = kept(new ERRORS[entry.name as keyof typeof ERRORS](entry.message));
      if (entry.stack !== null) error.stack = entry.stack;
      const cause = take(entry.cause);
      if (cause !== undefined) error.cause = cause;
      return error;
    }
    case 'buffer':
      return kept(fromBase64(entry.base64).buffer);
    case 'view': {
      const View = VIEWS[entry.type];
      if (View === undefined) throw new TypeError(`no view called ${entry.type}`);
      return kept(new View(fromBase64(entry.base64).buffer));
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments.
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
