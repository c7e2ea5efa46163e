import { lstat, readdir, readFile, rm } from 'node:fs/promises';
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
  type ListedEntry,
  type ListedService,
  type TrustBasis,
  type TrustEntry,
  type TrustListing,
} from './trust-store.js';
import { RECORDS_FOLDER, TrustedListRecords } from './trusted-list-records.js';
import { formatOrigins, MAX_ORIGINS_LENGTH, parseOrigins, type TrustedListOrigin } from './trusted-list-origin.js';
import { writeWholeFile } from './write-whole-file.js';

/** Something in the store's folder that is not trusted and was left as it is. */
export interface TrustStoreProblem {
  readonly path: string;
  readonly reason: 'foreign-file' | 'malformed-certificate' | 'fingerprint-mismatch' | 'not-pinned' | 'unreadable';
}

const FILE_NAME = /^([0-9A-F]{64})\.der$/;
/** Beside the certificate of a listed service: what the list says about it. */
const ORIGINS_NAME = /^[0-9A-F]{64}\.json$/;
const MAX_FILE_LENGTH = 65_536;

/**
 * A trust store kept in a folder: `<purpose>/<basis>/<SHA-256>.der`, for services of trusted lists with a `.json`
 * beside it, and `lists/<country>.json` for each list. Loading is strict: a file counts only if it is what its name says,
 * and under `pinned` only if this version still pins it. Whoever can write into the folder can add anchors; it belongs to
 * the user (mode 0700).
 */
export class TrustStoreDirectory implements TrustAnchors {
  readonly directory: string;
  /** What was found at loading and not used. */
  readonly problems: readonly TrustStoreProblem[];
  /** The trusted lists that were taken in; their services are entries of the store. */
  readonly trustedLists: TrustedListRecords;
  readonly #store: TrustStore;

  private constructor(directory: string, store: TrustStore, problems: readonly TrustStoreProblem[]) {
    this.directory = directory;
    this.#store = store;
    this.problems = problems;
    this.trustedLists = new TrustedListRecords(directory);
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
    for (const purpose of await childrenOf(directory, [...TRUST_PURPOSES, RECORDS_FOLDER], problems)) {
      if (purpose === RECORDS_FOLDER) continue;
      for (const basis of await childrenOf(join(directory, purpose), TRUST_BASES, problems)) {
        const folder = join(directory, purpose, basis);
        for (const name of await namesIn(folder)) {
          if (basis === 'listed' && ORIGINS_NAME.test(name)) continue;
          const loaded = await load(join(folder, name), name);
          if (!(loaded instanceof Certificate)) problems.push(loaded);
          else if (basis === 'listed') {
            if (purpose === 'chip-signer' || purpose === 'holder-issuer') {
              problems.push({ path: join(folder, name), reason: 'foreign-file' });
            } else {
              const origins = await loadOrigins(join(folder, `${loaded.sha256}.json`), problems);
              store.insert({ certificate: loaded, purpose, basis, origins });
            }
          }
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
   * Takes in a trusted list whose signature the caller verified, in the place of the country's earlier one.
   *
   * @param services each certificate once for a purpose
   * @throws {PkiError} `trust-store-io`: what could not be written is not trusted either
   */
  async replaceListed(country: string, services: readonly ListedService[]): Promise<void> {
    const draft = this.#store.clone();
    for (const { certificate, purpose, origins } of services) {
      const entry = draft.addListed(certificate, purpose, origins);
      await this.#write(entry);
      this.#store.insert(entry);
    }
    for (const entry of draft.unlist(country, services)) {
      if (entry.origins.length === 0) await this.#erase(entry.purpose, 'listed', entry.certificate.sha256);
      else await this.#write(entry);
    }
    this.#store.unlist(country, services);
  }

  /** As {@link TrustStore.originsOf}. */
  originsOf(sha256: string): readonly TrustedListOrigin[] {
    return this.#store.originsOf(sha256);
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
    for (const purpose of TRUST_PURPOSES) {
      for (const basis of TRUST_BASES) await this.#erase(purpose, basis, name);
    }
    return this.#store.remove(name);
  }

  async #erase(purpose: TrustPurpose, basis: TrustBasis, sha256: string): Promise<void> {
    const path = this.#pathOf(purpose, basis, sha256);
    try {
      await rm(path, { force: true });
      await rm(originsPath(path), { force: true });
    } catch (cause) {
      throw new PkiError('trust-store-io', 'a file of the trust store could not be removed', { cause });
    }
  }

  #pathOf(purpose: TrustPurpose, basis: TrustBasis, sha256: string): string {
    return join(this.directory, purpose, basis, `${sha256}.der`);
  }

  async #write(entry: TrustEntry | ListedEntry): Promise<void> {
    const { certificate, purpose, basis } = entry;
    const path = this.#pathOf(purpose, basis, certificate.sha256);
    if (entry.basis === 'listed') {
      // First what is said about it: a certificate alone would be trusted without.
      await writeWholeFile(this.directory, originsPath(path), Buffer.from(formatOrigins(entry.origins)));
    }
    await writeWholeFile(this.directory, path, certificate.der);
  }
}

const originsPath = (path: string): string => path.replace(/\.der$/, '.json');

/** Nothing that can be read is nothing that a list says: the service counts as one of unknown standing. */
async function loadOrigins(path: string, problems: TrustStoreProblem[]): Promise<readonly TrustedListOrigin[]> {
  try {
    const status = await lstat(path);
    if (status.isFile() && status.size <= MAX_ORIGINS_LENGTH) {
      const origins = parseOrigins(await readFile(path, 'utf8'));
      if (origins !== undefined) return origins;
    }
  } catch {
    // Reported like a file that says nothing.
  }
  problems.push({ path, reason: 'unreadable' });
  return [];
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
