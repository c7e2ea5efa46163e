/** A message of the p11-kit RPC protocol without its lengths (p11-kit/rpc-transport.c). */
export interface Frame {
  /** Echoed in the reply; replies may come out of order. */
  readonly code: number;
  /** The module's name in a request; empty in a reply. */
  readonly options: Uint8Array;
  readonly body: Uint8Array;
}
