import type { SignatureView, TimestampView } from '../../../contract/document-views.js';
import type { WindowLanguage } from '../../../contract/views.js';
import { dateAndTime } from '../../state/dates.js';
import type { Words } from '../../words/words.js';

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
export function stampSays(
  { time, indication }: TimestampView,
  { timestamps }: VerifyWords,
  language: WindowLanguage,
): string {
  const said = time === undefined ? timestamps.noTime : dateAndTime(time, language);
  return indication === 'passed' ? timestamps.proves(said) : timestamps.doesNotProve(said);
}
