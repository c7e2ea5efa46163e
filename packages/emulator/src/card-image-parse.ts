import { ATR_PROFILE_NAMES, type CardImage } from './card-image.js';
import { CardImageError } from './personalisation/card-image-error.js';
import { JsonObject } from './personalisation/json-object.js';
import { readRsaKey } from './personalisation/rsa-key-parse.js';

/** About ten times a real image. */
const MAX_IMAGE_LENGTH = 1_048_576;
/** READ BINARY with a plain offset reaches 32,767 (ISO 7816-4 section 11.3.1). */
const MAX_FILE_LENGTH = 32_768;
const MAX_CERTIFICATE_LENGTH = 8_192;
const DH_MODULUS_LENGTH = 256;

const EIGHT_DIGITS = { pattern: /^[0-9]{8}$/, maxLength: 8 };
const SENTENCE = { pattern: /^[^\p{Cc}\p{Cs}]+$/u, maxLength: 1_000 };

/**
 * Reads a card image. Strict: every field, no other field, bounded lengths, keys whose numbers belong together. What
 * the files say is not judged: images of false cards are wanted too.
 *
 * @param input JSON text, or its UTF-8 bytes
 * @throws {CardImageError}
 * @example
 * ```ts
 * const image = parseCardImage(readFileSync('card.json'));
 * ```
 */
export function parseCardImage(input: string | Uint8Array): CardImage {
  const root = JsonObject.parse(input, MAX_IMAGE_LENGTH, [
    'format',
    'version',
    'notice',
    'profile',
    'sodGeneration',
    'files',
    'keys',
    'dh',
    'externalRoot',
    'codes',
    'pki',
  ]);
  if (!root.has('format')) throw new CardImageError('wrong-format');
  if (root.text('format', SENTENCE) !== 'ciekit-card-image') throw new CardImageError('wrong-format');
  if (root.integer('version', 0, Number.MAX_SAFE_INTEGER) !== 1) throw new CardImageError('unsupported-version');
  return {
    format: 'ciekit-card-image',
    version: 1,
    notice: root.text('notice', SENTENCE),
    profile: root.oneOf('profile', ATR_PROFILE_NAMES),
    sodGeneration: root.oneOf('sodGeneration', [1, 2] as const),
    files: readFiles(root),
    keys: readKeys(root),
    dh: readDh(root),
    externalRoot: readExternalRoot(root),
    codes: readCodes(root),
    pki: readPki(root),
  };
}

function readFiles(root: JsonObject): CardImage['files'] {
  const files = root.object('files', [
    'D003',
    'D004',
    '2F01',
    '011C',
    '1001',
    '1002',
    '1003',
    '1004',
    '1005',
    '1006',
  ] satisfies readonly (keyof CardImage['files'])[]);
  const content = (name: keyof CardImage['files']): string => files.hex(name, 1, MAX_FILE_LENGTH);
  return {
    D003: content('D003'),
    D004: content('D004'),
    '2F01': content('2F01'),
    '011C': content('011C'),
    '1001': content('1001'),
    '1002': content('1002'),
    '1003': content('1003'),
    '1004': content('1004'),
    '1005': content('1005'),
    '1006': content('1006'),
  };
}

function readKeys(root: JsonObject): CardImage['keys'] {
  const keys = root.object('keys', ['holder', 'internalAuthentication', 'services']);
  return {
    holder: readRsaKey(keys, 'holder', [2048]),
    internalAuthentication: readRsaKey(keys, 'internalAuthentication', [2048]),
    services: readRsaKey(keys, 'services', [2048]),
  };
}

/** Lengths only, and an odd modulus: weak parameters are one of the defects that a test card may have. */
function readDh(root: JsonObject): CardImage['dh'] {
  const dh = root.object('dh', ['p', 'q', 'g']);
  const p = dh.hex('p', DH_MODULUS_LENGTH);
  if (!/^[89A-F].*[13579BDF]$/.test(p)) throw dh.invalid('p');
  return { p, q: dh.hex('q', 1, DH_MODULUS_LENGTH), g: dh.hex('g', 1, DH_MODULUS_LENGTH) };
}

function readExternalRoot(root: JsonObject): CardImage['externalRoot'] {
  const external = root.object('externalRoot', ['n', 'e', 'chr', 'cha']);
  return {
    n: external.hex('n', 256),
    e: external.hex('e', 1, 4),
    chr: external.hex('chr', 12),
    cha: external.hex('cha', 7),
  };
}

function readCodes(root: JsonObject): CardImage['codes'] {
  const codes = root.object('codes', ['pin', 'puk']);
  return { pin: codes.text('pin', EIGHT_DIGITS), puk: codes.text('puk', EIGHT_DIGITS) };
}

function readPki(root: JsonObject): CardImage['pki'] {
  const names = ['cscaCertificate', 'documentSignerCertificate', 'rootCaCertificate', 'subCaCertificate'] as const;
  const pki = root.object('pki', names);
  const certificate = (name: (typeof names)[number]): string => pki.base64(name, MAX_CERTIFICATE_LENGTH);
  return {
    cscaCertificate: certificate('cscaCertificate'),
    documentSignerCertificate: certificate('documentSignerCertificate'),
    rootCaCertificate: certificate('rootCaCertificate'),
    subCaCertificate: certificate('subCaCertificate'),
  };
}
