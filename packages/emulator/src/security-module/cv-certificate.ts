import { concatBytes, equalBytes, fromHex } from '@ciekit/core/bytes';
import { ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import { parseObjects, requireObject } from '../card-os/data-objects.js';
import { refuse } from '../card-os/refusal.js';
import type { SecurityEnvironment, TerminalKey } from '../security-environment/security-environment.js';
import type { ExternalRoot } from './external-root.js';
import { decodeRecoverable, sha256 } from './message-recovery.js';
import { modularPower } from './modular-exponentiation.js';

const CV_CERTIFICATE = 0x7f21;
const SIGNATURE = 0x5f37;
const PUBLIC_KEY_REMAINDER = 0x5f38;
const CERTIFICATION_AUTHORITY_REFERENCE = 0x42;

/** Certificate profile identifier of the body's layout. */
const PROFILE_IDENTIFIER = 0x8a;
/** Authentication with key agreement, RSA, SHA-256. */
const ALGORITHM_OID = fromHex('2A8122F42A02040104');
const CAR_LENGTH = 8;
const CHR_LENGTH = 12;
const CHA_LENGTH = 7;
const AID_LENGTH = 6;
const MODULUS_LENGTH = 256;
const EXPONENT_LENGTH = 4;
const BODY_LENGTH = 1 + CAR_LENGTH + CHR_LENGTH + CHA_LENGTH + ALGORITHM_OID.length + MODULUS_LENGTH + EXPONENT_LENGTH;

/**
 * PSO VERIFY CERTIFICATE (ISO 7816-8 section 11.9): a card verifiable certificate under the external root, its body
 * recovered from the signature (docs/card-protocol.md section 2, device authentication, step 2).
 *
 * @throws {Refusal} 6985 no key chosen, 6A80 malformed, 6A88 another authority, 6300 signature
 */
export function verifyCertificate(
  command: CommandApdu,
  environment: SecurityEnvironment,
  root: ExternalRoot,
): ResponseApdu {
  if (!environment.verifiesCertificates) refuse(StatusWord.CONDITIONS_NOT_SATISFIED);
  const parts = parseObjects(requireObject(parseObjects(command.data), CV_CERTIFICATE));
  const signature = requireObject(parts, SIGNATURE);
  const remainder = requireObject(parts, PUBLIC_KEY_REMAINDER);
  const authority = requireObject(parts, CERTIFICATION_AUTHORITY_REFERENCE);
  if (!equalBytes(authority, root.authorityReference)) refuse(StatusWord.REFERENCE_NOT_FOUND);

  if (signature.length !== root.modulus.length) refuse(StatusWord.WRONG_DATA);
  const block = modularPower(signature, root.exponent, root.modulus);
  const recovered = block && decodeRecoverable(block, (recoverable) => sha256(recoverable, remainder));
  if (recovered === undefined) refuse(StatusWord.VERIFICATION_FAILED);
  environment.learnTerminalKey(parseBody(concatBytes(recovered, remainder), root));
  return new ResponseApdu(new Uint8Array(0), StatusWord.SUCCESS);
}

function parseBody(body: Uint8Array, root: ExternalRoot): TerminalKey {
  if (body.length !== BODY_LENGTH) refuse(StatusWord.WRONG_DATA);
  let offset = 0;
  const take = (length: number): Uint8Array => body.slice(offset, (offset += length));
  const profile = take(1);
  const authority = take(CAR_LENGTH);
  const holderReference = take(CHR_LENGTH);
  const holderAuthorisation = take(CHA_LENGTH);
  const algorithm = take(ALGORITHM_OID.length);
  const right =
    profile[0] === PROFILE_IDENTIFIER &&
    equalBytes(authority, root.authorityReference) &&
    equalBytes(holderAuthorisation.subarray(0, AID_LENGTH), root.holderAuthorisation.subarray(0, AID_LENGTH)) &&
    equalBytes(algorithm, ALGORITHM_OID);
  if (!right) refuse(StatusWord.WRONG_DATA);
  return { holderReference, modulus: take(MODULUS_LENGTH), exponent: take(EXPONENT_LENGTH) };
}
