import { CKR, CryptokiError } from '../../cryptoki/return-values.js';
import type { CallName } from '../../rpc/calls.js';
import type { Client } from '../client.js';
import type { Handlers } from './handlers.js';

/** Calls that would change the card, which nobody can. */
export const writingCalls = {
  C_CreateObject: (client, handle) => refuseWriting(client, handle),
  C_CopyObject: (client, handle) => refuseWriting(client, handle),
  C_DestroyObject: (client, handle) => refuseWriting(client, handle),
  C_SetAttributeValue: (client, handle) => refuseWriting(client, handle),
} satisfies Handlers;

function refuseWriting(client: Client, handle: number): never {
  throw new CryptokiError(client.session(handle).readWrite ? 'TOKEN_WRITE_PROTECTED' : 'SESSION_READ_ONLY');
}

/**
 * Calls that are refused whatever they ask; a call that is neither here nor served is CKR_FUNCTION_NOT_SUPPORTED. No
 * digest is offered: a program hashes faster itself than it asks us. The card's random numbers are its protocol's own.
 */
export const REFUSALS: ReadonlyMap<CallName, number> = new Map<CallName, number>([
  ['C_InitToken', CKR.TOKEN_WRITE_PROTECTED],
  ['C_InitToken2', CKR.TOKEN_WRITE_PROTECTED],
  ['C_DigestInit', CKR.MECHANISM_INVALID],
  ['C_SeedRandom', CKR.RANDOM_NO_RNG],
  ['C_GenerateRandom', CKR.RANDOM_NO_RNG],
]);
