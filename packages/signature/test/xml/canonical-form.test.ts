import fc from 'fast-check';
import { ParseOption, XmlC14NMode, XmlDocument, XmlElement, XmlStringOutputBufferHandler } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { canonicalize, type C14nMode } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/xml-document.js';
import { descendants } from '../../src/xml/xml-tree.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);

const MODES = {
  inclusive: XmlC14NMode.XML_C14N_1_0,
  'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
} as const;

/** libxml2's own canonical forms of the document and of every element: the judge of ours. */
function judged(source: string, mode: C14nMode, withComments: boolean, prefixes: readonly string[]): readonly string[] {
  const option = (ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_SKIP_IDS) as ParseOption;
  const document = XmlDocument.fromString(source, { option });
  try {
    const options = { mode: MODES[mode], withComments, inclusiveNamespacePrefixes: [...prefixes] };
    const whole = new XmlStringOutputBufferHandler();
    document.canonicalize(whole, options);
    const elements = document.find('//*').filter((node) => node instanceof XmlElement);
    return [
      whole.result,
      ...elements.map((element) => {
        const part = new XmlStringOutputBufferHandler();
        element.canonicalize(part, options);
        return part.result;
      }),
    ];
  } finally {
    document.dispose();
  }
}

async function ours(
  source: string,
  mode: C14nMode,
  withComments: boolean,
  prefixes: readonly string[],
): Promise<readonly string[]> {
  const document = await parseXml(bytes(source));
  const inclusivePrefixes = prefixes.map((prefix) => (prefix === '#default' ? '' : prefix));
  return [document, ...descendants(document.root)].map((apex) =>
    text(canonicalize({ apex }, { mode, withComments, inclusivePrefixes })),
  );
}

// xml:base is left out: version 1.1 joins its values, which is refused.
const prefix = fc.constantFrom('', 'a', 'b', 'ds');
const uri = fc.constantFrom('urn:1', 'urn:2', 'http://example.org/x');
const character = fc.constantFrom(
  'x',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  'è',
  '😀',
  '&amp;',
  '&lt;',
  '&gt;',
  '&#13;',
  '&#xA;',
  '&#9;',
  '&quot;',
  "'",
  ']',
);
const content = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''));
const misc = fc.oneof(
  content.map((inside) => `<!--${inside.replaceAll('-', '')}-->`),
  fc.constantFrom('<?target?>', '<?target  data of it ?>', '<?xml-stylesheet type="text/xsl"\r\nhref="x"?>'),
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .record({
      own: prefix,
      declared: fc.dictionary(prefix, uri, { maxKeys: 3 }),
      undeclared: fc.boolean(),
      attributes: fc.dictionary(
        fc.constantFrom(
          'z',
          'y',
          'a:z',
          'b:y',
          'b:a',
          'xml:lang',
          'xml:space',
          'ds:𐀀',
          'ds:\u{e000}'.slice(0, 3) + 'k',
        ),
        content,
        { maxKeys: 4 },
      ),
      children: fc.array(
        fc.oneof(
          { maxDepth: 4, withCrossShrink: true },
          content,
          misc,
          content.map((inside) => `<![CDATA[${inside}]]>`),
          tie('element'),
        ),
        { maxLength: 4 },
      ),
    })
    .map(({ own, declared, undeclared, attributes, children }) => {
      const declarations = Object.entries(declared).map(
        ([name, value]) => ` xmlns${name === '' ? '' : `:${name}`}="${value}"`,
      );
      if (undeclared && declared[''] === undefined) declarations.push(' xmlns=""');
      const values = Object.entries(attributes).map(([name, value]) => ` ${name}="${value.replaceAll('<', '')}"`);
      const name = own === '' ? 'n' : `${own}:n`;
      const inside = children
        .join('')
        .replaceAll(']]>', ']]&gt;')
        .replaceAll(/<!\[CDATA\[(.*?)\]\]&gt;/gsu, '<![CDATA[$1]]>');
      return `<${name}${[...values, ...declarations].join('')}>${inside}</${name}>`;
    }),
}));
const document = fc
  .tuple(fc.array(misc, { maxLength: 2 }), element, fc.array(misc, { maxLength: 2 }))
  .map(
    ([before, root, after]) =>
      `${before.join('\n')}<root xmlns:a="urn:a" xmlns:b="urn:b" xmlns:ds="urn:ds" xml:lang="it">${root}</root>${after.join(' ')}`,
  );

describe('the canonical form', () => {
  test('is libxml2’s, of any document and any element of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.constantFrom<C14nMode>('inclusive', 'inclusive-1.1', 'exclusive'),
        fc.boolean(),
        fc.subarray(['a', 'ds', '#default', 'unknown']),
        async (source, mode, withComments, prefixes) => {
          const list = mode === 'exclusive' ? prefixes : [];
          expect(await ours(source, mode, withComments, list)).toEqual(judged(source, mode, withComments, list));
        },
      ),
      propertyRuns(400),
    );
  });

  // Exclusive XML Canonicalization 1.0, section 2.2.
  test('is the recommendation’s example of two contexts', async () => {
    const first = await parseXml(
      bytes(
        '<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n0:local>',
      ),
    );
    const [, inner] = descendants(first.root);
    expect(text(canonicalize({ apex: inner ?? first }, { mode: 'exclusive', withComments: false }))).toBe(
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
    expect(text(canonicalize({ apex: inner ?? first }, { mode: 'inclusive', withComments: false }))).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en"><n3:stuff></n3:stuff></n1:elem2>',
    );
  });

  test('leaves out what it is told to', async () => {
    const { root } = await parseXml(bytes('<a><b>1</b><c/><b>2</b></a>'));
    const without = new Set([...descendants(root)].filter(({ local }) => local === 'b'));
    expect(text(canonicalize({ apex: root, without }, { mode: 'inclusive', withComments: false }))).toBe(
      '<a><c></c></a>',
    );
  });

  test('joins no xml:base', async () => {
    const { root } = await parseXml(bytes('<a xml:base="http://x/"><b xml:base="y"/></a>'));
    const [, inner] = descendants(root);
    expect(() => canonicalize({ apex: inner ?? root }, { mode: 'inclusive-1.1', withComments: false })).toThrow(
      expect.objectContaining({ code: 'unsupported-algorithm' }),
    );
  });
});
