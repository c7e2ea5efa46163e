import { join } from 'node:path';
import {
  findChromiumDatabases,
  findFirefoxDatabases,
  isBrowserInstalled,
  type BrowserDatabase,
} from './browser-database.js';
import { planBrowser, systemModules, textAt } from './browser-plan.js';
import { contentAt, resolvedPath, sameContent, type Change, type Content, type InstallPart } from './change.js';
import { InstallError } from './install-error.js';
import type { InstallNote } from './install-note.js';
import { digestOf, InstallRecord, type RecordedFile } from './install-record.js';
import { findP11KitLibrary } from './p11-kit-libraries.js';
import { OUR_MARK, p11KitModuleContent, p11KitModulePath, systemConfiguration } from './p11-kit-module.js';
import { cieCommand } from './service-command.js';
import { serviceCommands, serviceKind, type ServiceCommands } from './service-control.js';
import { serviceFiles, type ServiceFile } from './service-files.js';
import { requireOwnPlaces } from './own-places.js';
import { requireSystemCommand } from './system-command.js';
import { systemPath, type InstallSurroundings } from './user-places.js';

export interface InstallationOptions {
  readonly parts: readonly InstallPart[];
  /** For every user of the computer (root only): p11-kit's module and the service; databases are each user's own. */
  readonly scope: 'user' | 'system';
  /** What starts `cie`, absolute: the interpreter and the script. */
  readonly command: readonly string[];
  readonly surroundings: InstallSurroundings;
  /** A database for Chromium is made though none was ever used. */
  readonly expectChromium?: boolean | undefined;
}

/** What an installation would do. Nothing has been done. */
export interface InstallationPlan {
  readonly direction: 'install' | 'remove';
  readonly changes: readonly Change[];
  /** Files and databases that are as they should be already; in a removal: remembered, and there is nothing left to do. */
  readonly settled: readonly string[];
  readonly notes: readonly InstallNote[];
  readonly commands: ServiceCommands;
}

export const NO_SERVICE_COMMANDS: ServiceCommands = { before: [], after: [], canRun: false };

/**
 * Works out what has to change so that browsers and programs find the token. The same plan twice: the second is empty.
 *
 * @throws {InstallError} `p11-kit-missing`, `platform-unsupported`, `not-root`, `home-of-another`, `command-untrusted`,
 * `path-unusable`, `record-damaged`, or a file that cannot be read
 */
