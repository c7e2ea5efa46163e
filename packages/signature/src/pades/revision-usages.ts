import { nameOf, type PdfObject } from '../pdf/objects.js';
import type { ObjectChange } from './revision-diff.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

/** The owner of what the trailer refers to; no object has this number. */
const TRAILER = 0;

const TRAILER_KEYS: ReadonlySet<string> = new Set(['Root', 'Info', 'Encrypt']);

interface Usage {
  readonly target: number;
  /** The keys that lead there inside the owner, joined by a solidus; elements of arrays have none of their own. */
  readonly path: string;
}

function collect(object: PdfObject, path: string, into: Usage[]): void {
  if (object.kind === 'reference') {
    into.push({ target: object.number, path });
  } else if (object.kind === 'array') {
    for (const item of object.items) collect(item, path, into);
  } else {
    for (const [key, value] of dictionaryIn(object)?.entries ?? []) {
      collect(value, path === '' ? key : `${path}/${key}`, into);
    }
  }
}

function isCrossReferenceStream(object: PdfObject): boolean {
  return object.kind === 'stream' && nameOf(object.dictionary.entries.get('Type')) === 'XRef';
}

/**
 * Who refers to which object, in one revision and then in the next. A stream that plays two parts (page content and
 * metadata, say) could otherwise be exchanged in its harmless part.
 */
export class UsageIndex {
  readonly #byOwner = new Map<number, readonly Usage[]>();
  readonly #byTarget = new Map<number, Map<number, Set<string>>>();

  /** @throws {SignatureError} `malformed-pdf` */
  constructor(view: RevisionView) {
    this.#setTrailer(view);
    for (const number of view.numbers()) this.#set(number, view.read(number));
  }

  /** Moves on to the next revision. @throws {SignatureError} `malformed-pdf` */
  advance(view: RevisionView, changes: ReadonlyMap<number, ObjectChange>): void {
    this.#setTrailer(view);
    for (const number of changes.keys()) this.#set(number, view.read(number));
  }

  /** Owner to the paths in it that refer to the object. */
  usagesOf(number: number): ReadonlyMap<number, ReadonlySet<string>> {
    return this.#byTarget.get(number) ?? new Map<number, Set<string>>();
  }

  targetsOf(number: number): readonly number[] {
    return (this.#byOwner.get(number) ?? []).map(({ target }) => target);
  }

  /** Whether all uses of the object are of the given form; an object that nobody uses is none. */
  isOnly(number: number, isExpected: (path: string, owner: number) => boolean): boolean {
    const usages = this.usagesOf(number);
    if (usages.size === 0) return false;
    for (const [owner, paths] of usages) for (const path of paths) if (!isExpected(path, owner)) return false;
    return true;
  }

  /** Everything that can be reached from the trailer. */
  reachable(): ReadonlySet<number> {
    const found = new Set<number>([TRAILER]);
    for (const owner of found) for (const { target } of this.#byOwner.get(owner) ?? []) found.add(target);
    return found;
  }

  /** Other entries are producers' own; some copy references that lead nowhere from update to update. */
  #setTrailer(view: RevisionView): void {
    const { trailer } = view;
    const entries = [...trailer.entries].filter(([key]) => TRAILER_KEYS.has(key));
    this.#set(TRAILER, { ...trailer, entries: new Map(entries) });
  }

  #set(owner: number, object: PdfObject | undefined): void {
    for (const { target } of this.#byOwner.get(owner) ?? []) this.#byTarget.get(target)?.delete(owner);
    const usages: Usage[] = [];
    if (object !== undefined && !isCrossReferenceStream(object)) collect(object, '', usages);
    this.#byOwner.set(owner, usages);
    for (const { target, path } of usages) {
      const owners = this.#byTarget.get(target) ?? new Map<number, Set<string>>();
      const paths = owners.get(owner) ?? new Set<string>();
      paths.add(path);
      owners.set(owner, paths);
      this.#byTarget.set(target, owners);
    }
  }
}
