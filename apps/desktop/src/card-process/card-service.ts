import { createMiddleware, loadCatalogue, type Middleware } from '@ciekit/middleware';
import type { CardReaders } from '@ciekit/core';
import type { OperationKind, OperationOutcome } from '../contract/operations.js';
import type { OperationArgument } from '../contract/requests.js';
import { wipeCodes } from '../contract/wipe-codes.js';
import { pairedCardsView } from './card-views.js';
import { learnedOf, ofShownCard } from './code-endings.js';
import { DeskWatch } from './desk-watch.js';
import { errorView } from './error-view.js';
import { answerQuery } from './answer-query.js';
import { FileNames, type Operation, type OperationContext } from './operation-context.js';
import { OPERATIONS, USES_CARD } from './operations/index.js';
import type { Configuration, FromProcess, ProcessSettings, ToProcess } from './protocol.js';
import type { QueryArguments, QueryName } from './queries.js';
import { RunningOperation } from './running-operations.js';
import type { TryOutCard } from './try-out-card.js';

export interface CardServiceOptions {
  readonly settings: ProcessSettings;
  readonly readers: CardReaders;
  /** The software card's own hands; `undefined` with real readers. */
  readonly tryOut: TryOutCard | undefined;
  readonly tell: (message: FromProcess) => void;
}

/** The process that has the readers: one operation with the card at a time, messages in, messages out. */
export class CardService {
  readonly #options: CardServiceOptions;
  readonly #middleware: Middleware;
  readonly #watch: DeskWatch | undefined;
  readonly #running = new Map<string, RunningOperation>();
  #configuration: Configuration;
  /** Until the words of the language are there: what was asked after a change is answered in the new one. */
  #configured: Promise<void> = Promise.resolve();
  /** Operations with the card wait for each other here. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: CardServiceOptions) {
    const { settings, readers, tell } = options;
    this.#options = options;
    this.#configuration = settings.configuration;
    this.#middleware = createMiddleware({ readers, storeDirectory: settings.storeDirectory });
    this.#watch = settings.watches
      ? new DeskWatch({
          middleware: this.#middleware,
          language: () => this.#configuration.language,
          tell: (desk) => {
            tell({ type: 'desk', desk });
          },
        })
      : undefined;
  }

  /** Loads the words and begins to watch. */
  async start(): Promise<void> {
    await loadCatalogue(this.#configuration.language);
    this.#options.tell({ type: 'ready' });
    if (this.#watch === undefined) return;
    await this.#options.tryOut?.trust(this.#middleware);
    await this.#tellPaired();
    void this.#watch.run();
  }

  /** One message of the main process. Never rejects. */
  async take(message: ToProcess): Promise<void> {
    switch (message.type) {
      case 'configure':
        this.#configured = this.#configured.then(() => this.#configure(message.configuration));
        await this.#configured;
        break;
      case 'operate':
        await this.#operate(message);
        break;
      case 'cancel':
        this.#running.get(message.id)?.cancel();
        break;
      case 'answer':
        this.#running.get(message.id)?.answer(message.questionId, message.yes);
        break;
      case 'query':
        await this.#query(message.id, message.name, message.argument);
        break;
      case 'look-again':
        void this.#watch?.lookAgain();
        break;
      case 'ping':
        this.#options.tell({ type: 'pong', number: message.number });
        break;
    }
  }

  async #configure(configuration: Configuration): Promise<void> {
    const before = this.#configuration.language;
    await loadCatalogue(configuration.language);
    this.#configuration = configuration;
    if (this.#watch === undefined || configuration.language === before) return;
    this.#watch.tellAgain();
    await this.#tellPaired();
  }

  async #operate({ id, kind, argument, paths, seen }: Extract<ToProcess, { readonly type: 'operate' }>): Promise<void> {
    const running = new RunningOperation(id, (event) => {
      if (event.type === 'tries' && event.triesRemaining !== undefined && 'nis' in argument) {
        this.#watch?.learn(argument.reader, argument.nis, { [event.codeKind]: event.triesRemaining });
      }
      this.#options.tell({ type: 'event', id, event });
    });
    this.#running.set(id, running);
    const names = new FileNames(paths, seen);
    try {
      const outcome = await this.#outcome(kind, argument, running, names);
      this.#options.tell({ type: 'outcome', id, outcome, written: names.written });
    } finally {
      // An operation that failed before it took its codes has left them here.
      wipeCodes(argument);
      this.#running.delete(id);
    }
  }

  async #outcome(
    kind: OperationKind,
    argument: OperationArgument<OperationKind>,
    running: RunningOperation,
    names: FileNames,
  ): Promise<OperationOutcome> {
    const operation = OPERATIONS[kind] as Operation<OperationKind>;
    const configuration = (): Configuration => this.#configuration;
    const context: OperationContext = {
      middleware: this.#middleware,
      // Of now: who changes the language while it runs is told in the new one.
      get configuration() {
        return configuration();
      },
      version: this.#options.settings.version,
      software: this.#options.settings.software,
      running,
      path: (fileId) => names.path(fileId),
      seen: (fileId) => names.seen(fileId),
      written: (path) => names.add(path),
      storeChanged: () => this.#storeChanged(),
    };
    const work = async (): Promise<OperationOutcome> => {
      try {
        return { ok: true, result: await operation(context, argument) };
      } catch (error) {
        if (!('nis' in argument)) return { ok: false, error: errorView(error, this.#configuration.language) };
        const view = errorView(ofShownCard(error), this.#configuration.language);
        this.#watch?.learn(argument.reader, argument.nis, learnedOf(view, running.codeUse));
        return { ok: false, error: { ...view, codeUse: running.codeUse } };
      }
    };
    if (!USES_CARD.has(kind) || this.#watch === undefined) return work();
    const watch = this.#watch;
    const reader = 'reader' in argument ? argument.reader : undefined;
    const turn = this.#turn.then(() => watch.during(reader, work));
    this.#turn = turn;
    return turn;
  }

  async #query(id: number, name: QueryName, argument: QueryArguments[QueryName]): Promise<void> {
    await this.#configured;
    const { language } = this.#configuration;
    try {
      const result = await answerQuery(
        {
          middleware: this.#middleware,
          language,
          tryOut: this.#options.tryOut,
          storeChanged: () => this.#storeChanged(),
        },
        name,
        argument,
      );
      this.#options.tell({ type: 'reply', id, reply: { ok: true, result } });
    } catch (error) {
      this.#options.tell({ type: 'reply', id, reply: { ok: false, error: errorView(error, language) } });
    }
  }

  async #storeChanged(): Promise<void> {
    await this.#tellPaired();
    this.#watch?.refreshAll();
  }

  async #tellPaired(): Promise<void> {
    const paired = await pairedCardsView(this.#middleware, this.#configuration.language);
    this.#options.tell({ type: 'paired', paired });
  }
}
