import type { Catalogue } from './catalogue.js';

/** Facts about public services, each with its source and the day on which it was looked up; correct them here. */
const MINISTRY = 'Ministero dell’Interno, https://www.cartaidentita.interno.gov.it/';
const DATE = '2026-11-21';

export const enServices = {
  pukRecovery: {
    title: 'I lost the PUK',
    text: 'The CieID app recovers it. You need a phone with NFC and a screen lock, the card, its serial number (top right, e.g. CA00000AA) and the mobile number or e-mail address given when you applied. The request takes 48 hours; then a text message or e-mail lets you go on and see the PUK. Do not make a second request while one is pending. A reader on a PC cannot recover a PUK. For a minor, a parent or guardian asks.',
    source: MINISTRY,
    date: DATE,
  },
  codesReprint: {
    title: 'Have PIN and PUK printed again',
    text: 'Any Comune prints them again, free of charge, in person and with the card in hand. The first half is given at once; the second comes by e-mail (not PEC), or on paper with a delegation.',
    source: MINISTRY,
    date: DATE,
  },
  blockCard: {
    title: 'Card stolen or lost',
    text: 'Report it to the Police, then have the card blocked: 800 098 558, Monday to Friday 8-18, Saturday 8-14, for cards issued after 4 July 2016. Have ready: name, codice fiscale, the serial number if you know it ("cie list" shows it), and the police report with its city.',
    source: `${MINISTRY}cittadini/furto-e-smarrimento/`,
    date: DATE,
  },
  accessLevels: {
    title: 'Levels 1, 2 and 3',
    text: 'Level 3, the card itself and its PIN, works as soon as you have the card, also for services of level 1 and 2. Levels 1 and 2 are activated on the portal with codice fiscale, serial number and the FIRST half of the PUK (a mobile number on file is needed), or with card and PIN.',
    source: MINISTRY,
    date: DATE,
  },
  minors: {
    title: 'Minors',
    text: 'From 5 to 18 years of age the card gives access to school services only.',
    source: MINISTRY,
    date: DATE,
  },
  expiry: {
    title: 'Expired card',
    text: 'The credentials follow the validity of the card. For 90\u00a0days after the expiry those of the old card still work, unless a new card was issued.',
    source: MINISTRY,
    date: DATE,
  },
} as const satisfies Catalogue['services'];
