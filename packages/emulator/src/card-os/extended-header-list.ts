import { byteAt } from '@ciekit/core/bytes';
import { StatusWord } from '@ciekit/core/iso7816';
import { refuse } from './refusal.js';

const EXTENDED_HEADER_LIST = 0x4d;
/** Lengths that ask for the whole object, primitive and constructed (ISO 7816-4 section 8.4.6). */
const WHOLE_PRIMITIVE = 0x00;
const WHOLE_CONSTRUCTED = 0x80;
const MAX_TAG_BYTES = 3;

/**
 * The tags from the outermost template to the object asked for. The list may ask for one object only: no CIE object needs
 * more, and each header is `tag ‖ length of what follows` or `tag ‖ 00 | 80` at the end.
 *
 * @throws {Refusal} 6A80 malformed
 */
export function headerListPath(data: Uint8Array): number[] {
  const path: number[] = [];
  let offset = 0;
  for (;;) {
    const header = readHeader(data, offset);
    offset = header.end;
    path.push(header.tag);
    const whole = header.length === WHOLE_PRIMITIVE || header.length === WHOLE_CONSTRUCTED;
    const left = data.length - offset;
    if (whole ? left !== 0 : header.length !== left) refuse(StatusWord.WRONG_DATA);
    if (path.length === 1 && (whole || header.tag !== EXTENDED_HEADER_LIST)) refuse(StatusWord.WRONG_DATA);
    if (whole) return path.slice(1);
  }
}

function readHeader(
  data: Uint8Array,
  start: number,
): { readonly tag: number; readonly length: number; readonly end: number } {
  if (start >= data.length) refuse(StatusWord.WRONG_DATA);
  let offset = start;
  let byte = byteAt(data, offset++);
  let tag = byte;
  if ((byte & 0x1f) === 0x1f) {
    do {
      if (offset >= data.length || offset - start >= MAX_TAG_BYTES) refuse(StatusWord.WRONG_DATA);
      byte = byteAt(data, offset++);
      tag = tag * 256 + byte;
    } while ((byte & 0x80) !== 0);
  }
  if (offset >= data.length) refuse(StatusWord.WRONG_DATA);
  return { tag, length: byteAt(data, offset), end: offset + 1 };
}
