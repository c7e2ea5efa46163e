import { CardError } from '@ciekit/core/iso7816';
import type { CardImage } from '../card-image.js';

export const PIN_TRIES = 3;
export const PUK_TRIES = 10;

/** One of the two codes as the card holds it. */
export interface CodeState {
  /** 8 ASCII digits. */
  readonly digits: string;
  readonly triesRemaining: number;
}

/** Everything about a software card that changes and survives the loss of power. */
export interface CardState {
  readonly format: 'ciekit-card-state';
  readonly version: 1;
  /** A sentence that says that the codes in here are worth nothing. */
  readonly notice: string;
  /** Content of EF.SN.ICC, hexadecimal: which card this is the state of. */
  readonly card: string;
  readonly pin: CodeState;
  readonly puk: CodeState;
}

export type CardStateErrorCode =
  /** The file cannot be read: permissions, a folder in its place, a broken disk. */
  | 'state-unreadable'
  /** It is not a state file, or a damaged one. It is left as it is. */
  | 'state-malformed'
  /** It belongs to a card with another serial number. */
  | 'state-of-another-card'
  /** It cannot be written: permissions, a full disk, the lock lost to another process. */
  | 'state-unwritable';

/** The state of a software card cannot be had or kept. The cause of the system is in `cause`; nothing of the content is here. */
export class CardStateError extends CardError {
  readonly code: CardStateErrorCode;

  constructor(code: CardStateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const NOTICE =
  'State of a software card for tests. Its codes are published or made up, protect nothing and belong to no real card.';
const MAX_STATE_LENGTH = 4096;
const FIELDS = ['card', 'format', 'notice', 'pin', 'puk', 'version'];
const CODE_FIELDS = ['digits', 'triesRemaining'];
const CODE = /^[0-9]{8}$/;
const SERIAL = /^(?:[0-9A-F]{2}){1,64}$/;

/** The state that a card is born with: the image's codes, all tries left. */
export function initialCardState(image: CardImage): CardState {
  return {
    format: 'ciekit-card-state',
    version: 1,
    notice: NOTICE,
    card: image.files.D003.toUpperCase(),
    pin: { digits: image.codes.pin, triesRemaining: PIN_TRIES },
    puk: { digits: image.codes.puk, triesRemaining: PUK_TRIES },
  };
}

/** The text of a state file. */
export function serializeCardState(state: CardState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/**
 * Reads the text of a state file, strictly: no missing, no further and no wrong field.
 *
 * @throws {CardStateError} `state-malformed`
 */
export function parseCardState(text: string): CardState {
  if (text.length > MAX_STATE_LENGTH) throw malformed('too long');
  const { format, version, notice, card, pin, puk } = record(parseJson(text), FIELDS, 'state');
  if (format !== 'ciekit-card-state') throw malformed('format');
  if (version !== 1) throw malformed('version');
  if (typeof notice !== 'string') throw malformed('notice');
  if (typeof card !== 'string' || !SERIAL.test(card)) throw malformed('card');
  return {
    format,
    version,
    notice,
    card,
    pin: parseCode(pin, 'pin', PIN_TRIES),
    puk: parseCode(puk, 'puk', PUK_TRIES),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the parser's own message quotes the text
    throw malformed('not JSON');
  }
}

function parseCode(value: unknown, name: string, maximum: number): CodeState {
  const { digits, triesRemaining } = record(value, CODE_FIELDS, name);
  if (typeof digits !== 'string' || !CODE.test(digits)) throw malformed(`${name}.digits`);
  if (typeof triesRemaining !== 'number' || !Number.isInteger(triesRemaining))
    throw malformed(`${name}.triesRemaining`);
  if (triesRemaining < 0 || triesRemaining > maximum) throw malformed(`${name}.triesRemaining`);
  return { digits, triesRemaining };
}

function record(value: unknown, fields: readonly string[], name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name);
  if (Object.keys(value).sort().join() !== fields.join()) throw malformed(`${name}: fields`);
  return value as Readonly<Record<string, unknown>>;
}

function malformed(where: string): CardStateError {
  return new CardStateError('state-malformed', `not the state of a software card: ${where}`);
}
