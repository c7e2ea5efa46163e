import type { WindowLanguage } from './views.js';

/** How dates and numbers are written; as middleware has it, which windows may not load. */
export const WINDOW_LOCALES = {
  it: 'it-IT',
  en: 'en-GB',
  de: 'de-IT',
  fr: 'fr-FR',
  sl: 'sl-SI',
} as const satisfies Readonly<Record<WindowLanguage, string>>;
