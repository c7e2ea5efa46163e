import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { readCardFile } from '../software/card-file.js';
import { describeCardFile, softwareCardAnswer } from './emulator-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  return softwareCardAnswer(context, await describeCardFile(await readCardFile(file)), undefined);
}
