import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchors, codeBlocks, links } from '../docs/markdown.mjs';
import { pages, readPage } from '../docs/pages.mjs';
import { ROOT } from '../setup/paths.mjs';

const OUTSIDE = /^(?:https?|mailto|tel):/u;

/** The links of a page that lead nowhere. */
function broken(page: string): readonly string[] {
  return links(readPage(page)).filter((link) => {
    if (OUTSIDE.test(link)) return false;
    const [path = '', fragment] = link.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
    const file = join(ROOT, target);
    if (target.startsWith('..') || !existsSync(file)) return true;
    if (fragment === undefined) return false;
    return !statSync(file).isFile() || !anchors(readPage(target)).has(fragment);
  });
}

describe('the links of the documents', () => {
  it.each(pages().map((page) => [page]))('%s: every one leads to a file and a heading that are there', (page) => {
    expect(broken(page)).toEqual([]);
  });

  it('reach every page from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const link of links(readPage(page))) {
        if (OUTSIDE.test(link)) continue;
        const target = normalize(join(dirname(page), link.split('#')[0] ?? ''));
        if (target.endsWith('.md') && existsSync(join(ROOT, target))) reached.add(target);
      }
    }
    expect(pages().filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
  });
});

describe('Markdown as the tests read it', () => {
  const page = [
    '# One & two',
    '## It’s `code`, [linked](x.md)',
    '## One & two',
    '<a id="here"></a>',
    '<!-- a comment -->',
    '```sh',
    '# no heading, [no](link.md)',
    '```',
    'See [a](b.md#c), ![d](e.png) and `[f](g.md)`.',
  ].join('\n');

  it('makes the anchors that GitHub makes', () => {
    expect([...anchors(page)]).toEqual(['one--two', 'its-code-linked', 'one--two-1', 'here']);
  });

  it('finds links, and none in code', () => {
    expect(links(page)).toEqual(['x.md', 'b.md#c', 'e.png']);
  });

  it('finds code blocks with the comment above them', () => {
    expect(codeBlocks(page)).toEqual([
      { language: 'sh', code: '# no heading, [no](link.md)\n', line: 6, comment: 'a comment' },
    ]);
    expect(() => codeBlocks('```ts\nopen')).toThrow(/never closed/u);
  });
});
