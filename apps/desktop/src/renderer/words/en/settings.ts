/** English: the settings, and what the app is. */
export const settings = {
  title: 'Settings',
  sections: {
    label: 'Sections',
    general: 'General',
    signing: 'Signing',
    verification: 'Verifying',
    browsers: 'Browsers',
    network: 'Network',
    diagnostics: 'Diagnostics',
    about: 'About',
  },
  source: 'Changes take effect at once. CIE Kit sends no statistics.',
  save: 'Save',
  saved: 'Saved',
  unchanged: 'Nothing was changed',
  general: {
    look: 'View',
    themes: { system: 'Same as the computer', light: 'Light', dark: 'Dark' },
    contrast: { title: 'High contrast', text: 'Sharper edges and text' },
    language: 'Language',
    startAtLogin: {
      title: 'Start CIE Kit with the computer',
      text: 'To log in to sites without opening it each time. With its window closed it stays beside the clock.',
    },
    keepLog: {
      title: 'Keep a log',
      text: 'What was done and when, for whoever helps you. Never codes, names or files',
    },
  },
  signing: {
    level: 'How long the proof has to last',
    levelText: 'For the next signatures. You can change it each time while you sign.',
    levels: {
      b: { title: 'Plain signature', text: 'Nearly always enough (level B)' },
      t: { title: 'With a certified date', text: 'An authority confirms when you signed (level T)' },
      lt: { title: 'With the date and the proofs', text: 'Can be verified even after the card expires (level LT)' },
      lta: { title: 'For the archive', text: 'The proofs can be renewed over the years (level LTA)' },
    },
    needsAuthority: 'A certified date needs the address of a time-stamping service.',
    authority: 'Time-stamping service',
    authorityText:
      'Whoever offers the service gives you the address. The service only gets a fingerprint of the document, never the document.',
    authorityWrong: 'This is not an address: it begins with http:// or https://.',
  },
  verification: {
    online: {
      title: 'Ask online whether a card was blocked',
      text: 'When you verify a signature. When off, CIE Kit asks you each time',
    },
    certificates: 'Trusted certificates',
    certificatesText: 'CIE Kit uses these to recognise cards and signatures. You can get the State’s from here.',
    none: 'There is no certificate yet.',
    until: (date: string): string => `Valid until ${date}`,
    origin: { 'built-in': 'from the State', added: 'added by you' },
    remove: 'Remove',
    removeNamed: (name: string): string => `Remove ${name}`,
    fetchTrust: 'Get the State’s certificates',
    fetched: (added: number): string =>
      added === 0
        ? 'They were all here already.'
        : added === 1
          ? '1 certificate of the State added.'
          : `${added} certificates of the State added.`,
    addFile: 'Add from a file',
    removeTitle: (name: string): string => `Do you want to remove “${name}”?`,
    removeText:
      'Signatures and cards that depend on this certificate will no longer be recognised. You can add it again.',
    keep: 'No, keep it',
    lists: 'European lists',
    listsText: 'They say who in Europe may issue qualified signatures. Fetching them can take a few minutes.',
    noLists: 'There is no list yet.',
    list: (country: string, services: number): string =>
      services === 1 ? `${country}: 1 service` : `${country}: ${services} services`,
    listUpdate: (date: string): string => `Next update: ${date}`,
    listUpdateUnknown: 'Next update not stated',
    fetchLists: 'Get the European lists',
    listsFetched: (lists: number): string => (lists === 1 ? '1 list updated.' : `${lists} lists updated.`),
    listProblems: 'Some lists could not be used',
    removeListTitle: (country: string): string => `Remove the list of ${country}?`,
    removeListText:
      'Qualified signatures of that country will no longer be recognised as such. You can fetch it again.',
  },
  browsers: {
    lead: 'To log in to sites with the card, the browser has to know that CIE Kit is there. It is done just once.',
    set: {
      title: 'Set up the browsers',
      text: 'Firefox, Chrome, Chromium and the others: what is missing and how to fix it',
    },
    lock: {
      title: 'Log-ins with the card',
      text: 'Every program that is using the card will have to ask for the PIN again.',
    },
    lockButton: 'Close the log-ins',
    locked: 'The log-ins are closed.',
  },
  network: {
    proxy: 'Proxy',
    proxyText: 'Some offices need one. At home leave it empty: CIE Kit uses the network as other programs do.',
    proxyHint: 'For example http://proxy.office.example:3128',
    proxyWrong: 'This address is not valid: it begins with http:// and holds neither a user name nor a password.',
    passwordTitle: 'A password is never stored',
    passwordText:
      'If your proxy asks for a password, do not write it here: it would stay on the disk. Put it into the environment variable http_proxy and leave this field empty.',
    whenTitle: 'When CIE Kit uses the network',
    when: [
      'To fetch the State’s certificates and the European lists, when you ask for it.',
      'To ask whether a card was blocked, when you verify a signature and want it.',
      'For the certified date of signatures, if you have given the address of a service.',
    ],
  },
  diagnostics: {
    doctor: {
      title: 'Check what is wrong',
      text: 'Reader, service, card, browsers. From there you also save the report for whoever helps you',
    },
    log: 'Log',
    logText: 'It is on this computer only. Read it before you give it to anybody.',
    logOff: 'The log is off: nothing is written.',
    empty: 'The log is empty.',
    read: 'Show the log',
    hide: 'Hide the log',
    clear: 'Empty the log',
    cleared: 'The log has been emptied.',
    clearTitle: 'Empty the log?',
    clearText: 'What is written in it is lost. If somebody is helping you, ask them first whether they need it.',
    clearKeep: 'No, keep it',
  },
  about: {
    version: (version: string): string => `Version ${version}`,
    what: 'CIE Kit lets you use the Italian electronic identity card on your computer: codes, signatures, verification, level 3 log-ins.',
    notMinistryTitle: 'It is not the Ministry’s program',
    notMinistry:
      'CIE Kit is an open, independent project. The official program is called “Software CIE”; you find it on the site of the Ministry of the Interior.',
    ministry: 'Open the Ministry’s site',
    privacyTitle: 'What leaves this computer',
    privacy: [
      'CIE Kit sends no statistics and has no account.',
      'PIN and PUK go to the card alone: they are not stored and not written anywhere.',
      'Documents stay here.',
    ],
    sourceTitle: 'Code',
    sourceText:
      'The code of CIE Kit is open to everybody under the MIT licence: anyone can read it, check it, improve it.',
    licences: (count: number): string => `Programs of others that we use: ${count}`,
    licencesText: 'Thanks to those who wrote them. The full texts of the licences are in the program’s folder.',
  },
};
