/** English: what is on every screen. */
export const frame = {
  shell: {
    skip: 'Skip to the content',
    main: 'Main navigation',
    app: 'Application',
    entries: { home: 'My card', sign: 'Sign', verify: 'Verify', help: 'Help', settings: 'Settings' },
    unsaved: {
      title: 'Your choices were not saved',
      text: 'The disk is full, or the folder of CIE Kit cannot be changed. They stay in force while CIE Kit is open: free some space, and the next change saves them all.',
    },
    state: {
      starting: 'One moment',
      serviceUnusable: 'Reader cannot be used',
      serviceDetail: 'See “My card”',
      noReader: 'No reader',
      plugIn: 'Connect it by USB',
      noCard: 'No card',
      reading: 'Reading the card',
      unknownCard: 'Card not recognised',
      busy: 'Reading the card',
      several: 'Several cards',
      choose: 'Choose which one to use',
      notGenuine: 'Check not passed',
      noCodes: 'Do not type codes',
      expired: 'Card expired',
      newCard: 'Card to be paired',
      ready: 'Card on the reader',
      pinBlocked: 'PIN blocked',
      blockedForEver: 'Chip blocked',
      toReplace: 'To be replaced',
    },
    tryOut: {
      title: 'You are trying this without a real card.',
      text: 'This is a practice card: PIN 19283746, PUK 64738291. Its signatures are worth nothing.',
      reader: 'Practice reader',
      insert: 'Put the practice card on',
      remove: 'Take the practice card off',
      renew: 'Start with a new card',
      end: 'Stop trying',
    },
  },
  card: {
    drawing: (name: string, serialNumber: string): string =>
      name === ''
        ? `Drawing of card number ${serialNumber}`
        : `Drawing of the card of ${name}, serial number ${serialNumber}`,
    drawingEmpty: 'Drawing of an electronic identity card, without data',
    drawingUnknown: 'Drawing of a card that was not recognised',
    stage: 'The reader as CIE Kit sees it',
  },
  code: {
    show: (label: string): string => `Show the digits: ${label}`,
    count: (length: number): string => `${length} of 8 digits`,
    firstHalf: 'first half: receipt',
    secondHalf: 'second half: letter',
    problems: {
      'not-digits': 'Only digits are accepted: anything else has been removed.',
      'too-long': 'These are more than 8 digits: delete some until 8 are left.',
      'too-short': 'Some digits are missing: 8 are needed.',
      half: 'These are 4 digits, half of the code. All 8 are needed here: other programs ask for only 4, because they keep the others on the computer.',
    },
  },
  tries: {
    left: (kind: 'pin' | 'puk', left: number | undefined, total: number): string =>
      left === undefined
        ? 'This card does not tell how many tries are left'
        : left === 0
          ? 'No tries left'
          : left === 1
            ? `1 of ${total} tries left`
            : left === total
              ? `${total} of ${total} tries`
              : `${left} of ${total} tries left`,
  },
  note: { card: 'The card', files: 'The files', next: 'What to do' },
  progress: {
    cancel: 'Stop',
    cancelling: 'Stopping as soon as the card has finished',
    states: { done: 'done', now: 'under way', todo: 'to do', failed: 'failed' },
  },
  common: {
    copy: 'Copy',
    copied: 'The command is copied',
    noBrowser: 'No browser opened. The address to type is:',
    /** Of a day of these weeks. */
    at: (day: string, time: string): string => `${day} at ${time}`,
    /** Between a label and what it labels. */
    colon: ':',
    cancel: 'Cancel',
    source: (source: string, date: string): string => `Source: ${source}. Looked up on ${date}.`,
  },
  errors: {
    places: {
      'cie doctor': '“Check what is wrong”',
      'cie list': '“My card”',
      'cie pair': '“Pair this card”',
      'cie pin status': '“My card”',
      'cie pin unblock': '“Unblock the PIN”',
      'cie pin verify': '“Check the PIN”',
      'cie readers': '“Check what is wrong”',
      'cie token run': '“Browsers”',
      'cie token': '“Browsers”',
      'cie trust fetch': '“Get the State’s certificates”',
      'cie trust lists add': '“European lists”',
      'cie trust lists': '“European lists”',
      'cie trust': '“Trusted certificates”',
      'cie unpair': '“Remove the card from this computer”',
      'cie verify': '“Verify”',
      '--format cades': '“Always in a .p7m”',
      '--level': '“How long the proof has to last”',
      '--reader': '“My card”',
      '--trust': '“Trusted certificates”',
    },
    own: {
      'reader-not-answering': {
        title: 'The reader has stopped answering',
        meaning:
          'CIE Kit has closed the connection and opens it again by itself. If you were using a code, look at the tries left before you type it again.',
        nextStep: 'Unplug the reader, wait a few seconds and plug it in again. Then put the card back on it.',
      },
      'documents-not-answering': {
        title: 'Reading the documents broke off',
        meaning: 'A document was too much for CIE Kit, or is made to get it stuck. No file was changed.',
        nextStep: 'Try again with one file at a time. If it happens with the same one every time, have it sent again.',
      },
      'verdict-forgotten': {
        title: 'This check is no longer remembered',
        meaning: 'The file is as it was. A report can only be written of what was looked at just now.',
        nextStep: 'Press “Verify again”, then “Save the report”.',
      },
      'card-busy': {
        title: 'CIE Kit is working with the card',
        meaning: 'So that nothing is left half done, it has to finish first.',
        nextStep: 'Wait until it is done, then try again.',
      },
      'command-missing': {
        title: 'The command “cie” is missing',
        meaning: 'This is not about the card. Browsers talk to it through this command, which is not installed here.',
        nextStep: 'Install the package @ciekit/cli, then come back.',
      },
      'p11-kit-missing': {
        title: 'p11-kit is missing',
        meaning: 'This is not about the card. Browsers reach it through this part; nothing was changed so far.',
        nextStep:
          'Install it and come back. Debian and Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
      },
      'browsers-unsupported': {
        title: 'The browsers of this system cannot be set up',
        meaning:
          'This is not about the card. Windows and its browsers want modules of another kind; nothing was changed.',
        nextStep:
          'To log in to public services from this computer, use the Ministry’s program for now. Signatures and codes work here.',
      },
      'browsers-changed-meanwhile': {
        title: 'Somebody has changed the same files at this very moment',
        meaning: 'This is not about the card, and the browsers are as they were: CIE Kit changed nothing.',
        nextStep: 'Close the browsers and try again.',
      },
      'browsers-record-damaged': {
        title: 'The list of what was set up before is damaged',
        meaning: 'This is not about the card, and the browsers are as they were: CIE Kit changed nothing.',
        nextStep: 'Make a report with “Check what is wrong” and show it to whoever helps you.',
      },
      'browsers-place-unusable': {
        title: 'A folder of the browsers cannot be used',
        meaning:
          'This is not about the card. The folder belongs to another user, or is no ordinary one; nothing was changed.',
        nextStep: 'Open CIE Kit as the user of the browsers, without administrator’s rights, and try again.',
      },
      'certificates-unreachable': {
        title: 'The certificates could not be fetched',
        meaning: 'This is not about the card. None of the State’s addresses answered; what was here is still here.',
        nextStep:
          'Check the connection and try again. If you have the certificates in a file, add them in Settings, under “Trusted certificates”.',
      },
      'token-not-starting': {
        title: 'The connection with browsers did not start',
        meaning: 'This is not about the card: nothing was sent to it.',
        nextStep: 'Try again in a moment. If it does not start, ask “Check what is wrong”.',
      },
      refused: {
        title: 'The request was refused',
        meaning: 'Nothing was sent to the card.',
        nextStep: 'Choose the file or the card again, and try again.',
      },
      'disk-full': {
        title: 'The disk is full',
        meaning: 'The file was not written, and what was there before is still there. It is not about the card.',
        nextStep: 'Free some space, or choose another folder, and try again.',
      },
      failed: {
        title: 'The file cannot be read or written',
        meaning: 'Nothing was sent to the card.',
        nextStep: 'See that the disk is not full and that the folder can be changed, then try again.',
      },
    },
  },
};
