import type { SignatureLevelView } from '../../../contract/document-views.js';
import type { OperationArgument } from '../../../contract/requests.js';
import { MAX_FILES } from '../../../contract/limits.js';
import type { ArrivalView, FileView, SettingsView } from '../../../contract/views.js';
import type { RefusedFile } from '../../components/refused-files.js';
import { Store } from '../../state/store.js';
import { FIRST_BOX, type ShareBox } from './preview/box-geometry.js';

/** The last page, whatever its number. */
export const LAST_PAGE = -1;

/** Where a PDF shows its signature. */
export type Placement =
  /** `page` from 1, or {@link LAST_PAGE}. */
  | { readonly kind: 'box'; readonly page: number; readonly box: ShareBox }
  /** An empty field that waits for a signature; it has a place of its own. */
  | { readonly kind: 'field'; readonly page: number; readonly name: string };

/** Before anybody moved it. */
const FIRST_PLACEMENT: Placement = { kind: 'box', page: LAST_PAGE, box: FIRST_BOX };

/** What is decided once for all files. */
export interface SignChoices {
  readonly visible: boolean;
  readonly format: 'auto' | 'cades' | 'xades';
  readonly detached: boolean;
  /** Signs the last signature instead of the document, where every file has one ({@link canCounterSign}). */
  readonly counterSign: boolean;
  /** `undefined`: that of the settings. */
  readonly level: SignatureLevelView | undefined;
  /** `undefined`: beside each file. */
  readonly folder: { readonly fileId: string; readonly name: string } | undefined;
  readonly reason: string;
  readonly place: string;
  /** Instead of name, date, reason and place; one line each. */
  readonly lines: string;
  readonly picture: FileView | undefined;
}

/** What is going to be signed; kept while the person pairs a card or looks something up. */
export interface Batch {
  readonly files: readonly FileView[];
  /** Whose preview is shown. */
  readonly selected: string | undefined;
  readonly placements: Readonly<Record<string, Placement>>;
  readonly choices: SignChoices;
}

const FIRST_CHOICES: SignChoices = {
  visible: true,
  format: 'auto',
  detached: false,
  counterSign: false,
  level: undefined,
  folder: undefined,
  reason: '',
  place: '',
  lines: '',
  picture: undefined,
};

export const EMPTY_BATCH: Batch = { files: [], selected: undefined, placements: {}, choices: FIRST_CHOICES };

export const batchStore = new Store<Batch>(EMPTY_BATCH);

/** The batch with what came, and what of it was not taken: beyond what one operation does, or there before. */
export function withArrival(
  batch: Batch,
  { files: added, refused }: ArrivalView,
): { readonly batch: Batch; readonly refused: readonly RefusedFile[] } {
  const isThere = ({ id }: FileView): boolean => batch.files.some((file) => file.id === id);
  const fresh = added.filter((file, index) => !isThere(file) && added.findIndex(({ id }) => id === file.id) === index);
  const room = Math.max(0, MAX_FILES - batch.files.length);
  const files = [...batch.files, ...fresh.slice(0, room)];
  return {
    batch: { ...batch, files, selected: batch.selected ?? firstPdf(files) },
    refused: [
      ...refused,
      ...added.filter(isThere).map(({ name }) => ({ name, why: 'twice' as const })),
      ...fresh.slice(room).map(({ name }) => ({ name, why: 'too-many' as const })),
    ],
  };
}

/** The same files as they are now. */
export function withViews(batch: Batch, views: readonly FileView[]): Batch {
  return { ...batch, files: batch.files.map((file) => views.find(({ id }) => id === file.id) ?? file) };
}

export function withoutFile(batch: Batch, id: string): Batch {
  const files = batch.files.filter((file) => file.id !== id);
  return { ...batch, files, selected: batch.selected === id ? firstPdf(files) : batch.selected };
}

/** Only these are left, with everything that was chosen for them. */
export function onlyFiles(batch: Batch, ids: readonly string[]): Batch {
  const files = batch.files.filter(({ id }) => ids.includes(id));
  return { ...batch, files, selected: firstPdf(files) };
}

export function placementOf({ placements }: Batch, id: string): Placement {
  return placements[id] ?? FIRST_PLACEMENT;
}

/** Whether the file becomes a PDF with the signature in it, and can show it. */
export function showsSignature({ choices }: Batch, { kind }: FileView): boolean {
  return choices.visible && canShow(choices, kind);
}

export function canShow({ format, detached }: SignChoices, kind: FileView['kind']): boolean {
  return kind === 'pdf' && format === 'auto' && !detached;
}

function firstPdf(files: readonly FileView[]): string | undefined {
  return files.find(({ kind }) => kind === 'pdf')?.id;
}

/** Whether all files have a form whose signatures can be signed in their turn. */
export function canCounterSign({ files }: Batch): boolean {
  return files.length > 0 && files.every(({ kind }) => kind === 'p7m' || kind === 'p7s' || kind === 'xml');
}

/** Whether signatures are signed instead of documents. */
export function counterSigns(batch: Batch): boolean {
  return batch.choices.counterSign && canCounterSign(batch);
}

/** What becomes of a file (docs/signing.md). */
type Becoming = 'pdf' | 'xml' | 'p7m' | 'p7s' | 'further' | 'counter';

export function becomes(batch: Batch, { kind }: FileView): Becoming {
  if (counterSigns(batch)) return 'counter';
  const { format, detached } = batch.choices;
  if (format === 'xades') return 'xml';
  if (kind === 'p7m' || kind === 'p7s') return 'further';
  if (detached) return 'p7s';
  if (format === 'cades') return 'p7m';
  return kind === 'pdf' ? 'pdf' : kind === 'xml' ? 'xml' : 'p7m';
}

/** The operation's argument, but for the code. */
export function signArgument(
  batch: Batch,
  reader: string,
  { timestampUrl, signatureLevel }: Pick<SettingsView, 'timestampUrl' | 'signatureLevel'>,
): Omit<OperationArgument<'sign'>, 'codes' | 'nis'> {
  const { choices, files } = batch;
  const shown = files.filter((file) => showsSignature(batch, file));
  const lines = choices.lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
  // The authority may have been taken out of the settings since.
  const level = timestampUrl === '' ? 'b' : (choices.level ?? signatureLevel);
  return {
    reader,
    files: files.map(({ id }) => id),
    ...(counterSigns(batch)
      ? { format: 'auto', detached: false, counterSign: true, level: level === 'b' ? 'b' : 't' }
      : { format: choices.format, detached: choices.detached, level }),
    reason: text(choices.reason),
    place: text(choices.place),
    folder: choices.folder?.fileId,
    ...(shown.length > 0 && {
      visible: {
        box: { page: LAST_PAGE, ...FIRST_BOX },
        picture: choices.picture?.id,
        lines: lines.length === 0 ? undefined : lines,
      },
      places: shown.map(({ id }) => placeOf(id, placementOf(batch, id))),
    }),
  };
}

type OwnPlace = NonNullable<OperationArgument<'sign'>['places']>[number];

function placeOf(file: string, placement: Placement): OwnPlace {
  if (placement.kind === 'field') return { file, field: placement.name };
  const { x, y, width, height } = placement.box;
  return {
    file,
    box: { page: placement.page, x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) },
  };
}

/** Sums of shares end a hair above 1, which is no share; a millionth of a page is not seen. */
function rounded(share: number): number {
  return Math.min(1, Math.round(share * 1e6) / 1e6);
}
