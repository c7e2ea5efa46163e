// @ts-check
/** The few requests of the p11-kit RPC protocol that the benchmarks send, in the form of p11-kit 0.24. */
const MAGIC = 'PRIVATE-GNOME-KEYRING-PKCS11-PROTOCOL-V-1';
/** What comes before the body of a frame: code, length of the options, length of the body. */
export const HEADER = 12;

/** Call id of the smallest question with an answer. */
export const GET_SESSION_INFO = 13;

/** @param {number} value */
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
/** @param {number | bigint} value */
export const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
/** @param {Uint8Array} value */
const byteArray = (value) => Buffer.concat([Uint8Array.of(1), u32(value.length), value]);

/** A whole frame. @param {number} id @param {string} signature @param {...Uint8Array} args */
export function request(id, signature, ...args) {
  const body = Buffer.concat([u32(id), u32(signature.length), Buffer.from(signature), ...args]);
  return Buffer.concat([u32(1), u32(0), u32(body.length), body]);
}

/**
 * The arguments of a reply.
 *
 * @param {Buffer} body
 * @throws {Error} for an error reply
 */
export function replyArguments(body) {
  if (body.readUInt32BE() === 0) throw new Error(`the token answered 0x${body.readBigUInt64BE(9).toString(16)}`);
  return body.subarray(8 + body.readUInt32BE(4));
}

export const INITIALIZE = request(1, 'ayyay', byteArray(Buffer.from(MAGIC)), Buffer.of(0), byteArray(Buffer.of(0)));
export const GET_SLOT_LIST = request(4, 'yfu', Buffer.of(1), u32(16));

/**
 * Opens a session with the token in slot 1 and finds its key.
 *
 * @param {(frame: Buffer) => Buffer | Promise<Buffer>} call sends a frame, gives the arguments of the reply
 */
export async function openSession(call) {
  const session = (await call(request(10, 'uu', u64(1), u64(4)))).readBigUInt64BE();
  const privateKeys = Buffer.concat([u32(1), u32(0), Buffer.of(1), u32(8), u64(3)]);
  await call(request(26, 'uaA', u64(session), privateKeys));
  const found = await call(request(27, 'ufu', u64(session), u32(4)));
  if (found.readUInt32BE(1) !== 1) throw new Error('the token has no private key');
  const key = found.readBigUInt64BE(5);
  await call(request(28, 'u', u64(session)));
  return { session, key };
}

/**
 * C_SignInit and C_Sign with CKM_RSA_PKCS.
 *
 * @param {bigint} session @param {bigint} key @param {Uint8Array} data
 */
export function signing(session, key, data) {
  const mechanism = Buffer.concat([u32(1), u32(0xffff_ffff)]);
  const init = request(42, 'uMu', u64(session), mechanism, u64(key));
  const sign = request(43, 'uayfy', u64(session), byteArray(data), u32(256));
  return { init, sign };
}
