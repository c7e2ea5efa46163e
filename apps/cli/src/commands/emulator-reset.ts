import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { forgetState, readCardFile } from '../software/card-file.js';
import { describeCardFile, softwareCardAnswer } from './emulator-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  const card = await readCardFile(file);
  await forgetState(card);
  return softwareCardAnswer(context, await describeCardFile(card), context.words.emulator.reset(file));
}
