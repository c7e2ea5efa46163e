// @ts-check
// The desktop entry of Linux: one source for the AppImage, which electron-builder writes, and for the .deb.
import { ACTIONS, APP, KIND, LANGUAGES, OTHERS_TYPES, OWN_TYPES, SUMMARY } from './app.mjs';

/** @typedef {Record<string, string>} Group */

/**
 * A key in all languages; the one without a language is English, which every desktop falls back to.
 *
 * @param {string} key
 * @param {import('./app.mjs').Words} words
 * @returns {Group}
 */
function localised(key, words) {
  const named = LANGUAGES.filter((language) => language !== 'en');
  return { [key]: words.en, ...Object.fromEntries(named.map((language) => [`${key}[${language}]`, words[language]])) };
}

/** What is the same in every desktop entry of the app. */
export const ENTRY = {
  ...localised('GenericName', KIND),
  ...localised('Comment', SUMMARY),
  Categories: 'Utility;',
  Keywords: 'CIE;PIN;PUK;firma;p7m;PAdES;CAdES;XAdES;smartcard;',
  StartupNotify: 'true',
  StartupWMClass: APP.name,
};

/** @param {string} command */
export function desktopActions(command) {
  return Object.fromEntries(
    ACTIONS.map(({ id, name }) => [id, { ...localised('Name', name), Exec: `${command} ${APP.scheme}://${id}` }]),
  );
}

/** The app's entry in the menu, with what it opens. */
export function desktopEntry() {
  const types = [...OWN_TYPES, ...OTHERS_TYPES].map(({ mimeType }) => mimeType);
  const actions = desktopActions(APP.executable);
  const groups = [
    group('Desktop Entry', {
      Type: 'Application',
      Name: APP.name,
      ...ENTRY,
      Exec: `${APP.executable} %U`,
      TryExec: APP.executable,
      Icon: APP.id,
      Terminal: 'false',
      MimeType: [...types, `x-scheme-handler/${APP.scheme}`].map((type) => `${type};`).join(''),
      Actions: Object.keys(actions)
        .map((id) => `${id};`)
        .join(''),
    }),
    ...Object.entries(actions).map(([id, action]) => group(`Desktop Action ${id}`, action)),
  ];
  return `${groups.join('\n\n')}\n`;
}

/** @param {string} name @param {Group} entries */
function group(name, entries) {
  return [`[${name}]`, ...Object.entries(entries).map(([key, value]) => `${key}=${value}`)].join('\n');
}
