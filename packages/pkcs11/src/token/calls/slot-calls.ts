import { CKF_DONT_BLOCK, MECHANISM_FLAGS, SLOT_FLAGS, TOKEN_FLAGS } from '../../cryptoki/flags.js';
import { KEY_BITS, SIGNING_MECHANISMS, signingMechanism } from '../../cryptoki/mechanisms.js';
import { CryptokiError } from '../../cryptoki/return-values.js';
import type { ReplySignature } from '../../rpc/calls.js';
import type { Reply } from '../../rpc/values.js';
import { UNAVAILABLE } from '../../rpc/wire-reader.js';
import { MAX_SESSIONS } from '../client.js';
import type { SlotToken } from '../slot.js';
import { fitted, type Handlers } from './handlers.js';

const MANUFACTURER = { text: "Ministero dell'Interno", length: 32 } as const;
const PIN_LENGTH = 8;
const HARDWARE_VERSION = [3, 0] as const;
const FIRMWARE_VERSION = [0, 0] as const;

export const slotCalls = {
  C_GetSlotList: (client, tokenPresent, room) => {
    const { board } = client;
    const list = (): Reply<ReplySignature<'C_GetSlotList'>> => {
      board.lookAgain();
      const slots = board.slots.filter(({ token }) => tokenPresent === 0 || token !== undefined);
      return [
        fitted(
          slots.map(({ id }) => id),
          room,
        ),
      ];
    };
    // A program that asks once (curl, ssh) and is what starts the service would never see the card that lies there.
    return board.firstLook === undefined ? list() : board.firstLook.then(list);
  },
  C_GetSlotInfo: (client, slotId) => {
    client.board.lookAgain();
    const { description, token } = client.slot(slotId);
    const flags =
      SLOT_FLAGS.REMOVABLE_DEVICE | SLOT_FLAGS.HW_SLOT | (token === undefined ? 0 : SLOT_FLAGS.TOKEN_PRESENT);
    return [
      { text: description, length: 64 },
      { text: 'CIE Kit', length: 32 },
      flags,
      FIRMWARE_VERSION,
      FIRMWARE_VERSION,
    ];
  },
  C_GetTokenInfo: (client, slotId) => {
    const token = client.tokenIn(slotId);
    const sessions = client.sessionsOf(slotId);
    return [
      { text: token.label, length: 32 },
      MANUFACTURER,
      { text: 'CIE 3.0', length: 16 },
      { text: token.serialNumber, length: 16 },
      tokenFlags(token),
      MAX_SESSIONS,
      sessions.length,
      MAX_SESSIONS,
      sessions.filter(({ readWrite }) => readWrite).length,
      PIN_LENGTH,
      PIN_LENGTH,
      // Public and private memory, total and free: the card does not tell.
      UNAVAILABLE,
      UNAVAILABLE,
      UNAVAILABLE,
      UNAVAILABLE,
      HARDWARE_VERSION,
      FIRMWARE_VERSION,
      { text: '', length: 16 },
    ];
  },
  C_GetMechanismList: (client, slotId, room) => {
    client.tokenIn(slotId);
    return [
      fitted(
        SIGNING_MECHANISMS.map(({ type }) => type),
        room,
      ),
    ];
  },
  C_GetMechanismInfo: (client, slotId, type) => {
    client.tokenIn(slotId);
    if (signingMechanism(type) === undefined) throw new CryptokiError('MECHANISM_INVALID');
    return [KEY_BITS, KEY_BITS, MECHANISM_FLAGS.HW | MECHANISM_FLAGS.SIGN];
  },
  C_WaitForSlotEvent: (client, flags) => {
    const slotId = client.takeSlotEvent();
    if (slotId !== undefined) return [slotId];
    if ((flags & CKF_DONT_BLOCK) !== 0) throw new CryptokiError('NO_EVENT');
    return client.nextSlotEvent().then((next) => {
      if (next === undefined) throw new CryptokiError('CRYPTOKI_NOT_INITIALIZED');
      return [next];
    });
  },
} satisfies Handlers;

/** Tries are told as far as the last attempt told them. */
function tokenFlags({ loginRequired, key }: SlotToken): number {
  let flags: number = TOKEN_FLAGS.WRITE_PROTECTED | TOKEN_FLAGS.TOKEN_INITIALIZED;
  if (key === undefined) return flags;
  flags |= TOKEN_FLAGS.USER_PIN_INITIALIZED;
  if (loginRequired) flags |= TOKEN_FLAGS.LOGIN_REQUIRED;
  const tries = key.triesRemaining;
  if (tries === undefined || tries > 2) return flags;
  if (tries <= 0) return flags | TOKEN_FLAGS.USER_PIN_LOCKED;
  return flags | TOKEN_FLAGS.USER_PIN_COUNT_LOW | (tries === 1 ? TOKEN_FLAGS.USER_PIN_FINAL_TRY : 0);
}
