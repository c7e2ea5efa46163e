import { MalformedMessage } from './malformed-message.js';
import type { Frame } from './frame.js';

/** Code, length of the options, length of the body (p11-kit/rpc-transport.c). */
const HEADER_LENGTH = 12;

/** The largest body, in bytes: data to sign in one piece is what a request is large for. */
export const MAX_BODY = 1024 * 1024;
/** The options hold the name of a module. */
export const MAX_OPTIONS = 1024;

/** The newest version of the protocol that is spoken here. */
const PROTOCOL_VERSION = 2;

/** The answer to a client's first byte, its version: the older of the two speaks. */
export function agreedVersion(clientVersion: number): number {
  return Math.min(clientVersion, PROTOCOL_VERSION);
}

/**
 * Takes a stream apart into frames. Copies only what a piece cuts in two, into room for that one frame, and wipes what
 * it copied; a header that announces too much throws before anything is kept.
 *
 * @example
 * ```ts
 * socket.on('data', (piece) => { for (const frame of decoder.push(piece)) answer(frame); });
 * ```
 */
export class FrameDecoder {
  /** The beginning of a frame: room for a header, then for all of it. */
  #begun = new Uint8Array(HEADER_LENGTH);
  #held = 0;

  /**
   * The frames that are whole now; their parts are views of what came in.
   *
   * @param piece becomes the decoder's: what is copied from it is overwritten
   *
   * @throws {MalformedMessage} the stream cannot be followed any more: hang up
   */
  push(piece: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    let rest = piece;
    while (rest.length > 0) {
      const announced = this.#held === 0 && rest.length >= HEADER_LENGTH ? announcedLength(rest) : Infinity;
      if (announced <= rest.length) {
        frames.push(frameOf(rest.subarray(0, announced)));
        rest = rest.subarray(announced);
      } else {
        rest = this.#hold(rest, frames);
      }
    }
    return frames;
  }

  /** Whether the stream may end here. */
  get isBetweenFrames(): boolean {
    return this.#held === 0;
  }

  /** The rest will not come: the beginning is overwritten, and the next frame begins with the next piece. */
  drop(): void {
    this.#begun.fill(0);
    this.#begun = new Uint8Array(HEADER_LENGTH);
    this.#held = 0;
  }

  /** Takes what the frame that has begun still lacks; the rest is returned. */
  #hold(piece: Uint8Array, frames: Frame[]): Uint8Array {
    const taken = Math.min(piece.length, this.#begun.length - this.#held);
    this.#begun.set(piece.subarray(0, taken), this.#held);
    // It may be a code's: whoever wipes the frame cannot know of this copy.
    piece.fill(0, 0, taken);
    this.#held += taken;
    if (this.#held === HEADER_LENGTH && this.#begun.length === HEADER_LENGTH) {
      const whole = new Uint8Array(announcedLength(this.#begun));
      whole.set(this.#begun);
      this.#begun = whole;
    }
    if (this.#held === this.#begun.length && this.#held >= HEADER_LENGTH) {
      frames.push(frameOf(this.#begun));
      this.#begun = new Uint8Array(HEADER_LENGTH);
      this.#held = 0;
    }
    return piece.subarray(taken);
  }
}

function uint32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0);
}

function announcedLength(bytes: Uint8Array): number {
  const options = uint32(bytes, 4);
  const body = uint32(bytes, 8);
  if (options > MAX_OPTIONS || body > MAX_BODY) throw new MalformedMessage('frame too large');
  return HEADER_LENGTH + options + body;
}

function frameOf(bytes: Uint8Array): Frame {
  const bodyStart = HEADER_LENGTH + uint32(bytes, 4);
  return {
    code: uint32(bytes, 0),
    options: bytes.subarray(HEADER_LENGTH, bodyStart),
    body: bytes.subarray(bodyStart, bodyStart + uint32(bytes, 8)),
  };
}

/** A frame as it goes over the wire, in one piece. */
export function encodeFrame({ code, options, body }: Frame): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH + options.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, code);
  view.setUint32(4, options.length);
  view.setUint32(8, body.length);
  bytes.set(options, HEADER_LENGTH);
  bytes.set(body, HEADER_LENGTH + options.length);
  return bytes;
}
