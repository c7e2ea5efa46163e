import type { Coverage } from '../validation/evidence.js';
import type { Block } from './blocks.js';
import { reasonsOf } from './compose-verdicts.js';
import { filled, own } from './text.js';
import type { ReportWords } from './words.js';

/** @param tellsNothing say so where nothing has changed: only a PDF shows what was added */
export function coverageBlocks(
  { extent, changes, revision }: Coverage,
  words: ReportWords,
  tellsNothing: boolean,
): Block[] {
  const isOlder = extent === 'part' && revision !== undefined;
  const text = isOlder
    ? filled(words.coverage.revision, { revision: own(`${revision}`) })
    : own(words.coverage[extent]);
  const blocks: Block[] = [{ kind: 'paragraph', text }];
  if (changes.length > 0) {
    blocks.push({ kind: 'paragraph', text: own(words.coverage.changes), quiet: true });
    blocks.push({ kind: 'reasons', reasons: reasonsOf(changes, words) });
  } else if (tellsNothing && extent === 'whole') {
    blocks.push({ kind: 'paragraph', text: own(words.coverage.noChanges) });
  }
  return blocks;
}
