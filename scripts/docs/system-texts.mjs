// @ts-check
/** @typedef {import('../../packages/middleware/src/index.js').SystemText} SystemText */

const NAMES = { linux: 'Linux', windows: 'Windows', macos: 'macOS' };

/**
 * A text with what is said on each system: a page is read on all of them.
 *
 * @param {SystemText} text
 * @returns {string}
 */
export function everySystem(text) {
  if (typeof text === 'string') return text;
  return Object.entries(NAMES)
    .map(([system, name]) => `${name}: ${text[/** @type {keyof typeof NAMES} */ (system)]}`)
    .join(' ');
}
