import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PkiError } from '../errors.js';
import { writeWholeFile } from './write-whole-file.js';

/** The folder in the trust store's; beside those of the purposes. */
export const RECORDS_FOLDER = 'lists';

/** A trusted list that was taken in, without its services: those are in the trust store. */
export interface TrustedListRecord {
  /** Territory, two letters; `EU` for the list of the lists. */
  readonly country: string;
  readonly operator: string;
  readonly sequenceNumber: number;
  readonly issued: Date;
  /** When the next one was due; `undefined`: the scheme has ended. */
  readonly nextUpdate: Date | undefined;
  /** The file or the address that it came from. */
  readonly source: string;
  readonly addedAt: Date;
  /** SHA-256 of the certificate that it was signed with. */
  readonly signer: string;
  /** How many of its certificates went into the trust store. */
  readonly services: number;
  /** Who may sign the lists of other countries, and the next one of its own. */
  readonly pointers: readonly {
    readonly country: string;
    /** DER. */
    readonly signers: readonly Uint8Array[];
  }[];
}

const FILE_NAME = /^([A-Z]{2})\.json$/;
/** Bytes; the list of the lists names some hundred certificates. */
const MAX_LENGTH = 4 * 1_048_576;

/** The records of the trusted lists in a trust store's folder: `lists/<country>.json`. */
export class TrustedListRecords {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * By country. A file that is no record is passed over: its list counts as not held.
   *
   * @throws {PkiError} `trust-store-io`
   */
  async all(): Promise<readonly TrustedListRecord[]> {
    const names = (await this.#names()).filter((name) => FILE_NAME.test(name)).sort();
    const records: TrustedListRecord[] = [];
    for (const name of names) {
      const record = await this.#read(name);
      if (record !== undefined) records.push(record);
    }
    return records;
  }

  /** In the place of the country's earlier one. @throws {PkiError} `trust-store-io` */
  async put(record: TrustedListRecord): Promise<void> {
    const content = Buffer.from(formatRecord(record));
    await writeWholeFile(this.#directory, this.#pathOf(`${record.country}.json`), content);
  }

  /** @throws {PkiError} `trust-store-io` */
  async remove(country: string): Promise<void> {
    if (!FILE_NAME.test(`${country}.json`)) return;
    try {
      await rm(this.#pathOf(`${country}.json`), { force: true });
    } catch (cause) {
      throw new PkiError('trust-store-io', 'a file of the trust store could not be removed', { cause });
    }
  }

  #pathOf(name: string): string {
    return join(this.#directory, RECORDS_FOLDER, name);
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(join(this.#directory, RECORDS_FOLDER));
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
      throw new PkiError('trust-store-io', 'the trust store could not be read', { cause });
    }
  }

  async #read(name: string): Promise<TrustedListRecord | undefined> {
    try {
      const path = this.#pathOf(name);
      const status = await lstat(path);
      if (!status.isFile() || status.size > MAX_LENGTH) return undefined;
      const record = readRecord(JSON.parse(await readFile(path, 'utf8')));
      return record !== undefined && `${record.country}.json` === name ? record : undefined;
    } catch {
      return undefined;
    }
  }
}

function formatRecord(record: TrustedListRecord): string {
  const pointers = record.pointers.map(({ country, signers }) => ({
    country,
    signers: signers.map((der) => Buffer.from(der).toString('base64')),
  }));
  return `${JSON.stringify({ ...record, nextUpdate: record.nextUpdate ?? null, pointers }, undefined, 2)}\n`;
}

function readRecord(value: unknown): TrustedListRecord | undefined {
  const fields = fieldsOf(value);
  const [country, operator, source, signer] = ['country', 'operator', 'source', 'signer'].map((key) => fields[key]);
  const [sequenceNumber, services] = [fields['sequenceNumber'], fields['services']];
  const [issued, addedAt, nextUpdate] = ['issued', 'addedAt', 'nextUpdate'].map((key) => dateOf(fields[key]));
  const pointers = Array.isArray(fields['pointers']) ? fields['pointers'].map(readPointer) : [undefined];
  if (!isText(country) || !isText(operator) || !isText(source) || !isText(signer)) return undefined;
  if (!isCount(sequenceNumber) || !isCount(services) || issued === undefined || addedAt === undefined) return undefined;
  if (!pointers.every((pointer) => pointer !== undefined)) return undefined;
  return { country, operator, sequenceNumber, issued, nextUpdate, source, addedAt, signer, services, pointers };
}

function readPointer(value: unknown): TrustedListRecord['pointers'][number] | undefined {
  const { country, signers } = fieldsOf(value);
  if (!isText(country) || !Array.isArray(signers)) return undefined;
  const certificates = signers.map((each) =>
    typeof each === 'string' ? new Uint8Array(Buffer.from(each, 'base64')) : undefined,
  );
  return certificates.every((each) => each !== undefined) ? { country, signers: certificates } : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function dateOf(value: unknown): Date | undefined {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 4_096;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
