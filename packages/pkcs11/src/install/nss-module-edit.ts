import { readNssModuleList } from './nss-module-list.js';
import { requirePlainPath } from './user-places.js';

/** The name under which browsers list the token's library. */
export const NSS_MODULE_NAME = 'CIE Kit';

/**
 * A `pkcs11.txt` with the module at its end, as modutil would write it; everything else stays as it is, byte for byte.
 *
 * @param content `undefined`: the database has no such file yet; NSS adds its own module by itself
 * @throws {ConfigurationFileError} not such a list
 * @throws {InstallError} `path-unusable`
 */
export function withNssModule(content: Uint8Array | undefined, library: string): Uint8Array {
  const rest = withoutNssModule(content ?? new Uint8Array());
  const last = rest.at(-1);
  // An entry ends with an empty line; a file without one at its end would swallow ours into its last entry.
  const gap = rest.length === 0 || endsWithEmptyLine(rest) ? '' : last === NEWLINE ? '\n' : '\n\n';
  const entry = new TextEncoder().encode(`${gap}library=${requirePlainPath(library)}\nname=${NSS_MODULE_NAME}\n\n`);
  const result = new Uint8Array(rest.length + entry.length);
  result.set(rest);
  result.set(entry, rest.length);
  return result;
}

/**
 * A `pkcs11.txt` without our module; the very same bytes where it is not in it.
 *
 * @throws {ConfigurationFileError} not such a list
 */
export function withoutNssModule(content: Uint8Array): Uint8Array {
  if (!readNssModuleList(content).some(isOurs)) return content;
  // latin1 keeps every byte what it is.
  const lines = Buffer.from(content).toString('latin1').split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1;
    const entry = lines.slice(at, end);
    const name = entry
      .map((line) => /^\s*name\s*=(.*)$/iu.exec(line.trimEnd())?.[1])
      .find((each) => each !== undefined);
    const ours = name?.trim() === NSS_MODULE_NAME;
    if (ours) kept.push(...entry.filter((line) => line.startsWith('#')));
    else kept.push(...entry);
    // The empty line that ends the entry goes with it.
    if (end < lines.length) {
      if (!ours) kept.push(lines[end] ?? '');
      end += 1;
    }
    at = end;
  }
  return new Uint8Array(Buffer.from(kept.join('\n'), 'latin1'));
}

const NEWLINE = 0x0a;

function isOurs({ name }: { readonly name: string }): boolean {
  return name === NSS_MODULE_NAME;
}

function endsWithEmptyLine(content: Uint8Array): boolean {
  return /(?:^|\n)[\t ]*\r?\n$/u.test(Buffer.from(content.subarray(-64)).toString('latin1'));
}
