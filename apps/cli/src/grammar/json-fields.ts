/** Fields that several commands print with --json. */

export const PAIRED_CARD = (at: string): readonly string[] =>
  [
    'serialNumber',
    'nis',
    'label',
    'pairedAt',
    'notBefore',
    'expires',
    'usableUntil',
    'validity',
    'daysLeft',
    'clock',
    'issuer',
  ].map((field) => `${at}.${field}`);

export const TRUSTED = (at: string): readonly string[] =>
  ['fingerprint', 'subject', 'purpose', 'basis', 'notBefore', 'expires'].map((field) => `${at}.${field}`);

export const TRUSTED_LIST = (at: string): readonly string[] =>
  [
    'country',
    'operator',
    'sequenceNumber',
    'issued',
    'nextUpdate',
    'expired',
    'source',
    'addedAt',
    'signer',
    'services',
  ].map((field) => `${at}.${field}`);

export const TRUSTED_LIST_ADDITIONS = ['lists[].status', 'lists[].reason', ...TRUSTED_LIST('lists[]')];

export const PROBLEMS = ['problems[].file', 'problems[].code'];
/** What `token install` and `token uninstall` did, or would do. */
export const INSTALLATION = [
  'dryRun',
  'changes[].part',
  'changes[].purpose',
  'changes[].action',
  'changes[].path',
  'settled[]',
  'notes[].code',
  'notes[].place',
  'notes[].message',
  'commands[]',
];
export const CODE_RESULT = ['reader', 'nis', 'issuer'];
export const SOFTWARE_CARD = [
  'file',
  'stateFile',
  'profile',
  'generation',
  'serialNumber',
  'nis',
  'holder.surname',
  'holder.givenName',
  'holder.codiceFiscale',
  'notBefore',
  'expires',
  'pin.triesRemaining',
  'puk.triesRemaining',
];
