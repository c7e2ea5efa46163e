// @ts-check
// The pictures that git keeps: READMEs show them, and software centres ask for some of them.

/** @typedef {{ name: string, scene: string, language: string, look: string }} KeptPicture */

/** Each is `docs/screenshots/<name>.webp`. @type {readonly KeptPicture[]} */
export const KEPT_PICTURES = [
  { name: 'home', scene: 'home-ready', language: 'it', look: 'light' },
  { name: 'new-pin', scene: 'change-pin-rules', language: 'it', look: 'light' },
  { name: 'wrong-pin', scene: 'check-pin-wrong-one-left', language: 'it', look: 'light' },
  { name: 'sign', scene: 'sign-box', language: 'it', look: 'light' },
  { name: 'verify', scene: 'verify-good', language: 'it', look: 'light' },
  { name: 'lost-codes', scene: 'lost-codes', language: 'it', look: 'light' },
  { name: 'home-dark', scene: 'home-ready', language: 'it', look: 'dark' },
  { name: 'home-english', scene: 'home-no-card', language: 'en', look: 'light' },
];
