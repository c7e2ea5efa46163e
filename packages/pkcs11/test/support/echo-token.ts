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

  status(): ReturnType<ServedToken['status']> {
    const card = { reader: 'Reader A', card: 'paired', serialNumber: 'CA00000AA', label: 'Anna' } as const;
    const logIn = { loggedIn: true, programs: ['firefox', undefined], idleMs: 1500 };
    return { pinMode: 'prompt', idleMs: 300_000, slots: [{ slot: 1, ...card, ...logIn }] };
  }

  lock(): Promise<number> {
    return Promise.resolve(++this.locked);
  }
}
