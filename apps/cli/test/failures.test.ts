import {
  AuthenticityError,
  CancelledError,
  PinError,
  SecureMessagingError,
  StatusWordError,
  TapeError,
  TransportError,
  UnsupportedCardError,
} from '@ciekit/core';
import { CardStateError } from '@ciekit/emulator';
import {
  CardSelectionError,
  CodeRefusedError,
  errorCatalogue,
  EXIT_CLASSES,
  PairingError,
  StoreError,
} from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { CLI_ERROR_CLASSES, CliError, type CliErrorCode } from '../src/cli-errors.js';
import { EXIT_CODES } from '../src/exit-codes.js';
import { causesOf, describeFailure, failureJson, type Failure } from '../src/failure.js';
import { wordsOf } from '../src/words/words.js';

const LANGUAGES = ['it', 'en'] as const;
const inEnglish = (error: unknown): Promise<Failure> => describeFailure(error, wordsOf('en'), 'en');

describe('a failure', () => {
  it.each([
    [new CancelledError(), 11],
    [new TransportError('service-not-running', ''), 16],
    [new TransportError('no-reader', ''), 3],
    [new TransportError('no-card', ''), 4],
    [new TransportError('mute-card', ''), 4],
    [new TransportError('card-removed', ''), 10],
    [new TransportError('sharing-violation', ''), 15],
    [new TransportError('communication-failed', ''), 21],
    [new UnsupportedCardError('not-a-cie', ''), 5],
    [new PinError('code-incorrect', 'pin', 2), 6],
    [new PinError('code-incorrect', 'puk', 2), 6],
    [new PinError('code-blocked', 'pin', 0), 7],
    [new PinError('code-blocked', 'puk', 0), 8],
    [new PinError('last-try-unconfirmed', 'pin', 1), 13],
    [new PinError('change-outcome-unknown', 'pin'), 14],
    [new PinError('code-outcome-unknown', 'puk'), 14],
    [new AuthenticityError('clone-check', ''), 9],
    [new SecureMessagingError('sm-bad-mac', ''), 21],
    [new StatusWordError(0x6f00, { ins: 0xb0, p1: 0, p2: 0 }), 21],
    [new CodeRefusedError('code-half', 'pin'), 19],
    [new StoreError('store-full'), 12],
    [new StoreError('store-locked'), 15],
    [new PairingError('not-paired'), 20],
    [new CardSelectionError('several-cards', [{ reader: 'A', serialNumber: undefined }]), 2],
    [new TapeError('tape-malformed', 3, ''), 2],
    [new Error('anything'), 1],
    ['no error at all', 1],
    [undefined, 1],
  ])('%s has the exit code %i', async (error, exitCode) => {
    for (const language of LANGUAGES) {
      const failure = await describeFailure(error, wordsOf(language), language);
      expect(failure.exitCode).toBe(exitCode);
      expect(EXIT_CODES[failure.class]).toBe(exitCode);
      for (const text of [failure.title, failure.nextStep]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(/[{}]/);
      }
    }
  });

  it('of every class of the catalogue has a code of its own', () => {
    const codes = EXIT_CLASSES.map((name) => EXIT_CODES[name]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { exitClass } of errorCatalogue) expect(EXIT_CODES[exitClass]).toBeGreaterThan(0);
    for (const code of Object.values(EXIT_CODES)) expect(code).toBeLessThan(126);
  });

  it.each(Object.keys(CLI_ERROR_CLASSES) as CliErrorCode[])('of the command itself has words: %s', (code) => {
    const placeholders = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
    const [italian, english] = LANGUAGES.map((language) => wordsOf(language).errors[code]);
    for (const part of ['title', 'meaning', 'nextStep'] as const) {
      expect(english?.[part]).not.toBe('');
      expect(placeholders(italian?.[part] ?? '')).toEqual(placeholders(english?.[part] ?? ''));
    }
  });

  it('tells a program what it needs', async () => {
    expect(failureJson(await inEnglish(new PinError('code-incorrect', 'pin', 2)))).toMatchObject({
      error: { code: 'code-incorrect', class: 'wrong-code', exitCode: 6, triesRemaining: 2 },
    });
    const several = new CardSelectionError('several-cards', [{ reader: 'A', serialNumber: undefined }]);
    expect(failureJson(await inEnglish(several))).toMatchObject({
      error: { candidates: [{ reader: 'A', serialNumber: null }] },
    });
  });

  it('of a software card’s state is told as that, not as a fault of the reader', async () => {
    const cause = new CardStateError('state-malformed', '');
    expect(await inEnglish(new TransportError('communication-failed', '', { cause }))).toMatchObject({
      code: 'card-state-damaged',
      exitCode: 12,
    });
  });

  it('is logged with its causes, and without what others say unless asked', () => {
    const error = new CliError('output-failed', {}, { cause: new Error('secret words') });
    expect(causesOf(error, false).join('\n')).not.toContain('secret words');
    expect(causesOf(error, true).join('\n')).toContain('secret words');
    expect(causesOf(error, false)[0]).toMatch(/^CliError \(output-failed\) at /);
  });
});
