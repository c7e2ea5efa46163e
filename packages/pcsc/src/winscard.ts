/**
 * The names of the PC/SC interface (PC/SC specification part 5; the same numbers in winscard.h and pcsclite.h).
 * Return codes are unsigned here: the platforms disagree about their sign.
 */

/** Return codes. */
export const ReturnCode = {
  SCARD_S_SUCCESS: 0x00000000,
  SCARD_F_INTERNAL_ERROR: 0x80100001,
  SCARD_E_CANCELLED: 0x80100002,
  SCARD_E_INVALID_HANDLE: 0x80100003,
  SCARD_E_INVALID_PARAMETER: 0x80100004,
  SCARD_E_NO_MEMORY: 0x80100006,
  SCARD_F_WAITED_TOO_LONG: 0x80100007,
  SCARD_E_INSUFFICIENT_BUFFER: 0x80100008,
  SCARD_E_UNKNOWN_READER: 0x80100009,
  SCARD_E_TIMEOUT: 0x8010000a,
  SCARD_E_SHARING_VIOLATION: 0x8010000b,
  SCARD_E_NO_SMARTCARD: 0x8010000c,
  SCARD_E_UNKNOWN_CARD: 0x8010000d,
  SCARD_E_PROTO_MISMATCH: 0x8010000f,
  SCARD_E_NOT_READY: 0x80100010,
  SCARD_E_INVALID_VALUE: 0x80100011,
  SCARD_E_SYSTEM_CANCELLED: 0x80100012,
  SCARD_F_COMM_ERROR: 0x80100013,
  SCARD_F_UNKNOWN_ERROR: 0x80100014,
  SCARD_E_INVALID_ATR: 0x80100015,
  SCARD_E_NOT_TRANSACTED: 0x80100016,
  SCARD_E_READER_UNAVAILABLE: 0x80100017,
  SCARD_P_SHUTDOWN: 0x80100018,
  SCARD_E_READER_UNSUPPORTED: 0x8010001a,
  SCARD_E_CARD_UNSUPPORTED: 0x8010001c,
  SCARD_E_NO_SERVICE: 0x8010001d,
  SCARD_E_SERVICE_STOPPED: 0x8010001e,
  SCARD_E_UNEXPECTED: 0x8010001f,
  SCARD_E_UNSUPPORTED_FEATURE: 0x80100022,
  SCARD_E_NO_ACCESS: 0x80100027,
  SCARD_E_NO_READERS_AVAILABLE: 0x8010002e,
  SCARD_E_COMM_DATA_LOST: 0x8010002f,
  SCARD_E_SERVER_TOO_BUSY: 0x80100031,
  SCARD_W_UNSUPPORTED_CARD: 0x80100065,
  SCARD_W_UNRESPONSIVE_CARD: 0x80100066,
  SCARD_W_UNPOWERED_CARD: 0x80100067,
  SCARD_W_RESET_CARD: 0x80100068,
  SCARD_W_REMOVED_CARD: 0x80100069,
  SCARD_W_SECURITY_VIOLATION: 0x8010006a,
  /** Windows' own ERROR_ACCESS_DENIED, ERROR_INVALID_HANDLE and ERROR_BROKEN_PIPE leak through winscard.dll. */
  ERROR_ACCESS_DENIED: 0x00000005,
  ERROR_INVALID_HANDLE: 0x00000006,
  ERROR_BROKEN_PIPE: 0x0000006d,
} as const;

/** `dwShareMode` of SCardConnect. */
export const ShareMode = { SCARD_SHARE_EXCLUSIVE: 1, SCARD_SHARE_SHARED: 2 } as const;

/** `dwPreferredProtocols`: either, as the card offers; a contactless card behind PC/SC is T=1. */
export const SCARD_PROTOCOL_ANY = 0x1 | 0x2;

/** `dwDisposition` of SCardDisconnect, SCardEndTransaction and SCardReconnect. */
export const Disposition = { SCARD_LEAVE_CARD: 0, SCARD_RESET_CARD: 1 } as const;

export const SCARD_SCOPE_SYSTEM = 2;

/** `dwEventState` of a reader; the upper sixteen bits count insertions and removals. */
export const ReaderStateFlag = {
  SCARD_STATE_UNAWARE: 0x0000,
  SCARD_STATE_IGNORE: 0x0001,
  SCARD_STATE_CHANGED: 0x0002,
  SCARD_STATE_UNKNOWN: 0x0004,
  SCARD_STATE_UNAVAILABLE: 0x0008,
  SCARD_STATE_EMPTY: 0x0010,
  SCARD_STATE_PRESENT: 0x0020,
  SCARD_STATE_EXCLUSIVE: 0x0080,
  SCARD_STATE_INUSE: 0x0100,
  SCARD_STATE_MUTE: 0x0200,
} as const;

/** The pretended reader whose state changes when a reader comes or goes (Windows, pcsc-lite; not macOS). */
export const PNP_NOTIFICATION_READER = '\\\\?PnP?\\Notification';

/** Longest command the driver takes; an attribute that pcsc-lite's CCID driver defined (reader.h). */
export const SCARD_ATTR_MAXINPUT = 0x0007a007;

/** PC/SC part 10 section 2.2: asks the driver which features it has. Windows counts control codes differently. */
export function getFeatureRequestControlCode(platform: NodeJS.Platform): number {
  return platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;
}

/** Longest command APDU: header, extended Lc, 65,535 bytes, extended Le. */
export const MAX_COMMAND_LENGTH = 4 + 3 + 65_535 + 2;

/** Room for the longest answer: 65,536 bytes and the status word. */
export const MAX_RESPONSE_LENGTH = 65_536 + 2;
