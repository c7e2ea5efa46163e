import { CancelledError, PinError } from '@ciekit/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { TokenServiceError, type TokenLog } from '../../src/index.js';
import { desktopNotices } from '../../src/prompt.js';
import { shortFolder } from '../support/short-folder.js';

/** A desktop whose notifications are lines of a file. */
function desktop(
  program: 'notify-send' | 'osascript',
  language: 'it' | 'en' = 'en',
): { log: TokenLog; shown: () => string } {
  const folder = shortFolder();
  const file = join(folder, 'shown');
  writeFileSync(join(folder, program), `#!/bin/sh\nprintf '[%s]' "$@" >> ${file}\necho >> ${file}\n`, { mode: 0o755 });
  const platform = program === 'osascript' ? 'darwin' : 'linux';
  const log = desktopNotices({ language, platform, env: { PATH: `${folder}:/usr/bin:/bin` } });
  return { log, shown: () => (existsSync(file) ? readFileSync(file, 'utf8') : '') };
}

const card = { reader: 'Reader A', serialNumber: 'CA00000AA' };
const failure = (error: Error): Parameters<TokenLog>[0] => ({
  type: 'log-in-failed',
  answer: 'CKR_FUNCTION_FAILED',
  error,
  program: 'firefox',
  ...card,
});

describe('notifications', () => {
  it('tell of a card that was asked for where nobody can be asked, once', async () => {
    const { log, shown } = desktop('notify-send');
    for (let i = 0; i < 5; i++) log({ type: 'prompt-unavailable', program: 'firefox', ...card });
    log({ type: 'prompt-unavailable', program: 'chrome', ...card });
    await vi.waitFor(() => {
      expect(shown()).toContain('chrome');
      expect(shown()).toContain('firefox');
    });
    expect(shown().trim().split('\n')).toHaveLength(2);
    expect(shown()).toContain('[--][Your card was asked for][firefox asked to use your card CA00000AA');
  });

  it('hold no markup and no option of a program’s choice', async () => {
    const { log, shown } = desktop('notify-send');
    log({ type: 'last-try-kept', program: '--urgency=critical\u001b[2J<b>', ...card });
    await vi.waitFor(() => {
      expect(shown()).toContain('[--urgency=critical\ufffd[2J&lt;b&gt; gave a PIN to your card');
    });
    expect(shown()).toContain('[--][The last PIN try was kept]');
  });

  it('tell of a card that did not sign, and of nothing where the program itself gave up', async () => {
    const { log, shown } = desktop('notify-send');
    const failed = { type: 'signature-failed', error: new CancelledError(), program: 'firefox', ...card } as const;
    log({ ...failed, answer: 'CKR_FUNCTION_CANCELED' });
    log({ ...failed, answer: 'CKR_DEVICE_REMOVED' });
    await vi.waitFor(() => {
      expect(shown()).toContain('[The card did not sign][firefox waited for your card CA00000AA');
    });
    expect(shown().trim().split('\n')).toHaveLength(1);
  });

  it('are shown by the script of macOS as its arguments', async () => {
    const { log, shown } = desktop('osascript', 'it');
    log(failure(new PinError('code-blocked', 'pin', 0)));
    await vi.waitFor(() => {
      expect(shown()).toContain('[Il PIN è bloccato][firefox ha chiesto di usare la tua carta CA00000AA');
    });
  });

  it('are not shown for what a window said, or nobody needs to know', async () => {
    const { log, shown } = desktop('notify-send');
    log(failure(new CancelledError()));
    log(failure(new PinError('code-incorrect', 'pin', 2)));
    log({ type: 'signed', program: 'firefox', ...card });
    log(failure(new TokenServiceError('token-prompt-unavailable')));
    await vi.waitFor(() => {
      expect(shown()).toContain('Your card was asked for');
    });
    expect(shown().trim().split('\n')).toHaveLength(1);
  });

  it('are missed in silence without a desktop', () => {
    const log = desktopNotices({ language: 'en', platform: 'linux', env: { PATH: '/nowhere' } });
    expect(() => {
      log({ type: 'prompt-unavailable', program: undefined, ...card });
    }).not.toThrow();
  });
});
