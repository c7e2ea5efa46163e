/** How the service asks the desktop app: JSON objects, one a line, over a Unix socket (docs/token.md). */
import { SecretBytes } from '@ciekit/core/basics';
import { asObject, objectIn } from '../server/control-protocol.js';
import type { CallingProgram } from '../token/calling-program.js';
import type { PromptedCard } from './pin-prompt.js';
import { printable } from './printable.js';
import type { PromptQuestion } from './prompt-dialogue.js';

/** The version that the app greets with; a service that knows another one does not ask. */
const PROTOCOL_VERSION = 1;
/** A line in either direction, bytes. */
export const MAX_PROMPT_LINE = 4096;
/** Codes have eight digits; a window that takes more does not have to count. */
const MAX_PIN_LENGTH = 64;
const MAX_TEXT = 128;

/** A question as the app gets it. */
export interface AskedQuestion {
  readonly ask: PromptQuestion['ask'];
  /** `undefined`: not known, which the window has to say. The name is what the system reports. */
  readonly program: CallingProgram | undefined;
  readonly card: PromptedCard;
  /** `undefined`: the card does not tell. */
  readonly triesRemaining: number | undefined;
  /** The code of the error for which the PIN typed before was not taken (docs/errors.md); `undefined` the first time. */
  readonly refused: string | undefined;
}

/** What the holder did. */
export type PromptAnswer =
  | { readonly answer: 'pin'; readonly pin: SecretBytes }
  | { readonly answer: 'confirmed'; readonly confirmed: boolean }
  | { readonly answer: 'cancelled' };

export function encodeGreeting(): string {
  return `${JSON.stringify({ 'ciekit-prompt': PROTOCOL_VERSION })}\n`;
}

export function isGreeting(line: Uint8Array): boolean {
  return objectIn(line)?.['ciekit-prompt'] === PROTOCOL_VERSION;
}

export function encodeQuestion(question: AskedQuestion): string {
  const { ask, program, card, triesRemaining, refused } = question;
  return `${JSON.stringify({
    ask,
    program: program === undefined ? null : { name: program.name, pid: program.pid ?? null },
    card: { reader: card.reader, serialNumber: card.serialNumber, label: card.label },
    triesRemaining: triesRemaining ?? null,
    refused: refused ?? null,
  })}\n`;
}

/** @returns `undefined` for anything that is no question */
export function decodeQuestion(line: Uint8Array): AskedQuestion | undefined {
  const { ask, program, card, triesRemaining, refused } = objectIn(line) ?? {};
  if (ask !== 'pin' && ask !== 'last-try' && ask !== 'unverified-issuer') return undefined;
  const { reader, serialNumber, label } = asObject(card) ?? {};
  if (typeof reader !== 'string' || typeof serialNumber !== 'string' || typeof label !== 'string') return undefined;
  if (triesRemaining !== null && !isSmallCount(triesRemaining)) return undefined;
  if (refused !== null && !(typeof refused === 'string' && /^[a-z-]{1,64}$/.test(refused))) return undefined;
  const asking = program === null ? undefined : decodeProgram(asObject(program));
  if (program !== null && asking === undefined) return undefined;
  return {
    ask,
    program: asking,
    card: {
      reader: printable(reader, MAX_TEXT),
      serialNumber: printable(serialNumber, MAX_TEXT),
      label: printable(label, MAX_TEXT),
    },
    triesRemaining: triesRemaining ?? undefined,
    refused: refused ?? undefined,
  };
}

/** @returns the line; the caller's to wipe */
export function encodeAnswer(answer: PromptAnswer): Uint8Array {
  if (answer.answer !== 'pin') {
    const { answer: what } = answer;
    return Buffer.from(
      `${JSON.stringify(what === 'confirmed' ? { confirmed: answer.confirmed } : { cancelled: true })}\n`,
    );
  }
  const [before, after] = [Buffer.from(PIN_BEFORE), Buffer.from(PIN_AFTER)];
  return answer.pin.use((pin) => {
    const line = new Uint8Array(before.length + pin.length + after.length + 1);
    line.set(before);
    line.set(pin, before.length);
    line.set(after, before.length + pin.length);
    line[line.length - 1] = NEWLINE;
    return line;
  });
}

/**
 * Takes the PIN out of the bytes by hand: JSON.parse would leave it in a string that nobody can wipe.
 *
 * @returns `undefined` for anything that is no answer
 */
export function decodeAnswer(line: Uint8Array): PromptAnswer | undefined {
  const pin = pinIn(line);
  if (pin !== undefined) return { answer: 'pin', pin };
  if (startsWith(line, PIN_BEFORE)) return undefined;
  const value = objectIn(line);
  if (value === undefined || Object.keys(value).length !== 1) return undefined;
  if (value['cancelled'] === true) return { answer: 'cancelled' };
  return typeof value['confirmed'] === 'boolean' ? { answer: 'confirmed', confirmed: value['confirmed'] } : undefined;
}

const NEWLINE = 0x0a;
const PIN_BEFORE = '{"pin":"';
const PIN_AFTER = '"}';

function pinIn(line: Uint8Array): SecretBytes | undefined {
  const digits = line.subarray(PIN_BEFORE.length, line.length - PIN_AFTER.length);
  if (!startsWith(line, PIN_BEFORE) || !startsWith(line.subarray(PIN_BEFORE.length + digits.length), PIN_AFTER)) {
    return undefined;
  }
  if (digits.length > MAX_PIN_LENGTH || !digits.every((digit) => digit >= 0x30 && digit <= 0x39)) return undefined;
  return SecretBytes.takeFrom(digits);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && Buffer.from(text).every((byte, at) => bytes[at] === byte);
}

function decodeProgram(value: Readonly<Record<string, unknown>> | undefined): CallingProgram | undefined {
  const { name, pid } = value ?? {};
  if (typeof name !== 'string' || (pid !== null && !(typeof pid === 'number' && Number.isSafeInteger(pid)))) {
    return undefined;
  }
  const shown = printable(name);
  return shown === '' ? undefined : { name: shown, pid: pid ?? undefined };
}

function isSmallCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 99;
}
