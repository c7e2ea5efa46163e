import { applyChanges, removeEmptyFolders, type Change } from './change.js';
import { digestOf, InstallRecord, type RecordedFile } from './install-record.js';
import type { InstallationPlan } from './installation.js';
import { runServiceCommand } from './service-control.js';
import type { InstallSurroundings } from './user-places.js';

/** How applying a plan went. */
export interface InstallationOutcome {
  /** Commands that were left to the user, or failed: the files are right, the service manager does not know yet. */
  readonly commandsLeft: readonly (readonly string[])[];
}

/**
 * Does what the plan says, all of it or nothing. What a file was is kept first, so that even a power cut in the middle
 * leaves enough to take everything back.
 *
 * @throws {InstallError} nothing is changed
 */
export async function applyPlan(
  plan: InstallationPlan,
  surroundings: InstallSurroundings,
): Promise<InstallationOutcome> {
  const { changes, settled, commands, direction } = plan;
  if (changes.length === 0 && (direction === 'install' || settled.length === 0)) return { commandsLeft: [] };
  const record = new InstallRecord(surroundings.stateDirectory);
  const recorded = await record.read();
  const left: (readonly string[])[] = [];
  const run = async (list: readonly (readonly string[])[]): Promise<void> => {
    for (const command of list) {
      if (!commands.canRun || !(await runServiceCommand(command))) left.push(command);
    }
  };
  await run(commands.before);
  for (const { keepEdit, path, before } of changes) {
    if (keepEdit === true && before?.kind === 'file') await record.keepEdit(path, before.bytes);
  }
  if (direction === 'install') {
    const files = await keepBefore(record, recorded, changes);
    await record.write(files);
    try {
      const folders = await applyChanges(changes);
      await record.write(files.map((file) => withFolders(file, changes, folders)));
    } catch (error) {
      await record.write(recorded).catch(() => undefined);
      throw error;
    }
  } else {
    await applyChanges(changes);
    const gone = new Set([...changes.map(({ path }) => path), ...settled]);
    for (const { folders } of recorded.filter(({ path }) => gone.has(path)).reverse())
      await removeEmptyFolders(folders);
    await record.write(recorded.filter(({ path }) => !gone.has(path)));
  }
  await run(commands.after);
  return { commandsLeft: left };
}

/** Keeps what is about to be replaced. A file that was ours before has its entry, with what it first replaced. */
async function keepBefore(
  record: InstallRecord,
  recorded: readonly RecordedFile[],
  changes: readonly Change[],
): Promise<readonly RecordedFile[]> {
  const files = new Map(recorded.map((file) => [file.path, file]));
  const today = new Date().toISOString().slice(0, 10);
  for (const { path, part, purpose, before, after, backUp } of changes) {
    const known = files.get(path);
    const written = after?.kind === 'file' ? digestOf(after.bytes) : undefined;
    if (known !== undefined && !backUp && before !== undefined) {
      files.set(path, { ...known, written });
      continue;
    }
    const backup = backUp && before?.kind === 'file' ? await record.keep(path, before.bytes, today) : undefined;
    files.set(path, { path, part, purpose, backup, written, folders: known?.folders ?? [] });
  }
  return [...files.values()];
}

function withFolders(
  file: RecordedFile,
  changes: readonly Change[],
  folders: readonly (readonly string[])[],
): RecordedFile {
  const made = folders[changes.findIndex(({ path }) => path === file.path)] ?? [];
  return made.length === 0 ? file : { ...file, folders: [...made, ...file.folders] };
}
