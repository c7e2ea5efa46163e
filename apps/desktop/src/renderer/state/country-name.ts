import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { WindowLanguage } from '../../contract/views.js';

/** `Italia (IT)`. @param code as the certificate has it, ISO 3166-1 alpha-2; anything else is shown as it is */
export function countryName(code: string, language: WindowLanguage): string {
  if (!/^[A-Z]{2}$/u.test(code)) return code;
  const name = new Intl.DisplayNames(WINDOW_LOCALES[language], { type: 'region', fallback: 'none' }).of(code);
  return name === undefined ? code : `${name} (${code})`;
}
