/** Instruction bytes that a CIE knows (ISO 7816-4 table 4, ISO 7816-8). */
export const Ins = {
  VERIFY: 0x20,
  MANAGE_SECURITY_ENVIRONMENT: 0x22,
  CHANGE_REFERENCE_DATA: 0x24,
  PERFORM_SECURITY_OPERATION: 0x2a,
  RESET_RETRY_COUNTER: 0x2c,
  EXTERNAL_AUTHENTICATE: 0x82,
  GET_CHALLENGE: 0x84,
  INTERNAL_AUTHENTICATE: 0x88,
  SELECT: 0xa4,
  READ_BINARY: 0xb0,
  /** Odd form: the offset and the data travel in data objects 54 and 53. */
  READ_BINARY_ODD: 0xb1,
  GET_RESPONSE: 0xc0,
  GET_DATA_ODD: 0xcb,
} as const;

const CARRIES_A_CODE: ReadonlySet<number> = new Set([Ins.VERIFY, Ins.CHANGE_REFERENCE_DATA, Ins.RESET_RETRY_COUNTER]);

/** Whether a command carries a PIN or a PUK: never sent twice, never logged. */
export function carriesCode(ins: number): boolean {
  return CARRIES_A_CODE.has(ins);
}
