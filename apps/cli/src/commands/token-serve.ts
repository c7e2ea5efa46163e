import { once } from 'node:events';
import { defaultSocketPath, takeActivatedSockets } from '@ciekit/pkcs11';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { inWords } from './token-fields.js';
import { startToken } from './token-service.js';

export async function run(context: CommandContext): Promise<Answer | undefined> {
  const { notes, signal, words } = context;
  const activated = await inWords(() => Promise.resolve().then(() => takeActivatedSockets()));
  const socketPath = context.options.text('socket') ?? defaultSocketPath();
  const token = await startToken(context, { socketPath, activated, isService: true });
  notes.line(activated === undefined ? words.token.serving(token.socketPath) : words.token.servingActivated);
  // Where Node was started for a service (SERVICE_NODE_OPTIONS): it waits for days with what its start has left.
  globalThis.gc?.();
  if (!signal.aborted) await once(signal, 'abort');
  await token.close();
  notes.line(words.token.stopped);
  context.emit({ event: 'stopped', message: words.token.stopped });
  return undefined;
}
