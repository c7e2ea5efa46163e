import { CancelledError } from '@ciekit/core/basics';
import { describeError, describeTries, type CardState, type ReaderWatchEvent } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import type { Cell, Page } from '../terminal/page.js';
import { openUseCases } from '../use-cases.js';
import { pairedCardJson, showDate } from './card-fields.js';

export async function run(context: CommandContext): Promise<Answer | undefined> {
  if (context.options.flag('watch')) {
    await watch(context);
    return undefined;
  }
  const { middleware, options, chosen } = await openUseCases(context);
  const { signal, onEvent } = options;
  const found = await middleware.status({
    signal,
    onEvent,
    reader: chosen.reader,
    tries: context.options.flag('tries'),
  });
  return {
    json: { readers: found.map(({ reader, card }) => ({ name: reader, card: cardJson(card) })) },
    show: (page) => {
      if (found.length === 0) page.line(context.words.status.none);
      for (const { reader, card } of found) {
        page.heading(reader);
        showCard(context, page, card);
      }
    },
  };
}

async function watch(context: CommandContext): Promise<void> {
  const { middleware, options, chosen } = await openUseCases(context);
  context.notes.line(context.words.status.watching);
  const watchOptions = { onEvent: options.onEvent, reader: chosen.reader, tries: context.options.flag('tries') };
  try {
    for await (const event of middleware.watchReaders(context.signal, watchOptions)) tell(context, event);
  } catch (error) {
    // Ctrl-C is the way to end this, also while a card is being asked.
    if (!(error instanceof CancelledError)) throw error;
  }
}

function tell(context: CommandContext, event: ReaderWatchEvent): void {
  const { page, words } = context;
  context.emit(eventJson(event));
  const say = (reader: string, cell: Cell): void => {
    page.item({ text: `${reader}:`, as: 'bold' }, typeof cell === 'string' ? cell : cell.text);
  };
  switch (event.type) {
    case 'reader-added':
      say(event.reader.name, event.reader.card === 'empty' ? words.status.empty : words.status.added);
      break;
    case 'reader-removed':
      say(event.reader.name, words.status.removed);
      break;
    case 'card-removed':
      say(event.reader.name, words.status.cardRemoved);
      break;
    case 'card-recognised':
      say(event.reader, cardCell(context, event.card));
      break;
    case 'service-stopped':
      page.line({ text: words.status.serviceStopped, as: 'yellow' });
      break;
    case 'service-started':
      page.line(words.status.serviceStarted);
      break;
    case 'card-inserted':
    case 'all-told':
      break;
  }
}

function eventJson(event: ReaderWatchEvent): Readonly<Record<string, unknown>> {
  if (event.type === 'card-recognised') return { event: event.type, reader: event.reader, card: cardJson(event.card) };
  return 'reader' in event ? { event: event.type, reader: event.reader.name } : { event: event.type };
}

function cardJson(card: CardState): Readonly<Record<string, unknown>> {
  if (card.kind === 'unreadable') {
    return { state: card.kind, error: 'code' in card.error ? card.error.code : 'internal' };
  }
  if (card.kind !== 'cie') return { state: card.kind };
  return {
    state: card.kind,
    nis: card.nis,
    profile: card.profile,
    paired: card.paired === undefined ? null : pairedCardJson(card.paired),
    ...(card.tries === undefined
      ? {}
      : {
          tries: { pin: card.tries.pin.triesRemaining ?? null, puk: card.tries.puk.triesRemaining ?? null },
        }),
  };
}

function cardCell(context: CommandContext, card: CardState): Cell {
  const words = context.words.status;
  switch (card.kind) {
    case 'empty':
      return { text: words.empty, as: 'dim' };
    case 'mute':
      return { text: words.mute, as: 'yellow' };
    case 'other-card':
      return { text: words.otherCard, as: 'yellow' };
    case 'unreadable':
      return { text: describeError(card.error, context.language).title, as: 'yellow' };
    case 'cie':
      return {
        text: card.paired === undefined ? words.unpaired : words.pairedAs(card.paired.serialNumber),
        as: 'green',
      };
  }
}

function showCard(context: CommandContext, page: Page, card: CardState): void {
  page.line(cardCell(context, card));
  if (card.kind !== 'cie') return;
  if (card.paired !== undefined) {
    const { label, validity } = card.paired;
    if (label !== '') page.line(label);
    page.line(context.words.status.expires(showDate(context, validity.notAfter)));
  }
  if (card.tries !== undefined) {
    for (const kind of ['pin', 'puk'] as const) {
      page.line(describeTries(kind, card.tries[kind].triesRemaining, context.language));
    }
  }
}
