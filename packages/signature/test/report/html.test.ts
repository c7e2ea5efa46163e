import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportHtml, reportWords, type ReportSubject } from '@ciekit/signature/report';
import type { Finding, SignatureReport } from '@ciekit/signature';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { counterSigned, failed, indeterminate, passed, stranger, subjectOf, words } from './support/subjects.js';

/** What a reader sees, in order; tags are gone and entities stand for their characters. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  return body
    .replaceAll(/<\/?bdi[^>]*>/gu, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');
}

const NAMES = /<\/?([a-z][a-z0-9]*)|\s([a-z-]+)=/gu;

/** Every tag and attribute name of the file, in order: what a hostile text would have to change. */
const skeleton = (html: string): readonly string[] =>
  [...html.slice(html.indexOf('</style>')).matchAll(/<[^>]*>/gu)].flatMap(([tag]) =>
    [...tag.matchAll(NAMES)].map(([name]) => name.trim()),
  );

describe('an HTML report', () => {
  it('says what the file is, who signed, when, and what came out', async () => {
    const html = reportHtml(subjectOf([await passed()]), words.it);
    const text = textOf(html);
    for (const expected of [
      'domanda-di-iscrizione.pdf',
      '1.482.901 byte',
      'Il file ha una firma, ed è valida.',
      'MARIA ROSSI',
      'RSSMRA85T50H501A',
      'CIE Kit 0.1.0',
      'Esito ETSI: TOTAL-PASSED',
      'Integrità Integro',
      'Revoca Non revocato',
      'Copre tutto il contenuto.',
      'Firma elettronica avanzata (FEA) con CIE',
      'Data provata 29 dicembre 2025, 01:00:00 CET',
      'Autorità CN=Time Stamping Authority',
      'Su tutto il documento PDF',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toMatch(/Impronta SHA-256 [0-9A-F]{64}/u);
  });

  it('gives every reason in words and with its code', async () => {
    const signature = await failed();
    const text = textOf(reportHtml(subjectOf([signature]), words.en));
    const findings = [
      ...Object.values(signature.verdicts).flatMap((verdict: { findings: readonly Finding[] }) => verdict.findings),
      ...signature.coverage.changes,
      ...signature.worth.findings,
    ];
    expect(findings.length).toBeGreaterThan(5);
    for (const { code } of findings) expect(text).toContain(`(${code})`);
    expect(text).toContain('Signature not valid The document was changed after it was signed.');
    expect(text).toContain('A field was filled in after signing: Importo complessivo.');
    expect(text).toContain('TOTAL-FAILED / FORMAT_FAILURE');
    expect(text).not.toMatch(/\{\w+\}/u);
  });

  it('has no word of the other language, and none missing, in all states', async () => {
    const signatures = [await passed(), await failed(), await indeterminate(), await stranger(), await counterSigned()];
    const subject = subjectOf(signatures);
    const [italian, english] = [textOf(reportHtml(subject, words.it)), textOf(reportHtml(subject, words.en))];
    expect(italian).toContain('Il file ha 5 firme: valide 2, non valide 1, non confermate 2.');
    expect(english).toContain('The file has 5 signatures: 2 valid, 1 not valid, 2 not confirmed.');
    for (const text of [italian, english]) expect(text).not.toMatch(/undefined|\[object|NaN|\{\w+\}/u);
    expect(english).not.toContain('Firma');
    expect(italian).not.toContain('Signature validation');
  });

  it('indents the signatures of those who signed a signature, and numbers the others', async () => {
    const html = reportHtml(subjectOf([await counterSigned(), await stranger()]), words.en);
    expect(html.match(/<div class="indented">/gu)).toHaveLength(2);
    expect(textOf(html)).toContain('Signature 1 of 2: MARIA ROSSI');
    expect(textOf(html)).toContain('Counter-signature: QUALIFIED SIGNER');
    expect(textOf(html)).toContain('Signature 2 of 2: Self-made signer');
  });

  it('describes a certificate once, however many signatures have it in their chain', async () => {
    const signatures = [await passed(), await failed(), await counterSigned()];
    const occurrences = (text: string, part: string): number => text.split(part).length - 1;
    const withCounterSignatures = (each: SignatureReport): readonly SignatureReport[] => [
      each,
      ...each.counterSignatures.flatMap(withCounterSignatures),
    ];
    const all = signatures
      .flatMap(withCounterSignatures)
      .flatMap(({ chain, timestamps }) => [...chain, ...timestamps.flatMap((stamp) => stamp.chain)]);
    const distinct = new Map(all.map((certificate) => [certificate.sha256, certificate]));
    expect(distinct.size).toBeLessThan(all.length);
    const text = textOf(reportHtml(subjectOf(signatures), words.en));
    expect(occurrences(text, ' Serial number ')).toBe(distinct.size);
    expect(occurrences(text, 'described above, SHA-256')).toBe(all.length - distinct.size);
    for (const sha256 of distinct.keys()) expect(text).toContain(sha256.toUpperCase());
  });

  it('needs nothing from elsewhere and runs nothing', async () => {
    const html = reportHtml(subjectOf([await passed(), await failed()]), words.it);
    expect(html).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;`,
    );
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|form|a|base)\b|\bon\w+=|https?:|url\(|@import/iu);
  });

  it('can be read by those who do not see it', async () => {
    const html = reportHtml(subjectOf([await counterSigned(), await failed()]), words.it);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="it">/u);
    expect(html.match(/<h1>/gu)).toHaveLength(1);
    const levels = [...html.matchAll(/<h(\d)>/gu)].map(([, level]) => Number(level));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(html.match(/<table>/gu)?.length).toBe(html.match(/<caption>/gu)?.length);
    expect(html.match(/<th scope="col">/gu)?.length).toBe(3 * (html.match(/<table>/gu)?.length ?? 0));
    // Every sign stands next to the word that it is a sign for.
    for (const [sign] of html.matchAll(/<svg[^>]*>/gu)) expect(sign).toContain('aria-hidden="true"');
    expect(html).toContain('@media print');
  });

  it('takes codes that nobody has words for', async () => {
    const signature = await indeterminate();
    const about = subjectOf([signature]);
    const text = textOf(reportHtml(about, await reportWords('en', {})));
    expect(text).toContain('A reason that this version has no words for (revocation-not-asked)');
    // What every object has by its nature is no sentence.
    const inherited = await reportWords(
      'en',
      Object.create({ 'revocation-not-asked': 'inherited' }) as Record<string, string>,
    );
    expect(textOf(reportHtml(about, inherited))).not.toContain('inherited');
  });
});

/** The contrast of two colours (WCAG 2.1, relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const full = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/gu, '$&$&') : colour;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = parseInt(full.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

it('the colours of text stand out from what they stand on', () => {
  const html = reportHtml(subjectOf([]), words.en);
  const colours = new Map(
    [...html.matchAll(/--([a-z]+):(#[0-9a-f]+)/gu)].map(([, name = '', value = '']) => [name, value] as const),
  );
  for (const name of ['ink', 'quiet', 'good', 'bad', 'open', 'blue']) {
    expect(contrast(colours.get(name) ?? '', '#ffffff'), name).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(colours.get('quiet') ?? '', colours.get('pale') ?? '')).toBeGreaterThanOrEqual(4.5);
});

/** One signature in which every text that a file can bring is this one. */
function poisoned(signature: SignatureReport, text: string): SignatureReport {
  const finding: Finding = { code: 'no-anchor', weight: 'failure', values: { subject: text, issuer: text } };
  const signer = { subject: text, issuer: text, commonName: text, organization: text, holder: undefined };
  return {
    ...signature,
    name: text,
    reason: text,
    place: text,
    digestAlgorithm: text,
    signer,
    verdicts: { ...signature.verdicts, trust: { state: 'untrusted', findings: [finding] } },
    coverage: { extent: 'part', changes: [{ code: 'covers-element', weight: 'note', values: { path: text } }] },
    timestamps: signature.timestamps.map((stamp) => ({ ...stamp, authority: text })),
  };
}

describe('texts that somebody else wrote', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style></title><h1>Firma valida</h1>',
    '<!-- ',
    ']]>',
    '&lt;b&gt;',
    '{time} {subject} $& $1',
    '\u202Eadilav amriF\u202C',
    '\u2066\u2067\u2069\u200F\u061C',
    'a\u0000b\u001B[2Jc\u0085d\u2028e\uFEFFf\u00ADg\u{E0041}h\u{E0100}i',
    '\uD800 \uDC00',
    `Z${'\u0300'.repeat(200)}`,
    'x'.repeat(100_000),
    '\u{1F468}\u200D\u{1F469}',
  ];
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }), fc.string());

  it('never become a part of the report, whatever they are', async () => {
    const signature = await passed();
    const about = (value: string): ReportSubject =>
      subjectOf([poisoned(signature, value)], { file: { name: value, size: 1, sha256: value } });
    const expected = skeleton(reportHtml(about('x'), words.it));
    fc.assert(
      fc.property(text, (value) => {
        const html = reportHtml(about(value), words.it);
        expect(skeleton(html)).toEqual(expected);
        // Own line ends aside, nothing that a terminal, an editor or a browser takes for an order.
        expect(html.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        expect(html.length).toBeLessThan(400_000);
      }),
      propertyRuns(150),
    );
  });

  it('show what they tried to hide', async () => {
    const html = reportHtml(subjectOf([poisoned(await passed(), '\u202Eadilav amriF')]), words.it);
    expect(html).toContain('<bdi>[U+202E]adilav amriF</bdi>');
  });

  it('are kept apart from the sentence that they stand in', async () => {
    const html = reportHtml(subjectOf([poisoned(await passed(), 'משה <b>')]), words.en);
    expect(html).toContain('vouches for <bdi>משה &lt;b&gt;</bdi>');
  });
});

it.each(['it', 'de', 'fr', 'sl'] as const)('has the same words to fill in as in English: %s', async (language) => {
  const holes = (value: unknown): readonly string[] =>
    typeof value === 'string'
      ? [...value.matchAll(/\{\w+\}/gu)].map(([hole]) => hole).sort()
      : Object.entries(value ?? {}).flatMap(([key, inner]) => holes(inner).map((hole) => `${key} ${hole}`));
  const own = holes(await reportWords(language, {}));
  expect(own).toEqual(holes(await reportWords('en', {})));
});
