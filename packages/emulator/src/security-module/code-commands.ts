import { ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import { Refusal, refuse } from '../card-os/refusal.js';
import type { CodeName, ReferenceData } from './reference-data.js';
import type { Session } from './session.js';

const PIN_REFERENCE = 0x81;
const PUK_REFERENCE = 0x82;

/** P1 of RESET RETRY COUNTER (ISO 7816-4 section 11.5.10): with new reference data, or without any data. */
const WITH_NEW_DATA = 0x02;
const UNBLOCK_ONLY = 0x03;
const CODE_LENGTH = 8;
const SUCCESS = new ResponseApdu(new Uint8Array(0), StatusWord.SUCCESS);

/** VERIFY (ISO 7816-4 section 11.5.6): only after device authentication. @throws {Refusal} */
export function verify(command: CommandApdu, session: Session | undefined, codes: ReferenceData): ResponseApdu {
  if (command.p1 !== 0x00) refuse(StatusWord.WRONG_P1_P2);
  const name = codeName(command.p2);
  const open = requireDeviceAuthentication(session);
  compare(name, command.data, open, codes);
  open.remember(name);
  return SUCCESS;
}

/** CHANGE REFERENCE DATA (ISO 7816-4 section 11.5.7) for the PIN, once it is verified: old code ‖ new code. @throws {Refusal} */
export function changeReferenceData(
  command: CommandApdu,
  session: Session | undefined,
  codes: ReferenceData,
): ResponseApdu {
  if (command.p1 !== 0x00) refuse(StatusWord.WRONG_P1_P2);
  const open = requirePinReference(command.p2, session);
  if (command.data.length !== 2 * CODE_LENGTH) refuse(StatusWord.WRONG_LENGTH);
  if (codes.triesRemaining('pin') === 0) refuse(StatusWord.REFERENCE_DATA_NOT_USABLE);
  if (!open.isVerified('pin')) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  const next = command.data.subarray(CODE_LENGTH);
  codes.parseNewCode(next);
  compare('pin', command.data.subarray(0, CODE_LENGTH), open, codes);
  codes.replacePin(next);
  open.forget('pin');
  return SUCCESS;
}

/** RESET RETRY COUNTER of the PIN, once the PUK is verified; the PUK stays verified. @throws {Refusal} */
export function resetRetryCounter(
  command: CommandApdu,
  session: Session | undefined,
  codes: ReferenceData,
): ResponseApdu {
  if (command.p1 !== WITH_NEW_DATA && command.p1 !== UNBLOCK_ONLY) refuse(StatusWord.WRONG_P1_P2);
  const open = requirePinReference(command.p2, session);
  if (!open.isVerified('puk')) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  if (command.p1 === WITH_NEW_DATA) {
    codes.replacePin(command.data);
  } else {
    if (command.data.length !== 0) refuse(StatusWord.WRONG_LENGTH);
    codes.unblockPin();
  }
  open.forget('pin');
  return SUCCESS;
}

/** A comparison that fails also ends an earlier success; a command of the wrong length is no comparison. */
function compare(name: CodeName, code: Uint8Array, session: Session, codes: ReferenceData): void {
  try {
    codes.verify(name, code);
  } catch (error) {
    if (!(error instanceof Refusal && error.sw === StatusWord.WRONG_LENGTH)) session.forget(name);
    throw error;
  }
}

function codeName(reference: number): CodeName {
  if (reference === PIN_REFERENCE) return 'pin';
  if (reference === PUK_REFERENCE) return 'puk';
  return refuse(StatusWord.REFERENCE_NOT_FOUND);
}

/** The PUK exists, but its access rule for CHANGE and RESET is "never". */
function requirePinReference(reference: number, session: Session | undefined): Session {
  if (codeName(reference) === 'puk') refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  return requireDeviceAuthentication(session);
}

function requireDeviceAuthentication(session: Session | undefined): Session {
  if (session?.isDeviceAuthenticated !== true) refuse(StatusWord.SECURITY_STATUS_NOT_SATISFIED);
  return session;
}
