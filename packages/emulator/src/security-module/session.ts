import { SecureChannel, type ChannelKeys } from '../secure-messaging/secure-channel.js';
import type { CodeName } from './reference-data.js';

/** The two public values of one key agreement, each as long as p. */
export interface KeyAgreement {
  readonly hostPublicValue: Uint8Array;
  readonly cardPublicValue: Uint8Array;
}

/**
 * Everything that one key agreement opens and that ends with it: the secure channel, who authenticated to whom, which
 * codes are verified. Dropping the object drops it all.
 */
export class Session {
  readonly channel: SecureChannel;
  readonly agreement: KeyAgreement;
  /** RND.ICC of the terminal authentication that succeeded, until internal authentication completes it. */
  #terminalChallenge: Uint8Array | undefined;
  #deviceAuthenticated = false;
  readonly #verified = new Set<CodeName>();

  constructor(keys: ChannelKeys, agreement: KeyAgreement) {
    this.channel = new SecureChannel(keys);
    this.agreement = agreement;
  }

  /** Both sides have proved themselves: EXTERNAL and then INTERNAL AUTHENTICATE succeeded. */
  get isDeviceAuthenticated(): boolean {
    return this.#deviceAuthenticated;
  }

  /** EXTERNAL AUTHENTICATE came to an end: with the challenge that it answered, or `undefined` when it failed. */
  setTerminalAuthentication(challenge: Uint8Array | undefined): void {
    this.#terminalChallenge = challenge;
    this.#deviceAuthenticated = false;
    this.#verified.clear();
  }

  get terminalChallenge(): Uint8Array | undefined {
    return this.#terminalChallenge;
  }

  /** INTERNAL AUTHENTICATE was answered: the send sequence counter starts again from both challenges. */
  completeDeviceAuthentication(counter: Uint8Array): void {
    this.#terminalChallenge = undefined;
    this.#deviceAuthenticated = true;
    this.channel.restartCounter(counter);
  }

  isVerified(code: CodeName): boolean {
    return this.#verified.has(code);
  }

  remember(code: CodeName): void {
    this.#verified.add(code);
  }

  forget(code: CodeName): void {
    this.#verified.delete(code);
  }
}
