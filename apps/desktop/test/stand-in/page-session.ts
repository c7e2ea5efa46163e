import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Command, DevToolsPipe, Parameters, Payload, ProtocolEvent, Result } from './cdp-pipe.js';
import { answerPathQuestions } from './file-paths.js';
import { mainWorldScript, preloadWorldScript } from './page-scripts.js';
import { FROM_MAIN, PRELOAD_WORLD, TO_MAIN } from './renderer-messages.js';
import type { MessageFromMain, MessageToMain } from './renderer-messages.js';
import { resume } from './targets.js';
import type { Page } from './targets.js';

export interface PreloadScript {
  readonly path: string;
  readonly argv: readonly string[];
}

/** Runs in the preload's world. */
const RECEIVE = `function (text) { globalThis.${FROM_MAIN}?.(text); }`;

/** The conversation with one page, and with the preload script in its isolated world. */
export class PageSession {
  readonly page: Page;
  private readonly pipe: DevToolsPipe;
  private preloadContext: number | undefined;

  constructor(pipe: DevToolsPipe, page: Page) {
    this.pipe = pipe;
    this.page = page;
  }

  send<C extends Command>(method: C, params?: Parameters<C>): Promise<Result<C>> {
    return this.pipe.send(method, params, this.page.session);
  }

  on<E extends ProtocolEvent>(event: E, listener: (params: Payload<E>) => void): void {
    this.pipe.on(event, listener, this.page.session);
  }

  /** Puts both worlds' scripts in place. `receive` gets what the preload script says, and how to answer it. */
  async openWorlds(
    preload: PreloadScript | undefined,
    receive: (message: MessageToMain, answer: (reply: MessageFromMain) => void) => void,
  ): Promise<void> {
    this.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { readonly frameId?: string };
      if (context.name === PRELOAD_WORLD && frameId === this.page.targetId) this.preloadContext = context.id;
    });
    this.on('Runtime.executionContextsCleared', () => {
      this.preloadContext = undefined;
    });
    this.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== TO_MAIN) return;
      receive(JSON.parse(payload) as MessageToMain, (reply) => {
        this.deliver(reply, executionContextId);
      });
    });

    // Not to be guessed by the page: whoever knows it can take part in the talk between the worlds.
    const secret = randomUUID();
    const settings = { secret, preloadPath: preload?.path ?? '', process: processOfPreload(preload?.argv ?? []) };
    const source = preload === undefined ? '' : readPreload(preload.path);
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Runtime.addBinding', { name: TO_MAIN, executionContextName: PRELOAD_WORLD }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) }),
      this.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: PRELOAD_WORLD,
        source: preloadWorldScript(settings, source),
      }),
      // Pausing has its price: only for pages that may ask.
      ...(source.includes('getPathForFile') ? [answerPathQuestions(this, secret)] : []),
    ]);
  }

  /** Everything is in place: the page may run. */
  run(): void {
    resume(this.pipe, this.page.session);
  }

  /** To the preload script of the document that is shown; lost when there is none, as in Electron. */
  tell(message: MessageFromMain): void {
    if (this.preloadContext !== undefined) this.deliver(message, this.preloadContext);
  }

  close(): void {
    this.pipe.forget(this.page.session);
  }

  private deliver(message: MessageFromMain, contextId: number): void {
    const text = { value: JSON.stringify(message) };
    // The document may have gone meanwhile, and the message with it.
    this.send('Runtime.callFunctionOn', {
      functionDeclaration: RECEIVE,
      executionContextId: contextId,
      arguments: [text],
    }).catch(() => undefined);
  }
}

function readPreload(path: string): string {
  if (!existsSync(path)) throw new Error(`electron stand-in: there is no preload script at ${path}`);
  return readFileSync(path, 'utf8');
}

/** What a sandboxed preload script sees of `process`. */
function processOfPreload(argv: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    versions: process.versions,
    argv: [process.execPath, ...argv],
    env: {},
  };
}
