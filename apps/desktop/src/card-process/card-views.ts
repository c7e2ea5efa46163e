/** What the middleware tells, as windows see it. */
import {
  assuranceKey,
  type CardInfo,
  type CardValidity,
  type Middleware,
  type PairedCard,
  type PinStatus,
} from '@ciekit/middleware';
import type { HolderView, PairedCardsView, PairedCardView, TriesView, ValidityView } from '../contract/views.js';
import { errorView } from './error-view.js';
import type { Language } from '@ciekit/middleware';

export function pairedCardView(card: PairedCard): PairedCardView {
  return {
    nis: card.nis,
    serialNumber: card.serialNumber,
    label: card.label,
    pairedAt: card.pairedAt.toISOString(),
    validity: validityView(card.validity),
    assurance: assuranceKey(card.assurance),
  };
}

function validityView({ state, notAfter, usableUntil, daysLeft }: CardValidity): ValidityView {
  return { state, notAfter: notAfter.toISOString(), usableUntil: usableUntil.toISOString(), daysLeft };
}

export function holderView(info: CardInfo): HolderView {
  return {
    surname: info.surname,
    givenName: info.givenName,
    codiceFiscale: info.codiceFiscale,
    citizenship: info.citizenship,
    certificateFingerprint: info.certificateFingerprint,
    issuerTrusted: info.issuer === 'trusted',
  };
}

export function triesView({ pin, puk }: PinStatus): TriesView {
  return { pin: pin.triesRemaining, puk: puk.triesRemaining };
}

/** The paired cards; a store that cannot be read is told, not thrown. */
export async function pairedCardsView(middleware: Middleware, language: Language): Promise<PairedCardsView> {
  try {
    const { cards, problems } = await middleware.listCards();
    return { cards: cards.map(pairedCardView), problems: problems.length, error: undefined };
  } catch (error) {
    return { cards: [], problems: 0, error: errorView(error, language) };
  }
}
