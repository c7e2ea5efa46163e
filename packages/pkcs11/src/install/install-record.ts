import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { readSmallFile } from './bounded-file.js';
import { ConfigurationFileError } from './configuration-file-error.js';
import { INSTALL_PARTS, type ChangePurpose, type InstallPart } from './change.js';
import { InstallError, installErrorFrom } from './install-error.js';

/** What is remembered of a file that was changed, for the way back. */
export interface RecordedFile {
  readonly path: string;
  readonly part: InstallPart;
  readonly purpose: ChangePurpose;
  /** Name of the file in the record's folder that holds what was there before; `undefined`: nothing was. */
  readonly backup: string | undefined;
  /** SHA-256 of the file as it was written, hexadecimal; `undefined` for links and in records of former versions. */
  readonly written: string | undefined;
  /** Folders made for it, the outermost first. */
  readonly folders: readonly string[];
}

const FOLDER = 'token-install';
const RECORD = 'installed.json';
const MAX_RECORD_BYTES = 262_144;
/** Copies that stay after the way back: somebody's work. */
const EDITS = 'token-install-edits';
const MAX_BACKUP_BYTES = 65_536;
const PURPOSES: readonly ChangePurpose[] = [
  'p11-kit-module',
  'nss-module-list',
  'service-unit',
  'socket-unit',
  'unit-link',
  'launch-agent',
  'autostart-entry',
];

/** The files that an installation changed, and what they were: a folder of the user's state, mode 0700. */
export class InstallRecord {
  readonly directory: string;
  readonly #edits: string;

  /** @param stateDirectory where CIE Kit keeps its data */
  constructor(stateDirectory: string) {
    this.directory = join(stateDirectory, FOLDER);
    this.#edits = join(stateDirectory, EDITS);
  }

  /** @throws {InstallError} `record-damaged` */
  async read(): Promise<readonly RecordedFile[]> {
    const path = join(this.directory, RECORD);
    try {
      const bytes = await readSmallFile(path, MAX_RECORD_BYTES);
      return bytes === undefined ? [] : parseRecord(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
    } catch (cause) {
      if (cause instanceof InstallError) throw cause;
      throw new InstallError('record-damaged', path, { cause });
    }
  }

  /** Replaces the record, and removes backups that it does not name any more; an empty one removes all. */
  async write(files: readonly RecordedFile[]): Promise<void> {
    try {
      if (files.length === 0) {
        await rm(this.directory, { recursive: true, force: true });
        // Whoever keeps nothing else there leaves no empty folder behind.
        await rmdir(dirname(this.directory)).catch(() => undefined);
        return;
      }
      const text = JSON.stringify(
        {
          version: 1,
          files: files.map((file) => ({ ...file, backup: file.backup ?? null, written: file.written ?? null })),
        },
        undefined,
        2,
      );
      await this.#put(join(this.directory, RECORD), new TextEncoder().encode(`${text}\n`));
      const kept = new Set([RECORD, ...files.map(({ backup }) => backup)]);
      for (const name of await readdir(this.directory)) {
        if (!kept.has(name)) await rm(join(this.directory, name), { force: true });
      }
    } catch (cause) {
      throw installErrorFrom(cause, this.directory);
    }
  }

  /** Keeps what a file was. @returns its name in the record's folder */
  async keep(path: string, bytes: Uint8Array, today: string): Promise<string> {
    const place = createHash('sha256').update(path).digest('hex').slice(0, 12);
    const name = `${place}-${basename(path)}.ciekit-backup-${today}`;
    await this.#put(join(this.directory, name), bytes);
    return name;
  }

  /** Where the copy of a file of ours goes that somebody has changed; its own name for each content. */
  placeOfEdit(path: string, bytes: Uint8Array): string {
    return join(this.#edits, `${digestOf(bytes).slice(0, 12)}-${basename(path)}`);
  }

  /** Keeps a file of ours that somebody has changed, for good. */
  async keepEdit(path: string, bytes: Uint8Array): Promise<void> {
    await this.#put(this.placeOfEdit(path, bytes), bytes);
  }

  /** Where a backup is that `keep` named. */
  placeOfBackup(name: string): string {
    return join(this.directory, name);
  }

  /** @throws {InstallError} `record-damaged`: the backup is gone or cannot be what was kept */
  async kept(name: string): Promise<Uint8Array> {
    const path = this.placeOfBackup(name);
    try {
      const bytes = await readSmallFile(path, MAX_BACKUP_BYTES);
      if (bytes !== undefined) return bytes;
    } catch (cause) {
      if (!(cause instanceof ConfigurationFileError)) throw cause;
    }
    throw new InstallError('record-damaged', path);
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    const directory = dirname(path);
    const temporary = join(directory, `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await chmod(directory, 0o700);
      try {
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
    } catch (cause) {
      throw installErrorFrom(cause, path);
    }
  }
}

/** SHA-256, hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parseRecord(value: unknown): readonly RecordedFile[] {
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['files'])) throw new TypeError('no record');
  return value['files'].map((file: unknown): RecordedFile => {
    if (!isObject(file)) throw new TypeError('no file');
    const { path, purpose, backup, written = null, folders } = file;
    const part = INSTALL_PARTS.find((each) => each === file['part']);
    const known = PURPOSES.find((each) => each === purpose);
    if (
      typeof path !== 'string' ||
      !isAbsolute(path) ||
      known === undefined ||
      part === undefined ||
      !(backup === null || (typeof backup === 'string' && basename(backup) === backup && !backup.startsWith('.'))) ||
      !(written === null || (typeof written === 'string' && /^[0-9a-f]{64}$/u.test(written))) ||
      !Array.isArray(folders) ||
      !folders.every((folder): folder is string => typeof folder === 'string' && isAbsolute(folder))
    ) {
      throw new TypeError('no file');
    }
    return { path, part, purpose: known, backup: backup ?? undefined, written: written ?? undefined, folders };
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
