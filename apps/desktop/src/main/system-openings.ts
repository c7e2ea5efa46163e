import { app } from 'electron';

/**
 * What macOS asks the app to open comes as events, some of them before the app is ready. Made with the app's first line,
 * it keeps them until somebody takes them.
 */
export class SystemOpenings {
  #waiting: string[] = [];
  #take: ((opened: string) => void) | undefined;

  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#add(path);
    });
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#add(url);
    });
  }

  /** Gives what came so far, and from now on what comes. */
  listen(take: (opened: string) => void): void {
    this.#take = take;
    for (const opened of this.#waiting.splice(0)) take(opened);
  }

  #add(opened: string): void {
    if (this.#take === undefined) this.#waiting.push(opened);
    else this.#take(opened);
  }
}
