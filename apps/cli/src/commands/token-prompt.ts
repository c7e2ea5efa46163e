import { CancelledError } from '@ciekit/core';
import type { PinPrompt } from '@ciekit/pkcs11';

export function choosePrompt(): PinPrompt {
  return {
    name: 'none',
    isAvailable: () => Promise.resolve(false),
    open: () => {
      throw new CancelledError();
    },
  };
}
