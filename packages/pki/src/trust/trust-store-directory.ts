import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../bytes.js';
import { PkiError } from '../errors.js';
import { Certificate } from '../x509/certificate.js';
import type { PinnedAnchor } from './pinned-anchors.js';
import { TRUST_PURPOSES, type TrustAnchors, type TrustPurpose } from './trust-anchors.js';
import {
  TRUST_BASES,
  TrustStore,
  type AddOptions,
  type AddResult,
  type TrustBasis,
  type TrustEntry,
  type TrustListing,
} from './trust-store.js';

/** Something in the store's folder that is not trusted and was left as it is. */
export interface TrustStoreProblem {
  readonly path: string;
  readonly reason: 'foreign-file' | 'malformed-certificate' | 'fingerprint-mismatch' | 'not-pinned' | 'unreadable';
}

const FILE_NAME = /^([0-9A-F]{64})\.der$/;
const MAX_FILE_LENGTH = 65_536;

/**
 * A trust store kept in a folder: `<purpose>/<basis>/<SHA-256>.der`. Loading is strict: a file counts only if it is what its
 * name says, and under `pinned` only if this version still pins it. Whoever can write into the folder can add anchors;
 * it belongs to the user (mode 0700).
 */
export class TrustStoreDirectory implements TrustAnchors {
  readonly directory: string;
  /** What was found at loading and not used. */
  readonly problems: readonly TrustStoreProblem[];
  readonly #store: TrustStore;

  private constructor(directory: string, store: TrustStore, problems: readonly TrustStoreProblem[]) {
    this.directory = directory;
    this.#store = store;
    this.problems = problems;
  }

  /**
   * Opens the store; a folder that does not exist is an empty store and is made by the first addition.
   *
   * @throws {PkiError} `trust-store-io` when the folder is there and cannot be read
   * @example
   * ```ts
   * const store = await TrustStoreDirectory.open('/home/me/.local/share/ciekit/trust');
   * store.list(new Date()).missing.length;
   * ```
   */
  static async open(directory: string, pins?: readonly PinnedAnchor[]): Promise<TrustStoreDirectory> {
    const store = TrustStore.empty(pins);
    const problems: TrustStoreProblem[] = [];
    for (const purpose of await childrenOf(directory, TRUST_PURPOSES, problems)) {
      for (const basis of await childrenOf(join(directory, purpose), TRUST_BASES, problems)) {
        const folder = join(directory, purpose, basis);
        for (const name of await namesIn(folder)) {
          const loaded = await load(join(folder, name), name);
          if (!(loaded instanceof Certificate)) problems.push(loaded);
          // Under two bases after the user's decision about an intermediate: the stronger one was read first.
          else if (store.holds(purpose, loaded.sha256)) continue;
          else if (basis === 'pinned' && store.pinOf(loaded.sha256)?.purpose !== purpose) {
            problems.push({ path: join(folder, name), reason: 'not-pinned' });
          } else store.insert({ certificate: loaded, purpose, basis });
        }
      }
    }
    return new TrustStoreDirectory(directory, store, problems);
  }

  anchors(purpose: TrustPurpose): readonly Certificate[] {
    return this.#store.anchors(purpose);
  }

  intermediates(purpose: TrustPurpose): readonly Certificate[] {
    return this.#store.intermediates(purpose);
  }

  isPinnedName(purpose: TrustPurpose, commonName: string): boolean {
    return this.#store.isPinnedName(purpose, commonName);
  }

  list(at: Date): TrustListing {
    return this.#store.list(at);
  }

  /**
   * As {@link TrustStore.add}, and on disk: each file is written beside its place and renamed into it.
   *
   * @throws {PkiError} `malformed-bundle`; `trust-store-io`: what could not be written is not trusted either
   */
  async add(bytes: Uint8Array, options: AddOptions = {}): Promise<AddResult> {
    const result = this.#store.clone().add(bytes, options);
    for (const outcome of result.outcomes) {
      if (outcome.status !== 'added') continue;
      await this.#write(outcome.entry);
      this.#store.insert(outcome.entry);
    }
    return result;
  }

  /**
   * Removes a certificate for every purpose.
   *
   * @returns whether it was held
   * @throws {PkiError} `trust-store-io`
   */
  async remove(sha256: string): Promise<boolean> {
    const name = sha256.toUpperCase();
    if (!FILE_NAME.test(`${name}.der`)) return false;
    try {
      for (const purpose of TRUST_PURPOSES) {
        for (const basis of TRUST_BASES) await rm(this.#pathOf(purpose, basis, name), { force: true });
      }
    } catch (cause) {
      throw new PkiError('trust-store-io', 'a file of the trust store could not be removed', { cause });
    }
    return this.#store.remove(name);
  }

  #pathOf(purpose: TrustPurpose, basis: TrustBasis, sha256: string): string {
    return join(this.directory, purpose, basis, `${sha256}.der`);
  }

  async #write({ certificate, purpose, basis }: TrustEntry): Promise<void> {
    const path = this.#pathOf(purpose, basis, certificate.sha256);
    const temporary = join(this.directory, `.${certificate.sha256}.${randomUUID()}.tmp`);
    try {
      await mkdir(join(this.directory, purpose, basis), { recursive: true, mode: 0o700 });
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(certificate.der);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new PkiError('trust-store-io', 'the trust store could not be written', { cause });
    }
  }
}

/** The expected subfolders that exist; anything else there is a problem to report. */
async function childrenOf<T extends string>(
  folder: string,
  expected: readonly T[],
  problems: TrustStoreProblem[],
): Promise<readonly T[]> {
  const names = await namesIn(folder);
  for (const name of names) {
    if (!expected.some((child) => child === name)) problems.push({ path: join(folder, name), reason: 'foreign-file' });
  }
  return expected.filter((child) => names.includes(child));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new PkiError('trust-store-io', 'the trust store could not be read', { cause });
  }
}

async function load(path: string, name: string): Promise<Certificate | TrustStoreProblem> {
  const sha256 = FILE_NAME.exec(name)?.[1];
  try {
    const status = await lstat(path);
    if (sha256 === undefined || !status.isFile()) return { path, reason: 'foreign-file' };
    if (status.size > MAX_FILE_LENGTH) return { path, reason: 'malformed-certificate' };
    const bytes = await readFile(path);
    if (sha256Hex(bytes) !== sha256) return { path, reason: 'fingerprint-mismatch' };
    return Certificate.fromDer(bytes);
  } catch (error) {
    return { path, reason: error instanceof PkiError ? 'malformed-certificate' : 'unreadable' };
  }
}
