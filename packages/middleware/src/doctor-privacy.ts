import { homedir, hostname, userInfo } from 'node:os';
import type { Finding } from './doctor-finding.js';

/** What tells in a report whose PC it was made on. */
export interface Identity {
  readonly homes: readonly string[];
  readonly userNames: readonly string[];
  readonly hostNames: readonly string[];
}

/** Names that every PC may have: taking them out would hide nothing and break the sense. */
const NOBODYS_NAME = /^(?:root|user|admin|localhost|debian|ubuntu|fedora|linux|cie|ciekit|\d*)$/iu;
/** A shorter name is in every other word. */
const SHORTEST_NAME = 3;

/** The identity of the user that this process runs for. Where the system has no answer, there is nothing to hide. */
export function identityOfProcess(env: Readonly<Record<string, string | undefined>> = process.env): Identity {
  const ask = (question: () => string): string => {
    try {
      return question();
    } catch {
      // A user without an entry in the system's user list.
      return '';
    }
  };
  const host = ask(hostname);
  return {
    homes: distinct([env['HOME'], env['USERPROFILE'], ask(homedir)]),
    userNames: distinct([
      ask(() => userInfo().username),
      env['USER'],
      env['LOGNAME'],
      env['SUDO_USER'],
      env['USERNAME'],
    ]),
    hostNames: distinct([host, host.split('.')[0], env['HOSTNAME'], env['COMPUTERNAME']]),
  };
}

/** The finding with `~` for the home, `<user>` and `<host>` for names. A shell knows `~`: commands keep working. */
export function withoutIdentity(finding: Finding, identity: Identity): Finding {
  const masked = (text: string): string => withoutNames(withoutHomes(text, identity.homes), identity);
  const details = Object.fromEntries(
    Object.entries(finding.details).map(([name, value]) => [name, typeof value === 'string' ? masked(value) : value]),
  );
  return { ...finding, details, remedy: finding.remedy === undefined ? undefined : masked(finding.remedy) };
}

function withoutHomes(text: string, homes: readonly string[]): string {
  return longestFirst(homes)
    .filter((home) => home.length > 1)
    .reduce((masked, home) => masked.replace(new RegExp(`${escaped(home)}(?![\\p{L}\\p{N}_.-])`, 'gu'), '~'), text);
}

function withoutNames(text: string, { userNames, hostNames }: Identity): string {
  const replace = (masked: string, name: string, by: string): string =>
    name.length < SHORTEST_NAME || NOBODYS_NAME.test(name)
      ? masked
      : masked.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), by);
  const withoutUser = longestFirst(userNames).reduce((masked, name) => replace(masked, name, '<user>'), text);
  return longestFirst(hostNames).reduce((masked, name) => replace(masked, name, '<host>'), withoutUser);
}

/** /home/anna before /home, pc.example.org before pc. */
function longestFirst(names: readonly string[]): readonly string[] {
  return [...names].sort((one, other) => other.length - one.length);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values)].filter((value): value is string => value !== undefined && value !== '');
}
