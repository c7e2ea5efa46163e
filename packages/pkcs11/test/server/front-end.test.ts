import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SLOT_FLAGS } from '../../src/cryptoki/flags.js';
import { CKR } from '../../src/cryptoki/return-values.js';
import { connectFrontEnd } from '../../src/front-end.js';
import { serveToken, Token, type PinPrompt, type ServiceEvent, type TokenService } from '../../src/index.js';
import { CALLS, type CallName } from '../../src/rpc/calls.js';
import { replyEncoder } from '../../src/rpc/encode-reply.js';
import type { Frame } from '../../src/rpc/frame.js';
import { WireReader } from '../../src/rpc/wire-reader.js';
import { EchoToken } from '../support/echo-token.js';
import { RpcProgram, requestBody, returnValue, ulongIn, ulongsIn } from '../support/rpc-program.js';
import { ScriptedCards } from '../support/scripted-cards.js';
import { shortFolder } from '../support/short-folder.js';

const READER = 'Reader A';
const DONT_BLOCK = 1;
const SERIAL_SESSION = 4;

const noPrompt: PinPrompt = {
  name: 'none',
  isAvailable: () => Promise.resolve(false),
  open: () => {
    throw new Error('nobody is asked here');
  },
};

/** A program with a front end of its own, as p11-kit starts one. */
function startProgram(socketPath: string): { program: RpcProgram; end: Promise<void> } {
  const input = new PassThrough();
  const output = new PassThrough();
  const end = connectFrontEnd({ input, output, socketPath, retryMs: 60 });
  const stream = Duplex.from({ readable: output, writable: input });
  onTestFinished(async () => {
    input.end();
    await end;
  });
  return { program: new RpcProgram(stream), end };
}

/** A service with one unpaired card in its reader: a token that is there, with nothing in it. */
async function startService(socketPath: string): Promise<TokenService & { events: ServiceEvent[] }> {
  const cards = new ScriptedCards();
  const token = new Token({ cards, prompt: noPrompt, pinMode: 'prompt', idleMs: 0 });
  token.start();
  cards.put(READER);
  await vi.waitFor(() => {
    expect(token.status().slots[0]?.card).toBe('unpaired');
  });
  const events: ServiceEvent[] = [];
  const service = await serveToken({ token, socketPath, onEvent: (event) => events.push(event) });
  const close = async (): Promise<void> => {
    await service.close();
    await token.close();
  };
  onTestFinished(close);
  return { ...service, close, events };
}

const socketIn = (folder: string): string => join(folder, 'ciekit', 'token.sock');

/** `ssuvv`: two padded strings, then the flags. */
function slotFlags(reply: Frame): number {
  const reader = new WireReader(reply.body);
  reader.uint32();
  reader.sizedBytes();
  reader.sizedBytes();
  reader.sizedBytes();
  return reader.ulong();
}

async function isTokenPresent(program: RpcProgram): Promise<boolean> {
  return (slotFlags(await program.call('C_GetSlotInfo', 1)) & SLOT_FLAGS.TOKEN_PRESENT) !== 0;
}

async function initialized(socketPath: string): Promise<RpcProgram> {
  const { program } = startProgram(socketPath);
  await program.shakeHands();
  expect(returnValue(await program.initialize())).toBe(CKR.OK);
  return program;
}

const getSlotList = (program: RpcProgram): Promise<Frame> => program.call('C_GetSlotList', { byte: 0 }, { room: 16 });

