import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';

/** Where pinentries are looked for and what they could draw on. */
export interface PinentrySurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

const GRAPHICAL = ['gnome3', 'qt', 'qt6', 'qt5', 'kwallet', 'gtk-2', 'gtk', 'fltk', 'efl', 'x11'];
const ON_A_TERMINAL = ['curses', 'tty'];
const MAX_CONFIGURATION = 64 * 1024;

/**
 * The pinentry to ask with: what CIEKIT_PINENTRY says (a path or a name; nothing else is tried then), the one that GnuPG
 * is set to, then what the search path has. Only one that can show itself counts: windows need a display, the others the
 * terminal of GPG_TTY.
 *
 * @returns the path of the program; `undefined` when there is none
 */
export function findPinentry(surroundings: PinentrySurroundings): string | undefined {
  const { env } = surroundings;
  const chosen = env['CIEKIT_PINENTRY'];
  if (chosen !== undefined && chosen !== '') return usable(surroundings, [chosen]);
  return usable(surroundings, [
    configuredForGnuPg(env) ?? '',
    'pinentry',
    ...(surroundings.platform === 'darwin' ? ['pinentry-mac', '/opt/homebrew/bin/pinentry-mac'] : []),
    ...[...GRAPHICAL, ...ON_A_TERMINAL].map((flavour) => `pinentry-${flavour}`),
  ]);
}

function usable(surroundings: PinentrySurroundings, candidates: readonly string[]): string | undefined {
  for (const candidate of candidates) {
    const path = candidate === '' ? undefined : executable(candidate, surroundings.env);
    if (path !== undefined && canShow(path, surroundings)) return path;
  }
  return undefined;
}

/** Debian's `pinentry` is a link to a link: the last name tells the flavour. */
function canShow(path: string, { env, platform }: PinentrySurroundings): boolean {
  const name = basename(realpathSync(path));
  const display = platform === 'darwin' || isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY']);
  const terminal = isSet(env['GPG_TTY']);
  if (ON_A_TERMINAL.some((flavour) => name.includes(flavour))) return terminal;
  if (name.includes('mac') || GRAPHICAL.some((flavour) => name.includes(flavour))) return display;
  return display || terminal;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function executable(name: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const paths = isAbsolute(name) ? [name] : name.includes('/') ? [] : folders.map((folder) => join(folder, name));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  });
}

/** `pinentry-program PATH` in gpg-agent.conf (gpg-agent(1)). */
function configuredForGnuPg(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = env['GNUPGHOME'] ?? (env['HOME'] === undefined ? undefined : join(env['HOME'], '.gnupg'));
  if (folder === undefined || !isAbsolute(folder)) return undefined;
  try {
    const path = join(folder, 'gpg-agent.conf');
    if (statSync(path).size > MAX_CONFIGURATION) return undefined;
    return /^[ \t]*pinentry-program[ \t]+(\S.*?)[ \t\r]*$/m.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
