import { utilityProcess } from 'electron';
import { rmSync } from 'node:fs';
import type { OperationKind } from '../contract/operations.js';
import type { DeskView, ErrorView, PairedCardsView, SettingsView } from '../contract/views.js';
import { EMPTY_DESK } from '../contract/views.js';
import type { Configuration, FromProcess, ProcessSettings } from '../card-process/protocol.js';
import { ProcessClient } from './process-client.js';

export interface CardProcessesOptions {
  /** The bundle of the process. */
  readonly script: string;
  readonly version: string;
  /** Of the paired cards; the platform's unless given. */
  readonly storeDirectory: string | undefined;
  /** Of try-outs: made-up cards and authorities may never get among the real ones. */
  readonly tryOutDirectory: string;
  readonly settings: () => SettingsView;
  readonly onMessage: (message: Extract<FromProcess, { type: 'desk' | 'paired' | 'event' }>) => void;
  /** What is said of the work of a process that hangs or ended. */
  readonly lost: Readonly<Record<'cards' | 'documents', () => ErrorView>>;
}

/** What needs neither card nor readers, and may take long: a page with a million operators holds no card up. */
const WITH_DOCUMENTS: ReadonlySet<OperationKind> = new Set<OperationKind>(['verify', 'report', 'extract', 'timestamp']);

/** A driver that kills each process may not keep the computer busy. */
const AGAIN_MS = 1_000;

const NO_CARDS: PairedCardsView = { cards: [], problems: 0, error: undefined };

/** The two processes that do the work: one with the readers, one for documents; both may hang and are ended then. */
export class CardProcesses {
  readonly #options: CardProcessesOptions;
  #software = false;
  #cards: ProcessClient;
  readonly #documents: ProcessClient;
  #desk: DeskView = EMPTY_DESK;
  #paired: PairedCardsView = NO_CARDS;

  constructor(options: CardProcessesOptions) {
    this.#options = options;
    this.#cards = this.#client('cards', true);
    this.#documents = this.#client('documents', false);
  }

  get desk(): DeskView {
    return this.#desk;
  }

  get paired(): PairedCardsView {
    return this.#paired;
  }

  get software(): boolean {
    return this.#software;
  }

  get cards(): ProcessClient {
    return this.#cards;
  }

  for(kind: OperationKind): ProcessClient {
    return this.isWithCards(kind) ? this.#cards : this.#documents;
  }

  /** Whether it runs where the readers are, and would be broken off with them. */
  isWithCards(kind: OperationKind): boolean {
    return !WITH_DOCUMENTS.has(kind);
  }

  start(): void {
    this.#cards.start();
  }

  cancel(id: string): void {
    this.#cards.cancel(id);
    this.#documents.cancel(id);
  }

  answer(id: string, questionId: number, yes: boolean): void {
    this.#cards.answer(id, questionId, yes);
  }

  /** Real readers, or a software card; whatever is under way with the ones before is broken off. */
  useSoftware(software: boolean): void {
    if (software === this.#software) return;
    this.#software = software;
    this.#cards.close();
    // What is trusted is another's too.
    this.#documents.restart();
    this.#clearTryOut();
    this.#tell({ type: 'desk', desk: EMPTY_DESK });
    this.#tell({ type: 'paired', paired: NO_CARDS });
    this.#cards = this.#client('cards', true);
    this.#cards.start();
  }

  configure(): void {
    this.#cards.configure(this.#configuration());
    this.#documents.configure(this.#configuration());
  }

  close(): void {
    this.#cards.close();
    this.#documents.close();
  }

  #client(name: 'cards' | 'documents', watches: boolean): ProcessClient {
    const lost = this.#options.lost[name];
    const client: ProcessClient = new ProcessClient({
      fork: () => {
        const settings: ProcessSettings = {
          software: this.#software,
          watches,
          storeDirectory: this.#software ? this.#options.tryOutDirectory : this.#options.storeDirectory,
          version: this.#options.version,
          configuration: this.#configuration(),
        };
        return utilityProcess.fork(this.#options.script, [JSON.stringify(settings)], { serviceName: `ciekit-${name}` });
      },
      onMessage: (message) => {
        if (!watches || client === this.#cards) this.#tell(message);
      },
      onLost: () => {
        if (!watches) return;
        const service = { state: 'unusable', error: lost() } as const;
        this.#tell({ type: 'desk', desk: { ...EMPTY_DESK, service } });
        setTimeout(() => {
          client.start();
        }, AGAIN_MS);
      },
      lost,
    });
    return client;
  }

  /** Each try-out begins with a computer that knows no card. */
  #clearTryOut(): void {
    try {
      rmSync(this.#options.tryOutDirectory, { recursive: true, force: true });
    } catch {
      // Windows holds files of a process that has not quite ended: an old try-out is better than no reader.
    }
  }

  #configuration(): Configuration {
    const { language, proxyUrl, timestampUrl } = this.#options.settings();
    return { language, proxyUrl, timestampUrl };
  }

  #tell(message: Extract<FromProcess, { type: 'desk' | 'paired' | 'event' }>): void {
    if (message.type === 'desk') this.#desk = message.desk;
    if (message.type === 'paired') this.#paired = message.paired;
    this.#options.onMessage(message);
  }
}
