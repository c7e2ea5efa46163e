import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, INDICATION_TABLE } from '@ciekit/signature';

const page = readFileSync(new URL('../../../../docs/verification.md', import.meta.url), 'utf8');
const cells = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/verification.md', () => {
  it('explains every code, and no other', () => {
    const explained = cells.flatMap(([, first = '']) => /^`([a-z0-9-]+)`$/.exec(first)?.[1] ?? []);
    const kinds = ['fea', 'advanced', 'unknown'];
    expect(explained.filter((code) => !kinds.includes(code)).sort()).toEqual([...FINDING_CODES].sort());
  });

  it('has the table of indications as it is', () => {
    const rows = cells.filter((row) => row.length === 8 && INDICATION_TABLE.some(({ verdict }) => verdict === row[1]));
    const expected = INDICATION_TABLE.map(({ verdict, state, codes, indication, subIndication, clause }) =>
      [verdict, state, codes?.join(', ') ?? 'any', indication, subIndication, clause].join(' | '),
    );
    expect(rows.map((row) => row.slice(1, 7).join(' | '))).toEqual(expected);
  });
});
