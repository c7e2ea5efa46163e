import { serveVirtualReader, VPCD_PORT, type VirtualReader, type VirtualReaderEvent } from '@ciekit/emulator';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { openCard, readOrMakeCardFile } from '../software/card-file.js';

const DEFAULT_HOST = '127.0.0.1';
const MAX_PORT = 65_535;
/** Commands are short words; a longer line is none. */
const MAX_LINE = 64;

export async function run(context: CommandContext): Promise<Answer | undefined> {
  const [file = ''] = context.arguments;
  const { words, signal, notes } = context;
  const host = context.options.text('host') ?? DEFAULT_HOST;
  const port = readPort(context.options.text('port'));
  const trace = context.log.trace;
  const card = await openCard(await readOrMakeCardFile(file));
  const stop = new AbortController();
  const reader = serveVirtualReader({
    card,
    host,
    port,
    signal: AbortSignal.any([signal, stop.signal]),
    onEvent: teller(context),
  });
  notes.line(words.emulator.serving(host, String(port)));
  if (trace !== undefined) context.log.write('debug', `state in ${file}.state`);
  takeCommands(context, reader, () => {
    stop.abort();
  });
  await reader.closed;
  context.emit({ event: 'stopped', message: words.emulator.stopped });
  notes.line(words.emulator.stopped);
  return undefined;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return VPCD_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > MAX_PORT) throw new UsageError('invalid-value', { word: '--port', choices: '1-65535' });
  return port;
}

/** Says what happens; of the waiting for a daemon that is not there only the first. */
function teller(context: CommandContext): (event: VirtualReaderEvent) => void {
  let last: string | undefined;
  return (event) => {
    const isPower = event.type === 'power-on' || event.type === 'power-off' || event.type === 'reset';
    if (isPower) {
      context.log.write('debug', event.type);
      return;
    }
    if (event.type === last) return;
    last = event.type;
    const reason = event.type === 'disconnected' ? ` (${event.reason})` : '';
    const message = `${context.words.emulator.events[event.type]}${reason}`;
    context.emit({ event: event.type, message });
    context.page.line(message);
  };
}

/** Words on standard input, one a line; the end of the input changes nothing. SIGUSR2 moves the card. */
function takeCommands(context: CommandContext, reader: VirtualReader, quit: () => void): void {
  const { stdin } = context.stdio;
  let inserted = true;
  const move = (to: boolean): void => {
    inserted = to;
    if (to) reader.insert();
    else reader.remove();
  };
  const obey = (line: string): void => {
    const word = line.trim().toLowerCase();
    if (word === 'insert') move(true);
    else if (word === 'remove') move(false);
    else if (word === 'quit' || word === 'exit') quit();
    else if (word !== '') context.alerts.line(context.words.emulator.unknownCommand);
  };
  let waiting = '';
  const onData = (chunk: Uint8Array | string): void => {
    const lines = `${waiting}${Buffer.from(chunk as Uint8Array).toString('latin1')}`.split('\n');
    waiting = (lines.pop() ?? '').slice(-MAX_LINE);
    for (const line of lines) obey(line);
  };
  const stopToggling = context.stdio.onToggle(() => {
    move(!inserted);
  });
  stdin.on('data', onData);
  context.atEnd(() => {
    stdin.off('data', onData);
    stdin.pause();
    stopToggling();
  });
}
