import type { ReturnValueName } from '../cryptoki/return-values.js';

/** Why a log-in is over. */
export type LogOutReason = 'idle' | 'locked' | 'card-left' | 'session-lost' | 'logged-out' | 'another-log-in';

/** Whom an event is about: never more than a program's name, a reader and the number printed on a card. */
export interface AboutCard {
  readonly reader: string;
  readonly serialNumber: string;
  /** `undefined`: not known who asked. */
  readonly program: string | undefined;
}

/** What happened, for the service's log. Holds no code, no key, nothing of the holder. */
export type TokenLogEvent =
  | { readonly type: 'connected' | 'disconnected'; readonly program: string | undefined }
  | { readonly type: 'readers-unavailable'; readonly error: Error }
  | {
      readonly type: 'card-recognised';
      readonly reader: string;
      readonly serialNumber: string;
      readonly paired: boolean;
    }
  | { readonly type: 'card-left'; readonly reader: string }
  /** What the card or its pairing record told cannot be used. */
  | { readonly type: 'card-unusable'; readonly reader: string; readonly error: Error }
  | ({ readonly type: 'logged-in' | 'signed' } & AboutCard)
  | ({ readonly type: 'logged-out'; readonly reason: LogOutReason } & Omit<AboutCard, 'program'>)
  /** Nobody could be asked for the PIN: no prompt on this machine, or none that answers. */
  | ({ readonly type: 'prompt-unavailable' } & AboutCard)
  /** C_Login with a PIN while one try is left, or the card does not tell how many: it was not sent. */
  | ({ readonly type: 'last-try-kept' } & AboutCard)
  /** C_Login with a PIN, which goes to a card whose issuer nobody vouches for; at a prompt the holder is asked. */
  | ({ readonly type: 'issuer-unchecked' } & AboutCard)
  | ({
      readonly type: 'log-in-failed' | 'signature-failed';
      readonly answer: ReturnValueName;
      readonly error: Error;
    } & AboutCard);

export type TokenLog = (event: TokenLogEvent) => void;
