import type { SignatureReport, TimestampReport } from '@ciekit/signature';
import type { MiddlewareContext } from '../use-case.js';
import type { VerifiedFile } from './verify-files.js';

type Judged = Pick<SignatureReport | TimestampReport, 'chain' | 'verdicts'>;

/**
 * The trusted lists held that are past the date of their next update and had a part in what was found: somebody was trusted
 * because of one of them, or somebody was not trusted whom a newer one may name.
 *
 * @returns their countries, two letters each
 * @throws {PkiError} `trust-store-io`
 */
export async function expiredListsBehind(
  context: MiddlewareContext,
  files: readonly VerifiedFile[],
): Promise<readonly string[]> {
  const judged = files.flatMap((file) => (file.status === 'verified' ? file.report.layers : [])).flatMap(allIn);
  const store = await context.trustAnchors();
  if (judged.length === 0 || !('trustedLists' in store)) return [];
  const expired = (await store.trustedLists.all()).filter(
    ({ nextUpdate }) => nextUpdate === undefined || nextUpdate < context.clock(),
  );
  const isOpen = judged.some(({ verdicts }) => verdicts.trust.state !== 'trusted');
  const behind = new Set(
    judged
      .flatMap(({ chain }) => chain)
      .flatMap(({ sha256 }) => store.originsOf(sha256).map((origin) => origin.country)),
  );
  return expired.map(({ country }) => country).filter((country) => isOpen || behind.has(country));
}

function allIn({
  signatures,
  timestamps,
}: Extract<VerifiedFile, { readonly status: 'verified' }>['report']['layers'][number]): readonly Judged[] {
  return [...signatures.flatMap(withParts), ...timestamps];
}

function withParts(signature: SignatureReport): readonly Judged[] {
  return [signature, ...signature.timestamps, ...signature.counterSignatures.flatMap(withParts)];
}
