import {
  fromHex,
  isRedacted,
  TapeRecorder,
  TapeTransport,
  toHex,
  TransportError,
  type CardConnection,
  type Transport,
} from '@ciekit/core';
import { CancelledError } from '@ciekit/core/basics';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import { chooseReaders } from '../card-readers.js';
import type { CommandContext } from '../command-context.js';
import { readUserFile, writeUserFile } from '../files.js';

/** Header of a command (ISO 7816-4 section 5.1). */
const MIN_LENGTH = 4;
/** Header, extended Lc, 65,535 bytes, extended Le. */
const MAX_LENGTH = 65_544;
const MAX_INPUT = 4 * 1_048_576;
const MAX_TAPE = 16 * 1_048_576;

interface Exchange {
  readonly command: Uint8Array;
  readonly response: Uint8Array;
}

export async function run(context: CommandContext): Promise<Answer> {
  const { options, words, settings } = context;
  const record = options.text('record');
  const replay = options.text('replay');
  if (record !== undefined && replay !== undefined) {
    throw new UsageError('conflicting-options', { word: '--record, --replay' });
  }
  const lines = context.arguments.length > 0 ? context.arguments : await readLines(context);
  const commands = lines.map((line, index) => parseCommand(line, index + 1, options.flag('allow-code-commands')));
  if (commands.length === 0) throw new UsageError('no-apdus');
  if (settings.json) context.log.write('info', words.rawWarning);
  else context.notes.line({ text: words.rawWarning, as: 'yellow' });
  const exchanges =
    replay === undefined
      ? await onCard(context, commands, record)
      : await onTape(context, commands, await readUserFile(replay, MAX_TAPE));
  return {
    json: {
      exchanges: exchanges.map(({ command, response }) => ({
        command: shownCommand(command),
        response: toHex(response),
        sw: toHex(response.subarray(-2)),
      })),
      tape: record ?? null,
    },
    show: (page) => {
      for (const { command, response } of exchanges) {
        page.raw(`=> ${shownCommand(command)}\n<= ${toHex(response)}\n`);
      }
      if (record !== undefined) context.notes.line(words.tapeSaved(record));
    },
  };
}

/** A command that carries a code is shown as its header. */
function shownCommand(command: Uint8Array): string {
  return isRedacted(command) ? `${toHex(command.subarray(0, MIN_LENGTH))} redacted` : toHex(command);
}

async function readLines({ stdio, signal, keyboard }: CommandContext): Promise<readonly string[]> {
  if (keyboard.isThere) throw new UsageError('no-apdus');
  let text = '';
  for await (const chunk of stdio.stdin as AsyncIterable<Uint8Array | string>) {
    if (signal.aborted) throw new CancelledError();
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    if (text.length > MAX_INPUT) throw new UsageError('file-unreadable', { file: 'stdin', reason: '' });
  }
  return text
    .split('\n')
    .map((line) => line.replace(/#.*$/u, '').trim())
    .filter((line) => line !== '');
}

function parseCommand(text: string, number: number, allowCodes: boolean): Uint8Array {
  const malformed = (): UsageError => new UsageError('apdu-malformed', { number: String(number) });
  let command: Uint8Array;
  try {
    command = fromHex(text);
  } catch {
    throw malformed();
  }
  if (command.length < MIN_LENGTH || command.length > MAX_LENGTH) throw malformed();
  if (isRedacted(command) && !allowCodes) throw new UsageError('apdu-carries-code', { number: String(number) });
  return command;
}

async function onCard(
  context: CommandContext,
  commands: readonly Uint8Array[],
  record: string | undefined,
): Promise<readonly Exchange[]> {
  const { readers, reader } = await chooseReaders(context.settings);
  context.atEnd(() => readers.close());
  const connection = await connectTo(readers, reader, context.signal);
  context.atEnd(() => connection.close());
  const transaction = await connection.beginTransaction({ signal: context.signal });
  const recorder = new TapeRecorder(transaction);
  try {
    return await exchange(context, commands, recorder);
  } finally {
    // What the commands selected or opened is nobody else's business.
    await transaction.end('reset');
    if (record !== undefined) await writeUserFile(record, recorder.tape, { force: context.options.flag('force') });
  }
}

async function connectTo(
  readers: Awaited<ReturnType<typeof chooseReaders>>['readers'],
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<CardConnection> {
  const { CardSelectionError } = await import('@ciekit/middleware/basics');
  const name = wanted?.toLocaleLowerCase('en') ?? '';
  const found = (await readers.list()).filter((reader) => reader.name.toLocaleLowerCase('en').includes(name));
  const cards = found.filter(({ card }) => card !== 'empty');
  const [only, ...others] = found.length === 1 ? found : cards;
  if (others.length > 0) {
    throw new CardSelectionError(
      'several-cards',
      cards.map((reader) => ({ reader: reader.name, serialNumber: undefined })),
    );
  }
  if (only === undefined) {
    throw found.length === 0
      ? new TransportError('no-reader', 'no reader is connected')
      : new TransportError('no-card', 'no card is on a reader');
  }
  return readers.connect(only.name, { signal });
}

async function onTape(
  context: CommandContext,
  commands: readonly Uint8Array[],
  tape: Uint8Array,
): Promise<readonly Exchange[]> {
  const transport = new TapeTransport(Buffer.from(tape).toString('latin1'));
  const exchanges = await exchange(context, commands, transport);
  transport.assertUsedUp();
  return exchanges;
}

async function exchange(
  { signal, log }: CommandContext,
  commands: readonly Uint8Array[],
  transport: Transport,
): Promise<readonly Exchange[]> {
  const { TracingTransport } = await import('@ciekit/core');
  const traced = log.trace === undefined ? transport : new TracingTransport(transport, log.trace);
  const exchanges: Exchange[] = [];
  for (const command of commands) {
    if (signal.aborted) throw new CancelledError();
    exchanges.push({ command, response: await traced.transmit(command) });
  }
  return exchanges;
}
