import { PinError } from '@ciekit/core';
import { CodeRefusedError, FileError, LANGUAGES, loadCatalogue } from '@ciekit/middleware';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorView } from '../src/card-process/error-view.js';
import { DesktopError } from '../src/contract/desktop-error.js';

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

  test('that nobody foresaw tells nothing of itself', () => {
    const view = errorView(new RangeError(PATH), 'it');
    expect(view.title).not.toBe('');
    expect(JSON.stringify(view)).not.toContain('somebody');
  });
});
