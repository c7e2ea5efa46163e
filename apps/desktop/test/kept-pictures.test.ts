import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metainfo } from '../packaging/metainfo.mjs';
import { KEPT_PICTURES } from '../scripts/kept-pictures.mjs';

const ROOT = new URL('../../../', import.meta.url);
const SCREENSHOTS = new URL('docs/screenshots/', ROOT);
const MADE = KEPT_PICTURES.map(({ name }) => `${name}.webp`).sort();

describe('pictures that git keeps', () => {
  test('are those that the script takes, no more and no fewer', () => {
    const kept = readdirSync(SCREENSHOTS, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept.map(({ name }) => name).sort()).toEqual(MADE);
  });

  test('are all that READMEs show', () => {
    for (const page of ['README.md', 'apps/desktop/README.md']) {
      const shown = [...readFileSync(new URL(page, ROOT), 'utf8').matchAll(/docs\/screenshots\/([^)\s]+)/g)];
      expect(shown, page).not.toEqual([]);
      expect(MADE, page).toEqual(expect.arrayContaining(shown.map(([, name]) => name)));
    }
  });

  test('are what software centres ask for, in a format and width that AppStream takes', () => {
    const homepage = 'https://example.org/cie-kit';
    const text = metainfo({ released: new Date('2026-01-01T00:00:00Z'), homepage });
    const asked = [...text.matchAll(/<image>(.+)\/screenshots\/(.+)<\/image>/g)];
    expect(asked.map(([, base]) => base)).toEqual([homepage, homepage, homepage]);
    for (const [, , name = ''] of asked) {
      expect(MADE).toContain(name);
      const picture = readFileSync(new URL(name, SCREENSHOTS));
      expect(picture.toString('latin1', 0, 4) + picture.toString('latin1', 8, 12), name).toBe('RIFFWEBP');
      expect(webpWidth(picture), name).toBeGreaterThanOrEqual(620);
    }
  });
});

/** RFC 9649, sections 2.5 (VP8, with RFC 6386, section 9.1), 2.6 (VP8L, section 3.4) and 2.7 (VP8X). */
function webpWidth(file: Buffer): number {
  const chunk = file.toString('latin1', 12, 16);
  if (chunk === 'VP8 ') return file.readUInt16LE(26) & 0x3fff;
  if (chunk === 'VP8L') return (file.readUInt16LE(21) & 0x3fff) + 1;
  return file.readUIntLE(24, 3) + 1;
}
