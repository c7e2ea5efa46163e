import { CKR } from '../cryptoki/return-values.js';
import { errorReply } from '../rpc/encode-reply.js';
import type { Frame } from '../rpc/frame.js';
import type { CallingProgram } from './calling-program.js';
import { Client } from './client.js';
import { answer } from './dispatch.js';
import type { SlotBoard } from './slot.js';
import type { TokenConnection } from './token-connection.js';

const NO_OPTIONS = new Uint8Array(0);

/** A connection that answers from a board of slots. */
export class ClientConnection implements TokenConnection {
  readonly client: Client;
  readonly #onClose: (() => void) | undefined;
  #closed = false;

  constructor(board: SlotBoard, program: CallingProgram | undefined, onClose?: () => void) {
    this.client = new Client(board, program);
    this.#onClose = onClose;
  }

  handle({ code, body }: Frame): Frame | Promise<Frame> {
    const reply = this.#closed ? errorReply(CKR.DEVICE_REMOVED) : answer(this.client, body);
    if (reply instanceof Promise) return reply.then((late) => ({ code, options: NO_OPTIONS, body: late }));
    return { code, options: NO_OPTIONS, body: reply };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.client.finalize();
    this.#onClose?.();
  }
}
