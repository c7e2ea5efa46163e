/** From the body of a request to the body of its reply. */
import { CKR, CryptokiError } from '../cryptoki/return-values.js';
import { CALLS, type CallName } from '../rpc/calls.js';
import { argumentsDecoder, type ArgumentsDecoder } from '../rpc/decode-arguments.js';
import { errorReply, replyEncoder, type ReplyEncoder } from '../rpc/encode-reply.js';
import { MalformedMessage } from '../rpc/malformed-message.js';
import type { ArgumentValue, ReplyValue } from '../rpc/values.js';
import { WireReader } from '../rpc/wire-reader.js';
import { generalCalls } from './calls/general-calls.js';
import { objectCalls } from './calls/object-calls.js';
import { REFUSALS, writingCalls } from './calls/refused-calls.js';
import { sessionCalls } from './calls/session-calls.js';
import { signingCalls } from './calls/signing-calls.js';
import { slotCalls } from './calls/slot-calls.js';
import type { Client } from './client.js';

type Run = (
  client: Client,
  ...args: readonly ArgumentValue[]
) => readonly ReplyValue[] | Promise<readonly ReplyValue[]>;

interface ServedCall {
  readonly decode: ArgumentsDecoder;
  readonly run: Run;
  readonly encode: ReplyEncoder;
}

interface DispatchEntry {
  readonly name: CallName;
  readonly requestSignature: Uint8Array;
  /** Or the return value of a call that is refused. */
  readonly served: ServedCall | number;
}

/** The types of each handler were checked against the signatures where it is written; here only the names count. */
const HANDLERS = {
  ...generalCalls,
  ...slotCalls,
  ...sessionCalls,
  ...objectCalls,
  ...signingCalls,
  ...writingCalls,
} as unknown as Readonly<Partial<Record<CallName, Run>>>;

const ENTRIES: readonly (DispatchEntry | undefined)[] = [undefined, ...CALLS.map(dispatchEntry)];

function dispatchEntry([id, name, request, reply]: (typeof CALLS)[number]): DispatchEntry {
  const run = HANDLERS[name];
  const served =
    run === undefined
      ? (REFUSALS.get(name) ?? CKR.FUNCTION_NOT_SUPPORTED)
      : { decode: argumentsDecoder(request), run, encode: replyEncoder(id, reply) };
  return { name, requestSignature: new TextEncoder().encode(request), served };
}

/**
 * Answers one request. Never throws and its promise is never rejected: what is no request gets CKR_DEVICE_ERROR, as
 * from p11-kit's own server.
 */
export function answer(client: Client, request: Uint8Array): Uint8Array | Promise<Uint8Array> {
  try {
    const reader = new WireReader(request);
    const entry = ENTRIES[reader.uint32()];
    if (entry === undefined) return errorReply(CKR.FUNCTION_NOT_SUPPORTED);
    checkSignature(reader, entry.requestSignature);
    if (!client.isInitialized && entry.name !== 'C_Initialize') return errorReply(CKR.CRYPTOKI_NOT_INITIALIZED);
    const { served } = entry;
    if (typeof served === 'number') return errorReply(served);
    const result = served.run(client, ...served.decode(reader));
    if (result instanceof Promise) {
      return result.then((values) => served.encode(values, client.ulongLength)).catch(replyFor);
    }
    return served.encode(result, client.ulongLength);
  } catch (error) {
    return replyFor(error);
  }
}

function checkSignature(reader: WireReader, expected: Uint8Array): void {
  if (reader.uint32() !== expected.length) throw new MalformedMessage('signature does not match');
  for (const byte of expected) if (reader.byte() !== byte) throw new MalformedMessage('signature does not match');
}

function replyFor(error: unknown): Uint8Array {
  if (error instanceof CryptokiError) return errorReply(error.returnValue);
  return errorReply(error instanceof MalformedMessage ? CKR.DEVICE_ERROR : CKR.GENERAL_ERROR);
}
