/** SCARDCONTEXT. */
export type ContextHandle = bigint;
/** SCARDHANDLE. */
export type CardHandle = bigint;

/** What a call gives back besides its return code, which is unsigned here; `value` only counts after success. */
export interface CallResult<T> {
  readonly returnCode: number;
  readonly value: T;
}

/** A reader and the state in which the caller last saw it; 0 is "never". */
export interface KnownReader {
  readonly name: string;
  readonly currentState: number;
}

export interface ReaderEventState {
  readonly eventState: number;
  readonly atr: Uint8Array;
}

/**
 * The PC/SC functions that this package uses, with their C types already taken off. One call into the library each: no
 * retry, no wait of our own, no judgement.
 */
export interface WinscardApi {
  /** Whether another program's transaction makes getAttribute and control fail at once instead of blocking. */
  readonly attributesFailWhenLocked: boolean;
  /** PC/SC part 10: the control code that asks for the driver's features. */
  readonly featureRequestControlCode: number;
  establishContext(): Promise<CallResult<ContextHandle>>;
  releaseContext(context: ContextHandle): Promise<number>;
  listReaders(context: ContextHandle): Promise<CallResult<readonly string[]>>;
  /** Blocks until a state differs from `currentState`, at most `timeoutMs`. */
  getStatusChange(
    context: ContextHandle,
    timeoutMs: number,
    readers: readonly KnownReader[],
  ): Promise<CallResult<readonly ReaderEventState[]>>;
  /** Ends a getStatusChange that blocks on this context. */
  cancel(context: ContextHandle): Promise<number>;
  connect(
    context: ContextHandle,
    readerName: string,
    shareMode: number,
    protocols: number,
  ): Promise<CallResult<{ readonly card: CardHandle; readonly protocol: number }>>;
  reconnect(
    card: CardHandle,
    shareMode: number,
    protocols: number,
    disposition: number,
  ): Promise<CallResult<{ readonly protocol: number }>>;
  disconnect(card: CardHandle, disposition: number): Promise<number>;
  beginTransaction(card: CardHandle): Promise<number>;
  endTransaction(card: CardHandle, disposition: number): Promise<number>;
  transmit(card: CardHandle, protocol: number, command: Uint8Array): Promise<CallResult<Uint8Array>>;
  getAttribute(card: CardHandle, attribute: number): Promise<CallResult<Uint8Array>>;
  control(card: CardHandle, controlCode: number): Promise<CallResult<Uint8Array>>;
}
