import { describeBindings } from '@ciekit/pcsc';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtEntry, runModule } from '../support/built-package.js';
import { VirtualCard } from '../support/virtual-card.js';
import { FIRST_READER, PcscDaemon, skipWithoutPcscd } from './support/daemon.js';

const TIMEOUT_MS = 15_000;

describe.skipIf(skipWithoutPcscd())('a process that used readers', () => {
  let daemon: PcscDaemon;
  let entry: string;
  let card: VirtualCard;

  beforeAll(async () => {
    entry = builtEntry();
    daemon = await PcscDaemon.start();
  });

  afterAll(() => daemon.stop());

  beforeEach(async () => {
    // Answers SELECT, and nothing else ever.
    card = await VirtualCard.insert((command) => (command[1] === 0xa4 ? Uint8Array.of(0x90, 0x00) : undefined));
  });

  afterEach(async () => {
    const before = daemon.cardRemovals;
    await card.pull();
    await expect.poll(() => daemon.cardRemovals, { timeout: 20_000 }).toBeGreaterThan(before);
  });

  describe.each(['native', 'pcsclite'] as const)('%s', (binding) => {
    const description = describeBindings().find(({ name }) => name === binding);
    if (description?.available !== true) {
      it.skip(`not available here: ${description?.reason ?? ''}`, () => undefined);
      return;
    }

    const prelude = (): string => `
      import { openPcscReaders } from ${JSON.stringify(entry)};
      const readers = openPcscReaders({ binding: ${JSON.stringify(binding)} });
      const stop = new AbortController();
      for await (const event of readers.watch(stop.signal)) if (event.type === 'card-inserted') break;
      const begin = async () => (await readers.connect(${JSON.stringify(FIRST_READER)})).beginTransaction();
    `;

    it('ends by itself once the readers are closed', async () => {
      const result = await runModule(
        `${prelude()}
        const transaction = await begin();
        const answer = await transaction.transmit(Uint8Array.of(0, 0xa4, 0, 0));
        await transaction.end('leave');
        await readers.close();
        console.log(answer.join());`,
        TIMEOUT_MS,
      );
      expect(result).toEqual({ exitCode: 0, signal: null, output: '144,0\n' });
    });

    it('ends on demand while a command has no answer, with its exit code and after every listener', async () => {
      const result = await runModule(
        `${prelude()}
        const transaction = await begin();
        transaction.transmit(Uint8Array.of(0, 0xb0, 0, 0)).catch(() => undefined);
        setTimeout(() => process.exit(7), 100);
        process.on('exit', () => console.log('bye'));`,
        TIMEOUT_MS,
      );
      expect(result).toEqual({ exitCode: 7, signal: null, output: 'bye\n' });
    });

    it('ends on demand while it watches', async () => {
      const result = await runModule(
        `${prelude()}
        (async () => { for await (const event of readers.watch(stop.signal)); })();
        setTimeout(() => process.exit(3), 100);`,
        TIMEOUT_MS,
      );
      expect(result).toEqual({ exitCode: 3, signal: null, output: '' });
    });

    it('ends by itself after it gave up a command', async () => {
      const result = await runModule(
        `${prelude().replace('binding:', 'timeouts: { transmitMs: 200 }, binding:')}
        const transaction = await begin();
        const code = await transaction.transmit(Uint8Array.of(0, 0xb0, 0, 0)).catch((error) => error.code);
        await transaction.end('reset');
        await readers.close();
        console.log(code);
        ${binding === 'pcsclite' ? 'process.exit(0);' : ''}`,
        TIMEOUT_MS,
      );
      expect(result).toEqual({ exitCode: 0, signal: null, output: 'timeout\n' });
    });
  });
});
