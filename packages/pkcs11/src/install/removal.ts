import { join } from 'node:path';
import { findChromiumDatabases, findFirefoxDatabases } from './browser-database.js';
import { NSS_LIST } from './browser-plan.js';
import {
  contentAt,
  resolvedPath,
  sameContent,
  type Change,
  type ChangePurpose,
  type Content,
  type InstallPart,
} from './change.js';
import { ConfigurationFileError } from './configuration-file-error.js';
import { InstallError } from './install-error.js';
import type { InstallNote } from './install-note.js';
import { InstallRecord, type RecordedFile } from './install-record.js';
import { isEdited, isOurs, NO_SERVICE_COMMANDS, type InstallationPlan } from './installation.js';
import { NSS_MODULE_NAME, withNssModule, withoutNssModule } from './nss-module-edit.js';
import { readNssModuleList } from './nss-module-list.js';
import { requireOwnPlaces } from './own-places.js';
import { p11KitModulePath } from './p11-kit-module.js';
import { serviceCommands, type ServiceCommands } from './service-control.js';
import { serviceFiles, type ServiceKind } from './service-files.js';
import type { InstallSurroundings } from './user-places.js';

export interface RemovalOptions {
  readonly parts: readonly InstallPart[];
  readonly scope: 'user' | 'system';
  readonly surroundings: InstallSurroundings;
}

/** A place where something of ours may be. */
interface Place {
  readonly path: string;
  readonly part: InstallPart;
  readonly purpose: ChangePurpose;
  readonly recorded: RecordedFile | undefined;
}

/**
 * Works out how to take an installation back: files of ours go, what they replaced returns, and of a browser's list only
 * our entry is taken. Of what somebody has changed since the changes are kept, and of what somebody has replaced the
 * record and the backup. Works without a record too.
 *
 * @throws {InstallError}
 */
export async function planRemoval(options: RemovalOptions): Promise<InstallationPlan> {
  const { parts, scope, surroundings } = options;
  await requireOwnPlaces(surroundings, scope, parts);
  const record = new InstallRecord(surroundings.stateDirectory);
  const changes: Change[] = [];
  const settled: string[] = [];
  const notes: InstallNote[] = [];
  const recordedFiles = await record.read();
  for (const place of await places(options, recordedFiles)) {
    if (!parts.includes(place.part)) continue;
    const isLink = place.purpose === 'unit-link';
    const before = await contentAt(place.path, isLink);
    const backup = await backupOf(record, place, notes);
    const after =
      place.purpose === 'nss-module-list' ? listWithout(before, backup, place, notes) : ownFileWithout(before, backup);
    // Not understood: our entry may be in it, for which record and backup are needed once it can be read again.
    if (after === 'unreadable') continue;
    const { path, part, purpose, recorded } = place;
    if (!sameContent(before, after)) {
      const keepEdit = isEdited(before, recordedFiles, path);
      changes.push({ part, purpose, path, before, after, backUp: false, keepEdit });
      if (keepEdit) notes.push({ code: 'edit-kept', place: record.placeOfEdit(path, before.bytes) });
    } else if (recorded !== undefined) {
      // Somebody else's now: what we know of it stays for the day when our file is there again.
      if (isReplaced(place, before, backup)) notes.push(...replacedNotes(record, recorded, backup));
      else settled.push(path);
    }
  }
  let commands: ServiceCommands = NO_SERVICE_COMMANDS;
  if (scope === 'user') {
    const kind = changes.some(({ purpose }) => purpose === 'socket-unit' || purpose === 'service-unit')
      ? 'systemd'
      : changes.some(({ purpose }) => purpose === 'launch-agent')
        ? 'launchd'
        : undefined;
    if (kind !== undefined) commands = await serviceCommands(kind, 'remove', surroundings);
  }
  return { direction: 'remove', changes, settled, notes, commands };
}

async function places(
  { scope, surroundings }: RemovalOptions,
  recorded: readonly RecordedFile[],
): Promise<readonly Place[]> {
  const found: Omit<Place, 'recorded'>[] = [
    { part: 'p11-kit', path: await resolvedPath(p11KitModulePath(surroundings, scope)), purpose: 'p11-kit-module' },
  ];
  const kinds: readonly ServiceKind[] = surroundings.platform === 'darwin' ? ['launchd'] : ['systemd', 'autostart'];
  for (const kind of kinds) {
    // The link first: a socket that is to go is not started again by somebody's log-in in between.
    for (const { path, purpose } of serviceFiles(kind, scope, [], surroundings).toReversed()) {
      found.push({ part: 'service', path: purpose === 'unit-link' ? path : await resolvedPath(path), purpose });
    }
  }
  if (scope === 'user') {
    const databases = [
      ...(await findFirefoxDatabases(surroundings)).databases,
      ...(await findChromiumDatabases(surroundings, false)),
    ];
    for (const { directory, family } of databases) {
      found.push({ part: family, path: await resolvedPath(join(directory, NSS_LIST)), purpose: 'nss-module-list' });
    }
  }
  const known = new Set(found.map(({ path }) => path));
  return [...found, ...recorded.filter(({ path }) => !known.has(path))].map(({ path, part, purpose }) => ({
    path,
    part,
    purpose,
    recorded: recorded.find((file) => file.path === path),
  }));
}

async function backupOf(
  record: InstallRecord,
  { recorded }: Place,
  notes: InstallNote[],
): Promise<Content | undefined> {
  if (recorded?.backup === undefined) return undefined;
  try {
    return { kind: 'file', bytes: await record.kept(recorded.backup) };
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    notes.push({ code: 'backup-lost', place: recorded.path });
    return undefined;
  }
}

function ownFileWithout(before: Content | undefined, backup: Content | undefined): Content | undefined {
  return isOurs(before) ? backup : before;
}

/** Whether somebody has put something else in the place of our file; not, when it is what was there before ours. */
function isReplaced({ purpose }: Place, before: Content | undefined, backup: Content | undefined): boolean {
  return purpose !== 'nss-module-list' && before !== undefined && !sameContent(before, backup);
}

function replacedNotes(
  record: InstallRecord,
  { path, backup: name }: RecordedFile,
  backup: Content | undefined,
): readonly InstallNote[] {
  const replaced: InstallNote = { code: 'not-ours', place: path };
  if (name === undefined || backup === undefined) return [replaced];
  return [replaced, { code: 'backup-kept', place: record.placeOfBackup(name) }];
}

function listWithout(
  before: Content | undefined,
  backup: Content | undefined,
  { path, recorded }: Place,
  notes: InstallNote[],
): Content | 'unreadable' | undefined {
  if (before?.kind !== 'file') return before;
  try {
    const ours = readNssModuleList(before.bytes).find(({ name }) => name === NSS_MODULE_NAME);
    if (ours === undefined) return before;
    // Nothing has changed since: the file comes back as it was, to the last empty line.
    const original = backup?.kind === 'file' ? backup.bytes : undefined;
    const written = { kind: 'file', bytes: withNssModule(original, ours.library) } as const;
    if (recorded !== undefined && sameContent(before, written)) return backup;
    return { kind: 'file', bytes: withoutNssModule(before.bytes) };
  } catch (error) {
    if (!(error instanceof ConfigurationFileError || error instanceof InstallError)) throw error;
    notes.push({ code: 'modules-unreadable', place: path });
    return 'unreadable';
  }
}
