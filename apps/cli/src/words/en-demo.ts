/** The story of `cie demo`. */
export const enDemo = {
  title: 'CIE Kit: the life of an identity card in a few seconds',
  intro:
    'The card is a software card of this program: the same commands, cryptography and counters as a real one, made-up holder, published codes. Everything happens in a temporary folder that goes away at the end.',
  simulated: (milliseconds: number) =>
    `Each command to the card takes at least ${milliseconds} ms here; a real card takes 40 to 100 ms.`,
  command: (line: string) => `$ ${line}`,
  costs: (apdus: number, seconds: string) => `${apdus} commands to the card, ${seconds} s`,
  typed: (what: string) => `types ${what}`,
  chapters: {
    make: 'A card is made',
    trust: 'Whom to believe',
    status: 'A card is put on the reader',
    pair: 'The card is paired',
    info: 'Who is the holder?',
    sign: 'A contract is signed',
    validate: 'Is the signature good?',
    verify: 'The PIN is checked',
    change: 'A new PIN',
    block: 'Three wrong PINs',
    refused: 'Now even the right PIN is refused',
    unblock: 'The PUK unblocks the PIN',
    clone: 'A copy of the card',
    removed: 'The card is pulled away in the middle',
    doctor: 'Is everything in order?',
  },
  stories: {
    make: 'Anna Specimen, who does not exist, applies for a card. She gets a PIN, a PUK and a chip with keys that never leave it.',
    trust:
      'A chip proves itself with a signature of the State. This PC is told whose signature that is: here a test authority, for real cards "cie trust fetch".',
    status: 'The program recognises the card without any code.',
    pair: 'The chip proves three times that it is genuine before the PIN is sent to it. Then the certificate is read and sealed on the disk: only this card opens it again.',
    info: 'Name and codice fiscale come out of the sealed file. No PIN: the card itself is the key.',
    sign: 'Anna signs a PDF. The PIN goes to the card once, the card makes the signature, and the program puts it into a copy: the original stays.',
    validate:
      'Whoever gets the file can ask: who, when, is it what was signed, who vouches for it? Four answers, never mixed into one. Then one letter of the page is changed.',
    verify: 'The PIN travels protected and the card compares it. It never leaves the card.',
    change:
      'First a careless choice: a PIN that everybody tries first is refused before anything is sent. Then a good one.',
    block: 'Somebody guesses. Before each try the card is asked how many are left; the last one has to be confirmed.',
    refused: 'A blocked PIN is not even sent.',
    unblock: 'Anna has kept her PUK. It sets a new PIN in the same moment.',
    clone:
      'Somebody copied every file of the card onto another chip. Files can be copied, keys cannot: the copy is found out before a code is sent.',
    removed: 'The card is lifted off while it works. The program says what that means, and the card is not harmed.',
    doctor: 'The same check that "cie doctor" makes.',
  },
  actions: {
    contract: 'I hereby agree. Anna Specimen',
    reason: 'Agreed',
    forged: 'One letter changed:',
    pinIs: 'The PIN is right.',
    newPin: 'The PIN is changed.',
    blocked: 'The PIN is blocked.',
    unblocked: 'The PIN is unblocked and changed.',
    wrongPin: 'a wrong PIN',
    lastTry: 'asks: use the last try? Somebody says yes.',
    triesUntouched: (tries: string) => `The card confirms: ${tries}`,
    nothingSent: 'No command with a code went to this card.',
    storeUntouched: 'The pairing is unharmed, and the card works again at once.',
    trusted: (name: string) => `Trusted for this demo: ${name}`,
    sealed: (file: string) => `Kept in ${file}`,
  },
  login: {
    title: 'CIE Kit: a login at level 3, with the card itself',
    intro:
      'A software card, its PKCS#11 token, a local identity provider that behaves like "Entra con CIE", and a service: all in this process. The one who logs in is curl, which knows nothing of CIE Kit. This is a test: no server of the State takes part.',
    chapters: {
      card: 'A card on this PC',
      token: 'The card becomes a PKCS#11 token',
      services: 'A place to log in',
      login: 'curl logs in',
      told: 'Who is it? What the service was told',
    },
    stories: {
      card: 'Anna’s card is paired, so that programs can see its certificate without a PIN.',
      token: 'Programs reach the card over a socket that only this user may open, through p11-kit.',
      services: 'The identity provider asks for the card over TLS 1.2 and tells the service by OpenID Connect.',
      login:
        'The server asks for a signature in the TLS handshake. curl asks the token, the token asks for the PIN, the card signs. Then Anna agrees to tell the service who she is.',
      told: 'The service checked the signature of the ID token, the level and the nonce.',
    },
    asks: (program: string) =>
      `${program} wants a signature: the PIN is asked for, by the token and not by the program. ********`,
    serves: 'The token is there.',
    provider: (address: string) => `Identity provider (test): ${address}`,
    service: (address: string) => `Service: ${address}`,
    recognised: 'The card was recognised.',
    agreed: 'Anna agreed, and the service knows her.',
    fields: { name: 'Name', codiceFiscale: 'Codice fiscale', documentNumber: 'Document', level: 'Level' },
    end: 'Logged in.',
    next: 'With browsers and your own card: "cie token install". For your own tests: the package @ciekit/idp.',
  },
  end: 'That was the whole story.',
  total: (apdus: number, seconds: string) =>
    `${apdus} commands to the cards in ${seconds} s. Nothing was left on this PC.`,
  next: 'With your own card: put it on the reader and run "cie status", then "cie pair".',
} as const;
