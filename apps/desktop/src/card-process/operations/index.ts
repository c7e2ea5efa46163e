import type { OperationKind } from '../../contract/operations.js';
import type { Operation } from '../operation-context.js';
import { changePin, pair, unblockPin, verifyPin } from './codes.js';

/** How each operation is done; what documents need is loaded when there are some. */
export const OPERATIONS: { readonly [K in OperationKind]: Operation<K> } = {
  pair,
  'verify-pin': verifyPin,
  'change-pin': changePin,
  'unblock-pin': unblockPin,
  sign: async (context, argument) => (await import('./sign.js')).sign(context, argument),
  verify: async (context, argument) => (await import('./verify.js')).verify(context, argument),
  report: async (context, argument) => (await import('./verify.js')).report(context, argument),
  extract: async (context, argument) => (await import('./extract.js')).extract(context, argument),
  timestamp: async (context, argument) => (await import('./extract.js')).timestamp(context, argument),
  doctor: async (context, argument) => (await import('./doctor.js')).doctor(context, argument),
  'fetch-trust': async (context, argument) => (await import('./trust.js')).fetchTrust(context, argument),
  'fetch-lists': async (context, argument) => (await import('./trust.js')).fetchLists(context, argument),
  'set-up-browsers': async (context, argument) => (await import('./browsers.js')).setUpBrowsers(context, argument),
};

/** Those that have a card while they run; the others leave the desk alone. */
export const USES_CARD: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'pair',
  'verify-pin',
  'change-pin',
  'unblock-pin',
  'sign',
  'doctor',
]);
