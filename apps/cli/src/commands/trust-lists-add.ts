import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { readUserFile } from '../files.js';
import { noReaders } from '../no-readers.js';
import { openMiddleware } from '../open-middleware.js';
import { additionsAnswer, signersOf } from './trusted-list-fields.js';

/** The longest lists have 10 MB. */
const MAX_LIST_LENGTH = 32 * 1_048_576;

export async function run(context: CommandContext): Promise<Answer> {
  const signers = await signersOf(context);
  const files: { readonly name: string; readonly content: Uint8Array }[] = [];
  for (const name of context.arguments) files.push({ name, content: await readUserFile(name, MAX_LIST_LENGTH) });
  const additions = await openMiddleware(context, noReaders).addTrustedLists(files, { signers });
  return additionsAnswer(context, additions, 'trust');
}
