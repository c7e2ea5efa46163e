import { SignatureError } from '../errors.js';
import { isWhiteSpace } from '../pdf/lexis.js';
import type { PdfDocument } from '../pdf/document.js';
import type { Finding } from '../validation/verdict.js';
import { judgeChange, type Permissions } from './modification-permissions.js';
import type { Change } from './modification-step.js';
import { changesBetween } from './modifications.js';
import { UsageIndex } from './revision-usages.js';
import { RevisionView } from './revision-view.js';

/** Findings about changes that are listed for one signature. */
const MAX_FINDINGS = 100;

/** The revisions of a file and what each did to the one before. Compared once, for all signatures. */
export class RevisionHistory {
  readonly bytes: Uint8Array;
  /** Oldest first. */
  readonly views: readonly RevisionView[];
  /** Changes that led to a revision, by its index; `undefined` where they cannot be read. */
  readonly #steps = new Map<number, readonly Change[] | undefined>();
  #first = Infinity;
  #unusedPages: readonly number[] = [];

  /** @throws {SignatureError} `malformed-pdf` */
  constructor(document: PdfDocument) {
    this.bytes = document.bytes;
    this.views = document.revisions().map((revision) => new RevisionView(document, revision));
  }

  get last(): number {
    return this.views.length - 1;
  }

  /** The index of the revision that ends at an offset; white space may lie between. */
  endingAt(offset: number): number | undefined {
    const index = this.views.findIndex(
      ({ revision }, at) =>
        revision.endOfFileMarker <= offset && (this.views[at + 1]?.revision.endOfFileMarker ?? Infinity) > offset,
    );
    const marker = this.views[index]?.revision.endOfFileMarker;
    return marker !== undefined && this.#isBlank(marker, offset) ? index : undefined;
  }

  /** Whether something that is no revision follows the last one. */
  get hasTrailingBytes(): boolean {
    return !this.#isBlank(this.views[this.last]?.revision.end ?? 0, this.bytes.length);
  }

  /** Call with the earliest signed revision first: its references are looked through once. */
  compareFrom(index: number): void {
    if (index >= this.#first) return;
    this.#first = index;
    let next = index;
    try {
      const first = this.views[index];
      if (first === undefined) return;
      const usages = new UsageIndex(first);
      this.#unusedPages = pagesOutOfUse(first, usages);
      for (; next < this.last; next++) {
        const [before, after] = [this.views[next], this.views[next + 1]];
        if (before === undefined || after === undefined) return;
        this.#steps.set(next + 1, changesBetween(before, after, usages));
      }
    } catch (error) {
      // What one revision did is unknown then, and what refers to what after it.
      if (!(error instanceof SignatureError)) throw error;
    }
  }

  /** Pages and catalogs that the earliest signed revision holds and does not show, by object number. */
  get unusedPages(): readonly number[] {
    return this.#unusedPages;
  }

  /** What happened after a signed revision, in the words of a report. */
  changesAfter(index: number, permissions: Permissions): readonly Finding[] {
    const findings: Finding[] = [];
    for (let at = index + 1; at <= this.last; at++) {
      const changes = this.#steps.get(at);
      if (changes === undefined) {
        findings.push({ code: 'changes-unreadable', weight: 'warning', values: { revision: `${at + 1}` } });
      }
      for (const change of changes ?? []) findings.push(judgeChange(change, permissions, at + 1));
    }
    if (findings.length <= MAX_FINDINGS) return findings;
    // What decides is not what gets lost.
    const rank = { failure: 0, warning: 1, note: 2 } as const;
    return findings.toSorted((a, b) => rank[a.weight] - rank[b.weight]).slice(0, MAX_FINDINGS);
  }

  #isBlank(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!isWhiteSpace(this.bytes[at])) return false;
    return true;
  }
}

const WHOLE_PARTS: ReadonlySet<string | undefined> = new Set(['Catalog', 'Pages', 'Page']);

function pagesOutOfUse(view: RevisionView, usages: UsageIndex): readonly number[] {
  const used = usages.reachable();
  return [...view.numbers()].filter(
    (number) => !used.has(number) && WHOLE_PARTS.has(view.name(view.read(number), 'Type')),
  );
}
