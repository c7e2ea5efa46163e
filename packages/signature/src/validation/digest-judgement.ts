import { fitnessAt, hashFitness } from './crypto-constraints.js';
import { failure, note } from './finding.js';
import type { ProvedTimes } from './proof-of-existence.js';
import type { Finding, IntegrityState, Verdict } from './verdict.js';

/**
 * What the reader found about the mathematics, and what the hash is worth (ETSI EN 319 102-1 section 5.2.8.4.1): with a
 * weak one somebody else's content could have the same value, unless it is older than the weakness.
 *
 * @param more failures of the judgement's own, such as a time in the future
 */
export function withDigest(
  { state, findings }: Verdict<IntegrityState>,
  algorithm: string | undefined,
  times: ProvedTimes,
  more: readonly Finding[],
): Verdict<IntegrityState> {
  const own = [...more, ...digestFindings(algorithm, times)];
  const fails = own.some(({ weight }) => weight === 'failure');
  return { state: state === 'intact' && fails ? 'undetermined' : state, findings: [...findings, ...own] };
}

function digestFindings(algorithm: string | undefined, times: ProvedTimes): readonly Finding[] {
  if (algorithm === undefined) return [];
  const fitness = hashFitness(algorithm);
  const values = { algorithm };
  switch (fitnessAt(fitness, times.reference, times.notBefore)) {
    case 'was-unfit':
      return [failure('digest-was-weak', values)];
    case 'no-proof':
      return [failure('weak-digest-no-proof', values)];
    case 'fit':
      return fitness.fitUntil === 'no-end' ? [] : [note('weak-digest-proved-earlier', values)];
  }
}
