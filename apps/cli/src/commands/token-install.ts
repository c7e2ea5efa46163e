import { planInstallation } from '@ciekit/pkcs11/install';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { carryOut, installationInWords, readChoice, thisCommand } from './installation.js';

export async function run(context: CommandContext): Promise<Answer> {
  const choice = readChoice(context);
  const plan = await installationInWords(() =>
    planInstallation({ ...choice, command: thisCommand(), expectChromium: context.options.flag('chromium') }),
  );
  return carryOut(context, plan, choice.surroundings);
}
