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

export const PROBLEMS = ['problems[].file', 'problems[].code'];
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
