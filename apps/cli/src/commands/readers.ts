import { toHex } from '@ciekit/core/basics';
import type { Answer } from '../answer.js';
import { chooseReaders } from '../card-readers.js';
import type { CommandContext } from '../command-context.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { readers, reader } = await chooseReaders(context.settings);
  context.atEnd(() => readers.close());
  const wanted = reader?.toLocaleLowerCase('en') ?? '';
  const found = (await readers.list()).filter(({ name }) => name.toLocaleLowerCase('en').includes(wanted));
  return {
    json: {
      readers: found.map(({ name, card, atr }) => ({ name, card, atr: atr === undefined ? null : toHex(atr) })),
    },
    show: (page) => {
      const words = context.words.readers;
      if (found.length === 0) {
        page.line(words.none);
        return;
      }
      page.table(
        [words.reader, words.card, words.atr],
        found.map(({ name, card, atr }) => [
          name,
          { text: words.presence[card], as: card === 'present' ? 'green' : card === 'empty' ? 'dim' : 'yellow' },
          atr === undefined ? '' : toHex(atr),
        ]),
      );
    },
  };
}
