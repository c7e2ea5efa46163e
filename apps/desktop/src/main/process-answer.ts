import type { Reply } from '../contract/bridge.js';
import type { ErrorView } from '../contract/views.js';

/** What a process could not do, on its way to the window. */
export class ProcessFailure extends Error {
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(`process: ${view.code}`);
    this.name = 'ProcessFailure';
    this.view = view;
  }
}

/** @throws {ProcessFailure} */
export function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new ProcessFailure(reply.error);
  return reply.result;
}
