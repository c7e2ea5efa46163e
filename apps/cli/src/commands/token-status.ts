import { askStatus, defaultSocketPath } from '@ciekit/pkcs11';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { inWords } from './token-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const socket = context.options.text('socket') ?? defaultSocketPath();
  const { pid, clients, pinMode, idleMs, slots } = await inWords(() => askStatus(socket));
  return {
    json: {
      socket,
      pid,
      clients,
      pinMode,
      idleSeconds: idleMs / 1000,
      slots: slots.map(({ slot, reader, card, serialNumber, label, loggedIn, programs }) => ({
        slot,
        reader: reader === '' ? null : reader,
        card,
        serialNumber: serialNumber === '' ? null : serialNumber,
        label: serialNumber === '' ? null : label,
        loggedIn,
        programs: programs.map((program) => program ?? null),
      })),
    },
    show: (page) => {
      const words = context.words.token.status;
      page.fields([
        [words.service, { text: words.process(String(pid)), as: 'green' }],
        [words.socket, socket],
        [words.clients, String(clients)],
        [words.pinMode, words.pinModes[pinMode]],
        [words.idle, idleMs === 0 ? words.idleNever : words.idleMinutes(String(idleMs / 60_000))],
      ]);
      page.line();
      page.table(
        [words.slot, words.reader, words.card, words.state],
        slots.map(({ slot, reader, card, serialNumber, label, loggedIn, programs }) => [
          String(slot),
          reader === '' ? '–' : reader,
          [words.cards[card], serialNumber, label].filter((part) => part !== '').join(' '),
          loggedIn ? { text: `${words.open}${programsOf(programs)}`, as: 'yellow' } : words.locked,
        ]),
      );
    },
  };
}

function programsOf(programs: readonly (string | undefined)[]): string {
  const names = programs.filter((program) => program !== undefined);
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
