import type { TimestampClient } from '../timestamp/timestamp-client.js';
import type { ReadXadesOptions } from './read-xades.js';

/** What a signature and a counter-signature have in common. */
export interface XadesSignerOptions extends ReadXadesOptions {
  /** What the signer claims; default now. */
  readonly signingTime?: Date | undefined;
  /** Where the signer claims to be. */
  readonly place?: string | undefined;
  /** Over the signature value; makes the signature one of level T. */
  readonly timestamp?: TimestampClient | undefined;
  readonly signal?: AbortSignal | undefined;
}
