import { concatBytes, equalBytes } from '@ciekit/core/bytes';
import { ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import type { Outcome } from '../card-os/outcome.js';
import { refuse } from '../card-os/refusal.js';
import type { TerminalKey } from '../security-environment/security-environment.js';
import type { DiffieHellmanGroup, RandomSource } from './diffie-hellman.js';
import { decodeRecoverable, encodeRecoverable, recoverableLength, sha256 } from './message-recovery.js';
import { modularPower } from './modular-exponentiation.js';
import type { RsaPrivateKey } from './rsa-private-key.js';
import type { Session } from './session.js';

export const CHALLENGE_LENGTH = 8;
const SERIAL_LENGTH = 8;

/** What both proofs are made over besides the challenges. */
export interface DeviceAuthenticationContext {
  readonly session: Session | undefined;
  readonly group: DiffieHellmanGroup;
  /** SN.ICC, 8 bytes. */
  readonly serialNumber: Uint8Array;
}

/**
 * EXTERNAL AUTHENTICATE (ISO 7816-4 section 11.5.4): the terminal proves that it owns the key of its certificate and took
 * part in the key agreement (docs/card-protocol.md section 2, device authentication, step 5).
 *
 * @param challenge RND.ICC, where the command before this one fetched it
 * @throws {Refusal} 6985 something is missing before it, 6700, 6300
 */
export function externalAuthenticate(
  command: CommandApdu,
  challenge: Uint8Array | undefined,
  terminalKey: TerminalKey | undefined,
  { session, group }: DeviceAuthenticationContext,
): ResponseApdu {
  if ((command.p1 | command.p2) !== 0) refuse(StatusWord.WRONG_P1_P2);
  if (session === undefined || challenge === undefined || terminalKey === undefined)
    refuse(StatusWord.CONDITIONS_NOT_SATISFIED);
  if (command.data.length !== SERIAL_LENGTH + terminalKey.modulus.length) refuse(StatusWord.WRONG_LENGTH);
  session.setTerminalAuthentication(undefined);
  const serialNumber = command.data.subarray(0, SERIAL_LENGTH);
  const block = modularPower(command.data.subarray(SERIAL_LENGTH), terminalKey.exponent, terminalKey.modulus);
  const { hostPublicValue, cardPublicValue } = session.agreement;
  const proof =
    block &&
    decodeRecoverable(block, (random) =>
      sha256(random, hostPublicValue, serialNumber, challenge, cardPublicValue, group.g, group.p, group.q),
    );
  const ownsName = equalBytes(serialNumber, terminalKey.holderReference.subarray(-SERIAL_LENGTH));
  if (proof === undefined || !ownsName) refuse(StatusWord.VERIFICATION_FAILED);
  session.setTerminalAuthentication(challenge);
  return new ResponseApdu(new Uint8Array(0), StatusWord.SUCCESS);
}

/**
 * INTERNAL AUTHENTICATE (ISO 7816-4 section 11.5.2) with the device authentication key: the chip proves itself, and after
 * the answer the send sequence counter starts anew (steps 7 and 8).
 *
 * @throws {Refusal} 6700; 6985 without key agreement and terminal authentication before it
 */
export function internalAuthenticate(
  hostChallenge: Uint8Array,
  key: RsaPrivateKey,
  random: RandomSource,
  { session, group, serialNumber }: DeviceAuthenticationContext,
): Outcome {
  const terminalChallenge = session?.terminalChallenge;
  if (session === undefined || terminalChallenge === undefined) refuse(StatusWord.CONDITIONS_NOT_SATISFIED);
  if (hostChallenge.length !== CHALLENGE_LENGTH) refuse(StatusWord.WRONG_LENGTH);
  const { hostPublicValue, cardPublicValue } = session.agreement;
  const recoverable = random(recoverableLength(key.modulusLength));
  const hash = sha256(
    recoverable,
    cardPublicValue,
    serialNumber,
    hostChallenge,
    hostPublicValue,
    group.g,
    group.p,
    group.q,
  );
  const signature = key.power(encodeRecoverable(recoverable, hash));
  const counter = concatBytes(terminalChallenge.subarray(4), hostChallenge.subarray(4));
  return {
    answer: new ResponseApdu(concatBytes(serialNumber, signature), StatusWord.SUCCESS),
    afterwards: () => {
      session.completeDeviceAuthentication(counter);
    },
  };
}
