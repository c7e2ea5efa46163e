/** English: reader and card as they lie there, the paired cards, the first start. Words between asterisks are shown bold. */
export const home = {
  tryOut: 'Try it without a card',
  look: 'Look again',
  doctor: 'Check what is wrong',
  try: 'Try this',

  starting: { title: 'One moment', lead: 'Looking for the reader.', lip: 'Looking for the reader' },
  service: {
    lip: 'Reader cannot be used',
    lead: 'This is not about the card: nothing has happened to it.',
    titles: {
      'service-not-running': 'Let’s start the service for readers',
      'binding-unavailable': 'A component for readers is missing',
      'access-denied': 'The computer does not let you use the reader',
      'reader-not-answering': 'The reader has stopped answering',
      other: 'The reader cannot be used',
    },
    steps: {
      'service-not-running': {
        linux: [
          '*Open a terminal*, copy this command into it and press Enter:',
          '*Type the computer’s password* if it asks for it. Nothing shows while you type: that is normal.',
          '*Wait a few seconds.* This page changes by itself.',
        ],
        win32: [
          '*Press Windows and R*, type the name below and press Enter:',
          '*Find “Smart Card”* in the list, double-click it and choose Automatic.',
          '*Press Start*, then OK. This page changes by itself.',
        ],
        darwin: [
          '*Unplug the reader*, wait a few seconds and plug it in again.',
          '*Still nothing?* Restart the computer: the service starts with the system.',
        ],
      },
      'binding-unavailable': {
        linux: ['*Open a terminal*, copy this command into it and press Enter:', '*Close CIE Kit* and open it again.'],
        other: ['*Install CIE Kit again*: a part of the installation is incomplete.'],
      },
      'access-denied': {
        other: [
          '*Open CIE Kit from your own desktop*, not over a remote connection and not as another user.',
          '*Does somebody else look after this computer?* Ask them for access to smart card readers (pcscd, polkit).',
        ],
      },
      'reader-not-answering': {
        other: [
          '*Unplug the reader*, wait a few seconds and plug it in again.',
          '*Put the card back in the middle.* CIE Kit opens the connection again by itself.',
          '*Does it happen again?* Use another USB socket of the computer, without an extension.',
        ],
      },
    },
    commands: {
      'service-not-running': { linux: 'sudo systemctl enable --now pcscd.socket', win32: 'services.msc' },
      'binding-unavailable': { linux: 'sudo apt install pcscd libpcsclite1' },
    },
    codesSafe: 'No code was sent to the card.',
    afterHang: 'If you were typing a code, look at the tries left before you type it again.',
  },
  noReader: {
    title: 'Connect the reader to the computer',
    lead: 'CIE Kit does not see it. This is not about the card: nothing has happened to it.',
    lip: 'Reader not connected',
    steps: [
      '*Put the USB plug* straight into the computer, without extensions or adapters.',
      '*Wait a few seconds.* When the reader lights up, this page changes by itself.',
      '*Still nothing?* Use another USB socket, then let CIE Kit look for the cause.',
    ],
    which: 'Which reader do I need?',
    whichText:
      'A contactless one (NFC, ISO 14443) that connects by USB. Readers into which the card is pushed, as for the health card, cannot read the CIE.',
    meanwhile: {
      before: 'Meanwhile you can ',
      verify: 'verify a signature',
      or: ' or ',
      theft: 'print the sheet for blocking the card',
      after: ': that needs no reader.',
    },
  },
  noCard: {
    title: 'Put the card on the reader',
    lead: 'Put it in the middle and leave it there. CIE Kit recognises it by itself.',
    lip: 'Waiting for the card',
    tipsTitle: 'If it is not recognised',
    tips: [
      '*Take it out of its sleeve.* Shielded ones block the signal.',
      '*Keep other cards away.* Bank cards, passes and phones can interfere.',
      '*Do not move it.* If it slips, put it back: no harm done.',
    ],
    lost: 'Is the card lost or stolen? ',
    lostLink: 'Here are the number to call and what to say',
  },
  reading: {
    title: 'Reading the card',
    lead: 'Leave it there for a few seconds. No code is needed.',
    lip: 'Reading it',
  },
  unknown: {
    title: 'This does not look like a CIE',
    lead: 'The reader works, but the card on it is not an electronic identity card.',
    lip: 'Card not recognised',
    tipsTitle: 'Look at the card',
    tips: [
      '*Is it the right one?* The health card, bank cards and travel passes do not work here.',
      '*Is there more than one?* Leave only the identity card on the reader.',
      '*Is it your CIE after all?* Take it off, wait two seconds and put it back.',
    ],
    doctor: 'It is a CIE: check what is wrong',
    safe: 'Nothing was written to this card, and nothing on it was changed.',
  },
  mute: {
    title: 'The card does not answer',
    lead: 'The reader senses something, but gets no answer. Nearly always it is a matter of position.',
    lip: 'No answer',
    tipsTitle: 'Put it back on',
    tips: [
      '*Lift the card*, wait two seconds and put it in the middle of the reader.',
      '*By itself.* Take it out of its sleeve; keep other cards, keys and phones away.',
      '*Away from metal.* A metal table or computer under the reader disturbs the signal.',
    ],
  },
  unreadable: {
    title: 'This card cannot be read',
    lead: 'It may just be badly placed. No code was sent to it.',
    lip: 'Reading failed',
  },
  several: {
    title: 'Which card do you want to use?',
    lead: 'There are several identity cards on the readers. Codes go only to the one that you choose.',
    unpaired: 'Card to be paired',
    nis: (nis: string): string => `Services id ${nis}`,
    on: (reader: string): string => `On: ${reader}`,
    other: 'There is another card on another reader:',
    change: 'Use that card',
  },
  newCard: {
    title: 'This card is new here',
    lead: 'It is a CIE. To use it on this computer, pair it: once is enough.',
    lip: 'Card to be paired',
    how: 'How it works',
    steps: [
      '*We check that it is genuine.* The PIN is not sent before that.',
      '*Type the PIN of 8 digits.* The first 4 are on the receipt of the application, the others in the letter that came with the card.',
      '*Leave the card still* for about 10\u00a0seconds.',
    ],
    pair: 'Pair this card',
    noPin: 'I cannot find the PIN',
    kept: 'The PIN stays on the card. This computer keeps the serial number and the dates; name, codice fiscale and certificate open only with the card on the reader.',
  },
  ready: {
    title: 'Your card is ready',
    lead: 'It is on the reader and paired with this computer.',
    leadReading: 'It is recognised. Reading the tries left: leave it there.',
    titleProblem: 'The card is on the reader',
    leadProblem: 'It is paired with this computer, but not everything can be read.',
    lip: 'Card recognised',
    lipReading: 'Reading it',
    facts: {
      pin: 'PIN',
      puk: 'PUK',
      valid: 'Validity',
      online: 'Online access',
      until: (date: string): string => `until ${date}`,
      expiredOn: (date: string): string => `expired on ${date}`,
      endedOn: (date: string): string => `ended on ${date}`,
      reading: 'being read',
      unknown: 'not read',
    },
    unlessNew: '* Unless you get a new card before then.',
    what: 'What do you want to do?',
    problem: 'Look at the card again',
  },
  acts: {
    sign: { title: 'Sign a document', text: 'One or more files, with a single PIN' },
    browse: {
      title: 'Log in to a public service',
      running: 'The connection with browsers is on',
      stopped: 'With Firefox or Chromium, once they are set up',
    },
    verify: { title: 'Verify a signature', text: 'In a file that you received' },
    changePin: { title: 'Change the PIN', text: 'Choose your own 8 digits' },
    unblock: { title: 'Unblock the PIN', text: 'You need the PUK' },
    findPin: { title: 'Find the PIN again', text: 'Before you use the last try' },
    recoverPuk: { title: 'Recover the PUK', text: 'With the CieID app, in 48 hours' },
    reprint: { title: 'Have the codes reprinted', text: 'Free, in person, at any Comune' },
    theft: { title: 'Sheet for blocking the card', text: 'The number to call and what to say' },
    another: 'Pair another card',
    anotherText: 'Take this card off and put the other one on: CIE Kit recognises it by itself and guides you.',
    details: 'Data of the card',
  },
  notices: {
    lastTry: {
      title: 'Only one try is left for the PIN',
      text: 'The card works. If the next PIN is wrong it is blocked, and unblocking it needs the PUK. If it is right, there are 3 tries again.',
    },
    pukLow: {
      title: (left: number): string =>
        left === 1 ? '1 of 10 tries is left for the PUK' : `${left} of 10 tries are left for the PUK`,
      text: 'The card is intact. If the tries for the PUK run out, the chip closes for ever. Recovering it uses none.',
      link: 'Recover the PUK',
    },
    usable: {
      title: 'The card has expired, but still works online',
      text: (expiry: string, end: string): string =>
        `As an identity document it expired on ${expiry}. Online services may accept it until ${end}, unless you get a new card before then.`,
    },
    soon: {
      title: (days: number): string =>
        days === 0
          ? 'The card expires today'
          : days === 1
            ? 'The card expires tomorrow'
            : `The card expires in ${days} days`,
      text: (end: string): string =>
        `Better ask the Comune for the new card in time. Online this one may work until ${end}, unless you get the new one before then.`,
    },
    notYet: {
      title: 'For this computer the card is not valid yet',
      text: (today: string): string =>
        `Look at the computer’s date: it says that today is ${today}. If that is wrong, correct it and the card is ready again.`,
    },
    issuer: {
      title: 'The card’s issuer was not checked',
      text: 'The chip answers as it should. When you paired it, though, the State’s certificates were missing on this computer: get them, then you can pair it again.',
      link: 'Check and get the certificates',
    },
    renew: {
      title: 'The card’s issuer can now be checked',
      text: 'When you paired it the State’s certificates were missing, now they are there. Pair it again: you need the PIN.',
      link: 'Pair the card again',
    },
  },
  pinBlocked: {
    title: 'The PIN is blocked: let’s unblock it',
    lead: 'The card is intact. A wrong PIN was typed 3 times, and the chip has closed it to protect you.',
    /** Right after the wrong PIN that did it. */
    leadNow:
      'The card is intact. This PIN was wrong too: after 3 mistakes in a row the chip blocks the PIN, to protect you.',
    lip: 'PIN blocked',
    what: 'What you need',
    needs: [
      '*The PUK of 8 digits.* The first 4 are on the receipt of the application, the others in the letter that came with the card.',
      '*A new PIN*, which you choose now. The old one is not needed.',
    ],
    act: 'With the PUK and a new PIN',
    without: 'No PUK?',
    still:
      'Meanwhile the card stays valid as an identity document until it expires, and the block does not touch files that you signed before.',
  },
  blocked: {
    title: 'The chip of this card is blocked',
    lead: 'The PUK was wrong 10 times. For safety the chip has closed and cannot be opened again: you need a new card.',
    /** Right after the wrong PUK that did it. */
    leadNow:
      'This PUK was wrong too, and it was the last of the 10 tries. For safety the chip has closed and cannot be opened again: you need a new card.',
    lip: 'Chip blocked',
    still: 'What you can still do',
    document: (date: string): string => `Show it as an identity document, until ${date}`,
    documentUnpaired: 'Show it as an identity document, until the expiry date printed on it',
    signed: 'Use documents that you signed before: the block does not touch them',
    not: 'What no longer works',
    sites: 'Logging in to public services with the card',
    codes: 'Signing and changing the PIN',
    now: 'What to do now',
    ask: 'Ask your Comune for a new card. This time keep the receipt and the letter in a safe place: together they give the codes.',
    site: 'How to ask for a new card',
    browser: 'The Ministry’s site opens in your browser.',
  },
  expired: {
    title: 'This card has expired',
    lead: (expiry: string, end: string): string =>
      `It expired on ${expiry}; the 90 extra days for online services ended on ${end}.`,
    lip: 'Card expired',
    still: 'What stays valid',
    signed: 'Documents signed while the card was valid',
    verify: 'Verifying signatures in files that you receive',
    not: 'What no longer works',
    sites: 'Logging in to public services, and signing',
    identity: 'Showing it as an identity document',
    ask: 'Ask your Comune for a new card. When it comes, pair it here and remove this one.',
  },
  notGenuine: {
    title: 'Do not type codes for this card',
    lead: 'The chip did not pass the checks. They were made without sending any code.',
    lip: 'Check not passed',
    means: 'What it may be',
    reasons: [
      'A reader that is broken, or that somebody tampered with',
      'A copy of the card, or a forged card',
      'A real card, signed with certificates that this computer does not have yet',
    ],
    now: 'What to do, calmly',
    steps: [
      '*Take the card off the reader* and keep it with you.',
      '*Try another reader*, best on another computer. If all is well there, the first reader was the problem.',
      '*Does it happen again?* Take the card to the Comune or the police and have it checked. The check needs no codes: give them to nobody.',
    ],
    found: 'What was found',
    paired: 'The card that you paired stays on the list: its data was not changed.',
  },
};
