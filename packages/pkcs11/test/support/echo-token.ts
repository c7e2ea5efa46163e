import type { Frame } from '../../src/rpc/frame.js';
import type { ServedToken } from '../../src/server/serve-token.js';
import type { CallingProgram, TokenConnection } from '../../src/index.js';

/** A token that gives back what it is asked, so that a test of the socket decides when and how much. */
export class EchoToken implements ServedToken {
  readonly programs: (CallingProgram | undefined)[] = [];
  open = 0;
  locked = 0;
  /** What a test does with a request instead of giving it back. */
  answer: (request: Frame) => Frame | Promise<Frame> = (request) => request;

  connect(program: CallingProgram | undefined): TokenConnection {
    this.programs.push(program);
    this.open++;
    return {
      handle: (request) => this.answer(request),
      close: () => {
        this.open--;
      },
    };
  }

  slots(): ReturnType<ServedToken['slots']> {
    return [{ slot: 1, reader: 'Reader A', card: 'paired', serialNumber: 'CA00000AA', loggedIn: true }];
  }

  lock(): Promise<number> {
    return Promise.resolve(++this.locked);
  }
}
