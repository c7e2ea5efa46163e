/** How long the card takes for one exchange, in milliseconds. */
export type CardTiming = (command: Uint8Array, response: Uint8Array) => number;

const INS_INTERNAL_AUTHENTICATE = 0x88;
const INS_EXTERNAL_AUTHENTICATE = 0x82;
const INS_PERFORM_SECURITY_OPERATION = 0x2a;
const INS_GET_DATA = 0xcb;

const PER_EXCHANGE_MS = 45;
/** 106 kbit/s with the framing of ISO 14443-4. */
const PER_BYTE_MS = 0.1;
const PRIVATE_KEY_MS = 350;
const PUBLIC_KEY_MS = 60;
const KEY_AGREEMENT_MS = 400;
const KEY_AGREEMENT_ANSWER_LENGTH = 256;

/**
 * About what a contactless CIE takes (docs/card-protocol.md section 6): 40 to 100 ms for an exchange, more where the chip
 * computes. For demonstrations; without it the card answers at once.
 */
export const contactlessTiming: CardTiming = (command, response) => {
  const transfer = PER_EXCHANGE_MS + (command.length + response.length) * PER_BYTE_MS;
  const ins = command[1];
  if (ins === INS_INTERNAL_AUTHENTICATE) return transfer + PRIVATE_KEY_MS;
  if (ins === INS_EXTERNAL_AUTHENTICATE || ins === INS_PERFORM_SECURITY_OPERATION) return transfer + PUBLIC_KEY_MS;
  if (ins === INS_GET_DATA && response.length > KEY_AGREEMENT_ANSWER_LENGTH) return transfer + KEY_AGREEMENT_MS;
  return transfer;
};
