import { planRemoval } from '@ciekit/pkcs11/install';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { carryOut, installationInWords, readChoice } from './installation.js';

export async function run(context: CommandContext): Promise<Answer> {
  const choice = readChoice(context);
  return carryOut(context, await installationInWords(() => planRemoval(choice)), choice.surroundings);
}
