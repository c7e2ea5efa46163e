import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { strictReply, type StrictValue } from '../support/strict-reply.js';
import { HOLDER_KEY } from '../support/software-key-cards.js';
import { tokenDesk } from '../support/token-desk.js';

interface RecordedFrame {
  readonly code: number;
  readonly options: Uint8Array;
  readonly body: Buffer;
}

/** The client's frames of a recording, in order. */
function clientFrames(file: string): RecordedFrame[] {
  const text = readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^> hdr (\w{8}) \w{8} \w{8} opt "(\w*)" body (\w*)$/gm)].map(
    ([, code = '', name, body = '']) => ({
      code: parseInt(code, 16),
      options: Buffer.from(name ?? ''),
      body: Buffer.from(body, 'hex'),
    }),
  );
}

const GET_ATTRIBUTE_VALUE = 24;
const FIND_OBJECTS_INIT = 26;
const FIND_OBJECTS = 27;
const OPEN_SESSION = 10;
const SIGN = 43;

/** Calls whose first argument is the session. */
const WITH_SESSION = new Set([11, 13, 18, 19, 24, 26, 27, 28, 42, 43]);
/** Calls with a handle of an object, and where it stands from the end or from the arguments' beginning. */
const KEY_HANDLE = { 24: 8, 42: -8 } as const;

function argumentsAt(body: Buffer): number {
  return 8 + body.readUInt32BE(4);
}

describe.each(['client-0.24.1.txt', 'client-0.26.4.txt'])('the frames of %s', (file) => {
  it('get replies that a client understands, and a signature that is right', async () => {
    const { token } = await tokenDesk({ pinMode: 'login' });
    const connection = token.connect(undefined);
    const frames = clientFrames(file);
    expect(frames.length).toBeGreaterThan(12);
    let session = 0n;
    let key = 0n;
    let signature: StrictValue;
    let data: Buffer = Buffer.alloc(0);
    for (const recorded of frames) {
      const body = Buffer.from(recorded.body);
      const id = body.readUInt32BE(0);
      const start = argumentsAt(body);
      if (WITH_SESSION.has(id)) body.writeBigUInt64BE(session, start);
      if (id === GET_ATTRIBUTE_VALUE) body.writeBigUInt64BE(key, start + KEY_HANDLE[24]);
      if (id === 42) body.writeBigUInt64BE(key, body.length + KEY_HANDLE[42]);
      // The recording looks for the prototype's CKA_ID.
      const sent = id === FIND_OBJECTS_INIT ? body.subarray(0, start + 12 + 17) : body;
      if (id === FIND_OBJECTS_INIT) sent.writeUInt32BE(1, start + 8);
      if (id === SIGN) data = body.subarray(start + 13, start + 13 + body.readUInt32BE(start + 9));
      const asked = id === GET_ATTRIBUTE_VALUE ? [body.readUInt32BE(start + 20)] : [];
      // C_Login of the recording has another PIN than the specimen.
      if (id === 18) Buffer.from('19283746').copy(body, body.length - 8);
      const reply = await connection.handle({ code: recorded.code, options: recorded.options, body: sent });
      expect(reply.code).toBe(recorded.code);
      const read = strictReply(id, reply.body, asked);
      expect(read, `call ${String(id)}`).not.toHaveProperty('error', expect.any(Number));
      const values = 'values' in read ? read.values : [];
      if (id === OPEN_SESSION) session = values[0] as bigint;
      if (id === FIND_OBJECTS && Array.isArray(values[0])) key = (values[0] as bigint[])[0] ?? key;
      if (id === SIGN) signature = values[0];
    }
    expect(Buffer.isBuffer(signature)).toBe(true);
    expect(verify('sha256', data, createPublicKey(HOLDER_KEY), signature as Buffer)).toBe(true);
  });
});
