import { expect } from 'vitest';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import type { Desk } from './desk.js';
import { ask, type DeskApp } from './launch-desk.js';

const VERIFY = 0x20;
const CHANGE = 0x24;
const RESET = 0x2c;
const CODES: readonly number[] = [VERIFY, CHANGE, RESET];
/** READ BINARY, ISO 7816-4. */
const READ = 0xb0;

/** One command of a flow, as it goes into the card. */
interface Command {
  readonly index: number;
  readonly ins: number;
  readonly isProtected: boolean;
}

/** The card leaves the reader before it executes a command, or after it, and its answer is lost. */
export interface Pull extends Command {
  readonly kind: 'card-removed' | 'answer-lost';
}

/** What lies on the one reader, as the app knows it; `busy` while an operation has it. */
async function known(app: DeskApp<Desk>): Promise<string> {
  const { desk } = await ask(app, 'app.start', undefined);
  const card = desk.readers[0]?.card;
  if (desk.busy || card === undefined) return 'busy';
  // The holder is the last that is read of a paired card.
  return card.kind === 'cie' && card.holder !== undefined ? 'read' : card.kind;
}

/** Resolves when nobody reads the card any more: what goes through it from now on is the flow's own. */
export async function untilRead(app: DeskApp<Desk>): Promise<void> {
  await expect.poll(() => known(app), { interval: 10 }).toBe('read');
}

export async function untilGone(app: DeskApp<Desk>): Promise<void> {
  await expect.poll(() => known(app), { interval: 10 }).toBe('empty');
}

/** The commands of one good run, up to the end of the protected session in which the code went. */
export async function commandsOf({ card }: DeskCard, run: () => Promise<void>): Promise<readonly Command[]> {
  const commands: Command[] = [];
  card.faults.resetCounter();
  card.faults.inject({
    kind: 'slow',
    at: ({ index, ins = 0, protected: isProtected }) => {
      commands.push({ index, ins, isProtected });
      return false;
    },
  });
  await run();
  const code = commands.findLastIndex(({ ins }) => CODES.includes(ins));
  // What comes then is the window's look at the tries that are left.
  const end = commands.findIndex(({ isProtected }, i) => i > code && !isProtected);
  return end === -1 ? commands : commands.slice(0, end);
}

/**
 * Where to pull: at every command; of a file that is read in many pieces at the first piece and the last. In both ways from
 * the first code on, elsewhere by turns.
 */
export function pullsOf(commands: readonly Command[]): readonly Pull[] {
  const isInside = (i: number): boolean => [i - 1, i, i + 1].every((at) => commands[at]?.ins === READ);
  const firstCode = commands.findIndex(({ ins }) => CODES.includes(ins));
  return commands
    .filter((_, i) => !isInside(i))
    .flatMap((command, i): readonly Pull[] => {
      const removed = { ...command, kind: 'card-removed' } as const;
      const lost = { ...command, kind: 'answer-lost' } as const;
      if (command.index >= firstCode) return [removed, lost];
      return i % 2 === 0 ? [removed] : [lost];
    });
}

/** How often each command with a code went to the card. */
export function sentOf({ codeCommands }: DeskCard): { readonly checks: number; readonly settings: number } {
  const checks = codeCommands.filter((ins) => ins === VERIFY).length;
  return { checks, settings: codeCommands.length - checks };
}
