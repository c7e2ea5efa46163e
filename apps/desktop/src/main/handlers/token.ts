import { setTimeout } from 'node:timers/promises';
import { DesktopError } from '../../contract/desktop-error.js';
import type { TokenView } from '../../contract/system-views.js';
import type { Desktop, Handlers } from '../desktop.js';
import { answered } from '../process-answer.js';
import { startTokenService } from '../token-service.js';

type Names = 'token.status' | 'token.lock' | 'token.start' | 'prompt.get' | 'prompt.answer';

/** Node starts, the readers are looked at; more means that something is in its way. */
const STARTS_WITHIN_MS = 15_000;
const ASK_EVERY_MS = 200;

/** One service is enough, however often it is asked for. */
let starting: Promise<TokenView> | undefined;

async function start(processes: Desktop['processes']): Promise<TokenView> {
  const service = await startTokenService(process.env);
  const deadline = performance.now() + STARTS_WITHIN_MS;
  for (;;) {
    const status = answered(await processes.cards.query('token-status', undefined));
    if (status.state === 'running') return status;
    if (service.hasEnded || performance.now() > deadline) throw new DesktopError('token-not-starting');
    await setTimeout(ASK_EVERY_MS);
  }
}

export const tokenHandlers: Handlers<Names> = {
  'token.status': async ({ processes }) => answered(await processes.cards.query('token-status', undefined)),
  'token.lock': async ({ processes }) => answered(await processes.cards.query('token-lock', undefined)),
  'token.start': async ({ processes }) => {
    starting ??= start(processes).finally(() => {
      starting = undefined;
    });
    return starting;
  },
  'prompt.get': ({ prompts }, _, sender) => prompts.get(sender),
  'prompt.answer': ({ prompts }, { id, pin, yes = false }, sender) => {
    prompts.answer(sender, id, { pin, yes });
    return undefined;
  },
};
