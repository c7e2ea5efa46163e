import type { ByteSource } from './byte-source.js';
import type { ContentExtent } from './signed-data.js';

/** Neighbouring pieces are read together, in bytes. */
const MAX_SPAN = 524_288;

/** The octets of an eContent where they lie in a file, in one piece or many. */
export function contentSource(file: ByteSource, { starts, ends, length }: ContentExtent): ByteSource {
  const [start = 0] = starts;
  if (starts.length <= 1) {
    return {
      size: length,
      read: (offset, wanted, into) => file.read(start + offset, Math.max(0, Math.min(wanted, length - offset)), into),
    };
  }
  const before = new Float64Array(starts.length + 1);
  for (const [index, from] of starts.entries()) {
    before[index + 1] = (before[index] ?? 0) + (ends[index] ?? from) - from;
  }
  let free: Uint8Array | undefined;
  return {
    size: length,
    read: async (offset, wanted, into) => {
      const until = Math.min(offset + wanted, length);
      const target = into?.subarray(0, Math.max(0, until - offset)) ?? new Uint8Array(Math.max(0, until - offset));
      // Two reads at once do not share it.
      const scratch = free ?? new Uint8Array(MAX_SPAN);
      free = undefined;
      let index = pieceAt(before, offset);
      let position = offset;
      while (position < until) {
        const from = (starts[index] ?? 0) + position - (before[index] ?? 0);
        const last = lastTogether(index, from, until, { starts, ends, before });
        const span = await file.read(from, Math.min((ends[last] ?? 0) - from, MAX_SPAN), scratch);
        for (; index <= last && position < until; index++) {
          const pieceStart = (starts[index] ?? 0) + position - (before[index] ?? 0);
          const pieceEnd = Math.min(ends[index] ?? 0, pieceStart + until - position, from + span.length);
          target.set(span.subarray(pieceStart - from, pieceEnd - from), position - offset);
          position += pieceEnd - pieceStart;
          // A piece longer than one read goes on with the next.
          if (position < Math.min(before[index + 1] ?? 0, until)) break;
        }
      }
      free = scratch;
      return target;
    },
  };
}

/** The piece that holds an octet: the last that begins at or before it. */
function pieceAt(before: Float64Array, offset: number): number {
  let low = 0;
  let high = before.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((before[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The last piece that is read together with the one at `index`. */
function lastTogether(
  index: number,
  from: number,
  until: number,
  pieces: { readonly starts: Float64Array; readonly ends: Float64Array; readonly before: Float64Array },
): number {
  let last = index;
  while ((pieces.before[last + 1] ?? until) < until && (pieces.ends[last + 1] ?? Infinity) - from <= MAX_SPAN) last++;
  return last;
}
