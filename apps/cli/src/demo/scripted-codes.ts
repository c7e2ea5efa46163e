import { asciiToBytes, SecretBytes } from '@ciekit/core/basics';
import type { CodeSource } from '@ciekit/middleware';

/** Who plays the holder in the demo: the codes of a software card, which are published. */
export interface Script {
  readonly pin?: string;
  readonly puk?: string;
  readonly newPin?: string;
  /** What is said to the question about the last try. */
  readonly lastTry?: () => boolean;
}

/** A holder who has made up their mind before. */
export function scriptedCodes(script: Script): CodeSource {
  const code = (digits: string | undefined): Promise<SecretBytes> =>
    Promise.resolve(SecretBytes.takeFrom(asciiToBytes(digits ?? '')));
  return {
    interactive: false,
    askPin: () => code(script.pin),
    askPuk: () => code(script.puk),
    askNewPin: () => code(script.newPin),
    confirmLastTry: () => Promise.resolve(script.lastTry?.() ?? false),
    warnWeak: () => Promise.resolve(true),
    advisePuk: () => Promise.resolve(true),
  };
}
