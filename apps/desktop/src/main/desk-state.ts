import type { DeskView } from '../contract/views.js';
import type { MainWords } from './words/words.js';

/** What matters most among all readers, as one word: a CIE before anything else. */
export function deskState({ service, readers, busy }: DeskView): keyof MainWords['state'] {
  if (service.state !== 'ready') return service.state === 'starting' ? 'starting' : 'service-unusable';
  const cards = readers.map(({ card }) => card);
  const cie = cards.find((card) => card.kind === 'cie');
  if (cie !== undefined) {
    if (busy) return 'busy';
    if (cie.tries?.puk === 0) return 'blocked-for-ever';
    if (cie.tries?.pin === 0) return 'pin-blocked';
    return cie.paired === undefined ? 'new-card' : 'ready';
  }
  if (cards.length === 0) return 'no-reader';
  if (cards.some(({ kind }) => kind === 'reading')) return 'reading';
  return cards.every(({ kind }) => kind === 'empty') ? 'no-card' : 'unknown-card';
}
