import type { Destination, PairedCardView } from '../contract/views.js';
import type { MainWords } from './words/words.js';

/** Something that the person should know while they look elsewhere. */
export type Notice =
  | { readonly kind: 'wrong-code'; readonly codeKind: 'pin' | 'puk'; readonly left: number | undefined }
  | { readonly kind: 'pin-blocked' | 'blocked-for-ever' | 'new-card' }
  /** `days`: whole ones until the card expires. */
  | { readonly kind: 'expiring'; readonly card: PairedCardView; readonly days: number }
  | { readonly kind: 'grace'; readonly card: PairedCardView }
  | { readonly kind: 'puk-recovery' | 'stays-open' | 'locked' | 'nothing-to-lock' | 'not-locked' };

export interface NoticeText {
  readonly title: string;
  readonly body: string;
  /** Where a click leads. */
  readonly to: Destination;
}

/** A notice in words: what happened, what it means for the card. No name, no code. */
export function noticeText(notice: Notice, { notices: words, locale }: MainWords): NoticeText {
  switch (notice.kind) {
    case 'wrong-code': {
      const { title, body } = notice.codeKind === 'pin' ? words.wrongPin : words.wrongPuk;
      return { title, body: body(notice.left), to: 'home' };
    }
    case 'pin-blocked':
      return { ...words.pinBlocked, to: 'unblock' };
    case 'blocked-for-ever':
      return { ...words.blockedForEver, to: 'home' };
    case 'new-card':
      return { ...words.newCard, to: 'pair' };
    case 'expiring': {
      const { serialNumber, validity } = notice.card;
      const body = words.expiring.body(serialNumber, dateIn(locale, validity.notAfter));
      return { title: words.expiring.title(notice.days), body, to: 'home' };
    }
    case 'grace': {
      const { serialNumber, validity } = notice.card;
      const body = words.grace.body(serialNumber, dateIn(locale, validity.usableUntil));
      return { title: words.grace.title, body, to: 'home' };
    }
    case 'puk-recovery':
      return { ...words.pukRecovery, to: 'puk-recovery' };
    case 'stays-open':
      return { ...words.staysOpen, to: 'settings' };
    case 'locked':
      return { ...words.locked, to: 'home' };
    case 'nothing-to-lock':
      return { ...words.nothingToLock, to: 'home' };
    case 'not-locked':
      return { ...words.notLocked, to: 'home' };
  }
}

/** A card's days are whole days of universal time: in Italy's time its last second would already be the next day. */
function dateIn(locale: string, iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}
