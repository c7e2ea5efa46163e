import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StoreError } from './errors.js';
import {
  MAX_RECORD_BYTES,
  decodePairingRecord,
  encodePairingRecord,
  type PairingPreferences,
  type PairingRecord,
} from './pairing-record.js';
import {
  diskFileSystem,
  isLeftover,
  listFolder,
  makeFolder,
  probeFolder,
  readBounded,
  removeFile,
  removeLeftovers,
  storeErrorFrom,
  systemCode,
  writeAtomically,
  type StoreFileSystem,
} from './store-files.js';
import { withStoreLock } from './store-lock.js';

/** A file in the store that is not a record of a card; it is left alone. */
export interface StoreProblem {
  /** Name inside the folder of cards. */
  readonly file: string;
  readonly error: StoreError;
}

export interface StoreContents {
  readonly records: readonly PairingRecord[];
  readonly problems: readonly StoreProblem[];
}

/** What the doctor wants to know of the folder. */
export interface StoreCondition {
  readonly directory: string;
  readonly exists: boolean;
  /** Whether others than the owner may read it; `undefined` where the platform has no such modes. */
  readonly openToOthers: boolean | undefined;
  /** Temporary files that a killed process left; removed at the next change. */
  readonly leftovers: number;
  readonly records: number;
  readonly problems: readonly StoreProblem[];
}

export interface PairingStoreOptions {
  /** Asked at each use: finding the default folder may fail, and most use cases do not need one. */
  readonly directory: () => string;
  readonly fileSystem?: StoreFileSystem | undefined;
}

const RECORD_NAME = /^[0-9a-f]{64}\.json$/;
/** More than a household has: a folder filled up by somebody else costs no more than this. */
const MAX_FILES = 1_000;
/** A record with room to spare: proves that one can be written before a code is spent on it. */
const PROBE_BYTES = 32_768;

/** File name of a card: a hash, so that a listing of the folder tells nobody's number. */
export function cardFileName(nis: string): string {
  return `${createHash('sha256').update(`CIEKIT-CARD-1:${nis}`).digest('hex')}.json`;
}

/**
 * The cards paired on this PC: one file each, mode 0600, written whole or not at all, one writer at a time.
 * A file that cannot be read as a record is reported and never overwritten.
 */
export class PairingStore {
  readonly #directory: () => string;
  readonly #fileSystem: StoreFileSystem;

  constructor(options: PairingStoreOptions) {
    this.#directory = options.directory;
    this.#fileSystem = options.fileSystem ?? diskFileSystem;
  }

  /** @throws {StoreError} `store-no-home` */
  get directory(): string {
    return this.#directory();
  }

  get #cards(): string {
    return join(this.directory, 'cards');
  }

  /** Every record, oldest pairing first, and every file that is none. @throws {StoreError} when the folder is unreadable */
  async list(): Promise<StoreContents> {
    const records: PairingRecord[] = [];
    const problems: StoreProblem[] = [];
    const names = await listFolder(this.#fileSystem, this.#cards);
    for (const file of names.filter((name) => !isLeftover(name)).slice(0, MAX_FILES)) {
      try {
        const record = await this.#read(file);
        if (record !== undefined) records.push(record);
      } catch (error) {
        problems.push({ file, error: storeErrorFrom(error, join(this.#cards, file)) });
      }
    }
    records.sort((a, b) => a.open.pairedAt.getTime() - b.open.pairedAt.getTime());
    return { records, problems };
  }

  /** The record of one card. @throws {StoreError} when its file is there and no record */
  async find(nis: string): Promise<PairingRecord | undefined> {
    return this.#read(cardFileName(nis));
  }

  /**
   * Makes sure that a record could be written now: folders, lock, space. Called before a code is sent, so that no
   * try is spent for nothing.
   *
   * @throws {StoreError}
   */
  async prepare(): Promise<void> {
    await this.#change(() => probeFolder(this.#fileSystem, this.#cards, PROBE_BYTES));
  }

  /**
   * Writes a record; one of the same card is replaced.
   *
   * @throws {StoreError} `store-damaged`, `store-newer-version` when the file there is no record that this version reads
   */
  async save(record: PairingRecord): Promise<void> {
    const file = cardFileName(record.open.card.nis);
    await this.#change(async (assertHeld) => {
      await this.#read(file);
      await writeAtomically(this.#fileSystem, join(this.#cards, file), encodePairingRecord(record), assertHeld);
    });
  }

  /** Changes preferences of a paired card; whether there was one. @throws {StoreError} */
  async updatePreferences(
    nis: string,
    change: (preferences: PairingPreferences) => PairingPreferences,
  ): Promise<boolean> {
    const file = cardFileName(nis);
    return this.#change(async (assertHeld) => {
      const record = await this.#read(file);
      if (record === undefined) return false;
      const changed = encodePairingRecord({ ...record, preferences: change(record.preferences) });
      await writeAtomically(this.#fileSystem, join(this.#cards, file), changed, assertHeld);
      return true;
    });
  }

  /** Removes a card's record; whether there was one. A damaged file stays. @throws {StoreError} */
  async remove(nis: string): Promise<boolean> {
    const file = cardFileName(nis);
    return this.#change(async (assertHeld) => {
      if ((await this.#read(file)) === undefined) return false;
      assertHeld();
      return removeFile(this.#fileSystem, join(this.#cards, file));
    });
  }

  /** Read-only look at the folder. @throws {StoreError} */
  async inspect(): Promise<StoreCondition> {
    const directory = this.directory;
    let mode: number | undefined;
    try {
      ({ mode } = await this.#fileSystem.stat(directory));
    } catch (cause) {
      if (systemCode(cause) !== 'ENOENT') throw storeErrorFrom(cause, directory);
    }
    const { records, problems } = await this.list();
    const names = await listFolder(this.#fileSystem, this.#cards);
    return {
      directory,
      exists: mode !== undefined,
      openToOthers: mode === undefined || process.platform === 'win32' ? undefined : (mode & 0o077) !== 0,
      leftovers: names.filter(isLeftover).length,
      records: records.length,
      problems,
    };
  }

  async #read(file: string): Promise<PairingRecord | undefined> {
    const path = join(this.#cards, file);
    if (!RECORD_NAME.test(file)) throw new StoreError('store-damaged', path);
    const bytes = await readBounded(this.#fileSystem, path, MAX_RECORD_BYTES);
    if (bytes === undefined) return undefined;
    const record = decodePairingRecord(bytes, path);
    // A record copied over another card's: what it says is not about the card that is asked for.
    if (cardFileName(record.open.card.nis) !== file) throw new StoreError('store-damaged', path);
    return record;
  }

  async #change<T>(work: (assertHeld: () => void) => Promise<T>): Promise<T> {
    const { directory } = this;
    await makeFolder(this.#fileSystem, directory);
    await makeFolder(this.#fileSystem, this.#cards);
    return withStoreLock(directory, async ({ assertHeld }) => {
      await removeLeftovers(this.#fileSystem, this.#cards);
      return work(assertHeld);
    });
  }
}
