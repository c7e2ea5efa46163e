import { BrowserWindow } from 'electron';
import { SecretBytes } from '@ciekit/core';
import type { AskedQuestion, PromptScreen } from '@ciekit/pkcs11/prompt';
import type { AppEvent } from '../contract/bridge.js';
import type { PromptView } from '../contract/requests.js';
import { CHANNEL } from '../contract/bridge.js';
import { shownText } from '../contract/shown-text.js';
import { APP_ORIGIN } from './app-protocol.js';
import { windowPreferences } from './window-preferences.js';

export interface PromptWindowOptions {
  readonly preload: string;
  /** Shown while nobody is there to answer: the safe answer comes by itself. In ms. */
  readonly withinMs: number;
}

interface Waiting {
  readonly prompt: Omit<PromptView, 'closesInMs'>;
  /** By `performance.now()`. */
  readonly closesAt: number;
  readonly answer: (answer: PromptGiven | undefined) => void;
}

/** What the window answered; the PIN is the receiver's to wipe. */
interface PromptGiven {
  /** Eight digits as they were typed. */
  readonly pin: SecretBytes | undefined;
  readonly yes: boolean;
}

/** As it comes from the window. */
interface PromptTyped {
  readonly pin: Uint8Array | undefined;
  readonly yes: boolean;
}

/** Cards on readers are few: a program with more questions than that wants to wear the person out. */
const MAX_WAITING = 8;

const SIZE = { width: 480, height: 700 };

/**
 * The window in which a program's wish for the card is shown: who asks, for which card, how many tries are left. It never
 * takes the focus silently: it comes to the front without it and asks for attention. One question at a time; the others
 * wait.
 */
export class PromptWindow implements PromptScreen {
  readonly #options: PromptWindowOptions;
  #window: BrowserWindow | undefined;
  #shown: Waiting | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  constructor(options: PromptWindowOptions) {
    this.#options = options;
  }

  async askPin(question: AskedQuestion, signal: AbortSignal): Promise<SecretBytes | undefined> {
    return (await this.#ask(question, signal))?.pin;
  }

  async confirm(question: AskedQuestion, signal: AbortSignal): Promise<boolean> {
    const given = await this.#ask(question, signal);
    given?.pin?.wipe();
    return given?.yes === true;
  }

  /** Whether it is the window of the questions. */
  owns(window: BrowserWindow): boolean {
    return window === this.#window;
  }

  /** What the window shows; for the window itself and nobody else. */
  get(sender: BrowserWindow): PromptView | undefined {
    return this.owns(sender) ? this.#view() : undefined;
  }

  /** @param typed zeroed at once, whether somebody waits for it or not */
  answer(sender: BrowserWindow, id: string, { pin: typed, yes }: PromptTyped): void {
    const pin = typed && SecretBytes.takeFrom(typed);
    if (this.owns(sender) && this.#shown?.prompt.id === id) this.#shown.answer({ pin, yes });
    else pin?.wipe();
  }

  /** Every question gets the safe answer from now on. */
  close(): void {
    this.#isClosed = true;
    this.#shown?.answer(undefined);
    this.#window?.destroy();
    this.#window = undefined;
  }

  async #ask(question: AskedQuestion, signal: AbortSignal): Promise<PromptGiven | undefined> {
    if (this.#waiting >= MAX_WAITING) return undefined;
    this.#waiting++;
    const asked = this.#turn.then(() => (signal.aborted || this.#isClosed ? undefined : this.#show(question, signal)));
    this.#turn = asked.catch(() => undefined);
    try {
      return await asked;
    } finally {
      this.#waiting--;
    }
  }

  #show(question: AskedQuestion, signal: AbortSignal): Promise<PromptGiven | undefined> {
    return new Promise((resolve) => {
      const done = (given: PromptGiven | undefined): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        if (this.#shown?.prompt.id !== prompt.id) return;
        this.#shown = undefined;
        this.#tell({ type: 'prompt', prompt: undefined });
        this.#window?.hide();
        resolve(given);
      };
      const gone = (): void => {
        done(undefined);
      };
      const timer = setTimeout(gone, this.#options.withinMs);
      const prompt = promptView(question);
      this.#shown = { prompt, closesAt: performance.now() + this.#options.withinMs, answer: done };
      signal.addEventListener('abort', gone, { once: true });
      const window = this.#open();
      this.#tell({ type: 'prompt', prompt: this.#view() });
      window.showInactive();
      window.flashFrame(true);
    });
  }

  #open(): BrowserWindow {
    if (this.#window !== undefined) return this.#window;
    const window = new BrowserWindow({
      ...SIZE,
      resizable: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      show: false,
      title: 'CIE Kit',
      autoHideMenuBar: true,
      webPreferences: windowPreferences(this.#options.preload),
    });
    // No picture of the screen shows what is typed here.
    window.setContentProtection(true);
    window.on('closed', () => {
      this.#window = undefined;
      this.#shown?.answer(undefined);
    });
    // What was typed into it is lost: the program gets the safe answer, the next question a fresh window.
    window.webContents.on('render-process-gone', () => {
      window.destroy();
    });
    this.#window = window;
    void window.loadURL(`${APP_ORIGIN}/index.html#/prompt`);
    return window;
  }

  #view(): PromptView | undefined {
    if (this.#shown === undefined) return undefined;
    const { prompt, closesAt } = this.#shown;
    return { ...prompt, closesInMs: Math.max(0, Math.round(closesAt - performance.now())) };
  }

  #tell(event: AppEvent): void {
    this.#window?.webContents.send(CHANNEL.event, event);
  }
}

function promptView({ ask, program, card, triesRemaining, refused }: AskedQuestion): Waiting['prompt'] {
  return {
    id: crypto.randomUUID(),
    ask,
    program: program && shownText(program.name),
    serialNumber: card.serialNumber,
    label: card.label,
    reader: card.reader,
    triesRemaining,
    refused,
  };
}
