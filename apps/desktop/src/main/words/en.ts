import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { MainWords } from './words.js';

/** English: what is outside the windows. */
export const en: MainWords = {
  locale: WINDOW_LOCALES.en,
  state: {
    starting: 'One moment',
    'service-unusable': 'Reader cannot be used',
    'no-reader': 'No reader connected',
    'no-card': 'No card on the reader',
    reading: 'Reading the card',
    'unknown-card': 'Card not recognised',
    busy: 'Card in use: do not take it away',
    'new-card': 'Card to be paired',
    ready: 'Card on the reader',
    'pin-blocked': 'PIN blocked',
    'blocked-for-ever': 'Chip blocked',
  },
  tryOut: (state) => `Trying without a real card: ${state}`,
  tray: {
    open: 'Open CIE Kit',
    sign: 'Sign a file',
    verify: 'Verify a file',
    lock: 'Close log-ins with the card',
    quit: 'Quit CIE Kit',
  },
  menu: {
    file: 'File',
    sign: 'Sign a file',
    verify: 'Verify a file',
    settings: 'Settings',
    lock: 'Close log-ins with the card',
    close: 'Close the window',
    quit: 'Quit CIE Kit',
    hide: 'Hide CIE Kit',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    home: 'My card',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    resetZoom: 'Normal size',
    fullScreen: 'Full screen',
    window: 'Window',
    minimize: 'Minimise',
    help: 'Help',
    openHelp: 'Open help',
    doctor: 'Check what is wrong',
    lostCodes: 'I have lost my codes',
    about: 'About CIE Kit',
  },
  /** A link of another program that names files. */
  link: {
    sign: (count: number): string =>
      count === 1
        ? 'A page or a program asks you to sign this file'
        : 'A page or a program asks you to sign these files',
    verify: (count: number): string =>
      count === 1
        ? 'A page or a program wants you to verify this file'
        : 'A page or a program wants you to verify these files',
    detail:
      'Opening signs nothing: you see the document first, then you are asked for the PIN. If you did not expect this, do not open it.',
    open: 'Open',
    refuse: 'Do not open',
  },
  address: {
    proxyUrl: 'Do you want CIE Kit to go to the network through this server?',
    timestampUrl: 'Do you want CIE Kit to ask this service for certified dates?',
    detail: 'Use it only if it was you who wrote this address.',
    use: 'Use this address',
    refuse: 'No, leave it as it was',
  },
  notices: {
    wrongPin: {
      title: 'The PIN is not right',
      body: (left) =>
        left === undefined
          ? 'The card does not tell how many tries are left. Look for the right PIN before you try again.'
          : left === 1
            ? 'The card still works, but 1 of 3 tries is left. Look for the PIN before you use it.'
            : `The card still works. ${left} of 3 tries are left.`,
    },
    wrongPuk: {
      title: 'The PUK is not right',
      body: (left) =>
        left === undefined
          ? 'The card does not tell how many tries are left. Look for the right PUK before you try again.'
          : left === 1
            ? '1 of 10 tries is left: one more wrong PUK blocks the chip for ever. You can recover the PUK with the CieID app.'
            : `${left} of 10 tries are left. If you do not remember it, you can recover it with the CieID app.`,
    },
    pinBlocked: {
      title: 'The PIN is blocked',
      body: 'The card is unharmed. With the PUK you unblock the PIN and choose a new one.',
    },
    blockedForEver: {
      title: 'The chip is blocked for ever',
      body: 'The card stays valid as an identity document. Open CIE Kit to see what you can do.',
    },
    newCard: {
      title: 'This card is not paired yet',
      body: 'Pair it just once: after that it serves for logging in and for signing.',
    },
    expiring: {
      title: (days) =>
        days === 0
          ? 'The card expires today'
          : days === 1
            ? 'The card expires tomorrow'
            : `The card expires in ${days} days`,
      body: (serialNumber, date) =>
        `Card ${serialNumber} is valid until ${date}. Ask your Comune for the new one in good time.`,
    },
    grace: {
      title: 'The card has expired',
      body: (serialNumber, date) =>
        `Unless you already have a new one, you can still log in with card ${serialNumber} until ${date}.`,
    },
    pukRecovery: {
      title: 'The 48 hours for the PUK are over',
      body: 'Look at your text messages and e-mails, then open the CieID app on your phone: the PUK is there.',
    },
    staysOpen: {
      title: 'CIE Kit keeps running',
      body: 'So you can log in with the card. Find it, or quit it, at its icon beside the clock.',
    },
    locked: {
      title: 'Log-ins with the card are closed',
      body: 'Next time every program will ask for the PIN again.',
    },
    nothingToLock: {
      title: 'No log-in was open',
      body: 'At this moment no program can use the card without asking for the PIN.',
    },
    notLocked: {
      title: 'The log-ins could not be closed',
      body: 'Take the card off the reader: without it no program can use it.',
    },
  },
};
