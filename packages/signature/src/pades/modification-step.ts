import type { PdfObject } from '../pdf/objects.js';
import { changedObjects, sameObject, type ObjectChange } from './revision-diff.js';
import type { UsageIndex } from './revision-usages.js';
import { dictionaryIn, type RevisionView } from './revision-view.js';

/**
 * What a revision did to the file, before anybody asked whether it was allowed to.
 *
 * - `validation-data`, `document-timestamp`, `metadata`, `structure`: additions that show nothing
 * - `signature`, `signature-field` (an empty one), `form-filled`, `annotation-…`: what permissions are about (ISO 32000-2, 12.8.2.2)
 * - `covering-annotation`: shows something of its own on the page ("evil annotation")
 * - `activated`: bytes that lay unused in the signed file are now used
 * - `unused`: objects that nothing refers to
 * - `other`: everything else
 */
type ChangeKind =
  | 'validation-data'
  | 'document-timestamp'
  | 'metadata'
  | 'structure'
  | 'signature'
  | 'signature-field'
  | 'form-filled'
  | 'annotation-added'
  | 'annotation-changed'
  | 'annotation-removed'
  | 'covering-annotation'
  | 'activated'
  | 'unused'
  | 'other';

export interface Change {
  readonly kind: ChangeKind;
  /** The part of the document, such as `page-content`. */
  readonly what?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** The field's whole name. */
  readonly field?: string | undefined;
  readonly object?: number | undefined;
  /** `signature`: shown on a page, in a field that was not there before. */
  readonly addedVisibly?: boolean | undefined;
}

/** One revision and the one before it; the rules explain changed objects one by one, and what is left over is reported. */
export class RevisionStep {
  readonly before: RevisionView;
  readonly after: RevisionView;
  readonly changed: ReadonlyMap<number, ObjectChange>;
  /** Who refers to what in the revision before. */
  readonly usages: UsageIndex;
  readonly changes: Change[] = [];
  readonly #explained = new Set<number>();
  readonly #activated = new Set<number>();

  /** @throws {SignatureError} `malformed-pdf` */
  constructor(before: RevisionView, after: RevisionView, usages: UsageIndex) {
    this.before = before;
    this.after = after;
    this.usages = usages;
    this.changed = changedObjects(before, after);
  }

  report(change: Change): void {
    this.changes.push(change);
  }

  other(what: string, details: Omit<Change, 'kind' | 'what'> = {}): void {
    this.changes.push({ kind: 'other', what, ...details });
  }

  explain(number: number): void {
    this.#explained.add(number);
  }

  isExplained(number: number): boolean {
    return this.#explained.has(number);
  }

  get unexplained(): readonly number[] {
    return [...this.changed.keys()].filter((number) => !this.#explained.has(number));
  }

  /** Says that unused bytes of the signed file came into use; once for each object. */
  activate(number: number): void {
    if (this.#activated.has(number)) return;
    this.#activated.add(number);
    this.report({ kind: 'activated', object: number });
  }

  /**
   * The two values of one entry, references followed. The object behind is explained where it is new, or where it changed
   * in place and is used in no other way than `usage` says; the caller compares the values.
   */
  follow(
    before: PdfObject | undefined,
    after: PdfObject | undefined,
    usage: RegExp | ((path: string, owner: number) => boolean),
  ): readonly [PdfObject | undefined, PdfObject | undefined] {
    const values = [this.before.resolve(before), this.after.resolve(after)] as const;
    if (after?.kind !== 'reference') return values;
    const change = this.changed.get(after.number);
    if (change === 'added') this.explain(after.number);
    else if (
      change === 'changed' &&
      sameObject(before, after) &&
      this.usages.isOnly(after.number, usage instanceof RegExp ? (path) => usage.test(path) : usage)
    ) {
      this.explain(after.number);
    } else if (!sameObject(before, after)) this.#useExisting(after.number);
    return values;
  }

  /**
   * Explains the new objects behind a new value. Objects of the signed file that it refers to were used before, or they
   * are content that was kept ready.
   */
  adopt(object: PdfObject | undefined, depth = 0): void {
    if (object === undefined || depth > MAX_DEPTH) return;
    if (object.kind === 'reference') {
      if (this.changed.get(object.number) !== 'added') {
        this.#useExisting(object.number);
      } else if (!this.#explained.has(object.number)) {
        this.explain(object.number);
        this.adopt(this.after.read(object.number), depth + 1);
      }
    } else if (object.kind === 'array') {
      for (const item of object.items) this.adopt(item, depth + 1);
    } else {
      for (const value of dictionaryIn(object)?.entries.values() ?? []) this.adopt(value, depth + 1);
    }
  }

  #useExisting(number: number): void {
    if (this.before.placeOf(number) !== undefined && this.usages.usagesOf(number).size === 0) this.activate(number);
  }
}

/** Objects behind one another; deeper ones stay unexplained, which is the strict answer. */
const MAX_DEPTH = 500;
