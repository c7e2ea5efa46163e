// @ts-check
/** Finds the calls of `cie` in shell scripts, as far as the documents write them. */

const CALL = /(?:^|[\s;|&(])(?:timeout \d+ )?(?:npx @ciekit\/cli|npx cie|cie)(?=\s|$)/g;
const WORD = /'([^']*)'|"([^"]*)"|((?:[^\s'"|&;<>()#]|#(?!\s))+)/y;

/** @param {string} code */
const withoutComments = (code) => code.replaceAll(/\\\n\s*/g, ' ').replaceAll(/(^|\s)#.*$/gm, '');

/**
 * @param {string} code
 * @returns {{ words: string[] }[]} the arguments of each call
 */
export function commandLines(code) {
  return withoutComments(code)
    .split('\n')
    .flatMap((line) =>
      [...line.matchAll(CALL)].flatMap((call) => callAt(line, call.index + call[0].length, call.index)),
    );
}

/** @param {string} line @param {number} from @param {number} begin */
function callAt(line, from, begin) {
  // `echo cie`, or a word in quotes, is no call.
  const before = line.slice(0, begin);
  if ((before.match(/["']/g)?.length ?? 0) % 2 === 1 || /\becho\s+[^|;&]*$/.test(before)) return [];
  /** @type {string[]} */
  const words = [];
  let at = from;
  for (;;) {
    while (line[at] === ' ') at++;
    WORD.lastIndex = at;
    const match = WORD.exec(line);
    if (match === null) return [{ words }];
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
    at = WORD.lastIndex;
  }
}
