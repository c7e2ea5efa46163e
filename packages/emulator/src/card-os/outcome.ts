import type { ResponseApdu } from '@ciekit/core/iso7816';

/** What a command came to. `afterwards` happens once the answer is protected: new keys and counters are for what follows. */
export interface Outcome {
  readonly answer: ResponseApdu;
  readonly afterwards?: () => void;
}
