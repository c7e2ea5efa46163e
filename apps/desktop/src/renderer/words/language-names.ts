import type { WindowLanguage } from '../../contract/views.js';

/** Each language in its own words, so that whoever needs it can read it. */
export const LANGUAGE_NAMES: Readonly<Record<WindowLanguage, string>> = {
  it: 'Italiano',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  sl: 'Slovenščina',
};
