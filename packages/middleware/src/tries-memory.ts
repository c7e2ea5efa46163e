import { join } from 'node:path';
import type { CodeKind } from '@ciekit/core';
import { JsonShapeError, ObjectReader, parseJsonObject } from './bounded-json.js';
import { StoreError } from './errors.js';
import { cardFileName } from './pairing-store.js';
import { requireVersion } from './pairing-record.js';
import {
  diskFileSystem,
  makeFolder,
  readBounded,
  removeLeftovers,
  writeAtomically,
  type StoreFileSystem,
} from './store-files.js';
import { withStoreLock } from './store-lock.js';

/** Tries left after the last use, `undefined` where that is not known. */
export type RememberedTries = Readonly<Record<CodeKind, number | undefined>>;

const FORMAT = 'ciekit-tries';
const VERSION = 1;
const MAX_BYTES = 1_024;
/** The most that 63Cx can tell (ISO 7816-4 section 5.6). */
const MAX_TRIES = 15;
const NOTHING: RememberedTries = { pin: undefined, puk: undefined };

/**
 * A file of a card's tries; says of which card only by its name, a hash.
 *
 * @throws {StoreError} `store-damaged`, `store-newer-version`
 */
export function decodeTries(bytes: Uint8Array, path?: string): RememberedTries {
  try {
    if (bytes.length > MAX_BYTES) throw new JsonShapeError('too long');
    const reader = new ObjectReader(parseJsonObject(bytes));
    requireVersion(reader, FORMAT, VERSION, path);
    const tries = {
      pin: reader.integerOrNull('pin', 0, MAX_TRIES),
      puk: reader.integerOrNull('puk', 0, MAX_TRIES),
    };
    reader.finish();
    return tries;
  } catch (cause) {
    if (cause instanceof JsonShapeError) throw new StoreError('store-damaged', path, { cause });
    throw cause;
  }
}

/** The bytes that `decodeTries` reads. */
export function encodeTries(tries: RememberedTries): Uint8Array {
  const { pin = null, puk = null } = tries;
  return new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, version: VERSION, pin, puk })}\n`);
}

/** Tries left of cards that do not tell, paired or not, kept between runs. */
export class TriesMemory {
  readonly #directory: () => string;
  readonly #fileSystem: StoreFileSystem;

  constructor(options: { readonly directory: () => string; readonly fileSystem?: StoreFileSystem | undefined }) {
    this.#directory = options.directory;
    this.#fileSystem = options.fileSystem ?? diskFileSystem;
  }

  /** @throws {StoreError} */
  async recall(nis: string): Promise<RememberedTries> {
    const path = this.#path(nis);
    const bytes = await readBounded(this.#fileSystem, path, MAX_BYTES);
    return bytes === undefined ? NOTHING : decodeTries(bytes, path);
  }

  /** On the disk when the promise is fulfilled. @throws {StoreError} */
  async remember(nis: string, kind: CodeKind, triesRemaining: number | undefined): Promise<void> {
    const directory = this.#directory();
    await makeFolder(this.#fileSystem, directory);
    await makeFolder(this.#fileSystem, join(directory, 'tries'));
    await withStoreLock(directory, async ({ assertHeld }) => {
      await removeLeftovers(this.#fileSystem, join(directory, 'tries'));
      const tries = { ...(await this.recall(nis)), [kind]: triesRemaining };
      await writeAtomically(this.#fileSystem, this.#path(nis), encodeTries(tries), assertHeld);
    });
  }

  #path(nis: string): string {
    return join(this.#directory(), 'tries', cardFileName(nis));
  }
}
