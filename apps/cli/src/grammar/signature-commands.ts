import type { CommandSpec, OptionSpec } from './command-spec.js';
import { CARD_OPTIONS, PIN_STDIN } from './options.js';

export const SIGNING_FORMATS = ['auto', 'cades', 'pades', 'xades'] as const;
export const REPORT_KINDS = ['html', 'pdf', 'json'] as const;
export const SIGNING_LEVELS = ['b', 't', 'lt', 'lta'] as const;

const TSA = { name: 'tsa', value: 'url' } as const satisfies OptionSpec;
const OUT_FOLDER = { name: 'out', value: 'folder', words: 'out-folder' } as const satisfies OptionSpec;

const REASONS = (at: string): readonly string[] => [
  `${at}[].code`,
  `${at}[].weight`,
  `${at}[].message`,
  `${at}[].values`,
];

const VERDICTS = (at: string): readonly string[] =>
  ['integrity', 'certificate', 'trust', 'revocation'].flatMap((question) => [
    `${at}.${question}.state`,
    ...REASONS(`${at}.${question}.reasons`),
  ]);

const SIGNATURE = 'files[].signatures[]';
const STAMP = (at: string): readonly string[] => [
  `${at}.kind`,
  `${at}.time`,
  `${at}.authority`,
  `${at}.indication`,
  `${at}.subIndication`,
  `${at}.judgedAt`,
  ...VERDICTS(at),
];

const COVERAGE = (at: string): readonly string[] => [`${at}.extent`, `${at}.revision`, ...REASONS(`${at}.changes`)];

/** Documents: what a holder signs, and what anybody verifies. */
export const SIGNATURE_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'sign',
    arguments: [{ name: 'file', value: 'file', required: true, repeated: true }],
    options: [
      { name: 'format', value: 'text', choices: SIGNING_FORMATS, words: 'signature-format' },
      { name: 'detached', value: 'none' },
      { name: 'countersign', value: 'none' },
      { name: 'signer', value: 'number', words: 'signer-number' },
      { name: 'detached-content', value: 'file' },
      { name: 'level', value: 'text', choices: SIGNING_LEVELS },
      TSA,
      OUT_FOLDER,
      { name: 'page', value: 'number' },
      { name: 'at', value: 'rectangle', words: 'at-place' },
      { name: 'image', value: 'file' },
      { name: 'text', value: 'text' },
      { name: 'field', value: 'text' },
      { name: 'reason', value: 'text' },
      { name: 'place', value: 'text' },
      PIN_STDIN,
      ...CARD_OPTIONS,
    ],
    examples: [
      'cie sign contract.pdf',
      'cie sign *.pdf --out signed',
      'cie sign contract.pdf --page -1 --at 0.55,0.85,0.4,0.1 --reason "Approved"',
      'cie sign invoice.xml --level t --tsa https://tsa.example/tsr',
      'cie sign photo.jpg --detached --pin-stdin --yes --json < pin.txt',
      'cie sign contract.pdf.p7m --countersign --signer 1',
    ],
    json: [
      'serialNumber',
      'signed',
      'failed',
      'notBegun',
      'stoppedBy',
      'files[].file',
      'files[].status',
      'files[].output',
      'files[].format',
      'files[].level',
      'files[].error',
      'files[].message',
    ],
    load: () => import('../commands/sign.js'),
  },
  {
    name: 'verify',
    arguments: [{ name: 'file', value: 'file', required: true, repeated: true }],
    options: [
      { name: 'online', value: 'none' },
      { name: 'trust', value: 'folder', words: 'trust-folder' },
      { name: 'at', value: 'date', words: 'at-date' },
      { name: 'report', value: 'text', choices: REPORT_KINDS, words: 'report-format' },
      { name: 'detached-content', value: 'file' },
    ],
    examples: [
      'cie verify contract-signed.pdf',
      'cie verify *.p7m --online',
      'cie verify contract-signed.pdf --report pdf',
      'cie verify photo.jpg.p7s --detached-content photo.jpg --json',
      'cie verify old.pdf --at 2020-01-31 --trust authorities',
    ],
    json: [
      'at',
      'online',
      'result',
      'expiredLists[]',
      'files[].file',
      'files[].status',
      'files[].format',
      'files[].indication',
      'files[].content',
      'files[].report',
      'files[].error',
      'files[].message',
      `${SIGNATURE}.depth`,
      `${SIGNATURE}.format`,
      `${SIGNATURE}.level`,
      `${SIGNATURE}.name`,
      `${SIGNATURE}.indication`,
      `${SIGNATURE}.subIndication`,
      `${SIGNATURE}.signer.name`,
      `${SIGNATURE}.signer.codiceFiscale`,
      `${SIGNATURE}.signer.organization`,
      `${SIGNATURE}.signer.subject`,
      `${SIGNATURE}.signer.issuer`,
      `${SIGNATURE}.time.kind`,
      `${SIGNATURE}.time.time`,
      `${SIGNATURE}.claimedTime`,
      `${SIGNATURE}.reason`,
      `${SIGNATURE}.place`,
      ...VERDICTS(SIGNATURE),
      `${SIGNATURE}.worth.kind`,
      ...REASONS(`${SIGNATURE}.worth.reasons`),
      ...COVERAGE(`${SIGNATURE}.coverage`),
      `${SIGNATURE}.digestAlgorithm`,
      `${SIGNATURE}.chain[].subject`,
      `${SIGNATURE}.chain[].fingerprint`,
      ...STAMP(`${SIGNATURE}.timestamps[]`),
      `${SIGNATURE}.timestamps[].coverage`,
      `${SIGNATURE}.counterSignatures[]`,
      ...STAMP('files[].timestamps[]'),
      ...COVERAGE('files[].timestamps[].coverage'),
      'files[].problems[].depth',
      'files[].problems[].code',
    ],
    load: () => import('../commands/verify.js'),
  },
  {
    name: 'extract',
    arguments: [{ name: 'file', value: 'file', required: true }],
    options: [
      { name: 'out', value: 'file' },
      { name: 'signer', value: 'number', words: 'signer-revision' },
    ],
    examples: [
      'cie extract contract.pdf.p7m',
      'cie extract invoice.xml.p7m --out invoice.xml',
      'cie extract invoice-signed.xml',
      'cie extract contract-signed.pdf --signer 1',
    ],
    json: ['file', 'output', 'layers', 'form', 'canonicalization', 'signer', 'revision', 'addedAfter'],
    load: () => import('../commands/extract.js'),
  },
  {
    name: 'timestamp',
    arguments: [{ name: 'file', value: 'file', required: true }],
    options: [
      TSA,
      { name: 'level', value: 'text', choices: SIGNING_LEVELS.slice(1), words: 'extend-level' },
      OUT_FOLDER,
    ],
    examples: [
      'cie timestamp contract-signed.pdf --tsa https://tsa.example/tsr',
      'cie timestamp contract.pdf.p7m --tsa https://tsa.example/tsr --level lta',
    ],
    json: ['file', 'output', 'stamped'],
    load: () => import('../commands/timestamp.js'),
  },
];
