import { basename } from 'node:path';

/** The value of a setting of pkcs11.conf(5); the first where there are several. */
export function moduleValue(text: string, name: string): string | undefined {
  for (const line of text.split(/\r?\n/u)) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim() === name) return line.slice(colon + 1).trim();
  }
  return undefined;
}

/** The file name of the library that a module loads; empty for a remote one. */
export function moduleLibrary(text: string): string {
  return basename(moduleValue(text, 'module') ?? '');
}

/** Whether programs that load p11-kit's proxy do not get this module (`enable-in`, `disable-in`). */
export function isLeftOutOfProxy(text: string): boolean {
  const names = (setting: string): readonly string[] | undefined =>
    moduleValue(text, setting)
      ?.split(/[\s,]+/u)
      .filter((name) => name !== '');
  const only = names('enable-in');
  return (
    (names('disable-in') ?? []).includes('p11-kit-proxy') || (only !== undefined && !only.includes('p11-kit-proxy'))
  );
}

/**
 * The words of the command of a module that says `remote: |COMMAND`: blanks separate, quotes hold together, a backslash
 * stands before what is meant as it is (common/argv.c of p11-kit).
 *
 * @returns `undefined` where it starts no command
 */
export function moduleCommand(text: string): readonly string[] | undefined {
  const remote = moduleValue(text, 'remote');
  if (remote?.startsWith('|') !== true) return undefined;
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  const line = remote.slice(1);
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== '' && character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === '' && /\s/u.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      const isEscape = character === '\\' && (quote === '' || line.charAt(at + 1) === quote);
      if (isEscape) at += 1;
      word = (word ?? '') + line.charAt(at);
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words.length === 0 ? undefined : words;
}
