import {
  MemoryState,
  SoftwareCard,
  SoftwareReaders,
  specimenImage,
  type CardImage,
  type CardState,
} from '@ciekit/emulator';
import { createMiddleware, type Middleware, type UseCaseEvent } from '@ciekit/middleware';
import { temporaryFolder } from './temporary-folder.js';

export const READER = 'Software card';
/** A day on which the specimen is valid. */
export const TODAY = new Date('2026-11-21T12:00:00.000Z');

const VERIFY = 0x20;
const CHANGE = 0x24;
const RESET = 0x2c;
const GET_DATA = 0xcb;

/** A card whose commands are counted and whose counters can be looked at and set from outside. */
export class DeskCard {
  readonly image: CardImage;
  readonly state: MemoryState;
  readonly card: SoftwareCard;
  /** INS of every command that carried a code. */
  codeCommands: number[] = [];

  constructor(image: CardImage = specimenImage()) {
    this.image = image;
    this.state = new MemoryState(image);
    this.card = new SoftwareCard({
      image,
      state: this.state,
      onExchange: ([, ins = 0]) => {
        if ([VERIFY, CHANGE, RESET].includes(ins)) this.codeCommands.push(ins);
      },
    });
  }

  /** The services id. */
  get nis(): string {
    return Buffer.from(this.image.files['1001'], 'hex').toString();
  }

  /** VERIFY commands that reached the card. */
  get verifications(): number {
    return this.codeCommands.filter((ins) => ins === VERIFY).length;
  }

  get tries(): { pin: number; puk: number } {
    const { pin, puk } = this.state.load();
    return { pin: pin.triesRemaining, puk: puk.triesRemaining };
  }

  get pin(): string {
    return this.state.load().pin.digits;
  }

  set(tries: { readonly pin?: number; readonly puk?: number }): void {
    const state = this.state.load();
    const changed: CardState = {
      ...state,
      pin: { ...state.pin, triesRemaining: tries.pin ?? state.pin.triesRemaining },
      puk: { ...state.puk, triesRemaining: tries.puk ?? state.puk.triesRemaining },
    };
    this.state.save(changed);
  }

  /** Makes the next `times` answers to "how many tries are left" useless, as on a card that does not tell. */
  hideTries(times: number): void {
    for (let i = 0; i < times; i++) {
      this.card.faults.inject({
        kind: 'oversized-content',
        at: (command) => command.protected && command.ins === GET_DATA,
      });
    }
  }

  /** The answer to the next command of this kind is lost, after the card executed it. */
  loseAnswerTo(what: 'verify' | 'change' | 'reset'): void {
    const ins = { verify: VERIFY, change: CHANGE, reset: RESET }[what];
    this.card.faults.inject({ kind: 'answer-lost', at: (command) => command.ins === ins });
  }
}

export interface Desk {
  readonly folder: string;
  readonly readers: SoftwareReaders;
  readonly card: DeskCard;
  readonly middleware: Middleware;
  readonly events: UseCaseEvent[];
  readonly onEvent: (event: UseCaseEvent) => void;
  /** Another program run on the same PC. */
  readonly again: () => Middleware;
  /** Adds the specimen's authorities to what this PC trusts. */
  readonly trustSpecimen: () => Promise<void>;
}

/** A PC with one reader and the specimen on it; nothing paired, nothing trusted. */
export async function desk(card = new DeskCard(), options: { readonly clock?: () => Date } = {}): Promise<Desk> {
  const folder = await temporaryFolder();
  const readers = new SoftwareReaders({ readers: [{ name: READER, card: card.card }] });
  const events: UseCaseEvent[] = [];
  const again = (): Middleware =>
    createMiddleware({ readers, storeDirectory: folder, clock: options.clock ?? ((): Date => TODAY) });
  const middleware = again();
  return {
    folder,
    readers,
    card,
    middleware,
    events,
    onEvent: (event) => events.push(event),
    again,
    trustSpecimen: async () => {
      const { cscaCertificate, rootCaCertificate, subCaCertificate } = card.image.pki;
      const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
      await middleware.addTrust(bytes(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
      await middleware.addTrust(bytes(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
      await middleware.addTrust(bytes(subCaCertificate));
    },
  };
}

/** The specimen showing another services id than its signed data: enough for what only asks who it is. */
export function imageWithServicesId(nis: string): CardImage {
  const image = specimenImage();
  return { ...image, files: { ...image.files, '1001': Buffer.from(nis).toString('hex') } };
}

/** The error that a use case ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('the use case succeeded');
}
