import type { CardDisposition, ReaderEvent, ReaderSnapshot, TransportErrorCode } from '@ciekit/core';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the app's process asks of the desk that a test has: the readers' own interface, one line of JSON each. */
export type Call =
  | { readonly call: 'list' }
  | { readonly call: 'watch' }
  | { readonly call: 'connect'; readonly reader: string }
  | { readonly call: 'begin'; readonly connection: number; readonly waitMs: number | undefined }
  | { readonly call: 'transmit'; readonly transaction: number; readonly bytes: string }
  | { readonly call: 'end'; readonly transaction: number; readonly disposition: CardDisposition }
  | { readonly call: 'close'; readonly connection: number }
  /** Of an earlier call: its caller gave up. */
  | { readonly call: 'abort'; readonly of: number };

export interface WireSnapshot {
  readonly name: string;
  readonly card: ReaderSnapshot['card'];
  readonly atr: string | undefined;
}

export interface WireEvent {
  readonly type: ReaderEvent['type'];
  readonly reader?: WireSnapshot | undefined;
}

/** What a driver does to the process that calls it, and what only a test asks of that. */
export type Order =
  /** Blocks it: a call into the driver that does not return. */
  | { readonly order: 'hang' }
  | { readonly order: 'crash' }
  /** Writes down how much its objects take. */
  | { readonly order: 'weigh'; readonly into: string }
  /** Readers that tell of a card that comes and goes so often a second, for so many milliseconds. */
  | { readonly order: 'flood'; readonly perSecond: number; readonly ms: number; readonly reader: string };

export type ToDesk = Call & { readonly id: number };

export type FromDesk =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: TransportErrorCode | 'cancelled' }
  | { readonly id: number; readonly event: WireEvent }
  | Order;

export function sendLine(socket: Socket, message: ToDesk | FromDesk): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

export function onLines(socket: Socket, take: (message: unknown) => void): void {
  // The other end may be killed at any moment: its close is what is told.
  createInterface({ input: socket })
    .on('line', (line) => {
      take(JSON.parse(line));
    })
    .on('error', () => undefined);
}

export function toWire({ name, card, atr }: ReaderSnapshot): WireSnapshot {
  return { name, card, atr: atr && Buffer.from(atr).toString('base64') };
}

export function fromWire({ name, card, atr }: WireSnapshot): ReaderSnapshot {
  return { name, card, atr: atr === undefined ? undefined : bytesOf(atr) };
}

export function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
