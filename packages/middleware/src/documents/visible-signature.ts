import type { AppearanceLine, Place, VisibleSignature } from '@ciekit/signature';
import { LANGUAGE_LOCALES } from '@ciekit/signature/report/locales';
import { catalogueOf } from '../messages/catalogues.js';
import { fillIn } from '../messages/describe-error.js';
import type { Language } from '../messages/catalogue.js';

/** How a signature is seen in a PDF. */
export interface VisibleOptions {
  /** Left out where an existing field is filled: it has a place of its own. */
  readonly place?: Place | undefined;
  /** PNG or JPEG, exact bytes of the file. */
  readonly picture?: Uint8Array | undefined;
  /** Instead of name, date, reason and place. */
  readonly lines?: readonly string[] | undefined;
  readonly language: Language;
}

interface Details {
  readonly name: string;
  readonly reason: string | undefined;
  readonly location: string | undefined;
}

/** Makes what a person sees for the time at which each file is signed. */
export function visibleSignature(options: VisibleOptions, details: Details): (signingTime: Date) => VisibleSignature {
  const { visibleSignature: words } = catalogueOf(options.language);
  return (signingTime) => ({
    place: options.place,
    picture: options.picture,
    lines: options.lines?.map((text) => ({ text })) ?? defaultLines(options, details, signingTime),
    alternativeText: fillIn(words.alternativeText, { name: details.name }),
  });
}

function defaultLines(
  { language }: VisibleOptions,
  { name, reason, location }: Details,
  signingTime: Date,
): readonly AppearanceLine[] {
  const { visibleSignature: words } = catalogueOf(language);
  const date = new Intl.DateTimeFormat(LANGUAGE_LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  }).format(signingTime);
  return [
    { label: words.signedBy, text: name, strong: true },
    { label: words.date, text: date },
    ...(reason === undefined ? [] : [{ label: words.reason, text: reason }]),
    ...(location === undefined ? [] : [{ label: words.place, text: location }]),
  ];
}
