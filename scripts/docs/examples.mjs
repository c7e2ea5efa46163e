// @ts-check
import { codeBlocks } from './markdown.mjs';

/**
 * A program in a page, made of one or several of its blocks.
 *
 * @typedef {object} Example
 * @property {string} page
 * @property {string} name
 * @property {string} code
 * @property {number} line of its last block, from 1
 * @property {readonly string[]} prints what `// → …` comments say that it prints, one a line; `…` stands for anything
 */

const MARK = /^example: ([a-z][a-z0-9-]*)(?:, after ([a-z][a-z0-9-]*))?$/;
const PRINTS = /\/\/ → (.*)$/gm;

/**
 * The programs of a page: TypeScript blocks below a line `<!-- example: NAME -->`, or
 * `<!-- example: NAME, after OTHER -->` for a block that goes on from another one. Every TypeScript block has to be one.
 *
 * @param {string} page its name, for messages
 * @param {string} markdown
 * @returns {Example[]}
 * @throws {Error} a block is no example, two have one name, or one goes on from a block that is not there
 */
export function examples(page, markdown) {
  /** @type {Map<string, Example>} */
  const found = new Map();
  for (const { language, code, line, comment } of codeBlocks(markdown)) {
    if (language !== 'ts') continue;
    const mark = MARK.exec(comment ?? '');
    const name = mark?.[1];
    if (name === undefined) throw new Error(`${page}:${line}: a TypeScript block that nobody runs`);
    if (found.has(name)) throw new Error(`${page}:${line}: a second example ${name}`);
    const before = mark?.[2] === undefined ? undefined : found.get(mark[2]);
    if (mark?.[2] !== undefined && before === undefined) {
      throw new Error(`${page}:${line}: no example ${mark[2]} above`);
    }
    const whole = before === undefined ? code : `${before.code}\n${code}`;
    const prints = [...whole.matchAll(PRINTS)].map((match) => (match[1] ?? '').trim());
    found.set(name, { page, name, code: whole, line, prints });
  }
  return [...found.values()];
}

/**
 * Whether a line that was printed is the one that the page promises.
 *
 * @param {string} promised
 * @param {string} printed
 */
export function fits(promised, printed) {
  const pattern = promised
    .split('…')
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 'su').test(printed);
}
