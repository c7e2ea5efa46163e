import { describe, expect, it } from 'vitest';
import { cardHome } from './support/card-home.js';
import { errorOf, NEW_PIN, PIN, PUK, WRONG_PIN } from './support/cli.js';

const place = cardHome();

describe('codes', () => {
  it('are checked, changed, blocked and unblocked', async () => {
    expect(await place.json('pin verify', ['pin', 'verify', '--pin-stdin'], `${PIN}\n`)).toMatchObject({
      nis: '123456789012',
    });
    const change = ['pin', 'change', '--pin-stdin', '--new-pin-stdin'];
    await place.json('pin change', change, `${PIN}\n${NEW_PIN}\n`);
    const wrong = await place.onCard(['pin', 'verify', '--pin-stdin', '--json'], `${PIN}\n`);
    expect(wrong.code).toBe(6);
    expect(errorOf(wrong)).toMatchObject({ code: 'code-incorrect', triesRemaining: 2 });
    expect((await place.onCard(['pin', 'verify', '--pin-stdin'], `${WRONG_PIN}\n`)).code).toBe(6);
    const last = await place.onCard(['pin', 'verify', '--pin-stdin', '--json'], `${NEW_PIN}\n`);
    expect(last.code).toBe(13);
    expect(errorOf(last)).toMatchObject({ code: 'last-try-unconfirmed', triesRemaining: 1 });
    const blocked = await place.onCard(
      ['pin', 'verify', '--pin-stdin', '--allow-last-try', '--json'],
      `${WRONG_PIN}\n`,
    );
    expect(blocked.code).toBe(7);
    expect(await place.json('pin status', ['pin', 'status'])).toMatchObject({
      pin: { triesRemaining: 0, advice: 'blocked' },
      puk: { triesRemaining: 10, advice: 'go-on' },
    });
    expect((await place.onCard(['pin', 'status', '--lang', 'it'])).stdout).toContain('bloccato');
    const unblock = ['pin', 'unblock', '--puk-stdin', '--new-pin-stdin'];
    expect((await place.onCard([...unblock, '--json'], `${WRONG_PIN}\n${PIN}\n`)).code).toBe(6);
    await place.json('pin unblock', unblock, `${PUK}\n${PIN}\n`);
    await place.json('pin verify', ['pin', 'verify', '--pin-stdin'], `${PIN}\n`);
  });

  it.each([
    ['1234', 'code-half', 19],
    ['123456789', 'code-format', 19],
    ['1234567a', 'code-format', 19],
    ['', 'code-format', 19],
    ['1'.repeat(200), 'code-format', 19],
  ])('of another form (%j) are refused before the card hears of them', async (typed, code, exitCode) => {
    const result = await place.onCard(['pin', 'verify', '--pin-stdin', '--json'], `${typed}\n`);
    expect(result.code).toBe(exitCode);
    expect(errorOf(result)).toMatchObject({ code });
    expect(await place.json('pin status', ['pin', 'status'])).toMatchObject({ pin: { triesRemaining: 3 } });
  });

  it.each([
    [`${PIN}\n12345678\n`, 'weak-pin'],
    [`${PIN}\n00000000\n`, 'weak-pin'],
    [`${PIN}\n${PIN}\n`, 'pin-unchanged'],
    [`${PIN}\n1234\n`, 'code-half'],
  ])('that are a poor choice are not set', async (stdin, code) => {
    const result = await place.onCard(['pin', 'change', '--pin-stdin', '--new-pin-stdin', '--json'], stdin);
    expect(errorOf(result)).toMatchObject({ code, exitCode: 19 });
  });

  it('are asked for when standard input is no terminal only where an option says so', async () => {
    for (const argv of [['pair'], ['pin', 'verify'], ['pin', 'change', '--pin-stdin']]) {
      const result = await place.onCard([...argv, '--json'], `${PIN}\n${NEW_PIN}\n`);
      expect(errorOf(result)).toMatchObject({ code: 'no-terminal', exitCode: 2 });
    }
    expect(errorOf(await place.onCard(['pin', 'verify', '--pin-stdin', '--json'], ''))).toMatchObject({
      code: 'stdin-ended',
    });
    const half = await place.onCard(['pin', 'change', '--pin-stdin', '--new-pin-stdin', '--json'], `${PIN}\n`);
    expect(errorOf(half)).toMatchObject({ code: 'stdin-ended' });
    expect(await place.json('pin status', ['pin', 'status'])).toMatchObject({ pin: { triesRemaining: 3 } });
  });

  it('are refused among the arguments, and not repeated', async () => {
    for (const argv of [
      ['pin', 'verify', '87654321'],
      ['pin', 'verify', '--pin=87654321'],
      ['pair', '--code', '87654321'],
    ]) {
      const result = await place.onCard(argv);
      expect(result.code).toBe(2);
      expect(result.stdout + result.stderr).not.toContain('87654321');
      expect(result.stderr).toContain('code-in-arguments');
    }
  });
});