describe('a program whose service is away', () => {
  it('finds one slot and no card, at once', async () => {
    const program = await initialized(socketIn(shortFolder()));
    expect(ulongsIn(await getSlotList(program))).toEqual([1]);
    expect(await isTokenPresent(program)).toBe(false);
    expect(returnValue(await program.call('C_GetTokenInfo', 1))).toBe(CKR.TOKEN_NOT_PRESENT);
    expect(returnValue(await program.call('C_OpenSession', 1, SERIAL_SESSION))).toBe(CKR.TOKEN_NOT_PRESENT);
    expect(returnValue(await program.call('C_WaitForSlotEvent', DONT_BLOCK))).toBe(CKR.NO_EVENT);
    expect(returnValue(await program.call('C_Finalize'))).toBe(CKR.OK);
    expect(returnValue(await getSlotList(program))).toBe(CKR.CRYPTOKI_NOT_INITIALIZED);
  });

  it('does not start one, and does not trust a folder that others may enter', async () => {
    const folder = shortFolder();
    await startService(socketIn(folder));
    chmodSync(join(folder, 'ciekit'), 0o755);
    const program = await initialized(socketIn(folder));
    expect(await isTokenPresent(program)).toBe(false);
    chmodSync(join(folder, 'ciekit'), 0o700);
    await vi.waitFor(async () => {
      expect(await isTokenPresent(program)).toBe(true);
    });
  });

  it('sees the card when the service comes, without initializing again', async () => {
    const path = socketIn(shortFolder());
    const program = await initialized(path);
    expect(await isTokenPresent(program)).toBe(false);
    await startService(path);
    await vi.waitFor(async () => {
      expect(await isTokenPresent(program)).toBe(true);
    });
    expect(returnValue(await program.initialize())).toBe(CKR.CRYPTOKI_ALREADY_INITIALIZED);
  });

  it('is told of it when it waits for a card', async () => {
    const path = socketIn(shortFolder());
    const program = await initialized(path);
    const wait = program.send(requestBody('C_WaitForSlotEvent', 0));
    expect(await isTokenPresent(program)).toBe(false);
    await startService(path);
    expect(ulongIn(await program.reply(wait))).toBe(1);
    expect(await isTokenPresent(program)).toBe(true);
  });

  it('can finalize while it waits', async () => {
    const program = await initialized(socketIn(shortFolder()));
    const wait = program.send(requestBody('C_WaitForSlotEvent', 0));
    expect(returnValue(await program.call('C_Finalize'))).toBe(CKR.OK);
    expect(returnValue(await program.reply(wait))).toBe(CKR.CRYPTOKI_NOT_INITIALIZED);
    expect(returnValue(await program.initialize())).toBe(CKR.OK);
    expect(ulongsIn(await getSlotList(program))).toEqual([1]);
  });
});

