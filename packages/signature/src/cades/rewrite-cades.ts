import { chunksOf } from '../cms/byte-source.js';
import { frameSignedData, type SignedDataParts } from '../cms/signed-data-writer.js';
import type { OpenCades } from './open-cades.js';

/** {@link SignedDataParts} with nothing left out. */
export type WholeParts = { readonly [Part in keyof SignedDataParts]-?: readonly Uint8Array[] };

/** Everything around the content as it is in the file: what a change starts from. */
export function partsOf({ signedData }: OpenCades): WholeParts {
  return {
    signerInfos: signedData.signerInfos.map(({ encoded }) => encoded),
    certificates: signedData.certificates,
    revocationValues: signedData.revocationValues,
    digestAlgorithms: signedData.digestAlgorithms.map(({ encoded }) => encoded),
  };
}

/** How a file that is written anew is handed over. */
export interface RewriteOptions {
  /**
   * Chunks may be overwritten once the next but three is asked for, as in {@link chunksOf}: for a pipeline into a file, whose
   * chunks nobody keeps. A gigabyte then leaves no garbage. Default false.
   */
  readonly recycle?: boolean | undefined;
}

/** The file with other parts around the same EncapsulatedContentInfo, which is copied as it is, BER included. */
export async function* rewriteCades(
  { source, signedData }: OpenCades,
  parts: SignedDataParts,
  { recycle }: RewriteOptions,
): AsyncGenerator<Uint8Array, void> {
  const { encapsulated, contentType } = signedData;
  const frame = frameSignedData(parts, {
    contentType,
    start: new Uint8Array(),
    streamedLength: encapsulated.end - encapsulated.start,
  });
  yield frame.before;
  yield* chunksOf(source, encapsulated.start, encapsulated.end, recycle);
  yield frame.after;
}
