import { describe, expect, it } from 'vitest';
import { readPage } from '../docs/pages.mjs';

const { measureOperations } = await import('../bench/operations.mjs');
const figures = { short: await measureOperations('never'), extended: await measureOperations('auto') };

/** The cells of the table rows that begin with this cell. */
function row(page: string, first: string): readonly string[] {
  const rows = readPage(page)
    .split('\n')
    .filter((line) => line.startsWith(`| ${first} |`));
  return (rows[0] ?? '').split('|').map((cell) => cell.trim());
}

const grouped = (value: number): string => value.toLocaleString('en');

describe('the figures of the documents', () => {
  it.each(Object.keys(figures.short))('docs/benchmarks.md: %s costs what the table says', (name) => {
    const cells = (['short', 'extended'] as const).flatMap((form) => {
      const measured = figures[form][name];
      if (measured === undefined) return [];
      return [String(measured.apdus), `${grouped(measured.bytesOut)} / ${grouped(measured.bytesIn)}`];
    });
    expect(row('docs/benchmarks.md', `\`${name}\``).slice(2, 6)).toEqual(cells);
  });

  it.each([
    ['pair', 'pair'],
    ['change PIN, paired card', 'changePin'],
    ['unblock PIN, paired card', 'unblockPin'],
    ['sign once, paired card', 'signOnce'],
    ['check a paired card (`checkChip`)', 'info'],
  ])('docs/protocol.md: %s costs what the table says', (words, name) => {
    const cells = [figures.short[name]?.apdus, figures.extended[name]?.apdus].map(String);
    expect(row('docs/protocol.md', words).slice(2, 4)).toEqual(cells);
  });

  it('README.md: the commands of pair, change PIN and unblock are these', () => {
    const { pair, changePin, unblockPin } = figures.short;
    const counts = [pair, changePin, unblockPin].map((measured) => String(measured?.apdus)).join(', ');
    expect(readPage('README.md')).toContain(`| ${counts} (`);
  });
});
