/**
 * The command of p11-kit's `remote: |…`: a program's PKCS#11 calls come in on standard input and go to the service.
 * Chromium never comes back to a token that was not there at its start, so this stands in while the service is away: a
 * token with one slot and no card. Loads nothing but the protocol: every program that uses PKCS#11 starts one.
 */
import type { Readable, Writable } from 'node:stream';
import { CKF_DONT_BLOCK } from '../cryptoki/flags.js';
import { CKR } from '../cryptoki/return-values.js';
import { ERROR_CALL } from '../rpc/calls.js';
import { errorReply, replyEncoder } from '../rpc/encode-reply.js';
import { agreedVersion, encodeFrame, FrameDecoder } from '../rpc/frame-decoder.js';
import type { Frame } from '../rpc/frame.js';
import { offlineToken } from '../token/offline-token.js';
import type { TokenConnection } from '../token/token-connection.js';
import { plainBytes } from './plain-bytes.js';
import { callNamed, callOf, firstUlong, wipeCodes } from './request-call.js';
import { RequestQueue } from './request-queue.js';
import { ServiceLink } from './service-link.js';
import { ServiceSearch, type SearchOutcome } from './service-search.js';
import { SlotEvents } from './slot-events.js';

export interface FrontEndOptions {
  /** Standard input: p11-kit's version byte and requests. */
  readonly input: Readable;
  /** Standard output. */
  readonly output: Writable;
  /** Where the service listens. */
  readonly socketPath: string;
  /** How often to look for the service while a program waits for a card, ms. Default 1000. */
  readonly retryMs?: number | undefined;
  /** How long a call waits for a service that does not answer, ms. Default two seconds. */
  readonly patienceMs?: number | undefined;
  /** How long a service may say nothing before it counts as hung, ms. Default ten seconds. */
  readonly silenceMs?: number | undefined;
}

const RETRY_MS = 1000;
/** Bytes of calls that wait for their turn; above, the program is not read any more. */
const MAX_QUEUED = 2 * 1024 * 1024;

/** Calls after which a program looks at what there is: the moments to look for the service. */
const LOOKING: ReadonlySet<number> = new Set(
  (['C_Initialize', 'C_GetSlotList', 'C_GetSlotInfo', 'C_GetTokenInfo', 'C_WaitForSlotEvent'] as const).map(callNamed),
);
/** Calls that concern no card: when the service goes in the middle of one, the token without a card answers it. */
const CARDLESS: ReadonlySet<number> = new Set((['C_Initialize', 'C_GetInfo', 'C_GetSlotList'] as const).map(callNamed));
const WITH_SLOT: ReadonlySet<number> = new Set(
  (['C_GetSlotInfo', 'C_GetTokenInfo', 'C_OpenSession'] as const).map(callNamed),
);
const INITIALIZE = callNamed('C_Initialize');
const FINALIZE = callNamed('C_Finalize');
const WAIT = callNamed('C_WaitForSlotEvent');
/** Threads of one program that wait for a slot event while the service is away. */
const MAX_WAITS = 16;

/** No value of these replies depends on the client's CK_ULONG. */
const ULONG_LENGTH = 8;
const encodeSlotEvent = replyEncoder(WAIT, 'u');
const encodeFinalized = replyEncoder(FINALIZE, '');

/**
 * Relays one program's calls until its input ends.
 *
 * @example
 * ```ts
 * await connectFrontEnd({ input: process.stdin, output: process.stdout, socketPath: defaultSocketPath() });
 * ```
 */
export function connectFrontEnd(options: FrontEndOptions): Promise<void> {
  return new FrontEnd(options).run();
}

/** A call that the service has not answered. */
interface PendingCall {
  readonly call: number;
  /** Kept only for calls that are answered here when the service goes. */
  readonly request: Frame | undefined;
}

