import type { Frame } from '../rpc/frame.js';
import { wipeCodes } from './request-call.js';

/** What a frame takes besides its body, bytes, roughly. */
const FRAME_OBJECT = 256;

/** Requests that wait for their turn, the oldest first. */
export class RequestQueue {
  readonly #requests: Frame[] = [];
  #bytes = 0;

  /** The memory that they take, bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#requests.length;
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0;
  }

  push(request: Frame): void {
    this.#requests.push(request);
    this.#bytes += FRAME_OBJECT + request.body.length;
  }

  shift(): Frame | undefined {
    const request = this.#requests.shift();
    if (request !== undefined) this.#bytes -= FRAME_OBJECT + request.body.length;
    return request;
  }

  /** Nobody will answer them: their codes are overwritten. */
  drop(): void {
    for (const request of this.#requests) wipeCodes(request);
    this.#requests.length = 0;
    this.#bytes = 0;
  }
}
