import { PinError, StatusWordError } from '@ciekit/core';
import { CardSelectionError, CodeRefusedError, FileError, LANGUAGES, loadCatalogue } from '@ciekit/middleware';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorSentences, errorView } from '../src/card-process/error-view.js';
import { DesktopError } from '../src/contract/desktop-error.js';
import { requestArguments } from '../src/contract/requests.js';

const PATH = '/home/somebody/contratto\u202e.pdf';

beforeAll(async () => {
  for (const language of LANGUAGES) await loadCatalogue(language);
});

describe('an error on its way to a window', () => {
  test.each(LANGUAGES)('about a file names it, and neither its folder nor whose it is (%s)', (language) => {
    const view = errorView(new FileError('input-format', PATH), language);
    expect(view).toMatchObject({ code: 'input-format', about: 'files' });
    expect(JSON.stringify(view)).toContain('contratto\ufffd.pdf');
    expect(JSON.stringify(view)).not.toContain('somebody');
  });

  test('about a code says which, and the tries that the card told', () => {
    const wrong = errorView(new PinError('code-incorrect', 'puk', 7), 'it');
    expect(wrong).toMatchObject({ code: 'code-incorrect', codeKind: 'puk', triesRemaining: 7, about: undefined });
    expect(errorView(new CodeRefusedError('code-half', 'pin'), 'it')).toMatchObject({
      codeKind: 'pin',
      triesRemaining: undefined,
    });
  });

  test('of the app itself has its words in the window', () => {
    const view = errorView(new DesktopError('command-missing', { cause: new Error(PATH) }), 'it');
    expect(view).toEqual({ code: 'command-missing', title: '', meaning: '', nextStep: '' });
  });

  test.each([
    ['a file', new FileError('input-format', PATH)],
    ['a code, with tries', new PinError('code-incorrect', 'puk', 7)],
    ['a code, without tries', new PinError('code-incorrect', 'pin')],
    ['a blocked code', new PinError('code-blocked', 'puk', 0)],
    ['half a code', new CodeRefusedError('code-half', 'pin')],
    ['a status word', new StatusWordError(0x6985, { ins: 0x88, p1: 0, p2: 0 })],
    ['cards', new CardSelectionError('several-cards', [{ reader: 'Lettore', serialNumber: 'CA00000AA' }])],
    ['nothing known', new RangeError(PATH)],
  ])('about %s is told again in another language from what the window has of it', (_, error) => {
    const { code, codeKind, triesRemaining, values } = errorView(error, 'it');
    const again = requestArguments['error.again'].parse({ code, codeKind, triesRemaining, values });
    for (const language of LANGUAGES) {
      const { title, meaning, nextStep } = errorView(error, language);
      expect(errorSentences(again, language)).toEqual({ title, meaning, nextStep });
    }
  });

  test('carries nothing that its sentences do not say', () => {
    const { values } = errorView(new StatusWordError(0x6985, { ins: 0x88, p1: 0, p2: 0 }), 'it');
    expect(values).toEqual({ status: '6985' });
    expect(errorView(new PinError('code-incorrect', 'pin', 2), 'it').values).toEqual({});
  });

  test('that nobody knows is not told again', () => {
    expect(() => errorSentences({ code: 'toString', values: {} }, 'it')).toThrow(DesktopError);
  });

  test('that nobody foresaw tells nothing of itself', () => {
    const view = errorView(new RangeError(PATH), 'it');
    expect(view.title).not.toBe('');
    expect(JSON.stringify(view)).not.toContain('somebody');
  });
});
