import { PinError } from '@ciekit/core/basics';
import { catalogueOf, fillIn, type Language, type TokenNoticeKey } from '@ciekit/middleware';
import { execFile } from 'node:child_process';
import { TokenServiceError } from '../server/token-service-error.js';
import type { TokenLog, TokenLogEvent } from '../token/token-log.js';
import { printable } from './printable.js';
import { programName } from './prompt-texts.js';

/** A program that keeps asking does not fill the screen: the same notice once in so long, ms. */
const AGAIN_AFTER_MS = 60_000;
const MAX_REMEMBERED = 64;
const SHOWN_WITHIN_MS = 5_000;

const APPLE_SCRIPT = 'on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run';

export interface DesktopNoticesOptions {
  readonly language: Language;
  readonly platform?: NodeJS.Platform | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * Notifications on the desktop for what the holder should know of and no window says: a card that was asked for and
 * nobody to ask, a blocked PIN, a PIN given by a program that was not sent, a card that did not sign. By `notify-send` or, on macOS, `osascript`;
 * nothing where these are missing.
 *
 * @returns a listener for the token's log
 */
export function desktopNotices(options: DesktopNoticesOptions): TokenLog {
  const { language, platform = process.platform, env = process.env } = options;
  const shownAt = new Map<string, number>();
  return (event) => {
    const notice = noticeOf(event, language);
    if (notice === undefined) return;
    const what = `${notice.title}\n${notice.text}`;
    const now = performance.now();
    if (now - (shownAt.get(what) ?? -Infinity) < AGAIN_AFTER_MS) return;
    if (shownAt.size >= MAX_REMEMBERED) shownAt.clear();
    shownAt.set(what, now);
    show(notice, platform, env);
  };
}

interface Notice {
  readonly title: string;
  readonly text: string;
}

function noticeOf(event: TokenLogEvent, language: Language): Notice | undefined {
  const key = keyOf(event);
  if (key === undefined || !('serialNumber' in event && 'program' in event)) return undefined;
  const { title, text } = catalogueOf(language).token.notices[key];
  const values = { program: programName(event.program, language), card: printable(event.serialNumber) };
  return { title, text: fillIn(text, values) };
}

function keyOf(event: TokenLogEvent): TokenNoticeKey | undefined {
  if (event.type === 'prompt-unavailable') return 'no-prompt';
  if (event.type === 'last-try-kept') return 'last-try-kept';
  // Firefox shows nothing, and waits, when a signature fails.
  if (event.type === 'signature-failed' && event.answer !== 'CKR_FUNCTION_CANCELED') return 'not-signed';
  if (event.type !== 'log-in-failed') return undefined;
  const { error } = event;
  if (error instanceof PinError && error.code === 'code-blocked') return 'pin-blocked';
  // Every prompt said that it could ask, and none could.
  return error instanceof TokenServiceError ? 'no-prompt' : undefined;
}

/** The texts are arguments, never part of a command or a script. */
function show(
  { title, text }: Notice,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const isMac = platform === 'darwin';
  const program = isMac ? 'osascript' : 'notify-send';
  const args = isMac ? ['-e', APPLE_SCRIPT] : ['--app-name=CIE Kit', '--icon=dialog-password', '--'];
  execFile(
    program,
    [...args, title, isMac ? text : withoutMarkup(text)],
    { env: { ...env }, timeout: SHOWN_WITHIN_MS },
    () => {
      // Without the program, or a desktop to show it on, there is still the log.
    },
  );
}

/** Desktops show the text as markup (Desktop Notifications Specification 1.3, section 5). */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
