import { createHash } from 'node:crypto';
import { digestInfo } from '../../cryptoki/digest-info.js';
import { MAX_DIGEST_INFO, SIGNATURE_LENGTH, signingMechanism, type HashName } from '../../cryptoki/mechanisms.js';
import { CryptokiError } from '../../cryptoki/return-values.js';
import type { Mechanism } from '../../rpc/values.js';
import type { Client } from '../client.js';
import type { Session, SignOperation } from '../session.js';
import type { CardKey } from '../slot.js';
import { DONE, type Handlers } from './handlers.js';

export const signingCalls = {
  C_SignInit: (client, handle, mechanism, keyHandle) => {
    const session = client.session(handle);
    if (mechanism === undefined) {
      // The null mechanism ends the operation (PKCS#11 v3.0 section 5.13.1).
      session.signing = undefined;
      return DONE;
    }
    if (session.signing !== undefined || session.isWaiting) throw new CryptokiError('OPERATION_ACTIVE');
    session.signing = begun(mechanism, keyOf(client, session, keyHandle));
    return DONE;
  },
  C_Sign: (client, handle, data, room) => {
    const session = client.session(handle);
    const operation = session.signing;
    if (operation === undefined || operation.inParts) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
    if (room < SIGNATURE_LENGTH) return [{ lengthOnly: SIGNATURE_LENGTH }];
    if (session.isWaiting) throw new CryptokiError('OPERATION_ACTIVE');
    session.signing = undefined;
    update(operation, data ?? Uint8Array.of());
    return sign(client, session, operation);
  },
  C_SignUpdate: (client, handle, part) => {
    const session = client.session(handle);
    const operation = session.signing;
    if (operation === undefined) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
    try {
      update(operation, part ?? Uint8Array.of());
    } catch (error) {
      session.signing = undefined;
      throw error;
    }
    operation.inParts = true;
    return DONE;
  },
  C_SignFinal: (client, handle, room) => {
    const session = client.session(handle);
    const operation = session.signing;
    if (operation?.inParts !== true) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
    if (room < SIGNATURE_LENGTH) return [{ lengthOnly: SIGNATURE_LENGTH }];
    if (session.isWaiting) throw new CryptokiError('OPERATION_ACTIVE');
    session.signing = undefined;
    return sign(client, session, operation);
  },
} satisfies Handlers;

function keyOf(client: Client, session: Session, handle: number): CardKey {
  const { token } = session;
  const object = token.objects.find((candidate) => candidate.handle === handle);
  if (object === undefined || token.key === undefined) throw new CryptokiError('KEY_HANDLE_INVALID');
  if (!object.canSign) throw new CryptokiError('KEY_FUNCTION_NOT_PERMITTED');
  if (token.loginRequired && !client.isLoggedIn(token)) throw new CryptokiError('USER_NOT_LOGGED_IN');
  return token.key;
}

function begun({ type, parameter }: Mechanism, key: CardKey): SignOperation {
  const mechanism = signingMechanism(type);
  if (mechanism === undefined) throw new CryptokiError('MECHANISM_INVALID');
  if (parameter.length !== 0) throw new CryptokiError('MECHANISM_PARAM_INVALID');
  return { mechanism, key, hash: undefined, parts: undefined, inParts: false };
}

/** @throws {CryptokiError} DATA_LEN_RANGE: a DigestInfo longer than the card signs */
function update(operation: SignOperation, data: Uint8Array): void {
  const { hash } = operation.mechanism;
  if (hash !== undefined) {
    (operation.hash ??= createHash(hash)).update(data);
    return;
  }
  const before = operation.parts ?? Uint8Array.of();
  if (before.length + data.length > MAX_DIGEST_INFO) throw new CryptokiError('DATA_LEN_RANGE');
  const joined = new Uint8Array(before.length + data.length);
  joined.set(before);
  joined.set(data, before.length);
  operation.parts = joined;
}

async function sign(
  client: Client,
  session: Session,
  { mechanism, key, hash, parts }: SignOperation,
): Promise<readonly [Uint8Array]> {
  const input = mechanism.hash === undefined ? (parts ?? Uint8Array.of()) : hashed(mechanism.hash, hash);
  // The card signs no empty DigestInfo: nobody is asked for the PIN in vain.
  if (input.length === 0) throw new CryptokiError('DATA_LEN_RANGE');
  return [await session.wait('signature', (signal) => key.sign(client, input, signal))];
}

function hashed(name: HashName, hash = createHash(name)): Uint8Array {
  return digestInfo(name, new Uint8Array(hash.digest()));
}
