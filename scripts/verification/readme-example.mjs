// @ts-check

/** The line of README.md above the code block that is run against the packed packages. */
export const MARKER = '<!-- example: library -->';

/**
 * The library example of the README.
 *
 * @param {string} markdown
 * @returns {{ language: 'ts' | 'js', code: string } | undefined} `undefined` when no ts or js block follows the marker
 */
export function libraryExample(markdown) {
  const start = markdown.indexOf(MARKER);
  if (start < 0) return undefined;
  const block = /^\s*```(ts|js)\r?\n(.*?)^```/msu.exec(markdown.slice(start + MARKER.length));
  if (block === null || block.index !== 0) return undefined;
  const [, language, code] = block;
  if (code === undefined || code.trim() === '') return undefined;
  return { language: language === 'js' ? 'js' : 'ts', code };
}