describe('a program whose service goes', () => {
  it('loses card and sessions, and has them again after a restart', async () => {
    const path = socketIn(shortFolder());
    const service = await startService(path);
    const program = await initialized(path);
    expect(await isTokenPresent(program)).toBe(true);
    const session = ulongIn(await program.call('C_OpenSession', 1, SERIAL_SESSION));
    expect(returnValue(await program.call('C_GetSessionInfo', session))).toBe(CKR.OK);
    await service.close();
    await vi.waitFor(async () => {
      expect(returnValue(await program.call('C_GetSessionInfo', session))).toBe(CKR.SESSION_HANDLE_INVALID);
    });
    expect(await isTokenPresent(program)).toBe(false);
    await startService(path);
    await vi.waitFor(async () => {
      expect(await isTokenPresent(program)).toBe(true);
    });
    expect(returnValue(await program.call('C_GetSessionInfo', session))).toBe(CKR.SESSION_HANDLE_INVALID);
    expect(returnValue(await program.call('C_OpenSession', 1, SERIAL_SESSION))).toBe(CKR.OK);
  });

  it('is told so when it waits for a card, and of the return as well', async () => {
    const path = socketIn(shortFolder());
    const service = await startService(path);
    const program = await initialized(path);
    expect(await isTokenPresent(program)).toBe(true);
    const gone = program.send(requestBody('C_WaitForSlotEvent', 0));
    await service.close();
    expect(ulongIn(await program.reply(gone))).toBe(1);
    expect(await isTokenPresent(program)).toBe(false);
    const back = program.send(requestBody('C_WaitForSlotEvent', 0));
    await startService(path);
    expect(ulongIn(await program.reply(back))).toBe(1);
    expect(await isTokenPresent(program)).toBe(true);
  });

  /** A service that answers these calls with success and leaves the others unanswered. */
  async function startMuteService(
    path: string,
    answered: readonly CallName[],
  ): Promise<{ asked: Promise<void>; close: () => Promise<void> }> {
    const token = new EchoToken();
    const asked = new Promise<void>((resolve) => {
      token.answer = (request) => {
        const call = new WireReader(request.body).uint32();
        const name = CALLS.find(([id]) => id === call)?.[1];
        if (name !== undefined && answered.includes(name)) return { ...request, body: replyEncoder(call, '')([], 8) };
        resolve();
        return new Promise(() => undefined);
      };
    });
    const service = await serveToken({ token, socketPath: path });
    onTestFinished(() => service.close());
    return { asked, close: () => service.close() };
  }

  it.each([
    ['C_GetTokenInfo', [1], CKR.DEVICE_REMOVED],
    ['C_OpenSession', [1, SERIAL_SESSION], CKR.DEVICE_REMOVED],
    ['C_GetSessionInfo', [7], CKR.DEVICE_REMOVED],
    ['C_Finalize', [], CKR.OK],
    ['C_GetInfo', [], CKR.OK],
  ] as const)('in the middle of %s gets an answer', async (name, values, expected) => {
    const path = socketIn(shortFolder());
    const service = await startMuteService(path, ['C_Initialize']);
    const program = await initialized(path);
    const code = program.send(requestBody(name, ...values));
    await service.asked;
    await service.close();
    expect(returnValue(await program.reply(code))).toBe(expected);
  });

  it('before it answered C_Initialize is initialized all the same', async () => {
    const path = socketIn(shortFolder());
    const service = await startMuteService(path, []);
    const { program } = startProgram(path);
    await program.shakeHands();
    const reply = program.initialize();
    await service.asked;
    await service.close();
    expect(returnValue(await reply)).toBe(CKR.OK);
    expect(ulongsIn(await getSlotList(program))).toEqual([1]);
  });
});

describe('a front end', () => {
  it('relays what the service says, for several programs at once', async () => {
    const path = socketIn(shortFolder());
    const { events } = await startService(path);
    const programs = await Promise.all([1, 2, 3].map(() => initialized(path)));
    const lists = await Promise.all(programs.map(getSlotList));
    expect(lists.map(ulongsIn)).toEqual([[1], [1], [1]]);
    expect(events.filter(({ type }) => type === 'client-connected')).toHaveLength(3);
  });

  it('agrees with the program on a version', async () => {
    const { program } = startProgram(socketIn(shortFolder()));
    expect(await program.shakeHands(0)).toBe(0);
    const { program: newer } = startProgram(socketIn(shortFolder()));
    expect(await newer.shakeHands(9)).toBe(2);
  });

  it('ends when the program does, and the service knows', async () => {
    const path = socketIn(shortFolder());
    const { events } = await startService(path);
    const { program, end } = startProgram(path);
    await program.shakeHands();
    await program.initialize();
    program.stream.end();
    await end;
    await vi.waitFor(() => {
      expect(events.some(({ type }) => type === 'client-gone')).toBe(true);
    });
  });

  it('ends at bytes that are no calls', async () => {
    const { program, end } = startProgram(socketIn(shortFolder()));
    await program.shakeHands();
    program.stream.write(new Uint8Array(64).fill(0xff));
    await end;
  });

  it('takes another program at the socket for no service', async () => {
    const path = socketIn(shortFolder());
    mkdirSync(dirname(path), { mode: 0o700 });
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    onTestFinished(() => {
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const program = await initialized(path);
    expect(await isTokenPresent(program)).toBe(false);
  });
});
