import { isAbsolute, join } from 'node:path';
import { ConfigurationFileError, linesOfConfiguration } from './configuration-file-error.js';

/** One profile that `profiles.ini` names. It may be gone: the folder is not looked at. */
export interface FirefoxProfile {
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
  /** What an installation of Firefox starts with, or the older mark of the profile itself. */
  readonly isDefault: boolean;
}

/** Bytes; a hundred profiles fit. */
export const MAX_PROFILES_INI_BYTES = 65_536;
const MAX_PROFILES = 100;

/**
 * Reads Firefox's `profiles.ini`: sections `[Profile0]`, `[Profile1]`… with `Name`, `Path`, `IsRelative`, and one
 * `[Install…]` for each installation, whose `Default` is the path of the profile that it starts with.
 *
 * @param folder where `profiles.ini` is: relative paths begin there
 * @throws {ConfigurationFileError} not such a file
 */
export function readFirefoxProfiles(content: Uint8Array, folder: string): readonly FirefoxProfile[] {
  const sections = sectionsOf(linesOfConfiguration(content, MAX_PROFILES_INI_BYTES));
  const chosen = new Set(
    sections.filter(({ title }) => title.startsWith('Install')).map(({ values }) => values.get('Default')),
  );
  const profiles: FirefoxProfile[] = [];
  for (const { title, values, line } of sections) {
    if (!/^Profile\d+$/u.test(title)) continue;
    const path = values.get('Path') ?? '';
    const isRelative = values.get('IsRelative') !== '0';
    // An absolute path where a relative one is announced, or the reverse, is not what Firefox writes.
    if (path === '' || isAbsolute(path) === isRelative || profiles.length === MAX_PROFILES) {
      throw new ConfigurationFileError('file-malformed', line);
    }
    profiles.push({
      name: values.get('Name') ?? '',
      directory: isRelative ? join(folder, path) : path,
      isDefault: chosen.has(path) || values.get('Default') === '1',
    });
  }
  return profiles;
}

interface Section {
  readonly title: string;
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [];
  let values: Map<string, string> | undefined;
  for (const [index, text] of lines.entries()) {
    const line = text.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    const title = /^\[([^[\]]+)\]$/u.exec(line)?.[1];
    if (title !== undefined) {
      values = new Map();
      sections.push({ title, line: index + 1, values });
      continue;
    }
    const equals = line.indexOf('=');
    if (values === undefined || equals < 1) throw new ConfigurationFileError('file-malformed', index + 1);
    values.set(line.slice(0, equals), line.slice(equals + 1));
  }
  return sections;
}
