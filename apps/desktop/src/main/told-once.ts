import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeWhole } from './write-whole.js';

const stored = z.array(z.string().regex(/^[0-9a-f]{32}$/));

/** Of the newest; older ones are about cards that are gone. */
const KEPT = 500;

/** What was told already and is not told again, over all starts. Kept as digests: no card can be told from the file. */
export class ToldOnce {
  readonly #path: string;
  readonly #told: Set<string>;
  #saving: Promise<void> = Promise.resolve();

  /** Reads what is there; a file that cannot be read or understood counts as none. */
  constructor(path: string) {
    this.#path = path;
    this.#told = new Set(read(path));
  }

  /** @returns whether it is told for the first time; from now on it is not */
  first(...subject: readonly string[]): boolean {
    const key = createHash('sha256').update(JSON.stringify(subject)).digest('hex').slice(0, 32);
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    const text = `${JSON.stringify([...this.#told].slice(-KEPT))}\n`;
    this.#saving = this.#saving.then(() => writeWhole(this.#path, text)).catch(() => undefined);
    return true;
  }

  /** Everything is on the disk, or could not be written. */
  saved(): Promise<void> {
    return this.#saving;
  }
}

function read(path: string): readonly string[] {
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
