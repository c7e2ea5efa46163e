import type { TimestampReport } from '../validation/report.js';
import type { Block, Fact } from './blocks.js';
import { coverageBlocks } from './compose-coverage.js';
import { verdictLines } from './compose-verdicts.js';
import { indicationText, certificateBlocks } from './compose-certificates.js';
import { formatTime } from './dates.js';
import { nameText, own } from './text.js';
import type { ReportWords } from './words.js';

/** A time stamp and whether it proves anything; without a heading. */
export function composeTimestamp(stamp: TimestampReport, words: ReportWords): Block[] {
  const { facts, language } = words;
  const list: Fact[] = [
    { term: facts.kind, values: [own(words.timestampKinds[stamp.kind])] },
    { term: facts.time, values: [own(stamp.time === undefined ? words.noTime : formatTime(stamp.time, language))] },
    {
      term: facts.authority,
      values: [stamp.authority === undefined ? own(words.unknown) : nameText(stamp.authority)],
    },
    { term: facts.indication, values: indicationText(stamp, words.timestampOutcomes[stamp.indication], words) },
    { term: facts.validatedAt, values: [own(formatTime(stamp.judgedAt, language))] },
  ];
  const certificates = certificateBlocks(stamp.chain, words);
  return [
    { kind: 'facts', caption: words.headings.timestamp, facts: list },
    { kind: 'verdicts', caption: words.verdictCaption, lines: verdictLines(stamp.verdicts, words) },
    ...(stamp.coverage === undefined ? [] : coverageBlocks(stamp.coverage, words, true)),
    ...(certificates.length === 0
      ? []
      : [{ kind: 'paragraph', text: own(words.headings.stampCertificates), quiet: true } as const]),
    ...certificates,
  ];
}
