import type { CardFace } from '../components/card-drawing.js';
import type { CieView } from './desk.js';
import type { PairedCardView } from '../../contract/views.js';

/** What may be drawn of a card on the reader; nothing before it is paired. */
export function faceOf({ paired, holder }: CieView): CardFace | undefined {
  if (paired === undefined) return undefined;
  return {
    serialNumber: paired.serialNumber,
    surname: holder?.surname,
    givenName: holder?.givenName,
    expiry: paired.validity.notAfter,
  };
}

/** Of a paired card that is not on the reader: the holder's name stays sealed. */
export function faceOfPaired(paired: PairedCardView): CardFace {
  return {
    serialNumber: paired.serialNumber,
    surname: undefined,
    givenName: undefined,
    expiry: paired.validity.notAfter,
  };
}
