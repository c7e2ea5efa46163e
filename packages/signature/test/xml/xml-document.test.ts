import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { SignatureError } from '../../src/errors.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { attributeOf, descendants, pathOf, textOf } from '../../src/xml/xml-tree.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const malformed: unknown = expect.objectContaining({ name: 'SignatureError', code: 'malformed-xml' });

describe('parsing', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    [
      'one behind a comment and an instruction',
      '<?xml version="1.0"?>\n<!-- <!x --><?p <!DOCTYPE ?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    ],
    // "Billion laughs": refused before any entity is declared.
    [
      'nested entities',
      `<!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]><l>&a20;</l>`,
    ],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an entity nobody declared', '<a>&x;</a>'],
    ['a second root', '<a/><b/>'],
    ['an open element', '<a><b></a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice by namespace', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['a prefix of nothing', '<p:a/>'],
    ['an undeclared prefix', '<a xmlns:p="u"><b xmlns:p=""/></a>'],
    ['two colons', '<p:q:a xmlns:p="u"/>'],
    ['xml declared anew', '<a xmlns:xml="u"/>'],
    ['an unusual encoding', '<?xml version="1.0" encoding="utf-7"?><a/>'],
    ['nothing', ''],
    ['text', 'text'],
    ['300 elements deep', '<a>'.repeat(300) + '</a>'.repeat(300)],
    ['1,001 attributes', `<a ${Array.from({ length: 1_001 }, (_, i) => `b${i}=""`).join(' ')}/>`],
    ['a character that XML does not have', '<a>\u0001</a>'],
  ])('refuses %s', async (_, text) => {
    await expect(parseXml(bytes(text))).rejects.toThrow(malformed);
    expect((await parseXml(bytes('<a/>'))).root.local).toBe('a');
  });

  test('refuses bytes that are not in the encoding', async () => {
    await expect(parseXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).rejects.toThrow(malformed);
  });

  test('reads attributes, text and places', async () => {
    const text = '<?xml version="1.0"?><a x="1&#10;2\t3">t<![CDATA[<&amp;]]><!-- c -->&lt;<b><c/></b></a>';
    const { root } = await parseXml(bytes(text));
    expect(attributeOf(root, 'x')).toBe('1\n2 3');
    expect(textOf(root)).toBe('t<&amp;<');
    const [, b, c] = descendants(root);
    expect(c === undefined ? '' : pathOf(c)).toBe('/a/b/c');
    expect(text.slice(b?.extent.contentStart, b?.extent.contentEnd)).toBe('<c/>');
    expect(text.slice(c?.extent.start, c?.extent.end)).toBe('<c/>');
  });

  test.each([
    ['UTF-8', bytes('<a>è😀</a>'), 'è😀'],
    ['UTF-8 with a mark', bytes('\ufeff<?xml version="1.0" encoding="UTF-8"?><a>è</a>'), 'è'],
    ['UTF-16', utf16('<?xml version="1.0" encoding="UTF-16"?><a>è😀</a>'), 'è😀'],
    ['windows-1252', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>\u0080\u00e8</a>', 'latin1'), '€è'],
  ])('edits %s and changes no other byte', async (_, original, content) => {
    const { root, source } = await parseXml(original);
    expect(textOf(root)).toBe(content);
    const at = root.extent.contentEnd;
    const edited = await parseXml(source.edited([{ from: at, to: at, text: '<b/>' }]));
    expect(textOf(edited.root)).toBe(content);
    const b = edited.root.children.at(-1);
    const { from, to } = b?.kind === 'element' ? { from: b.extent.start, to: b.extent.end } : { from: 0, to: 0 };
    expect(edited.source.edited([{ from, to, text: '' }])).toEqual(new Uint8Array(original));
  });

  test.each([
    ['junk', 'x<&"'.repeat(2_500_000)],
    ['tags', '<a>'.repeat(3_300_000)],
    ['one tag of attributes', `<a ${Array.from({ length: 900_000 }, (_, i) => `b${i}=""`).join(' ')}/>`],
    ['one long attribute', `<a b="${'&lt;'.repeat(2_500_000)}"/>`],
    ['open comments', '<!--'.repeat(2_500_000)],
    [
      'declarations in scope of many elements',
      `<a ${Array.from({ length: 900 }, (_, i) => `xmlns:n${i}="u"`).join(' ')}>${'<b/>'.repeat(400_000)}</a>`,
    ],
  ])('ends soon with 10 MB of %s', async (_, text) => {
    const started = performance.now();
    await parseXml(bytes(text)).catch((error: unknown) => {
      expect(error).toBeInstanceOf(SignatureError);
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('answers any bytes with a document or with malformed-xml', async () => {
    const fragments = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<a',
      '<a>',
      '</a>',
      ' x="',
      '"',
      "'",
      '&amp;',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'xmlns',
      ':',
      '=',
      '<!DOCTYPE',
      '\ufeff',
      '\u0000',
      ' ',
    );
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fragments, { maxLength: 30 }).map((parts) => bytes(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(any, async (input) => {
        await parseXml(input).catch((error: unknown) => {
          expect(error).toEqual(malformed);
        });
      }),
      propertyRuns(1_000),
    );
  });
});
