import { createHash } from 'node:crypto';
import type { HashAlgorithm } from '@ciekit/pki';
import { chunksOf, type ByteSource } from './byte-source.js';
import type { SignedContent } from './signature-mathematics.js';

/** Hashes a source once with several functions. @returns in the order of `names` */
export async function digestsOf(
  source: ByteSource,
  names: readonly HashAlgorithm[],
  signal?: AbortSignal,
): Promise<readonly Uint8Array[]> {
  const hashes = names.map((name) => createHash(name));
  for await (const chunk of chunksOf(source, 0, source.size, true)) {
    signal?.throwIfAborted();
    for (const hash of hashes) hash.update(chunk);
  }
  return hashes.map((hash) => new Uint8Array(hash.digest()));
}

/**
 * A content that is read once for all hash functions that are expected, and again only where one more turns up.
 *
 * @param source `undefined` where the content is not at hand
 * @param expected what the SignedData's digestAlgorithms announce
 */
export function contentOf(
  contentType: string | undefined,
  source: ByteSource | undefined,
  expected: readonly HashAlgorithm[],
  signal?: AbortSignal,
): SignedContent {
  const known = new Map<HashAlgorithm, Uint8Array>();
  return {
    contentType,
    digest: async (name) => {
      if (source === undefined || known.has(name)) return known.get(name);
      const names = [...new Set([name, ...expected.filter((candidate) => !known.has(candidate))])];
      const digests = await digestsOf(source, names, signal);
      for (const [index, digest] of digests.entries()) known.set(names[index] ?? name, digest);
      return known.get(name);
    },
    // What a signature is verified over is hashed chunk by chunk.
    chunks: () => source && chunksOf(source, 0, source.size, true),
  };
}
