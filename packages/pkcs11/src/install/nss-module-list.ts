import { ConfigurationFileError, linesOfConfiguration } from './configuration-file-error.js';

/** One entry of `pkcs11.txt`, the list of modules in an NSS database folder. */
export interface NssModule {
  readonly name: string;
  /** As NSS hands it to dlopen: a path, or a name without one; empty for NSS's own module. */
  readonly library: string;
  readonly parameters: string | undefined;
  /** What NSS notes for itself: flags, order, slots. */
  readonly nss: string | undefined;
}

/** Bytes; a list with a dozen modules has 2 kB. */
export const MAX_MODULE_LIST_BYTES = 65_536;
const MAX_MODULES = 100;
const KEYS = ['library', 'name', 'parameters', 'nss'] as const;

/**
 * Reads `pkcs11.txt`: entries of `key=value` lines, apart by empty lines; keys in any case; `#` begins a comment. What
 * follows `=` is taken as it stands (lib/softoken/sftkpwd.c and lib/util/utilmod.c of NSS write and read it so).
 *
 * @throws {ConfigurationFileError} not such a list
 */
export function readNssModuleList(content: Uint8Array): readonly NssModule[] {
  const modules: NssModule[] = [];
  let entry = new Map<string, string>();
  const finishEntry = (line: number): void => {
    if (entry.size === 0) return;
    const library = entry.get('library');
    if (library === undefined || modules.length === MAX_MODULES)
      throw new ConfigurationFileError('file-malformed', line);
    modules.push({
      library,
      name: entry.get('name') ?? '',
      parameters: entry.get('parameters'),
      nss: entry.get('nss'),
    });
    entry = new Map();
  };
  const lines = linesOfConfiguration(content, MAX_MODULE_LIST_BYTES);
  for (const [index, text] of lines.entries()) {
    if (text.startsWith('#')) continue;
    if (text.trim() === '') {
      finishEntry(index + 1);
      continue;
    }
    const equals = text.indexOf('=');
    const key = text.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (!KEYS.some((known) => known === key) || entry.has(key)) {
      throw new ConfigurationFileError('file-malformed', index + 1);
    }
    entry.set(key, text.slice(equals + 1).trim());
  }
  finishEntry(lines.length);
  return modules;
}
