import type { TokenTexts } from './catalogue.js';

export const enToken = {
  prompt: {
    title: 'CIE Kit: your card’s PIN',
    asks: '{program} asks to use your card {card}, to log in or to sign in your name.',
    somethingAsks:
      'A program asks to use your card {card}, to log in or to sign in your name. It cannot be told which.',
    nameIsReported:
      'The name of the program is the one that the system reports. If you did not just start this, cancel.',
    enterPin: 'Enter the 8-digit PIN.',
    pinLabel: 'PIN:',
    allow: 'Allow',
    cancel: 'Cancel',
    useLastTry: 'Use the last try',
    sendAllTheSame: 'Go on all the same',
  },
  notices: {
    'no-prompt': {
      title: 'Your card was asked for',
      text: '{program} asked to use your card {card}, and CIE Kit has no way to ask you for the PIN here. Nothing was sent to the card. Install "pinentry", or open the CIE Kit app, and try again.',
    },
    'pin-blocked': {
      title: 'The PIN is blocked',
      text: '{program} asked to use your card {card}, whose PIN is blocked after too many wrong ones. Unblock it with the PUK: "cie pin unblock".',
    },
    'last-try-kept': {
      title: 'The last PIN try was kept',
      text: '{program} gave a PIN to your card {card}, which has one try left, or does not tell how many: it was not sent. Type it yourself with "cie pin verify", which asks you before a last try.',
    },
    'not-signed': {
      title: 'The card did not sign',
      text: '{program} waited for your card {card}, which did not answer to the end. No try of the PIN was spent by this. Lay the card still on the reader; if the page goes on waiting, press Esc and begin the login again.',
    },
  },
  unknownProgram: 'A program that cannot be told',
} as const satisfies TokenTexts;
