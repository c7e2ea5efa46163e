import type { CallName, ReplySignature, RequestSignature } from '../../rpc/calls.js';
import type { Arguments, Reply } from '../../rpc/values.js';
import type { Client } from '../client.js';

/** Answers one call. Fails with a CryptokiError. */
type Handler<Name extends CallName> = (
  client: Client,
  ...args: Arguments<RequestSignature<Name>>
) => Reply<ReplySignature<Name>> | Promise<Reply<ReplySignature<Name>>>;

export type Handlers = { readonly [Name in CallName]?: Handler<Name> };

/** The reply of a call that returns nothing. */
export const DONE = [] as const;

/** An array for a caller who has room for `room` items; what does not fit, or was not asked for, is its length alone. */
export function fitted<T extends Uint8Array | readonly number[]>(
  value: T,
  room: number,
): T | { readonly lengthOnly: number } {
  return value.length > room ? { lengthOnly: value.length } : value;
}
