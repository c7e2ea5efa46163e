import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ExtractedPage } from './page-extract.js';
import type { PreviewProblem } from './subject.js';

/** Pixels of the longer side: sharp enough to read large print, and a few hundred kilobytes at most. */
const LONGER_SIDE = 1_100;
const MAX_SCALE = 2;
/** In milliseconds; an ordinary page takes half a second, most of it for the start. */
const TIME_LIMIT = 15_000;
/** In megabytes: JavaScript's, pictures are bounded by their pixels. */
const MEMORY_LIMIT = 512;
/** A picture longer than this, in bytes, is no preview. */
const MAX_PICTURE = 4 * 1024 * 1024;

const PROGRAM = new URL('../../workers/page-picture.mjs', import.meta.url);

/**
 * Draws a page that was taken out of its file, in a thread of its own that is ended when it takes too long.
 *
 * @returns PNG, or why there is none
 * @throws what the signal gives as its reason
 */
export async function pictureOf(
  { pdf, width, height }: Pick<ExtractedPage, 'pdf' | 'width' | 'height'>,
  signal?: AbortSignal,
  timeLimit = TIME_LIMIT,
): Promise<Uint8Array | PreviewProblem> {
  const scale = Math.min(MAX_SCALE, LONGER_SIDE / Math.max(width, height));
  const worker = new Worker(PROGRAM, {
    workerData: { pdf, scale },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
    // What the renderer complains about is nobody's business.
    stdout: true,
    stderr: true,
  });
  const limit = AbortSignal.timeout(timeLimit);
  try {
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    const [answer] = (await once(worker, 'message', { signal: both })) as [unknown];
    return pictureIn(answer);
  } catch (error) {
    signal?.throwIfAborted();
    const isOutOfBounds =
      limit.aborted || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
    return isOutOfBounds ? 'renderer-timeout' : 'renderer-failed';
  } finally {
    await worker.terminate();
  }
}

function pictureIn(answer: unknown): Uint8Array | PreviewProblem {
  if (answer instanceof Uint8Array) return answer.length <= MAX_PICTURE ? answer : 'too-large';
  return answer === 'renderer-missing' ? answer : 'renderer-failed';
}