class FrontEnd {
  readonly #options: FrontEndOptions;
  readonly #decoder = new FrameDecoder();
  readonly #queue = new RequestQueue();
  readonly #pending = new Map<number, PendingCall>();
  readonly #events = new SlotEvents();
  #version: number | undefined;
  /** The program's C_Initialize, until it finalizes. */
  #initialize: Frame | undefined;
  #link: ServiceLink | undefined;
  #linkFull = false;
  #offline: TokenConnection = offlineToken();
  /** C_WaitForSlotEvent calls that came while the service was away. */
  #waits: Frame[] = [];
  #lookAgain: NodeJS.Timeout | undefined;
  readonly #search: ServiceSearch;
  readonly #unwanted = new AbortController();
  #routing = false;
  #ended = false;
  #end: () => void = () => undefined;

  constructor(options: FrontEndOptions) {
    this.#options = options;
    this.#search = new ServiceSearch(() => this.#openLink(), options.patienceMs);
  }

  run(): Promise<void> {
    const { input, output } = this.#options;
    return new Promise((resolve) => {
      this.#end = () => {
        if (this.#ended) return;
        this.#ended = true;
        clearInterval(this.#lookAgain);
        this.#unwanted.abort();
        this.#search.stop();
        this.#link?.close();
        this.#offline.close();
        this.#decoder.drop();
        this.#queue.drop();
        resolve();
      };
      input.on('data', (chunk: Uint8Array) => {
        this.#take(plainBytes(chunk));
      });
      for (const event of ['end', 'close', 'error']) input.once(event, this.#end);
      output.on('error', this.#end);
      output.on('drain', () => {
        this.#link?.read(true);
      });
    });
  }

  #take(chunk: Uint8Array): void {
    let frames = chunk;
    if (this.#version === undefined) {
      const [version] = chunk;
      if (version === undefined) return;
      this.#version = agreedVersion(version);
      this.#options.output.write(Uint8Array.of(this.#version));
      frames = chunk.subarray(1);
    }
    try {
      for (const frame of this.#decoder.push(frames)) this.#queue.push(frame);
    } catch {
      // No telling where the next call would begin: p11-kit takes the end of the stream for a token that is gone.
      this.#end();
      return;
    }
    if (!this.#routing) void this.#routeAll();
  }

  /** One call after the other, in the order in which they came; none waits for the answer of the one before. */
  async #routeAll(): Promise<void> {
    this.#routing = true;
    while (!this.#linkFull && !this.#ended) {
      const request = this.#queue.shift();
      if (request === undefined) break;
      this.#readInput();
      const call = callOf(request.body);
      if (this.#link === undefined && LOOKING.has(call)) await this.#search.look();
      this.#route(request, call);
    }
    this.#routing = false;
    this.#readInput();
  }

  /** Goes on when the service reads again, or another way is open. */
  #goOn(): void {
    this.#linkFull = false;
    if (!this.#routing) void this.#routeAll();
  }

  /** Read on while calls wait, or nobody would notice that the program is gone. */
  #readInput(): void {
    const { input } = this.#options;
    if (this.#queue.bytes > MAX_QUEUED) input.pause();
    else input.resume();
  }

  #route(request: Frame, call: number): void {
    if (WITH_SLOT.has(call)) this.#events.learn(firstUlong(request.body));
    if (call === INITIALIZE) this.#initialize ??= copyOf(request);
    if (call === FINALIZE) this.#finalize();
    const event = call === WAIT ? this.#events.take() : undefined;
    if (event !== undefined) this.#reply(request.code, encodeSlotEvent([event], ULONG_LENGTH));
    else if (this.#link !== undefined) this.#forward(this.#link, request, call);
    else if (call === WAIT && this.#isToBeHeld(request)) this.#hold(request);
    else void this.#answerOffline(request);
  }

  #forward(link: ServiceLink, request: Frame, call: number): void {
    this.#pending.set(request.code, {
      call,
      request: call === WAIT || CARDLESS.has(call) ? copyOf(request) : undefined,
    });
    this.#linkFull = !link.send(request);
    wipeCodes(request);
  }

  async #answerOffline(request: Frame): Promise<void> {
    const { code, body } = await this.#offline.handle(request);
    wipeCodes(request);
    this.#reply(code, body);
  }

  #reply(code: number, body: Uint8Array): void {
    if (this.#ended) return;
    const read = this.#options.output.write(encodeFrame({ code, options: new Uint8Array(), body }));
    if (!read) this.#link?.read(false);
  }

  async #openLink(): Promise<SearchOutcome> {
    const initialize = this.#initialize;
    const link = await ServiceLink.open({
      socketPath: this.#options.socketPath,
      version: this.#version ?? 0,
      initialize,
      answersWithinMs: this.#options.silenceMs,
      signal: this.#unwanted.signal,
      onReply: (reply) => {
        this.#takeReply(reply);
      },
      onLost: (lost) => {
        this.#lose(lost);
      },
    });
    if (link === 'absent' || link === 'silent') return link;
    if (this.#ended || this.#initialize !== initialize) {
      // The program initialized or finalized meanwhile: this connection has not done what the program has.
      link.close();
      return this.#ended ? 'absent' : this.#openLink();
    }
    link.onDrained(() => {
      this.#goOn();
    });
    this.#link = link;
    this.#offline.close();
    if (initialize !== undefined) this.#events.changeAll();
    this.#answerWaits();
    return 'found';
  }

