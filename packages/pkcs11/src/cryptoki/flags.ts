/** CK_FLAGS of PKCS#11 v2.40 sections 3.2 to 3.5, each set under the structure that it belongs to. */

/** CK_SLOT_INFO */
export const SLOT_FLAGS = { TOKEN_PRESENT: 0x01, REMOVABLE_DEVICE: 0x02, HW_SLOT: 0x04 } as const;

/** CK_TOKEN_INFO */
export const TOKEN_FLAGS = {
  WRITE_PROTECTED: 0x02,
  LOGIN_REQUIRED: 0x04,
  USER_PIN_INITIALIZED: 0x08,
  TOKEN_INITIALIZED: 0x400,
  USER_PIN_COUNT_LOW: 0x1_0000,
  USER_PIN_FINAL_TRY: 0x2_0000,
  USER_PIN_LOCKED: 0x4_0000,
} as const;

/** CK_SESSION_INFO */
export const SESSION_FLAGS = { RW_SESSION: 0x02, SERIAL_SESSION: 0x04 } as const;

/** CK_MECHANISM_INFO; the last ones also name operations in C_SessionCancel (v3.0 section 5.6.9). */
export const MECHANISM_FLAGS = { HW: 0x01, FIND_OBJECTS: 0x40, SIGN: 0x800 } as const;

/** C_WaitForSlotEvent */
export const CKF_DONT_BLOCK = 0x01;

/** CK_STATE */
export const SESSION_STATE = {
  RO_PUBLIC_SESSION: 0,
  RO_USER_FUNCTIONS: 1,
  RW_PUBLIC_SESSION: 2,
  RW_USER_FUNCTIONS: 3,
} as const;

/** CK_USER_TYPE */
export const USER_TYPE = { SO: 0, USER: 1, CONTEXT_SPECIFIC: 2 } as const;
