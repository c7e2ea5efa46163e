import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cardHome } from './support/card-home.js';
import { errorOf, start, type Running } from './support/cli.js';
import { unannounced } from './support/json-fields.js';

const place = cardHome();
/** Control frame of vpcd that asks for the ATR: two bytes of length, one of content. */
const GET_ATR = Uint8Array.of(0, 1, 4);

/** The side of vpcd that a card connects to. */
async function virtualReader(): Promise<{ server: Server; port: number; nextCard: () => Promise<Socket> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const waiting: Socket[] = [];
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    waiting.push(socket);
    server.emit('card');
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    server,
    port,
    nextCard: async () => {
      if (waiting.length === 0) await once(server, 'card');
      const socket = waiting.shift();
      if (socket === undefined) throw new Error('no card');
      return socket;
    },
  };
}

function serve(port: number, ...more: string[]): Running {
  return start(['emulator', 'serve', place.card, '--port', String(port), ...more], {
    home: place.home,
    terminal: true,
  });
}

async function atrOf(card: Socket): Promise<string> {
  card.write(GET_ATR);
  const [answer] = (await once(card, 'data')) as [Buffer];
  return answer.subarray(2).toString('hex').toUpperCase();
}

describe('emulator serve', () => {
  it('offers the card, takes it away and puts it back on command', async () => {
    const { port, nextCard } = await virtualReader();
    const running = serve(port);
    const inserted = (times: number): Promise<void> =>
      expect.poll(() => running.stdout().match(/card inserted/g)).toHaveLength(times);
    const first = await nextCard();
    expect(await atrOf(first)).toBe('3B8F80018031806549544A3442120FFF8290008B');
    const gone = once(first, 'close');
    first.resume();
    running.stdin.write('remove\n');
    await gone;
    running.stdin.write('nonsense\ninsert\n');
    const second = await nextCard();
    await inserted(2);
    const goneAgain = once(second, 'close');
    second.resume();
    running.toggle();
    await goneAgain;
    running.toggle();
    await nextCard();
    await inserted(3);
    running.stdin.write('quit\n');
    const { code, stdout, stderr } = await running.result;
    expect(code).toBe(0);
    expect(stdout.match(/card inserted/g)).toHaveLength(3);
    expect(stdout).toContain('card removed (removed)');
    expect(stderr).toContain(`Serving the card at 127.0.0.1:${String(port)}`);
    expect(stderr).toContain('Commands: insert, remove, quit.');
  });

  it('waits for a reader that is not there, in one object a line, until Ctrl-C', async () => {
    const { server, port } = await virtualReader();
    const closed = once(server, 'close');
    server.close();
    await closed;
    const running = serve(port, '--json');
    await expect.poll(() => running.stdout()).toContain('waiting');
    running.interrupt();
    const { code, stdout, stderr } = await running.result;
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual(['waiting', 'stopped']);
    for (const event of events) expect(unannounced('emulator serve', event)).toEqual([]);
  });

  it.each(['0', '65536', 'x', '-1', '1e3'])('refuses the port %s', async (port) => {
    const result = await place.onCard(['emulator', 'serve', place.card, `--port=${port}`, '--json']);
    expect(errorOf(result)).toMatchObject({ code: 'invalid-value', exitCode: 2 });
  });
});
