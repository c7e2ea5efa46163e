import { CALLS, type CallName } from '../rpc/calls.js';
import type { Frame } from '../rpc/frame.js';
import { WireReader } from '../rpc/wire-reader.js';

const IDS: ReadonlyMap<CallName, number> = new Map(CALLS.map(([id, name]) => [name, id]));
const CODE_CALLS: ReadonlySet<number> = new Set(
  (['C_Login', 'C_LoginUser', 'C_SetPIN', 'C_InitPIN', 'C_InitToken', 'C_InitToken2'] as const).map(callNamed),
);

/** The id of a function's call. */
export function callNamed(name: CallName): number {
  return IDS.get(name) ?? 0;
}

/** The id of the call that a body is about; 0, which is no request's, for a body that is too short. */
export function callOf(body: Uint8Array): number {
  return body.length < 4 ? 0 : new WireReader(body).uint32();
}

/** The first argument of a call whose signature begins with `u`; 0 when it is not there. */
export function firstUlong(body: Uint8Array): number {
  const afterCall = 4;
  if (body.length < afterCall) return 0;
  const reader = new WireReader(body, afterCall);
  try {
    reader.sizedBytes();
    return reader.ulong();
  } catch {
    return 0;
  }
}

/** Overwrites a request that may hold a code, once it is answered or passed on. */
export function wipeCodes({ body }: Frame): void {
  if (CODE_CALLS.has(callOf(body))) body.fill(0);
}
