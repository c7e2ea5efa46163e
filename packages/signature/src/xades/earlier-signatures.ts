import { SignatureError } from '../errors.js';
import type { SignatureEvidence } from '../validation/evidence.js';
import { readXades, type ReadXadesOptions } from './read-xades.js';

/**
 * Runs a change of a signed document and demands that it costs no earlier signature or time stamp its integrity: an
 * enveloped signature of the plain kind covers every signature added after it.
 *
 * @throws {SignatureError} `changes-forbidden` where it would; then nothing was changed
 */
export async function keepingEarlier(
  before: Uint8Array,
  after: Uint8Array,
  options: ReadXadesOptions,
): Promise<Uint8Array> {
  const earlier = states(await readXades(before, options));
  const now = new Set(states(await readXades(after, options)));
  if (earlier.every((state) => now.has(state))) return after;
  throw new SignatureError('changes-forbidden', 'an earlier signature covers the place of the change');
}

/** What must not change: whether each signature and time stamp holds. Those that did not hold do not count. */
function states(evidence: readonly SignatureEvidence[]): readonly string[] {
  return evidence.flatMap(({ name, integrity, timestamps, counterSignatures }) => [
    ...(integrity.state === 'intact' ? [`signature ${name}`] : []),
    ...timestamps
      .filter((each) => each.integrity.state === 'intact')
      .map(({ token }) => `time stamp ${name} ${Buffer.from(token).toString('base64')}`),
    ...states(counterSignatures),
  ]);
}
