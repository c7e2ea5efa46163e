import type { ExitClass } from '@ciekit/middleware';

/**
 * The exit codes, for ever: a script may rely on them. 0 is done; 130 and other codes above 125 are left to the shell.
 * The words are in the catalogues under `exitCodes`, printed by `cie --help`.
 */
export const EXIT_CODES = {
  done: 0,
  internal: 1,
  usage: 2,
  'no-reader': 3,
  'no-card': 4,
  'not-a-cie': 5,
  'wrong-code': 6,
  'pin-blocked': 7,
  'puk-blocked': 8,
  'not-genuine': 9,
  'card-removed': 10,
  cancelled: 11,
  store: 12,
  'last-try-unconfirmed': 13,
  'outcome-unknown': 14,
  busy: 15,
  service: 16,
  trust: 17,
  network: 18,
  'code-refused': 19,
  'not-paired': 20,
  'card-fault': 21,
  'problems-found': 22,
  file: 23,
  'not-valid': 24,
  'not-decided': 25,
} as const satisfies Readonly<Record<ExitClass | 'done' | 'problems-found' | 'not-valid' | 'not-decided', number>>;

export type Ending = keyof typeof EXIT_CODES;
