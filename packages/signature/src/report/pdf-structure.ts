/** The structure of a tagged PDF (ISO 32000-2 section 14.7): what is a heading, a table, a figure, and in which order. */
import {
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** Standard structure types (section 14.8.4). */
export type Role =
  'Document' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Caption' | 'Sect';

interface Content {
  readonly page: PDFPage;
  readonly id: number;
}

export interface StructureNode {
  readonly role: Role;
  readonly kids: (StructureNode | Content)[];
  /** Of a figure. */
  readonly alternative: string | undefined;
  /** Of a header cell. */
  readonly scope: 'Row' | 'Column' | undefined;
}

export function node(
  role: Role,
  { alternative, scope }: Partial<Pick<StructureNode, 'alternative' | 'scope'>> = {},
): StructureNode {
  return { role, kids: [], alternative, scope };
}

export class StructureTree {
  readonly root = node('Document');
  /** By page: the elements that its marked contents belong to, by their identifiers. */
  readonly #pages = new Map<PDFPage, StructureNode[]>();

  add(parent: StructureNode, child: StructureNode): StructureNode {
    parent.kids.push(child);
    return child;
  }

  /** @returns the identifier for a new piece of content of this element on a page */
  mark(element: StructureNode, page: PDFPage): number {
    const contents = this.#pages.get(page) ?? [];
    this.#pages.set(page, contents);
    const id = contents.length;
    contents.push(element);
    element.kids.push({ page, id });
    return id;
  }

  /** Writes the tree into the document; once, at the end. */
  write(document: PDFDocument): void {
    const { context } = document;
    const references = new Map<StructureNode, PDFRef>();
    const treeReference = context.nextRef();
    const write = (element: StructureNode, parent: PDFRef): PDFRef => {
      const reference = context.nextRef();
      references.set(element, reference);
      const kids = element.kids.map((kid) =>
        'role' in kid ? write(kid, reference) : context.obj({ Type: 'MCR', Pg: kid.page.ref, MCID: kid.id }),
      );
      const dictionary: PDFDict = context.obj({ Type: 'StructElem', S: element.role, P: parent, K: kids });
      if (element.alternative !== undefined) {
        dictionary.set(PDFName.of('Alt'), PDFHexString.fromText(element.alternative));
      }
      if (element.scope !== undefined) {
        dictionary.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: element.scope }));
      }
      context.assign(reference, dictionary);
      return reference;
    };
    const root = write(this.root, treeReference);
    const numbers = document.getPages().flatMap((page, i) => {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(i));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
      const owners = (this.#pages.get(page) ?? []).flatMap((element) => references.get(element) ?? []);
      return [PDFNumber.of(i), context.obj(owners)];
    });
    const parents = context.register(context.obj({ Nums: numbers }));
    context.assign(
      treeReference,
      context.obj({
        Type: 'StructTreeRoot',
        K: root,
        ParentTree: parents,
        ParentTreeNextKey: document.getPageCount(),
      }),
    );
    document.catalog.set(PDFName.of('StructTreeRoot'), treeReference);
    document.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }
}
