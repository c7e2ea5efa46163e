import type { Handlers } from '../desktop.js';
import { answered } from '../process-answer.js';
import { startTokenService } from '../token-service.js';

type Names = 'token.status' | 'token.lock' | 'token.start' | 'prompt.get' | 'prompt.answer';

export const tokenHandlers: Handlers<Names> = {
  'token.status': async ({ processes }) => answered(await processes.cards.query('token-status', undefined)),
  'token.lock': async ({ processes }) => answered(await processes.cards.query('token-lock', undefined)),
  'token.start': async ({ processes }) => {
    await startTokenService(process.env);
    return answered(await processes.cards.query('token-status', undefined));
  },
  'prompt.get': ({ prompts }, _, sender) => prompts.get(sender),
  'prompt.answer': ({ prompts }, { id, pin, yes = false }, sender) => {
    prompts.answer(sender, id, { pin, yes });
    return undefined;
  },
};
