import type { OperationEvent, QuestionView } from '../contract/operations.js';

/** One operation on its way: its cancellation and the questions that wait for the person. */
export class RunningOperation {
  readonly id: string;
  readonly #cancellation = new AbortController();
  readonly #waiting = new Map<number, (yes: boolean) => void>();
  readonly #tell: (event: OperationEvent) => void;
  #questions = 0;

  constructor(id: string, tell: (event: OperationEvent) => void) {
    this.id = id;
    this.#tell = tell;
  }

  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  tell(event: OperationEvent): void {
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
