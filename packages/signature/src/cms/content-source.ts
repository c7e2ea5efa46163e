import type { ByteSource } from './byte-source.js';
import type { ContentExtent } from './signed-data.js';

/** Neighbouring pieces are read together, in bytes. */
const MAX_SPAN = 1_048_576;

/** The octets of an eContent where they lie in a file, in one piece or many. */
export function contentSource(file: ByteSource, { starts, ends, length }: ContentExtent): ByteSource {
  const [start = 0] = starts;
  if (starts.length <= 1) {
    return {
      size: length,
      read: (offset, wanted) => file.read(start + offset, Math.max(0, Math.min(wanted, length - offset))),
    };
  }
  const before = new Float64Array(starts.length + 1);
  for (const [index, from] of starts.entries()) {
    before[index + 1] = (before[index] ?? 0) + (ends[index] ?? from) - from;
  }
  return {
    size: length,
    read: async (offset, wanted) => {
      const until = Math.min(offset + wanted, length);
      const parts: Uint8Array[] = [];
      let index = pieceAt(before, offset);
      let position = offset;
      while (position < until) {
        const from = (starts[index] ?? 0) + position - (before[index] ?? 0);
        const last = lastTogether(index, from, until, { starts, ends, before });
        const span = await file.read(from, Math.min((ends[last] ?? 0) - from, MAX_SPAN));
        for (; index <= last && position < until; index++) {
          const pieceStart = (starts[index] ?? 0) + position - (before[index] ?? 0);
          const pieceEnd = Math.min(ends[index] ?? 0, pieceStart + until - position, from + span.length);
          parts.push(span.subarray(pieceStart - from, pieceEnd - from));
          position += pieceEnd - pieceStart;
          // A piece longer than one read goes on with the next.
          if (position < Math.min(before[index + 1] ?? 0, until)) break;
        }
      }
      return new Uint8Array(Buffer.concat(parts));
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
  pieces: { readonly starts: readonly number[]; readonly ends: readonly number[]; readonly before: Float64Array },
): number {
  let last = index;
  while ((pieces.before[last + 1] ?? until) < until && (pieces.ends[last + 1] ?? Infinity) - from <= MAX_SPAN) last++;
  return last;
}
