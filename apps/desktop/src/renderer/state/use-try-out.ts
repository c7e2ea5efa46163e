import { useState } from 'preact/hooks';
import { errorWords } from '../words/error-words.js';
import { bridge } from './bridge.js';
import { useApp, useWords } from './context.js';
import { goTo } from './route.js';

export interface TryOutSwitch {
  /** Whether something is being done with the card: it is not taken away from under that. */
  readonly isHeld: boolean;
  /** Why it was refused. */
  readonly problem: string | undefined;
  readonly turn: (on: boolean) => void;
}

/** Takes a made-up card in place of the real one, and back. */
export function useTryOut(): TryOutSwitch {
  const words = useWords();
  const { desk } = useApp();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const turn = async (on: boolean): Promise<void> => {
    const reply = await bridge.request('try-out.set', { on });
    if (reply.ok) {
      setProblem(undefined);
      if (on) goTo('home');
    } else {
      const { title, nextStep } = errorWords(reply.error, words);
      setProblem(`${title}. ${nextStep}`);
    }
  };
  return {
    isHeld: desk.busy,
    problem,
    turn: (on) => {
      void turn(on);
    },
  };
}
