/** The words of the control socket: JSON objects, one a line, a request and its answer (docs/token.md). */

/** A request may not be longer than this, bytes. */
export const MAX_CONTROL_REQUEST = 1024;
/** Nor an answer. */
export const MAX_CONTROL_ANSWER = 64 * 1024;

/** Who asks for the PIN: our prompt, or the program by C_Login. */
const PIN_MODES = ['prompt', 'login'] as const;
/** What lies on a slot's reader. `other`: a card that is no CIE, or that cannot be read. */
export const SLOT_CARDS = ['none', 'other', 'unpaired', 'paired'] as const;
export type SlotCard = (typeof SLOT_CARDS)[number];

/** One slot of the token. */
export interface SlotStatus {
  readonly slot: number;
  /** Empty: no reader has come yet. */
  readonly reader: string;
  readonly card: SlotCard;
  /** Of a paired card; else empty. */
  readonly serialNumber: string;
  /** The holder's own name for a paired card; else empty. */
  readonly label: string;
  /** Whether a log-in is open on the card. */
  readonly loggedIn: boolean;
  /** Who is logged in; `undefined` for a program that the platform does not tell. */
  readonly programs: readonly (string | undefined)[];
  /** Since the last signature or log-in, ms; 0 where nobody is logged in. */
  readonly idleMs: number;
}

/** What the token tells of itself. */
export interface TokenReport {
  readonly pinMode: (typeof PIN_MODES)[number];
  /** Without a signature for so long a card is locked, ms; 0: after each signature. */
  readonly idleMs: number;
  readonly slots: readonly SlotStatus[];
}

/** What `cie token status` tells. */
export interface ServiceStatus extends TokenReport {
  /** Of the service. */
  readonly pid: number;
  /** Programs that are connected. */
  readonly clients: number;
}

export type ControlRequest = 'status' | 'lock';

export function encodeRequest(request: ControlRequest): string {
  return `${JSON.stringify({ do: request })}\n`;
}

/** @returns `undefined` for anything else than a request, with nothing more in it */
export function decodeRequest(line: Uint8Array): ControlRequest | undefined {
  const value = objectIn(line);
  if (value === undefined || Object.keys(value).length !== 1) return undefined;
  return value['do'] === 'status' || value['do'] === 'lock' ? value['do'] : undefined;
}

export function encodeStatus(status: ServiceStatus): string {
  // JSON has no undefined: a program that nobody knows is null in it.
  return `${JSON.stringify({ status }, (_key, value: unknown) => value ?? null)}\n`;
}

/** @returns `undefined` when it is not a status of this form */
export function decodeStatus(line: Uint8Array): ServiceStatus | undefined {
  const status = asObject(objectIn(line)?.['status']);
  if (status === undefined) return undefined;
  const { pid, clients, idleMs, slots } = status;
  const pinMode = PIN_MODES.find((mode) => mode === status['pinMode']);
  if (!isCount(pid) || !isCount(clients) || !isNumber(idleMs) || pinMode === undefined) return undefined;
  if (!Array.isArray(slots)) return undefined;
  const decoded = slots.map(decodeSlot);
  return decoded.every((slot) => slot !== undefined) ? { pid, clients, pinMode, idleMs, slots: decoded } : undefined;
}

/** @param locked log-ins that were open and are closed */
export function encodeLocked(locked: number): string {
  return `${JSON.stringify({ locked })}\n`;
}

export function decodeLocked(line: Uint8Array): number | undefined {
  const locked = objectIn(line)?.['locked'];
  return isCount(locked) ? locked : undefined;
}

export type ControlRefusal = 'unknown-request' | 'failed';

export function encodeRefusal(error: ControlRefusal): string {
  return `${JSON.stringify({ error })}\n`;
}

function decodeSlot(value: unknown): SlotStatus | undefined {
  const { slot, reader, card, serialNumber, label, loggedIn, programs, idleMs } = asObject(value) ?? {};
  const known = SLOT_CARDS.find((name) => name === card);
  if (!isCount(slot) || known === undefined || typeof loggedIn !== 'boolean' || !isNumber(idleMs)) return undefined;
  if (typeof reader !== 'string' || typeof serialNumber !== 'string' || typeof label !== 'string') return undefined;
  if (!Array.isArray(programs)) return undefined;
  const names = programs.map((name: unknown) => name ?? undefined);
  if (!names.every((name) => name === undefined || typeof name === 'string')) return undefined;
  return { slot, reader, card: known, serialNumber, label, loggedIn, programs: names, idleMs };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** One line as a JSON object; `undefined` for anything else. */
export function objectIn(line: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
  } catch {
    return undefined;
  }
}

/** A JSON value as an object; `undefined` for anything else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
