/** A PC with the token's service, and what other people's programs need to find it. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { CodeSource } from '@ciekit/middleware';
import { onTestFinished } from 'vitest';
import { desk, READER, type Desk } from '../../../middleware/test/support/desk.js';
import { Holder, PIN } from '../../../middleware/test/support/holder.js';
import { temporaryFolder } from '../../../middleware/test/support/temporary-folder.js';
import type { PinPrompt, PinPromptContext } from '../../src/prompt/pin-prompt.js';
import type { SlotCard } from '../../src/server/control-protocol.js';
import { serveToken, type TokenService } from '../../src/server/serve-token.js';
import type { PinMode } from '../../src/token/card-log-in.js';
import { Token } from '../../src/token/token.js';
import type { TokenConnection } from '../../src/token/token-connection.js';
import type { TokenLogEvent } from '../../src/token/token-log.js';
import { authoritiesOf, type Authorities } from './judge.js';

/** What the certificate, the key and the token are called, since the card has no name of the holder's. */
export const CARD_LABEL = 'CIE CA00000AA';
/** All objects of the card, as an RFC 7512 URI without the scheme's query. */
export const CARD_URI = 'pkcs11:serial=CA00000AA';
export const CERTIFICATE_URI = `${CARD_URI};type=cert;object=CIE%20CA00000AA`;
/** GnuTLS wants a key named by its label or its id. */
export const KEY_URI = `${CARD_URI};type=private;object=CIE%20CA00000AA`;
/** The common name in the specimen's certificate. */
export const HOLDER = 'SPCNNA85C52H501U/123456789012';

const FIVE_MINUTES = 300_000;
const SEEN_MS = 20_000;

export interface TokenPlaceOptions {
  /** `prompt` unless told. */
  readonly mode?: PinMode;
  readonly paired?: boolean;
  readonly idleMs?: number;
  /** What the holder types when our side asks, one after the other; the right PIN for ever unless told. */
  readonly pins?: readonly string[];
  /** What happens while the holder is asked. */
  readonly meanwhile?: (place: TokenPlace) => void;
}

/** A PC with one reader and the specimen on it, and the service in this process. */
export class TokenPlace {
  readonly desk: Desk;
  /** For files of the test; programs run in it. */
  readonly folder: string;
  readonly socketPath: string;
  readonly authorities: Authorities;
  /** What our side asked the holder, and on whose behalf. */
  readonly asked: PinPromptContext[] = [];
  readonly log: TokenLogEvent[] = [];
  readonly #options: TokenPlaceOptions;
  readonly #news = new Set<() => void>();
  #token: Token | undefined;
  #service: TokenService | undefined;

  constructor(pc: Desk, folder: string, options: TokenPlaceOptions) {
    this.desk = pc;
    this.folder = folder;
    this.socketPath = join(folder, 'run', 'token.sock');
    this.authorities = authoritiesOf(pc.card.image);
    this.#options = options;
  }

  /** The environment in which p11-kit-client.so finds the service. */
  get env(): NodeJS.ProcessEnv {
    return { P11_KIT_SERVER_ADDRESS: `unix:path=${this.socketPath}`, HOME: this.folder };
  }

  /** PINs that reached the card since the place was made. */
  get verifications(): number {
    return this.desk.card.verifications;
  }

  async start(): Promise<void> {
    const token = new Token({
      cards: this.desk.middleware,
      prompt: this.#prompt(),
      pinMode: this.#options.mode ?? 'prompt',
      idleMs: this.#options.idleMs ?? FIVE_MINUTES,
      log: (event) => {
        this.log.push(event);
        for (const listener of [...this.#news]) listener();
      },
    });
    this.#token = token;
    token.start();
    this.#service = await serveToken({ token, socketPath: this.socketPath });
  }

  async stop(): Promise<void> {
    await this.#service?.close();
    await this.#token?.close();
    this.#token = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
    await this.seen('paired');
  }

  /** A program's view of the token, without a socket in between. */
  connect(): TokenConnection {
    if (this.#token === undefined) throw new Error('the service is not running');
    return this.#token.connect(undefined);
  }

  /** Waits until the service shows this of the card. */
  async seen(wanted: SlotCard): Promise<void> {
    const deadline = AbortSignal.timeout(SEEN_MS);
    while (this.#card() !== wanted) {
      if (deadline.aborted) throw new Error(`never saw the card as ${wanted}: ${inspect(this.log)}`);
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.#news.delete(listener);
          resolve();
        };
        this.#news.add(listener);
        deadline.addEventListener('abort', listener, { once: true });
      });
    }
  }

  removeCard(): void {
    this.desk.readers.remove(READER);
  }

  insertCard(): void {
    this.desk.readers.insert(READER, this.desk.card.card);
  }

  #card(): SlotCard {
    return this.#token?.status().slots[0]?.card ?? 'none';
  }

  #prompt(): PinPrompt {
    return {
      name: 'scripted',
      isAvailable: () => Promise.resolve(true),
      open: (context): CodeSource => {
        this.asked.push(context);
        const meanwhile = (): void => this.#options.meanwhile?.(this);
        return new Holder({ pins: this.#options.pins ?? [PIN], meanwhile });
      },
    };
  }
}

/** Paired, trusted and served, unless told otherwise; all of it goes away with the test. */
export async function tokenPlace(options: TokenPlaceOptions = {}): Promise<TokenPlace> {
  const pc = await desk();
  await pc.trustSpecimen();
  if (options.paired !== false) await pc.middleware.pair(new Holder());
  pc.card.codeCommands = [];
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  const place = new TokenPlace(pc, folder, options);
  onTestFinished(() => place.stop());
  await place.start();
  await place.seen(options.paired === false ? 'unpaired' : 'paired');
  return place;
}
