import type { CardView, DeskView, ReaderView } from '../../contract/views.js';

export type CieView = Extract<CardView, { kind: 'cie' }>;

/** A CIE on a reader. */
export interface PlacedCie {
  readonly reader: string;
  readonly card: CieView;
}

/** What the screens say about reader and card; one of these at a time. */
export type DeskSituation =
  | { readonly kind: 'starting' }
  | { readonly kind: 'service-unusable'; readonly error: Extract<DeskView['service'], { state: 'unusable' }>['error'] }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'no-card'; readonly reader: string }
  | { readonly kind: 'reading'; readonly reader: string }
  | { readonly kind: 'unknown-card'; readonly reader: string; readonly card: ReaderView['card'] }
  /** On a reader; `others`: further CIEs on other readers. */
  | { readonly kind: 'cie'; readonly placed: PlacedCie; readonly others: readonly PlacedCie[] };

/**
 * What matters most among all readers: a CIE before anything else.
 * @param chosen of several, the one that the person works with (`useChosenCie`)
 */
export function situationOf(desk: DeskView, chosen?: PlacedCie): DeskSituation {
  const { service, readers } = desk;
  if (service.state === 'unusable') return { kind: 'service-unusable', error: service.error };
  if (service.state === 'starting') return { kind: 'starting' };
  const all = ciesOn(desk);
  const first = all.find(({ reader }) => reader === chosen?.reader) ?? all[0];
  const reading = readers.find(({ card }) => card.kind === 'reading');
  // Nobody has chosen, and another card may turn out to be a CIE too: wait for it.
  if (first !== undefined && (chosen !== undefined || reading === undefined)) {
    return { kind: 'cie', placed: first, others: all.filter((placed) => placed !== first) };
  }
  if (reading !== undefined) return { kind: 'reading', reader: reading.name };
  const unknown = readers.find(({ card }) => card.kind !== 'empty');
  if (unknown !== undefined) return { kind: 'unknown-card', reader: unknown.name, card: unknown.card };
  const [reader] = readers;
  return reader === undefined ? { kind: 'no-reader' } : { kind: 'no-card', reader: reader.name };
}

/** Every CIE that lies on a reader. */
export function ciesOn({ readers }: DeskView): readonly PlacedCie[] {
  return readers.flatMap(({ name, card }) => (card.kind === 'cie' ? [{ reader: name, card }] : []));
}

/** The one CIE that can be meant: none while another reader's card is still being asked what it is. */
export function onlyCie(desk: DeskView): PlacedCie | undefined {
  const cies = ciesOn(desk);
  const isSettled = desk.service.state === 'ready' && desk.readers.every(({ card }) => card.kind !== 'reading');
  return isSettled && cies.length === 1 ? cies[0] : undefined;
}

/** Whether codes of this card can still be used. */
export function codesOf({ tries }: CieView): 'ready' | 'last-try' | 'pin-blocked' | 'blocked-for-ever' {
  if (tries?.puk === 0) return 'blocked-for-ever';
  if (tries?.pin === 0) return 'pin-blocked';
  return tries?.pin === 1 ? 'last-try' : 'ready';
}
