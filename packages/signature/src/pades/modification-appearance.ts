import type { PdfObject } from '../pdf/objects.js';
import type { RevisionStep } from './modification-step.js';
import { sameObject } from './revision-diff.js';
import { dictionaryIn } from './revision-view.js';

/** Below this: AP, its N, R or D, a state's name. */
const MAX_DEPTH = 3;

/**
 * Two appearance dictionaries (ISO 32000-2, 12.5.5). Streams that were overwritten in place are explained where they are
 * nothing but appearances.
 *
 * @returns whether anything that is drawn differs
 */
export function compareAppearances(
  step: RevisionStep,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  depth = 0,
): boolean {
  if (depth > MAX_DEPTH) return true;
  const [older, newer] = step.follow(before, after, (path, owner) => isAppearance(step, path, owner));
  const dictionaries = [dictionaryIn(older), dictionaryIn(newer)] as const;
  if (older?.kind === 'stream' || newer?.kind === 'stream') {
    const differs = !sameObject(older, newer);
    if (differs) step.adopt(dictionaries[1]);
    return differs;
  }
  let differs = !sameObject(older, newer);
  for (const [key, value] of dictionaries[1]?.entries ?? []) {
    if (compareAppearances(step, dictionaries[0]?.entries.get(key), value, depth + 1)) differs = true;
  }
  return differs;
}

function isAppearance(step: RevisionStep, path: string, owner: number): boolean {
  if (/^(?:MK\/)?AP(?:\/[NRD](?:\/[^/]+)?)?$/u.test(path)) return true;
  // The appearance dictionary is an object of its own.
  return /^[NRD](?:\/[^/]+)?$/u.test(path) && step.usages.isOnly(owner, (above) => above === 'AP');
}
