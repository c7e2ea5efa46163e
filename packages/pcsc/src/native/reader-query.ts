import type { TransportError } from '@ciekit/core';
import type { CallLanes } from '../call-lanes.js';
import { eventCount, isAttached, type ReaderState } from '../reader-state.js';
import { isServiceGone, PcscCallError, returnCodeError, transportError, transportErrorCode } from '../return-code.js';
import { Deadline, patienceFor, type Patience } from '../waiting.js';
import { ReaderStateFlag, ReturnCode } from '../winscard.js';
import type { ContextSockets } from './context-socket.js';
import { ServiceContext } from './service-context.js';
import type { WinscardApi } from './winscard-api.js';

/** A reader that vanishes between the list and the question for its state makes the question fail; then ask anew. */
const ATTEMPTS = 3;
/** pcscd asks a driver for the card's presence every 400 ms; a failed command is often known before the removal. */
const SETTLE_MS = 1_000;

/** What every part of the native binding needs to reach the service. */
export interface NativeService {
  readonly api: WinscardApi;
  readonly lanes: CallLanes;
  readonly sockets: ContextSockets;
  readonly serviceMs: number;
}

/** Opens a context with the time that calls into the service have. */
export function openContext(service: NativeService, signal?: AbortSignal): Promise<ServiceContext> {
  return ServiceContext.open(service.api, service.lanes, service.sockets, patienceFor(service.serviceMs, signal));
}

/** The names of the readers. No reader is an empty list. @throws {TransportError} */
export async function listReaderNames(
  service: NativeService,
  context: ServiceContext,
  patience: Patience,
): Promise<readonly string[]> {
  const { returnCode, value } = await context.call(() => service.api.listReaders(context.handle), patience);
  if (returnCode === ReturnCode.SCARD_E_NO_READERS_AVAILABLE) return [];
  if (returnCode !== ReturnCode.SCARD_S_SUCCESS) throw returnCodeError('SCardListReaders', returnCode, 'service');
  return value;
}

/** The readers and their states now, over a context of its own. @throws {TransportError} */
export async function readReaderStates(service: NativeService): Promise<readonly ReaderState[]> {
  const context = await openContext(service);
  try {
    for (let attempt = 1; ; attempt++) {
      const patience = patienceFor(service.serviceMs);
      const names = await listReaderNames(service, context, patience);
      if (names.length === 0) return [];
      const known = names.map((name) => ({ name, currentState: ReaderStateFlag.SCARD_STATE_UNAWARE }));
      const asked = await context.call(() => service.api.getStatusChange(context.handle, 0, known), patience);
      if (asked.returnCode === ReturnCode.SCARD_S_SUCCESS || asked.returnCode === ReturnCode.SCARD_E_TIMEOUT) {
        const states = names.flatMap((name, index): ReaderState[] => {
          const state = asked.value[index];
          return state === undefined ? [] : [{ name, flags: state.eventState, atr: state.atr }];
        });
        return states.filter(isAttached);
      }
      if (asked.returnCode !== ReturnCode.SCARD_E_UNKNOWN_READER || attempt === ATTEMPTS)
        throw returnCodeError('SCardGetStatusChange', asked.returnCode, 'service');
    }
  } finally {
    await context.release();
  }
}

/** The card as it was when the connection to it was made; no event count when there is no connection yet. */
export interface ConnectedCard {
  readonly readerName: string;
  readonly eventCount: number | undefined;
}

/**
 * Why a call on a connected card failed. Many drivers only say "it did not work" when the card left; the state of the
 * reader tells, at the latest when the service has noticed.
 */
export async function explainCardFailure(
  service: NativeService,
  card: ConnectedCard,
  call: string,
  returnCode: number,
): Promise<TransportError> {
  const cause = new PcscCallError(call, returnCode);
  const told = transportErrorCode(returnCode, 'card');
  if (told !== undefined) return transportError(told, cause);
  try {
    const context = await openContext(service);
    try {
      return transportError(await codeFromState(service, context, card), cause);
    } finally {
      await context.release();
    }
  } catch (error) {
    return transportError(isServiceGone(error) ? 'service-not-running' : 'communication-failed', cause);
  }
}

async function codeFromState(
  service: NativeService,
  context: ServiceContext,
  card: ConnectedCard,
): Promise<'reader-removed' | 'card-removed' | 'mute-card' | 'communication-failed'> {
  const { readerName: name } = card;
  let currentState: number = ReaderStateFlag.SCARD_STATE_UNAWARE;
  const settled = new Deadline(SETTLE_MS);
  for (let timeoutMs = 0; ; timeoutMs = Math.ceil(settled.remainingMs)) {
    const asked = await context.call(
      () => service.api.getStatusChange(context.handle, timeoutMs, [{ name, currentState }]),
      patienceFor(service.serviceMs + timeoutMs),
    );
    if (asked.returnCode === ReturnCode.SCARD_E_UNKNOWN_READER) return 'reader-removed';
    const flags = asked.value[0]?.eventState;
    if (asked.returnCode === ReturnCode.SCARD_E_TIMEOUT) return 'communication-failed';
    if (asked.returnCode !== ReturnCode.SCARD_S_SUCCESS || flags === undefined)
      throw returnCodeError('SCardGetStatusChange', asked.returnCode, 'service');
    const has = (flag: number): boolean => (flags & flag) !== 0;
    if (has(ReaderStateFlag.SCARD_STATE_UNKNOWN | ReaderStateFlag.SCARD_STATE_UNAVAILABLE)) return 'reader-removed';
    if (has(ReaderStateFlag.SCARD_STATE_EMPTY)) return 'card-removed';
    if (card.eventCount !== undefined && eventCount(flags) !== card.eventCount) return 'card-removed';
    if (has(ReaderStateFlag.SCARD_STATE_MUTE)) return 'mute-card';
    if (settled.passed) return 'communication-failed';
    currentState = flags & ~ReaderStateFlag.SCARD_STATE_CHANGED;
  }
}
