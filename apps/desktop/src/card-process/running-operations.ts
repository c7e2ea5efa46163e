import type { OperationEvent, QuestionView } from '../contract/operations.js';
import type { CodeUseView } from '../contract/views.js';

/** Steps of operations (ProgressStep of the middleware) that are begun only when the card took the code. */
const AFTER_CODE: ReadonlySet<string> = new Set([
  'reading-holder-data',
  'saving-pairing',
  'changing-pin',
  'unblocking-pin',
  'signing',
  'signing-files',
]);

/** One operation on its way: its cancellation and the questions that wait for the person. */
export class RunningOperation {
  readonly id: string;
  readonly #cancellation = new AbortController();
  readonly #waiting = new Map<number, (yes: boolean) => void>();
  readonly #tell: (event: OperationEvent) => void;
  #questions = 0;
  #code: 'not-sent' | 'on-its-way' | 'accepted' = 'not-sent';

  constructor(id: string, tell: (event: OperationEvent) => void) {
    this.id = id;
    this.#tell = tell;
  }

  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  /** What became of its code; `undefined`: it is on its way to the card, or nobody knows whether it came there. */
  get codeUse(): CodeUseView | undefined {
    return this.#code === 'on-its-way' ? undefined : this.#code;
  }

  tell(event: OperationEvent): void {
    // A step is told before its commands go out.
    if (event.type === 'progress') {
      if (event.step === 'checking-code') this.#code = 'on-its-way';
      else if (this.#code === 'on-its-way' && AFTER_CODE.has(event.step)) this.#code = 'accepted';
    }
    this.#tell(event);
  }

  /** The safe answer, no, for a cancelled operation. */
  ask(question: QuestionView): Promise<boolean> {
    if (this.signal.aborted) return Promise.resolve(false);
    const questionId = ++this.#questions;
    return new Promise((resolve) => {
      this.#waiting.set(questionId, resolve);
      this.#tell({ type: 'question', questionId, question });
    });
  }

  answer(questionId: number, yes: boolean): void {
    this.#waiting.get(questionId)?.(yes);
    this.#waiting.delete(questionId);
  }

  cancel(): void {
    this.#cancellation.abort();
    for (const resolve of this.#waiting.values()) resolve(false);
    this.#waiting.clear();
  }
}