export async function planInstallation(options: InstallationOptions): Promise<InstallationPlan> {
  const { parts, scope, surroundings } = options;
  await requireOwnPlaces(surroundings, scope, parts);
  const command = scope === 'system' ? await requireSystemCommand(options.command, surroundings) : options.command;
  const changes: Change[] = [];
  const settled: string[] = [];
  const notes: InstallNote[] = [];
  const record = new InstallRecord(surroundings.stateDirectory);
  const recorded = await record.read();
  const take = (change: Change): void => {
    const { path, before, after } = change;
    if (sameContent(before, after)) {
      settled.push(path);
      return;
    }
    const keepEdit = isEdited(before, recorded, path);
    changes.push({ ...change, keepEdit });
    if (keepEdit) notes.push({ code: 'edit-kept', place: record.placeOfEdit(path, before.bytes) });
  };
  const needsLibrary = parts.some((part) => part !== 'service');
  const library = await findP11KitLibrary('proxy', surroundings);
  if (needsLibrary && library === undefined) throw new InstallError('p11-kit-missing');
  if (command.some((word) => /[/\\]_npx[/\\]|^\/(?:var\/)?tmp\//u.test(word))) {
    notes.push({ code: 'command-temporary', place: command.at(-1) ?? '' });
  }
  if (parts.includes('p11-kit')) {
    take(
      await ownFile('p11-kit', 'p11-kit-module', p11KitModulePath(surroundings, scope), {
        kind: 'file',
        bytes: new TextEncoder().encode(p11KitModuleContent(cieCommand(command, 'token', 'connect'))),
      }),
    );
    if (scope === 'user') notes.push(...(await userModuleNotes(surroundings)));
  }
  if (library !== undefined && scope === 'user') {
    const { databases, unreadable } = await wantedDatabases(options);
    if (await lacksProfile(options, databases)) notes.push({ code: 'no-profile', place: 'Firefox' });
    for (const place of unreadable) notes.push({ code: 'profiles-unreadable', place });
    const system = await systemModules(surroundings);
    for (const database of databases) {
      const plan = await planBrowser(database, library, system);
      notes.push(...plan.notes);
      if (plan.change !== undefined) changes.push(plan.change);
      else if (plan.isServed) settled.push(database.directory);
    }
  }
  let commands = NO_SERVICE_COMMANDS;
  if (parts.includes('service')) {
    const kind = await serviceKind(surroundings);
    const count = changes.length;
    for (const file of serviceFiles(kind, scope, command, surroundings)) {
      take(await ownFile('service', file.purpose, file.path, contentOf(file)));
    }
    if (changes.length > count) {
      if (scope === 'user') commands = await serviceCommands(kind, 'install', surroundings);
      if (!commands.canRun) notes.push({ code: 'next-login', place: '' });
    }
  }
  return { direction: 'install', changes, settled, notes, commands };
}

/** Whether a file or link is one that an installation made. */
export function isOurs(content: Content | undefined): boolean {
  if (content === undefined) return false;
  if (content.kind === 'link') return content.target.endsWith('ciekit-token.socket');
  // The mark is in the first lines of each.
  return new TextDecoder().decode(content.bytes.subarray(0, 256)).includes(OUR_MARK);
}

/** Whether somebody has changed a file of ours since it was written; not, when the record does not say how it was. */
export function isEdited(
  content: Content | undefined,
  recorded: readonly RecordedFile[],
  path: string,
): content is Extract<Content, { readonly kind: 'file' }> {
  if (content?.kind !== 'file' || !isOurs(content)) return false;
  const written = recorded.find((file) => file.path === path)?.written;
  return written !== undefined && written !== digestOf(content.bytes);
}

/** What should be at the path of a file that starts the service. */
function contentOf({ text, link }: ServiceFile): Content {
  return link === undefined
    ? { kind: 'file', bytes: new TextEncoder().encode(text ?? '') }
    : { kind: 'link', target: link };
}

async function ownFile(part: InstallPart, purpose: Change['purpose'], path: string, after: Content): Promise<Change> {
  const isLink = after.kind === 'link';
  const resolved = isLink ? path : await resolvedPath(path);
  const before = await contentAt(resolved, isLink);
  return { part, purpose, path: resolved, before, after, backUp: before !== undefined && !isOurs(before) };
}

async function userModuleNotes(surroundings: InstallSurroundings): Promise<readonly InstallNote[]> {
  if (surroundings.uid === 0) return [{ code: 'root-ignored', place: '' }];
  const files = [
    join(systemConfiguration(surroundings), 'pkcs11.conf'),
    systemPath(surroundings, '/usr/share/p11-kit/pkcs11.conf'),
  ];
  for (const file of files) {
    if (/^\s*user-config\s*:\s*none\s*$/mu.test(await textAt(file))) return [{ code: 'user-modules-off', place: file }];
  }
  return [];
}

async function lacksProfile(
  { parts, surroundings }: InstallationOptions,
  databases: readonly BrowserDatabase[],
): Promise<boolean> {
  if (!parts.includes('firefox') || databases.some(({ family }) => family === 'firefox')) return false;
  return isBrowserInstalled('firefox', surroundings);
}

async function wantedDatabases({ parts, surroundings, expectChromium }: InstallationOptions): Promise<{
  readonly databases: readonly BrowserDatabase[];
  readonly unreadable: readonly string[];
}> {
  const firefox = parts.includes('firefox')
    ? await findFirefoxDatabases(surroundings)
    : { databases: [], unreadable: [] };
  const chromium = parts.includes('chromium') ? await findChromiumDatabases(surroundings, expectChromium === true) : [];
  return { databases: [...firefox.databases, ...chromium], unreadable: firefox.unreadable };
}
