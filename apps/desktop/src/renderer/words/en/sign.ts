/** English: signing documents. */
export const sign = {
  title: 'Sign documents',
  lead: 'Choose one file or several: PDFs, pictures, letters, drawings. The PIN is asked for once.',
  drop: {
    title: 'Drop your documents here',
    detail: 'You can drop them anywhere in this window.',
    choose: 'Choose documents',
  },
  whatItIs: {
    howTitle: 'How it works',
    how: 'The signature goes into a new file beside the original. The original does not change and does not leave this computer.',
    worthTitle: 'What it is worth',
    worth:
      'It is an advanced electronic signature (FEA): it is valid in dealings with the Italian public administration. It is not a qualified signature: for other uses, ask whoever receives it.',
  },
  trail: { label: 'Steps of signing', steps: ['Documents and place', 'PIN', 'Done'] },
  documents: (count: number): string => (count === 1 ? '1 document' : `${count} documents`),
  add: 'Add',
  remove: (name: string): string => `Remove ${name}`,
  sizeIn: (size: string, folder: string): string => (folder === '' ? size : `${size}, in ${folder}`),
  onPage: (page: number): string => `Visible signature, page ${page}`,
  onLastPage: 'Visible signature, last page',
  inField: (name: string): string => `Signature in the field “${name}”`,
  becomes: {
    pdf: 'Signed PDF, without a box',
    xml: (): string => 'Signature inside an XML file',
    p7m: (name: string): string => `Becomes ${name}.p7m`,
    p7s: (name: string): string => `Signature apart: ${name}.p7s`,
    further: (name: string): string => `Adds your signature to ${name}`,
    counter: (name: string): string => `Countersigns the last signature in ${name}`,
  },
  bar: (folder: string | undefined): string =>
    folder === undefined
      ? 'The original files do not change: the signed ones are put beside them.'
      : `The original files do not change: the signed ones go to “${folder}”.`,
  signFiles: (count: number): string => (count === 1 ? 'Sign 1 document' : `Sign ${count} documents`),
  visible: {
    title: 'Visible signature',
    text: 'A box with name and date. The signature is valid without it too.',
    content: 'What is in the box',
    reason: 'Reason (optional)',
    place: 'Place (optional)',
    lines: 'Your own text (optional)',
    linesHint: 'It takes the place of name and date, one line below the other.',
    picture: 'Picture (optional)',
    choosePicture: 'Choose a picture',
    changePicture: 'Change the picture',
    removePicture: 'Take it away',
  },
  format: {
    title: 'Format and other options',
    text: 'A signed PDF for PDFs, .p7m for other files. It is nearly always the right choice.',
    format: 'Where the signature goes',
    formats: {
      auto: { title: 'As suits the file', text: 'Inside PDF and XML; for other files a .p7m, which holds everything.' },
      cades: { title: 'Always in a .p7m', text: 'PDFs too. Whoever receives it needs a program to open it.' },
      xades: { title: 'In an XML file', text: 'Only if whoever receives the document asks for it.' },
    },
    counterSign: 'Countersign: this signs the last signer’s signature, not the document',
    detached: 'Signature in a file of its own: the document has to be sent with it',
    level: 'How long the proof has to last',
    levels: {
      b: 'Plain signature (level B)',
      t: 'With a certified date (level T)',
      lt: 'With the date and the proofs (level LT)',
      lta: 'For the archive (level LTA)',
    },
    noAuthority: 'To add a certified date, the address of a time-stamping service is needed.',
    toSettings: 'Add it in Settings',
    folder: 'Where the signed files go',
    beside: 'Beside each original',
    chooseFolder: 'Choose a folder',
    besideAgain: 'Beside the originals',
  },
  noPreview: {
    label: 'Preview',
    invisible:
      'The signature is not seen on the page, but it is there and is valid all the same. Whoever opens the file can verify it.',
    noPdf: 'This kind of file has no page to put the box on: the signature is valid all the same.',
  },
  viewer: {
    label: (name: string): string => `Preview of ${name}`,
    picture: (page: number, pages: number, name: string): string => `Page ${page} of ${pages} of ${name}`,
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    loading: 'Opening the document…',
    failed:
      'This PDF cannot be shown: it may be damaged or protected, or very large. If it can be signed all the same, the signature goes on the last page.',
    withoutBox: 'Remove the box',
    where: 'Place of the signature',
    ownBox: 'A box where I want it',
    field: (name: string, page: number): string => `Existing field: ${name} (page ${page})`,
    larger: 'Larger',
    smaller: 'Smaller',
    everywhere: 'Same place in all PDFs',
  },
  box: {
    label: (page: number): string => `Box of the signature, page ${page}`,
    help: 'Arrows move it, Shift and arrows resize it, with Ctrl in smaller steps.',
    where: (left: number, top: number, width: number, height: number): string =>
      `Left ${left} %, top ${top} %; width ${width} %, height ${height} %`,
  },
  look: { name: 'Name and surname', signedBy: 'Signed by', date: 'Date', reason: 'Reason', place: 'Place' },
  pin: {
    back: 'Documents',
    lead: (count: number): string =>
      count === 1 ? 'Type the PIN of the card.' : `Type the PIN once: it is used for all ${count} documents.`,
    first: 'The card is needed first.',
    nothingYet: 'No file has been signed yet.',
    submit: 'Sign',
    again: 'Try again',
  },
  needed: {
    filesWait: 'The documents that you chose wait for you here.',
    starting: { title: 'One moment', text: 'Looking for readers.', go: '' },
    service: {
      title: 'The reader cannot be used',
      text: 'This is not about the card: the computer cannot talk to the reader.',
      go: 'See what is wrong',
    },
    noReader: {
      title: 'Connect the reader',
      text: 'Put the USB plug of the reader into the computer: it is recognised by itself.',
      go: 'The reader is there already',
    },
    noCard: { title: 'Put the card on the reader', text: 'You will then be asked for the PIN.', go: '' },
    reading: { title: 'Reading the card', text: 'Leave it still on the reader: it takes a moment.', go: '' },
    unknown: {
      title: 'This card does not answer like a CIE',
      text: 'Try turning it over or moving it. If it is another card, take it off and put yours on.',
      go: 'See the card',
    },
    several: {
      title: 'There are several cards',
      text: 'Choose the one that you want to sign with.',
      go: 'Choose the card',
    },
    notPaired: {
      title: 'This card has to be paired first',
      text: 'It is done once and takes less than a minute. Then come back and sign.',
      go: 'Pair this card',
    },
    pinBlocked: {
      title: 'The PIN is blocked',
      text: 'The card is not lost: the PUK unblocks the PIN, and you choose a new one.',
      go: 'Unblock the PIN',
    },
    blockedForEver: {
      title: 'The chip of this card is closed',
      text: 'It stays valid as an identity document but can no longer sign: a new one is needed for that.',
      go: 'What I can still do',
    },
  },
  signing: (count: number): string => (count === 1 ? 'Signing 1 document' : `Signing ${count} documents`),
  progress: {
    lead: 'Leave the card still on the reader.',
    start: 'One moment',
    count: (done: number, total: number): string => `${done} of ${total} signed.`,
    keeps: 'If you stop, what is signed already stays.',
  },
  result: {
    title: (signed: number, total: number): string =>
      signed === 0
        ? total === 1
          ? 'The document was not signed'
          : 'No document was signed'
        : signed === total
          ? signed === 1
            ? 'Done: 1 document signed'
            : `Done: ${signed} documents signed`
          : `${signed} of ${total} documents signed`,
    lead: (folder: string | undefined, count: number): string =>
      folder === undefined
        ? untouched(count)
        : `${count === 1 ? 'It is' : 'They are'} in “${folder}”. ${untouched(count)}`,
    leadSome: 'What is signed is already valid. The originals have not changed.',
    leadNone: untouched,
    cancelled: { title: 'You stopped the signing', text: 'Documents already signed stay; the others are as before.' },
    list: 'What became of each document',
    stoppedHere: 'Not signed: the signing ended here.',
    notBegun: 'Not signed: the signing ended before its turn.',
    about: {
      pdf: 'Signature inside the PDF, without a box',
      page: (page: number): string => `Visible signature on page ${page}`,
      lastPage: 'Visible signature on the last page',
      field: (name: string): string => `Signature in the field “${name}”`,
      p7m: 'Holds the original file and the signature',
      p7s: 'Holds the signature only: send it together with the original',
      xml: 'Signature inside the XML file',
      counter: 'Countersignature: yours is on the signature of whoever signed before',
    },
    open: 'Open',
    openNamed: (name: string): string => `Open ${name}`,
    verify: 'Verify',
    verifyNamed: (name: string): string => `Verify ${name}`,
    verifyAll: 'Verify all',
    show: 'Show in folder',
    others: 'Sign other documents',
    signRest: (count: number): string =>
      count === 1 ? 'Sign the remaining document' : `Sign the ${count} remaining documents`,
    changeRest: (count: number): string =>
      count === 1 ? 'Back to the document not signed' : `Back to the ${count} documents not signed`,
    worthTitle: 'What it is worth',
    worth: [
      'You have made an',
      'advanced electronic signature (FEA)',
      ': it is valid in dealings with the Italian public administration. It is not a qualified signature: for other uses, ask whoever receives it.',
    ],
    worthMore: 'More about this',
    sendTitle: (count: number): string => (count === 1 ? 'How to send it' : 'How to send them'),
    send: 'Send the files as they are. If you print them or save them anew with another program, the signature is lost. If the documents matter, keep a copy.',
  },
};

function untouched(count: number): string {
  return count === 1 ? 'The original has not changed.' : 'The originals have not changed.';
}
