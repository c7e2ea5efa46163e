import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CardStateError,
  FileState,
  formatCardImage,
  initialCardState,
  parseCardImage,
  SoftwareCard,
  specimenImage,
  type CardImage,
  type StateLock,
} from '@ciekit/emulator';
import { CliError, UsageError } from '../cli-errors.js';
import { readUserFile, writeUserFile } from '../files.js';

/** An image has some 60 kB. */
const MAX_IMAGE_LENGTH = 4 * 1_048_576;
/** Test keys and test codes: everybody may read them. */
const IMAGE_MODE = 0o644;

/** A software card in two files: what it is, and what changes. */
export interface CardFile {
  readonly file: string;
  readonly stateFile: string;
  readonly image: CardImage;
}

/** Where codes and counters of the card in `file` are kept. */
function stateFileOf(file: string): string {
  return `${file}.state`;
}

/**
 * The card of a file.
 *
 * @throws {UsageError} `file-missing`, `file-unreadable`, `card-image-invalid`
 */
export async function readCardFile(file: string): Promise<CardFile> {
  const bytes = await readUserFile(file, MAX_IMAGE_LENGTH);
  try {
    return { file, stateFile: stateFileOf(file), image: parseCardImage(bytes) };
  } catch (cause) {
    throw new UsageError('card-image-invalid', { file, field: fieldOf(cause) }, { cause });
  }
}

/** The card of a file, which becomes the specimen when there is none. @throws {UsageError} */
export async function readOrMakeCardFile(file: string): Promise<CardFile> {
  try {
    return await readCardFile(file);
  } catch (error) {
    if (!(error instanceof UsageError && error.code === 'file-missing')) throw error;
  }
  try {
    await writeCardFile(file, specimenImage(), false);
  } catch (error) {
    // Another process was faster; the file is there now.
    if (!(error instanceof UsageError && error.code === 'file-exists')) throw error;
  }
  return readCardFile(file);
}

/** A new card. The state of a card that was in the file before goes. @throws {UsageError} */
export async function writeCardFile(file: string, image: CardImage, force: boolean): Promise<CardFile> {
  await writeUserFile(file, formatCardImage(image), { force, mode: IMAGE_MODE });
  const card = { file, stateFile: stateFileOf(file), image };
  if (force) await forgetState(card);
  return card;
}

/** Longer than a process keeps a card that it is not using. */
const RESET_WAIT_MS = 10_000;
const POLL_MS = 50;

/**
 * Gives the card back the codes and tries that it was made with. Another process may be serving it: it has its turn,
 * and finds a card that was reset. A state that is damaged goes.
 *
 * @throws {CliError} `card-state-unusable`
 */
export async function forgetState({ stateFile, image }: CardFile): Promise<void> {
  try {
    const state = await openState(stateFile, image);
    if (state === undefined) {
      await rm(stateFile, { force: true });
      return;
    }
    const lock = await lockState(state);
    try {
      state.save(initialCardState(image));
    } finally {
      await lock.release();
    }
  } catch (cause) {
    throw new CliError('card-state-unusable', { file: stateFile }, { cause });
  }
}

/** `undefined` for one that is damaged, or another card's. */
async function openState(path: string, image: CardImage): Promise<FileState | undefined> {
  if (!existsSync(path)) return undefined;
  try {
    return await FileState.open(path, image);
  } catch (error) {
    const code = error instanceof CardStateError ? error.code : undefined;
    if (code === 'state-malformed' || code === 'state-of-another-card') return undefined;
    throw error;
  }
}

async function lockState(state: FileState): Promise<StateLock> {
  for (let waited = 0; waited < RESET_WAIT_MS; waited += POLL_MS) {
    const lock = await state.tryLock();
    if (lock !== undefined) return lock;
    await delay(POLL_MS);
  }
  throw new CardStateError('state-unwritable', 'another process uses the card');
}

/** The card, with its state in its file. @throws {CliError} `card-state-damaged`, `card-state-unusable` */
export async function openCard(
  { image, stateFile }: CardFile,
  options: Omit<ConstructorParameters<typeof SoftwareCard>[0], 'image' | 'state'> = {},
): Promise<SoftwareCard> {
  try {
    return new SoftwareCard({ ...options, image, state: await FileState.open(stateFile, image) });
  } catch (cause) {
    throw stateError(cause, stateFile);
  }
}

function stateError(cause: unknown, file: string): CliError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const unusable = code === 'state-unwritable' || code === 'state-unreadable';
  return new CliError(unusable ? 'card-state-unusable' : 'card-state-damaged', { file }, { cause });
}

function fieldOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '';
}
