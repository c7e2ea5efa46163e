/** Who answers when a log-in asks for the PIN: the program that called C_Login, or the holder at our prompt. */
import { CancelledError, type SecretBytes } from '@ciekit/core/basics';
import type { CodeRefusal, CodeRequest, CodeSource } from '@ciekit/middleware';

const PIN_LENGTH = 8;

/** What is never asked for in a log-in. */
const NOT_ASKED = {
  askPuk: () => Promise.reject(new CancelledError()),
  askNewPin: () => Promise.reject(new CancelledError()),
  warnWeak: () => Promise.resolve(false),
  advisePuk: () => Promise.resolve(false),
} as const;

/** Why this PIN of a program is not even offered to the card (product.md rule 1); `undefined`: it is. */
export function unfitPin(pin: Uint8Array): 'PIN_LEN_RANGE' | 'PIN_INCORRECT' | undefined {
  if (pin.length !== PIN_LENGTH) return 'PIN_LEN_RANGE';
  return pin.every((byte) => byte >= 0x30 && byte <= 0x39) ? undefined : 'PIN_INCORRECT';
}

/** The PIN of C_Login: given once, never for what is or may be the last try, and nobody is there to be asked anything. */
export function pinOfProgram(pin: SecretBytes): CodeSource {
  let given = false;
  return {
    ...NOT_ASKED,
    interactive: false,
    askPin: () => {
      if (given) return Promise.reject(new CancelledError());
      given = true;
      return Promise.resolve(pin.clone());
    },
    confirmLastTry: () => Promise.resolve(false),
  };
}

/**
 * The holder at a prompt, asked again after a PIN that the card refused.
 *
 * @param prompt one dialogue; it stays the same over several questions
 * @param refused why the holder is asked again; `undefined` the first time
 * @param typed a PIN that was asked for before; it goes first, once
 */
export function pinOfHolder(
  prompt: CodeSource,
  refused: CodeRefusal | undefined,
  typed: SecretBytes | undefined,
): CodeSource {
  let before = typed;
  return {
    ...NOT_ASKED,
    interactive: prompt.interactive,
    askPin: (request: CodeRequest) => {
      const first = before;
      before = undefined;
      if (first !== undefined) return Promise.resolve(first.clone());
      return prompt.askPin({ ...request, refused: request.refused ?? refused });
    },
    confirmLastTry: (kind, triesRemaining) => prompt.confirmLastTry(kind, triesRemaining),
    ...(prompt.confirmUnverifiedIssuer === undefined
      ? {}
      : { confirmUnverifiedIssuer: () => prompt.confirmUnverifiedIssuer?.() ?? Promise.resolve(false) }),
  };
}
