import { codeScreens } from './code-screens.js';
import { pairing } from './pairing.js';
import { pinWindow } from './pin-window.js';

/** English: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  ...codeScreens,
  ...pairing,
  ...pinWindow,
  questions: {
    lastPinTry: {
      title: 'This is the last try. Do you want to use it?',
      paragraphs: [
        'If the PIN is wrong this time too, *it is blocked*. You do not lose the card: it stays valid as an identity document, but to sign and to log in you will have to unblock the PIN with the PUK.',
        'If you do not have the PUK at hand, stop here: the try will still be there in an hour or in a month.',
      ],
      safe: 'No, I will find the PIN first',
      other: 'Use the last try',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1
          ? 'This is the last try for the PUK. Do you want to use it?'
          : 'Very few tries are left for the PUK. Do you want to use one?',
      paragraphs: [
        'When the tries are used up, the chip *closes for ever*: the card stays valid as an identity document, but to sign and to log in you will need a new one.',
        'Recovering the PUK uses no try, and these will wait for you.',
      ],
      safe: 'No, I will recover the PUK first',
      other: 'Use one try',
    },
    advisePuk: {
      title: 'Are you sure of this PUK?',
      paragraphs: [
        'The card still works. But if the tries for the PUK are used up, it closes for ever for online services.',
        'If you are not reading the PUK from the sheets, recover it first: that uses no try.',
      ],
      safe: 'No, I will recover the PUK first',
      other: 'Yes, go on',
    },
    weakPin: {
      title: 'This PIN is easy to guess',
      paragraphs: ['The card would take it. Whoever knows you, or finds the card, would try it first.'],
      safe: 'I will choose another',
      other: 'Keep this PIN',
      reasons: {
        'birth-date': 'It contains your date of birth.',
        'services-id': 'It is part of a number that anybody with a reader can read from the card.',
        pan: 'It is part of the chip’s number, which anybody with a reader can read.',
        'serial-number': 'It is part of the serial number printed on the card.',
        'same-as-puk': 'It is the same as the PUK: whoever sees one has both.',
      },
    },
    unverifiedIssuer: {
      title: 'The card’s issuer cannot be checked',
      paragraphs: [
        'The chip answers as it should, but the State’s certificates that confirm it are not on this computer. *The code has not been sent yet.*',
        'Fetching them is usually enough: in Settings, under “Trusted certificates”.',
      ],
      safe: 'Stop here',
      other: 'Send the code all the same',
    },
  },
  aside: 'Card and tries',
  newCard: 'Card to be paired',
  readingTries: 'Reading how many tries are left',
  back: 'My card',
  why: {
    title: 'Why 8 digits?',
    text: 'Other programs ask for 4 only, because they keep the rest on the computer. CIE Kit keeps nothing: that is why it asks for all of them.',
  },
  /** Of the code that was typed, when the operation broke off. */
  use: {
    'not-sent': 'No code was sent: no try was spent.',
    accepted: 'The code was right: no try was spent.',
  },
  spend: {
    label: 'I have checked the 8 digits: I want to use one try.',
    missing: 'Check the digits first, then tick this box.',
  },
  pin: { label: 'PIN of the card', lost: 'I do not remember the PIN' },
  wrong: {
    pin: {
      title: 'The PIN is not right',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'It still works. This card does not tell how many tries are left: 3 wrong ones in a row block the PIN.'
          : left === 1
            ? 'It still works. 1 try of 3 is left: one more mistake blocks the PIN and you need the PUK.'
            : `It still works. ${left} tries of 3 are left: the third mistake blocks the PIN and you need the PUK.`,
      next: 'Check the 8 digits: the first 4 are on the receipt of your application, the others in the letter. If you changed the PIN, the one you chose is valid.',
    },
    puk: {
      title: 'The PUK is not right',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'It still works. This card does not tell how many tries are left: 10 wrong ones in a row close it for ever for online services.'
          : left === 1
            ? 'It still works. 1 try of 10 is left: one more mistake closes it for ever for online services, and you need a new one.'
            : `It still works. ${left} tries of 10 are left. When they are used up it closes for ever for online services, and you need a new one.`,
      next: (left: number | undefined): string =>
        left !== undefined && left > 8
          ? 'Check the 8 digits of the PUK: the first 4 are on the receipt of your application, the others in the letter. The PUK cannot be changed.'
          : 'Recover the PUK: that uses no try.',
    },
  },
  stopped: {
    cancelled: { title: 'Stopped', text: 'Nothing was left half done and no try was lost.' },
    'last-try': {
      title: 'The code was not sent',
      text: 'The try is still there. Come back when the 8 digits are in front of you: there is no hurry.',
    },
    'advise-puk': {
      title: 'The PUK was not sent',
      text: 'The tries are the same as before. Recover the PUK without hurry, then come back here.',
    },
    'weak-pin': {
      title: 'Choose another PIN',
      text: 'Nothing was sent to the card. Type the codes again, with a new PIN that is harder to guess.',
    },
    'unverified-issuer': {
      title: 'The code was not sent',
      text: 'Fetch the State’s certificates in Settings, under “Trusted certificates”, then come back here.',
    },
  },
  gate: {
    lead: 'To go on, the card has to be on the reader. No code is asked for before it is recognised.',
    /** It lies there, and is not used. */
    leadStopped: 'We stopped before asking for any code.',
    lookAgain: 'Look again',
    starting: { title: 'One moment', text: 'Looking for the reader.', lip: 'Looking for the reader' },
    unusable: { title: 'The reader cannot be used', text: '', lip: 'Reader cannot be used' },
    noReader: {
      title: 'Connect the reader',
      text: 'Put the USB plug into the computer and wait a few seconds: this page changes by itself.',
      lip: 'Reader not connected',
    },
    noCard: {
      title: 'Put the card on the reader',
      text: 'Put it in the middle and leave it still: this page changes by itself.',
      lip: 'Waiting for the card',
    },
    checking: {
      title: 'Checking the card',
      text: 'The chip has to prove that it is genuine and to tell how many tries are left. Only then are you asked for the code.',
      lip: 'Reading: do not move it',
    },
    unknown: {
      title: 'This card cannot be used here',
      text: 'Take away what is on the reader and put your electronic identity card there, alone and in the middle. Nothing changed on the card.',
      lip: 'Card cannot be used',
    },
    several: {
      title: 'Which card do you want to use?',
      text: 'There are several cards on the readers. The code goes only to the one you choose.',
      lip: 'Several cards',
    },
  },
  work: {
    label: 'Progress',
    lead: 'Leave the card still on the reader: it takes a few seconds.',
    begin: 'One moment',
    lip: 'Reading: do not move it',
    lipWaiting: 'The card waits for your answer',
    steps: {
      connect: 'Connecting to the chip',
      genuine: 'Checking that the card is genuine',
      pin: 'Checking the PIN',
      oldPin: 'Checking the current PIN',
      puk: 'Checking the PUK',
      newPin: 'New PIN',
      doNotMove: 'Do not move the card just now',
      certificate: 'Reading the certificate',
      certificateDetail: 'Name, codice fiscale, serial number',
      save: 'Saving on this computer',
      saveDetail: 'The PIN is not saved',
    },
    stopHints: {
      pair: 'If you stop, the card stays as it is.',
      change: 'If you stop before the card has written it, the PIN stays the same.',
      unblock: 'If you stop before the card has written it, everything stays as it is.',
      check: 'The card stays as it is.',
    },
  },
  done: { label: 'Done', lip: 'You can take the card away', home: 'Go to “My card”' },
  newPin: {
    title: 'The new PIN',
    label: 'New PIN',
    again: 'Repeat the new PIN',
    hint: 'Better not your date of birth, nor the numbers printed on the card.',
    rules: {
      length: (count: number): string => (count === 8 ? '8 digits' : `8 digits: you typed ${count}`),
      notAllEqual: 'not all the same',
      notInLine: 'not in a row, like 12345678',
      different: 'different from the current one',
    },
    states: { open: 'to be met', met: 'met', broken: 'not met' },
    complaints: {
      'all-equal': 'The digits are all the same: the card would be open to anybody. Choose others.',
      'in-line': 'The digits are in a row: that is the first PIN anybody tries. Choose others.',
      'same-as-old': 'It is the current PIN: nothing would change.',
      'typed-differently': 'The two are not the same. Type the new PIN again here, or check the one above.',
    },
  },
};
