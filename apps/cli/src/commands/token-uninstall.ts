import { planRemoval } from '@ciekit/pkcs11';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { carryOut, readChoice } from './installation.js';
import { inWords } from './token-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const choice = readChoice(context);
  return carryOut(context, await inWords(() => planRemoval(choice)), choice.surroundings);
}
