import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** In bytes: a year of use, or a night of a broken reader. */
const MAX_LENGTH = 1_048_576;

/**
 * What the app did, for somebody who helps: times, names of operations, codes of errors. Takes words of a fixed
 * vocabulary only, so that no code, no name and no path can get into it.
 */
export class AppLog {
  readonly path: string;
  readonly #isKept: () => boolean;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, isKept: () => boolean) {
    this.path = path;
    this.#isKept = isKept;
  }

  /** @param event and `outcome`: a letter, then letters, digits and hyphens; anything else is left out */
  note(event: string, outcome = ''): void {
    if (!this.#isKept()) return;
    const words = [event, outcome].filter((word) => /^[a-z][a-z0-9-]{0,63}$/.test(word));
    const line = `${new Date().toISOString()} ${words.join(' ')}\n`;
    this.#writing = this.#writing.then(() => this.#append(line)).catch(() => undefined);
  }

  /** Everything noted is on the disk, or could not be written. */
  written(): Promise<void> {
    return this.#writing;
  }

  async clear(): Promise<void> {
    await this.#writing;
    await rm(this.path, { force: true });
    await rm(`${this.path}.old`, { force: true });
  }

  async #append(line: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const length = await stat(this.path).then(
      ({ size }) => size,
      () => 0,
    );
    if (length > MAX_LENGTH) await rename(this.path, `${this.path}.old`);
    await appendFile(this.path, line, { mode: 0o600 });
  }
}
