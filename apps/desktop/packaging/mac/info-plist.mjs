// @ts-check
// Words that macOS itself shows about the app: what the property list says in English is looked up here in the other languages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, OWN_TYPES } from '../app.mjs';

/** The app asks for none of these; macOS shows the text when a part of Chromium would. */
export const USAGES = ['NSCameraUsageDescription', 'NSMicrophoneUsageDescription', 'NSBluetoothAlwaysUsageDescription'];

/** @type {import('../app.mjs').Words} */
export const NEVER = {
  it: 'CIE Kit non ne ha bisogno: puoi rifiutare.',
  en: 'CIE Kit does not need this: you can refuse.',
  de: 'CIE Kit braucht das nicht: Sie können ablehnen.',
  fr: 'CIE Kit n’en a pas besoin : vous pouvez refuser.',
  sl: 'CIE Kit tega ne potrebuje: lahko zavrnete.',
};

/**
 * @param {import('../app.mjs').Language} language
 * @returns {string} its InfoPlist.strings: a type's name is its own key
 */
export function infoPlistStrings(language) {
  const words = [
    ...USAGES.map((key) => [key, NEVER[language]]),
    ...OWN_TYPES.map(({ name }) => [name.en, name[language]]),
  ];
  return words.map(([key, text]) => `${JSON.stringify(key)} = ${JSON.stringify(text)};\n`).join('');
}

/** @param {string} folder made anew with a folder for each language, as they lie in the app */
export function writeInfoPlistStrings(folder) {
  for (const language of LANGUAGES) {
    mkdirSync(join(folder, `${language}.lproj`), { recursive: true });
    writeFileSync(join(folder, `${language}.lproj/InfoPlist.strings`), infoPlistStrings(language));
  }
}