  #takeReply({ code, body }: Frame): void {
    const pending = this.#pending.get(code);
    this.#pending.delete(code);
    if (pending?.call === INITIALIZE && callOf(body) === ERROR_CALL && pending.request === this.#initialize) {
      this.#initialize = undefined;
    }
    this.#reply(code, body);
  }

  /** The service is gone: a card that was there is not any more, and calls that wait for it end. */
  #lose(link: ServiceLink): void {
    if (this.#ended || this.#link !== link) return;
    this.#link = undefined;
    const pending = [...this.#pending];
    this.#pending.clear();
    this.#offline = offlineToken();
    const isInitialized = this.#initialize !== undefined && !pending.some(([, { call }]) => call === INITIALIZE);
    if (this.#initialize !== undefined && isInitialized) {
      void this.#offline.handle(this.#initialize);
      this.#events.changeAll();
    }
    for (const [code, { call, request }] of pending) {
      if (call === FINALIZE) this.#reply(code, encodeFinalized([], ULONG_LENGTH));
      else if (request !== undefined) this.#route(request, call);
      else this.#reply(code, errorReply(CKR.DEVICE_REMOVED));
    }
    this.#goOn();
  }

  #isToBeHeld(request: Frame): boolean {
    const blocks = (firstUlong(request.body) & CKF_DONT_BLOCK) === 0;
    return blocks && this.#initialize !== undefined && this.#waits.length < MAX_WAITS;
  }

  /** The program waits for a card: now the service has to be looked for without being asked. */
  #hold(request: Frame): void {
    this.#waits.push(copyOf(request));
    this.#lookAgain ??= setInterval(() => {
      if (this.#link === undefined) void this.#search.look();
    }, this.#options.retryMs ?? RETRY_MS);
  }

  /** The service is there: whoever waits hears that the slots changed, or waits there. */
  #answerWaits(): void {
    clearInterval(this.#lookAgain);
    this.#lookAgain = undefined;
    const waits = this.#waits;
    this.#waits = [];
    for (const request of waits) this.#route(request, WAIT);
  }

  #finalize(): void {
    this.#initialize = undefined;
    this.#events.clear();
    clearInterval(this.#lookAgain);
    this.#lookAgain = undefined;
    const waits = this.#waits;
    this.#waits = [];
    for (const { code } of waits) this.#reply(code, errorReply(CKR.CRYPTOKI_NOT_INITIALIZED));
  }
}

/** The parts of a frame are views of what came in, which goes. */
function copyOf({ code, options, body }: Frame): Frame {
  return { code, options: options.slice(), body: body.slice() };
}
