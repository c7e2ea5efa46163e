import { SignatureError } from '../errors.js';
import { PdfDocument } from '../pdf/document.js';
import { fieldsOf, type PdfField } from '../pdf/form-fields.js';
import { pagesOf, rectangleOf, type PdfPage } from '../pdf/pages.js';
import type { PdfRevision } from '../pdf/revisions.js';
import type { FileReport } from '../validate-file.js';
import type { SignatureReport } from '../validation/report.js';
import { PageRefused } from './page-copier.js';
import { extractPage } from './page-extract.js';
import { pictureOf } from './page-picture.js';
import type { PagePreview, PagePreviews, PreviewProblem } from './subject.js';

export interface PagePreviewOptions {
  /** Whether pictures are made too, as the HTML report needs them; default yes. */
  readonly pictures?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Pages that a report shows. */
const MAX_PAGES = 6;

/**
 * The pages on which the signatures of a PDF lie, each as it was in the revision that was signed; for a signature that is
 * nowhere to be seen, the first page.
 *
 * Pages are read like everything that is judged, by the cross-reference alone. They are shown without anything that can
 * be clicked or run. What cannot be shown is left out with its reason: a preview helps to recognise a document, and no
 * report fails for want of one.
 *
 * @param pdf the validated file
 * @throws what the signal gives as its reason, and nothing else
 * @example
 * ```ts
 * const previews = report.format === 'pdf' ? await pagePreviews(await readFile(path), report) : undefined;
 * ```
 */
export async function pagePreviews(
  pdf: Uint8Array,
  report: FileReport,
  { pictures = true, signal }: PagePreviewOptions = {},
): Promise<PagePreviews> {
  signal?.throwIfAborted();
  const signatures = report.layers
    .filter(({ depth, format }) => depth === 0 && format === 'pdf')
    .flatMap((layer) => layer.signatures);
  const { wanted, problem } = attempt(() => placesOf(PdfDocument.open(pdf), signatures)) ?? {
    wanted: [],
    problem: 'unreadable' as const,
  };
  const pages: PagePreview[] = [];
  let lastProblem: PreviewProblem | undefined = problem;
  for (const place of wanted.slice(0, MAX_PAGES)) {
    const extracted = extract(place);
    if (typeof extracted === 'string') {
      lastProblem = extracted;
      continue;
    }
    const picture = pictures ? await pictureOf(extracted, signal) : undefined;
    const { number: page, revision, names } = place;
    pages.push({
      page,
      revision,
      signatures: names,
      ...extracted,
      picture: typeof picture === 'string' ? undefined : picture,
      pictureProblem: typeof picture === 'string' ? picture : undefined,
    });
  }
  return { pages, problem: lastProblem, more: Math.max(0, wanted.length - MAX_PAGES) };
}

interface Place {
  readonly document: PdfDocument;
  readonly page: PdfPage;
  readonly number: number;
  readonly revision: number;
  readonly names: string[];
}

interface Places {
  readonly wanted: readonly Place[];
  readonly problem: undefined;
}

function placesOf(document: PdfDocument, signatures: readonly SignatureReport[]): Places {
  const revisions = document.revisions();
  const places = new Map<string, Place>();
  const views = new Map<PdfRevision, View>();
  for (const { name, coverage } of signatures) {
    const revision = revisions[(coverage.revision ?? revisions.length) - 1];
    if (revision === undefined) continue;
    const view = views.get(revision) ?? viewOf(document.asOf(revision));
    views.set(revision, view);
    const index = view.pageOf(name) ?? 0;
    const page = view.pages[index];
    if (page === undefined) continue;
    const key = `${revision.number} ${index}`;
    const { document: signed } = view;
    const place = places.get(key) ?? {
      document: signed,
      page,
      number: index + 1,
      revision: revision.number,
      names: [],
    };
    place.names.push(name);
    places.set(key, place);
  }
  return { wanted: [...places.values()], problem: undefined };
}

interface View {
  readonly document: PdfDocument;
  readonly pages: readonly PdfPage[];
  /** The index of the page on which a field is seen. */
  pageOf(name: string): number | undefined;
}

/** References in a page's list of annotations that are looked at. */
const MAX_ANNOTATIONS = 100_000;

function viewOf(document: PdfDocument): View {
  const pages = pagesOf(document);
  const fields = new Map(fieldsOf(document).map((field) => [field.name, field] as const));
  const pageOfWidget = new Map<number, number>();
  let left = MAX_ANNOTATIONS;
  for (const [index, page] of pages.entries()) {
    const annotations = document.get(page.dictionary, 'Annots');
    for (const item of annotations?.kind === 'array' ? annotations.items : []) {
      if (--left < 0) break;
      if (item.kind === 'reference' && !pageOfWidget.has(item.number)) pageOfWidget.set(item.number, index);
    }
  }
  return {
    document,
    pages,
    pageOf: (name) => {
      const field = fields.get(name);
      return field === undefined
        ? undefined
        : widgetsOf(document, field).flatMap((at) => pageOfWidget.get(at) ?? [])[0];
    },
  };
}

/** Object numbers of the field's widgets that take up room. */
function widgetsOf(document: PdfDocument, { reference, dictionary }: PdfField): readonly number[] {
  const kids = document.get(dictionary, 'Kids');
  const references = kids?.kind === 'array' ? kids.items.filter((kid) => kid.kind === 'reference') : [reference];
  return references
    .filter((each) => {
      const widget = document.resolve(each);
      return widget?.kind === 'dictionary' && rectangleOf(document, widget.entries.get('Rect')) !== undefined;
    })
    .map(({ number }) => number);
}

function extract({ document, page }: Place): ReturnType<typeof extractPage> | PreviewProblem {
  try {
    return attempt(() => extractPage(document, page)) ?? 'unreadable';
  } catch (error) {
    if (error instanceof PageRefused) return error.problem;
    throw error;
  }
}

/** `undefined` where the file is not as it should be. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SignatureError) return undefined;
    throw error;
  }
}
