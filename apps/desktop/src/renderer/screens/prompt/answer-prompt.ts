import { useLayoutEffect } from 'preact/hooks';
import { bridge } from '../../state/bridge.js';

/** The safe answer: nothing is sent to the card. */
export function declinePrompt(id: string): void {
  void bridge.request('prompt.answer', { id });
}

/** @param pin zeroed when it was sent */
export function givePin(id: string, pin: Uint8Array<ArrayBuffer>): void {
  void bridge.request('prompt.answer', { id, pin });
  // The message is a copy by now.
  pin.fill(0);
}

export function agreeToPrompt(id: string): void {
  void bridge.request('prompt.answer', { id, yes: true });
}

/** Escape is the safe answer. */
export function useEscape(id: string): void {
  useLayoutEffect(() => {
    const take = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') declinePrompt(id);
    };
    addEventListener('keydown', take);
    return () => {
      removeEventListener('keydown', take);
    };
  }, [id]);
}
