import {
  AuthenticityError,
  CancelledError,
  PinError,
  StatusWordError,
  TapeError,
  TransportError,
  type PinErrorCode,
} from '@ciekit/core';
import {
  CardSelectionError,
  catalogueOf,
  CodeRefusedError,
  describeError,
  describeTries,
  errorCatalogue,
  errorCodeOf,
  EXIT_CLASSES,
  exitClassOf,
  fillIn,
  FINDING_IDS,
  LANGUAGES,
  loadCatalogue,
  onSystem,
  StoreError,
} from '@ciekit/middleware';
import { PkiError } from '@ciekit/pki';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';

/** Every text of a catalogue by its path. */
function textsOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, part]) => [...textsOf(part, path === '' ? key : `${path}.${key}`)]),
  );
}

/** The app puts its own places where a command is named. */
const commands = (text: string): string[] => [...text.matchAll(/"cie [^"]+"/g)].map(([name]) => name).sort();

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

for (const language of LANGUAGES) await loadCatalogue(language);

const english = textsOf(catalogueOf('en'));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const others = OTHERS.map((language) => [language, textsOf(catalogueOf(language))] as const);

describe('the catalogues', () => {
  it.each(others)('have the same keys: %s', (_, texts) => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('say on each system only what helps there', () => {
    for (const language of LANGUAGES) {
      const { errors, doctor } = catalogueOf(language);
      for (const text of [errors['service-not-running'].nextStep, doctor['service-stopped'].advice]) {
        const [linux, windows, mac, other] = (['linux', 'win32', 'darwin', 'freebsd'] as const).map((platform) =>
          onSystem(text, platform),
        );
        expect(linux).toContain('pcscd.socket');
        expect(windows).toMatch(/smart ?card/i);
        expect([windows, mac].join()).not.toMatch(/pcscd|sudo/);
        expect(new Set([linux, windows, mac]).size).toBe(3);
        expect(other).toBe(linux);
      }
    }
    expect(onSystem('everywhere', 'win32')).toBe('everywhere');
  });

  it('have no empty text, no stray space, and a sentence where a sentence is due', () => {
    for (const [path, text] of [english, ...others.map(([, texts]) => texts)].flatMap((texts) => [...texts])) {
      expect(text.trim(), path).toBe(text);
      expect(text.length, path).toBeGreaterThan(1);
      if (/\.(meaning|nextStep|text|advice)(?:\.(?:linux|windows|macos))?$/.test(path))
        expect(text, path).toMatch(/[.)?}]$|FILE"$/);
    }
  });

  it.each(others)('have the same placeholders in each language: %s', (_, texts) => {
    for (const [path, text] of english) expect(placeholders(texts.get(path) ?? ''), path).toEqual(placeholders(text));
  });

  it.each(others)('name the same commands: %s', (_, texts) => {
    for (const [path, text] of english) expect(commands(texts.get(path) ?? ''), path).toEqual(commands(text));
  });

  it.each(others)('are written in the language: %s', (_, texts) => {
    const same = [...english]
      .filter(([path, text]) => /[a-z]{2}/.test(text.replace(/\{\w+\}/g, '')) && texts.get(path) === text)
      .map(([path]) => path);
    expect(
      same.every((path) => /^services\.\w+\.(source|date)$/.test(path)),
      same.join(),
    ).toBe(true);
  });

  it('are not there before they are loaded', async () => {
    vi.resetModules();
    const { catalogueOf: fresh } = await import('@ciekit/middleware');
    expect(() => fresh('sl')).toThrow(RangeError);
    expect(fresh('it').prompts.pin).not.toBe('');
  });

  it('date their facts and name the source', () => {
    for (const language of LANGUAGES) {
      for (const { source, date } of Object.values(catalogueOf(language).services)) {
        expect(source).toMatch(/https:\/\//);
        expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      }
    }
  });

  it('have words for every finding of the doctor', () => {
    expect(Object.keys(catalogueOf('it').doctor).sort()).toEqual([...FINDING_IDS].sort());
  });
});

/** Every string literal of a union type in a source file, by the type's name. */
function literalsOf(file: string, type: string): string[] {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const union = new RegExp(`type ${type} =\\s*([^;]+);`).exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([a-z0-9-]+)'/g)].map(([, literal = '']) => literal);
}

describe('the error catalogue', () => {
  const codes = new Set<string>(errorCatalogue.map(({ code }) => code));

  it.each([
    ['../../core/src/errors.ts', 'TransportErrorCode'],
    ['../../core/src/errors.ts', 'SecureMessagingErrorCode'],
    ['../../core/src/errors.ts', 'UnsupportedCardErrorCode'],
    ['../../core/src/errors.ts', 'AuthenticityErrorCode'],
    ['../../core/src/errors.ts', 'PinErrorCode'],
    ['../../pki/src/errors.ts', 'PkiErrorCode'],
    ['../src/errors.ts', 'StoreErrorCode'],
    ['../src/errors.ts', 'CardSelectionErrorCode'],
    ['../src/errors.ts', 'PairingErrorCode'],
    ['../src/errors.ts', 'CodeRefusalCode'],
    ['../src/errors.ts', 'FileErrorCode'],
    ['../../signature/src/errors.ts', 'SignatureErrorCode'],
  ])('has every code of %s %s', (file, type) => {
    const literals = literalsOf(file, type);
    expect(literals.length).toBeGreaterThan(1);
    for (const literal of literals) expect(codes, literal).toContain(literal);
  });

  it('has every single code of an error class in core', () => {
    const source = readFileSync(new URL('../../core/src/errors.ts', import.meta.url), 'utf8');
    const singles = [...source.matchAll(/readonly code = '([a-z-]+)'/g)].map(([, code = '']) => code);
    expect(singles.length).toBeGreaterThan(3);
    for (const single of singles) expect(codes).toContain(single);
  });

  it('has unique codes, known classes and usable anchors', () => {
    expect(codes.size).toBe(errorCatalogue.length);
    for (const { code, exitClass, errorClasses, anchor } of errorCatalogue) {
      expect(EXIT_CLASSES).toContain(exitClass);
      expect(errorClasses.length, code).toBeGreaterThan(0);
      expect(anchor).toMatch(/^[a-z0-9-]+$/);
    }
    expect(new Set(errorCatalogue.map(({ exitClass }) => exitClass)).size).toBeGreaterThan(15);
  });

  it.each([
    [new PinError('code-blocked', 'pin', 0), 'pin-blocked'],
    [new PinError('code-blocked', 'puk', 0), 'puk-blocked'],
    [new PinError('code-incorrect', 'puk', 4), 'wrong-code'],
    [new CodeRefusedError('weak-pin', 'pin'), 'code-refused'],
    [new TransportError('card-removed', ''), 'card-removed'],
    [new AuthenticityError('sod-hash', ''), 'not-genuine'],
    [new PkiError('sod-signature', ''), 'not-genuine'],
    [new StoreError('store-full'), 'store'],
    [new CancelledError(), 'cancelled'],
    [new TypeError('x'), 'internal'],
    [Object.assign(new Error(), { code: 'ENOENT' }), 'internal'],
    [Object.assign(new Error(), { code: 'toString' }), 'internal'],
    ['a string', 'internal'],
    [undefined, 'internal'],
  ])('%s ends as %s', (error, exitClass) => {
    expect(exitClassOf(error)).toBe(exitClass);
  });
});

describe('errors in words', () => {
  const thrown: unknown[] = [
    ...(
      ['code-incorrect', 'code-blocked', 'code-format', 'last-try-unconfirmed', 'code-outcome-unknown'] as const
    ).flatMap((code: PinErrorCode) =>
      (['pin', 'puk'] as const).flatMap((kind) =>
        [undefined, 0, 1, 2, 9].map((tries) => new PinError(code, kind, tries)),
      ),
    ),
    new CodeRefusedError('code-half', 'pin'),
    new CodeRefusedError('code-half', 'puk'),
    new StatusWordError(0x6985, { ins: 0x88, p1: 0, p2: 0 }),
    new TapeError('tape-mismatch', 12, 'x'),
    new StoreError('store-damaged', '/home/a/cards/x.json'),
    new StoreError('store-full'),
    new CardSelectionError('several-cards', [{ reader: 'Reader A', serialNumber: 'CA00000AA' }]),
    new Error('unknown'),
    undefined,
  ];

  it.each(LANGUAGES)('leave no placeholder open: %s', (language) => {
    for (const error of thrown) {
      const { title, meaning, nextStep } = describeError(error, language);
      expect(title + meaning + nextStep).not.toMatch(/\{\w+\}/);
    }
  });

  it('say how many tries are left', () => {
    expect(describeError(new PinError('code-incorrect', 'pin', 2), 'it').meaning).toContain('2 tentativi');
    expect(describeError(new PinError('code-incorrect', 'pin', 1), 'en').meaning).toContain('1 PIN try');
    expect(describeError(new PinError('code-incorrect', 'pin'), 'en').meaning).toContain('does not tell');
    expect(describeTries('puk', 9, 'en')).toContain('9 PUK tries');
    expect(describeTries('puk', 0, 'it')).toContain('non si può più usare online');
  });

  it('differ between PIN and PUK', () => {
    const of = (kind: 'pin' | 'puk'): string => describeError(new PinError('code-blocked', kind, 0), 'en').nextStep;
    expect(of('pin')).toContain('unblock');
    expect(of('puk')).toContain('Comune');
  });

  it('name cards and files, and nothing that rewrites a terminal', () => {
    const { meaning } = describeError(
      new CardSelectionError('several-cards', [{ reader: 'A\u001b[2J', serialNumber: 'CA00000AA' }]),
      'it',
    );
    expect(meaning).toContain('CA00000AA');
    expect(meaning).not.toContain('\u001b');
    expect(describeError(new StoreError('store-damaged', '/x/y.json'), 'en').meaning).toContain('/x/y.json');
  });

  it('take anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...LANGUAGES), (value, language) => {
        expect(describeError(value, language).code).toBe(errorCodeOf(value));
      }),
      propertyRuns(),
    );
  });

  it('a placeholder without a value stays to be seen', () => {
    expect(fillIn('{a} {b} {toString}', { a: '1' })).toBe('1 {b} {toString}');
  });
});
