import type { SignatureView, TimestampView } from '../../../contract/document-views.js';
import type { WindowLanguage } from '../../../contract/views.js';
import { dateAndTime } from '../../state/dates.js';
import type { Words } from '../../words/words.js';
import { toneOfStamp } from './answers.js';

type VerifyWords = Words['documents']['verify'];

/** When it was signed, and who says so. */
export function whenOf(
  { bestTime: { kind, time } }: SignatureView,
  { when }: VerifyWords,
  language: WindowLanguage,
): string {
  return kind === 'none' || time === undefined ? when.none : when[kind](dateAndTime(time, language));
}

/** What a time stamp says, and whether that is proved. */
export function stampSays(stamp: TimestampView, { timestamps }: VerifyWords, language: WindowLanguage): string {
  const said = stamp.time === undefined ? timestamps.noTime : dateAndTime(stamp.time, language);
  return timestamps[SAYING[toneOfStamp(stamp)]](said);
}

const SAYING = { ok: 'proves', open: 'open', warn: 'doesNotProve' } as const;
