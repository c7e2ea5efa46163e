/**
 * Whole sessions of other people's programs, as three versions of p11-kit's client framed them: recorded with this
 * token, they have to go on as they went.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PinMode } from '../../src/token/card-log-in.js';
import { strictReply } from '../support/strict-reply.js';
import { tokenPlace, type TokenPlace } from '../support/token-place.js';

const OPEN_SESSION = 10;
const GET_ATTRIBUTE_VALUE = 24;
const WAIT_FOR_SLOT_EVENT = 65;
/** Calls whose first argument is the session. */
const WITH_SESSION: ReadonlySet<number> = new Set([11, 13, 18, 19, 23, 24, 26, 27, 28, 42, 43, 44, 45]);

interface Exchange {
  readonly code: number;
  readonly options: Buffer;
  readonly request: Buffer;
  readonly reply: Buffer;
}

function exchanges(file: string): readonly Exchange[] {
  const text = readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8');
  const pair = /^> hdr (\w{8}) \w{8} \w{8} opt "(\w*)" body (\w*)\n< hdr \1 \w{8} \w{8} opt "" body (\w*)$/gmu;
  return [...text.matchAll(pair)].map(([, code = '', options = '', request = '', reply = '']) => ({
    code: parseInt(code, 16),
    options: Buffer.from(options),
    request: Buffer.from(request, 'hex'),
    reply: Buffer.from(reply, 'hex'),
  }));
}

const argumentsAt = (body: Buffer): number => 8 + body.readUInt32BE(4);

/** The types that a C_GetAttributeValue asks for: session, object, then pairs of type and buffer length. */
function askedTypes(request: Buffer): readonly number[] {
  const template = argumentsAt(request) + 16;
  const count = request.readUInt32BE(template);
  return Array.from({ length: count }, (_, index) => request.readUInt32BE(template + 4 + index * 8));
}

/** Plays the client's part again; sessions have other handles than when it was recorded. */
async function replay(place: TokenPlace, recorded: readonly Exchange[]): Promise<void> {
  const connection = place.connect();
  const sessions = new Map<bigint, bigint>();
  for (const { code, options, request, reply } of recorded) {
    const id = request.readUInt32BE(0);
    const body = Buffer.from(request);
    const start = argumentsAt(body);
    if (WITH_SESSION.has(id)) body.writeBigUInt64BE(sessions.get(body.readBigUInt64BE(start)) ?? 0n, start);
    const answer = connection.handle({ code, options, body });
    if (id === WAIT_FOR_SLOT_EVENT) place.removeCard();
    const answered = await answer;
    expect(answered.code).toBe(code);
    const asked = id === GET_ATTRIBUTE_VALUE ? askedTypes(request) : [];
    const [now, then] = [strictReply(id, answered.body, asked), strictReply(id, reply, asked)];
    if (id === OPEN_SESSION && now.error === undefined && then.error === undefined) {
      sessions.set(then.values[0] as bigint, now.values[0] as bigint);
    } else {
      expect(now, `call ${String(id)}`).toEqual(then);
    }
  }
  connection.close();
}

describe('a recorded session goes on as it went', () => {
  it.each<readonly [string, PinMode, number]>([
    ['client-0.24.1-test.txt', 'login', 1],
    ['client-0.26.4-test.txt', 'login', 1],
    ['client-0.25.5.txt', 'login', 1],
    ['client-0.26.4-wrong-pin.txt', 'login', 1],
    ['client-0.24.1-nss.txt', 'prompt', 0],
    ['client-0.24.1-events.txt', 'prompt', 0],
  ])('%s, PIN mode %s: %i PIN for the card', async (file, mode, pins) => {
    const place = await tokenPlace({ mode });
    const recorded = exchanges(file);
    expect(recorded.length).toBeGreaterThan(5);
    await replay(place, recorded);
    expect(place.verifications).toBe(pins);
  });
});
