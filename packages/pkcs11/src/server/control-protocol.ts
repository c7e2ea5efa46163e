/** The words of the control socket: JSON objects, one a line, a request and its answer (docs/token.md). */

/** A request may not be longer than this, bytes. */
export const MAX_CONTROL_REQUEST = 1024;
/** Nor an answer. */
export const MAX_CONTROL_ANSWER = 64 * 1024;

/** One slot of the token. */
export interface SlotStatus {
  readonly slot: number;
  /** Empty: no reader has come yet. */
  readonly reader: string;
  readonly card: SlotCard;
  /** Of a paired card; else empty. */
  readonly serialNumber: string;
  /** Whether a log-in is open on the card. */
  readonly loggedIn: boolean;
}

const SLOT_CARDS = ['none', 'other', 'unpaired', 'paired'] as const;
/** What lies on a slot's reader. `other`: a card that is no CIE, or that cannot be read. */
export type SlotCard = (typeof SLOT_CARDS)[number];

/** What `cie token status` tells. */
export interface ServiceStatus {
  readonly pid: number;
  /** Programs that are connected. */
  readonly clients: number;
  readonly slots: readonly SlotStatus[];
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
  return `${JSON.stringify({ status })}\n`;
}

/** @returns `undefined` when it is not a status of this form */
export function decodeStatus(line: Uint8Array): ServiceStatus | undefined {
  const status = asObject(objectIn(line)?.['status']);
  if (status === undefined) return undefined;
  const { pid, clients, slots } = status;
  if (!isCount(pid) || !isCount(clients) || !Array.isArray(slots)) return undefined;
  const decoded = slots.map(decodeSlot);
  return decoded.every((slot) => slot !== undefined) ? { pid, clients, slots: decoded } : undefined;
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
  const { slot, reader, card, serialNumber, loggedIn } = asObject(value) ?? {};
  const known = SLOT_CARDS.find((name) => name === card);
  if (!isCount(slot) || typeof reader !== 'string' || typeof serialNumber !== 'string') return undefined;
  if (known === undefined || typeof loggedIn !== 'boolean') return undefined;
  return { slot, reader, card: known, serialNumber, loggedIn };
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
