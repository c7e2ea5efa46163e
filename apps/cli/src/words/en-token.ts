import type { ChangePurpose, InstallNoteCode } from '@ciekit/pkcs11/install';

const NOTES = {
  'browser-running': 'It is running: close it and start it again, then it sees the card.',
  'proxy-loaded': 'It loads p11-kit already: left as it is.',
  'proxy-loaded-by-system': 'This system lets every browser load p11-kit by itself: left as it is.',
  'opensc-twice':
    'OpenSC is in its list and in p11-kit too: the browser would load it twice. Remove OpenSC from its list of security devices.',
  snap: 'This browser is a snap: it may load no library of this computer and start no program, so the card cannot reach it. The browser from the distribution’s or its maker’s own package can use the card.',
  flatpak:
    'This browser is a flatpak: it sees no library of this computer and may start no program of it, so it was left alone. What works is the same browser as an ordinary package: of the distribution or of its maker.',
  'no-profile': 'Nobody has started it yet, so it has no profile: start it once, then repeat this command.',
  'profile-missing': 'Firefox names this profile, and its folder is not there: nothing to do.',
  'profiles-unreadable': 'Firefox’s list of profiles is not understood: its profiles were left as they are.',
  'modules-unreadable': 'Its list of security devices is not understood: left as it is.',
  'user-modules-off':
    'This file turns off the modules of users, so p11-kit will not find the card. Use "sudo cie token install --system".',
  'root-ignored': 'For root, p11-kit reads modules of the whole computer only: add --system.',
  'command-temporary':
    'The command itself is in a folder that will be emptied. Install it for good (npm install --global), then repeat this.',
  'next-login': 'The service starts at the next log-in; until then: cie token serve.',
  'not-ours': 'Somebody has replaced this file: left as it is.',
  'backup-kept':
    'What was there before the installation stays kept here. Should the file be ours again, repeat the command: it then puts this back.',
  'edit-kept': 'Somebody had changed our file of this name: here is a copy with the changes.',
  'backup-lost': 'What was there before was kept, and the copy is gone: only our part was removed.',
} as const satisfies Readonly<Record<InstallNoteCode, string>>;

const PURPOSES = {
  'p11-kit-module': 'tells p11-kit of the token',
  'nss-module-list': 'the browser’s security devices: p11-kit',
  'service-unit': 'the service that holds the card',
  'socket-unit': 'starts it at its first use',
  'unit-link': 'from every log-in on',
  'launch-agent': 'starts the service at log-in',
  'autostart-entry': 'starts the service at log-in',
} as const satisfies Readonly<Record<ChangePurpose, string>>;

export const enToken = {
  serving: (socket: string) => `The token is served at ${socket}. Ctrl-C ends it.`,
  servingActivated: 'The token is served on the sockets of the service manager.',
  stopped: 'The service has ended; every log-in is closed.',
  peersUnknown: 'This system does not tell who connects: prompts cannot name the program.',
  events: {
    connected: (program: string) => `${program} connected`,
    disconnected: (program: string) => `${program} left`,
    'readers-unavailable': 'the readers cannot be watched; trying again',
    'card-recognised': (serial: string) => `card ${serial} is there`,
    'card-unpaired': 'a card that is not paired on this PC: "cie pair" makes it usable',
    'card-left': 'the card left',
    'card-unusable': 'what was kept of the card cannot be used: pair it again with "cie pair"',
    'logged-in': (program: string) => `${program}: the PIN was right, the card is open`,
    signed: (program: string) => `${program}: a signature was made`,
    'logged-out': (reason: string) => `the card is locked again (${reason})`,
    'prompt-unavailable': (program: string) =>
      `${program} wants a signature, and there is nobody to ask for the PIN: install pinentry, or use --pin-mode login`,
    'last-try-kept': (program: string) =>
      `${program} sent a PIN while one try is left, or nobody knows how many: not used. Check the PIN with "cie pin verify"`,
    'issuer-unchecked': (program: string) =>
      `${program} sends a PIN to a card whose issuer could not be checked: "cie trust fetch" adds the issuers’ certificates`,
    'log-in-failed': (program: string) => `${program}: no log-in`,
    'signature-failed': (program: string) => `${program}: no signature`,
    'client-refused': 'a program was turned away',
    'client-dropped': 'a program was hung up on',
  },
  clientMissing: 'p11-kit-client is not installed (Debian: p11-kit-modules): the program will hardly find the card.',
  someProgram: 'a program',
  status: {
    service: 'Service',
    process: (pid: string) => `running, process ${pid}`,
    socket: 'Socket',
    clients: 'Programs',
    pinMode: 'PIN',
    pinModes: { prompt: 'asked for on the screen', login: 'given by the program' },
    idle: 'Stays open',
    idleNever: 'for one signature',
    idleMinutes: (minutes: string) => `${minutes} min after the last signature`,
    slot: 'Slot',
    reader: 'Reader',
    card: 'Card',
    state: 'Log-in',
    cards: { none: 'no card', other: 'not a CIE', unpaired: 'CIE, not paired ("cie pair")', paired: 'CIE' },
    open: 'open',
    locked: 'locked',
  },
  locked: 'Every log-in is closed: the next signature asks for the PIN.',
  lockedNone: 'No log-in was open.',
  install: {
    planned: 'What will change:',
    plannedDry: 'What would change:',
    plannedRemoval: 'What will be taken back:',
    plannedRemovalDry: 'What would be taken back:',
    actions: { create: 'new', change: 'change', remove: 'remove' },
    purposes: PURPOSES,
    notes: NOTES,
    settled: (count: string) => `Already as it should be: ${count}.`,
    nothing: 'Nothing has to change.',
    nothingInstalled: 'Nothing of CIE Kit was found.',
    done: 'Done. Browsers that are running have to be started again.',
    doneRemoval: 'Done. Everything is as it was.',
    undo: 'To take it back: cie token uninstall.',
    left: 'Still to be run by hand:',
  },
} as const;
