import { posix, win32 } from 'node:path';
import type { Destination } from '../contract/views.js';

/** What a `ciekit:` link asks for. Whoever sent it is not known: it may be any page of the web. */
export interface DeepLink {
  readonly to: Destination;
  /** Absolute paths on this computer, as they are to be shown to the person. Nothing was looked at there. */
  readonly paths: readonly string[];
}

const SCHEME = 'ciekit://';
const PLACES: readonly Destination[] = ['home', 'sign', 'verify', 'help', 'lost-codes', 'settings', 'doctor'];
/** Screens that take files. */
const TAKE_FILES: readonly Destination[] = ['sign', 'verify'];
/** As many as a question can show. */
const MOST_FILES = 10;
const LONGEST_PATH = 1_024;
/** Control characters, and those that turn the direction of writing: a path must read as what it is. */
const UNREADABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** A colon further on names another stream of a file. */
const WINDOWS_FILE = /^[A-Za-z]:\\[^:]+$/;

export function isDeepLink(argument: string): boolean {
  return argument.startsWith(SCHEME);
}

/**
 * Reads `ciekit://PLACE`, and `ciekit://sign?file=PATH&file=PATH` or `verify` with files. No link brings a card, a code or a
 * choice. Paths to other computers are refused: Windows would greet them with the person's log-in.
 *
 * @returns `undefined` for everything else
 */
export function readDeepLink(link: string, platform: NodeJS.Platform = process.platform): DeepLink | undefined {
  if (!isDeepLink(link) || !URL.canParse(link)) return undefined;
  const { hostname, host, username, password, pathname, hash, searchParams } = new URL(link);
  if (host !== hostname || username !== '' || password !== '' || hash !== '') return undefined;
  const to = PLACES.find((place) => place === hostname);
  if (to === undefined || !/^\/*$/.test(pathname)) return undefined;
  const parameters = [...searchParams];
  if (parameters.some(([name]) => name !== 'file') || parameters.length > MOST_FILES) return undefined;
  const paths = parameters.map(([, path]) => path);
  if (paths.length > 0 && !TAKE_FILES.includes(to)) return undefined;
  return paths.every((path) => isLocalFile(path, platform)) ? { to, paths: [...new Set(paths)] } : undefined;
}

function isLocalFile(path: string, platform: NodeJS.Platform): boolean {
  if (path.length > LONGEST_PATH || UNREADABLE.test(path)) return false;
  if (platform === 'win32') return WINDOWS_FILE.test(path) && win32.normalize(path) === path;
  return /^\/[^/]/.test(path) && posix.normalize(path) === path;
}
