import type { CommandSpec, OptionSpec } from './command-spec.js';
import { TRUSTED_LIST, TRUSTED_LIST_ADDITIONS } from './json-fields.js';

const SIGNER = { name: 'signer', value: 'file' } as const satisfies OptionSpec;

/** The trusted lists of the European Union: who may issue qualified certificates, and stamp qualified time. */
export const TRUSTED_LIST_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'trust lists list',
    arguments: [],
    options: [],
    examples: ['cie trust lists list'],
    json: TRUSTED_LIST('lists[]'),
    load: () => import('../commands/trust-lists-list.js'),
  },
  {
    name: 'trust lists add',
    arguments: [{ name: 'file', value: 'file', required: true, repeated: true }],
    options: [SIGNER],
    examples: ['cie trust lists add eu-lotl.xml IT-TL.xml --signer lotl-signers.pem', 'cie trust lists add IT-TL.xml'],
    json: TRUSTED_LIST_ADDITIONS,
    load: () => import('../commands/trust-lists-add.js'),
  },
  {
    name: 'trust lists fetch',
    arguments: [],
    options: [{ name: 'country', value: 'text' }, SIGNER, { name: 'from', value: 'url' }],
    examples: ['cie trust lists fetch --country IT --signer lotl-signers.pem', 'cie trust lists fetch'],
    json: TRUSTED_LIST_ADDITIONS,
    load: () => import('../commands/trust-lists-fetch.js'),
  },
  {
    name: 'trust lists remove',
    arguments: [{ name: 'country', value: 'text', required: true }],
    options: [],
    examples: ['cie trust lists remove IT'],
    json: ['country', 'removed'],
    load: () => import('../commands/trust-lists-remove.js'),
  },
];
