import { planInstallation } from '@ciekit/pkcs11';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { carryOut, readChoice, thisCommand } from './installation.js';
import { inWords } from './token-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const choice = readChoice(context);
  const plan = await inWords(() =>
    planInstallation({ ...choice, command: thisCommand(), expectChromium: context.options.flag('chromium') }),
  );
  return carryOut(context, plan, choice.surroundings);
}
