// @ts-check
/** The little that the documents' tests have to know of Markdown (CommonMark with GitHub's heading anchors). */

/**
 * A fenced code block.
 *
 * @typedef {object} CodeBlock
 * @property {string} language the first word of the info string; empty without one
 * @property {string} code
 * @property {number} line of the opening fence, from 1
 * @property {string | undefined} comment the HTML comment in the line directly above, without its brackets
 */

const FENCE = /^```(\S*)\s*$/;
const COMMENT = /^<!--\s*(.*?)\s*-->$/;
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const LINK = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const EXPLICIT_ANCHOR = /<a\s+(?:id|name)="([^"]+)"/g;

/**
 * @param {string} markdown
 * @returns {CodeBlock[]}
 * @throws {Error} a block is never closed
 */
export function codeBlocks(markdown) {
  /** @type {CodeBlock[]} */
  const blocks = [];
  const lines = markdown.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const fence = FENCE.exec(lines[index] ?? '');
    if (fence === null) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`line ${index + 1}: a code block is never closed`);
    blocks.push({
      language: fence[1] ?? '',
      code: lines
        .slice(index + 1, end)
        .map((line) => `${line}\n`)
        .join(''),
      line: index + 1,
      comment: COMMENT.exec(lines[index - 1] ?? '')?.[1],
    });
    index = end;
  }
  return blocks;
}

/** @param {string} markdown @returns {string[]} the lines, code blocks left out */
function proseLines(markdown) {
  let inCode = false;
  return markdown.split(/\r?\n/).filter((line) => {
    if (FENCE.test(line) || line === '```') {
      inCode = !inCode;
      return false;
    }
    return !inCode;
  });
}

/**
 * The fragments that a link may name: GitHub's anchors of the headings, and explicit ones.
 *
 * @param {string} markdown
 * @returns {Set<string>}
 */
export function anchors(markdown) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Set<string>} */
  const found = new Set();
  for (const line of proseLines(markdown)) {
    for (const [, id] of line.matchAll(EXPLICIT_ANCHOR)) if (id !== undefined) found.add(id);
    const heading = HEADING.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    found.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return found;
}

/**
 * Where the links and pictures of a page lead.
 *
 * @param {string} markdown
 * @returns {string[]}
 */
export function links(markdown) {
  return proseLines(markdown).flatMap((line) =>
    [...line.replaceAll(/`[^`]*`/g, '').matchAll(LINK)].map((match) => match[1] ?? ''),
  );
}
