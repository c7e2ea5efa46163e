import type { ReportLanguage } from './words.js';

/**
 * How dates and numbers are written: as in Italy where its minorities have their own ways (January is *Jänner*), English as
 * in Europe.
 */
export const LANGUAGE_LOCALES: Readonly<Record<ReportLanguage, string>> = {
  it: 'it-IT',
  en: 'en-GB',
  de: 'de-IT',
  fr: 'fr-FR',
  sl: 'sl-SI',
};
