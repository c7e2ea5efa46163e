import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { toHex } from '@ciekit/core/bytes';
import { serveVirtualReader, SoftwareCard, specimenImage } from '@ciekit/emulator';
import type { VirtualReader, VirtualReaderEvent } from '@ciekit/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_READER, PcscDaemon, skipWithoutPcscd } from '../../../pcsc/test/pcsc/support/daemon.js';

const run = promisify(execFile);
const OPENSC_TOOL = '/usr/bin/opensc-tool';
const missing = (): string | false =>
  existsSync(OPENSC_TOOL) ? skipWithoutPcscd() : 'opensc-tool is not installed (apt install opensc)';

/** What OpenSC, an independent PC/SC client, says. */
const opensc = async (...options: readonly string[]): Promise<string> => {
  const { stdout } = await run(OPENSC_TOOL, ['--reader', FIRST_READER, ...options], { timeout: 30_000 });
  return stdout;
};

/** Asks again and again; each question is a process of its own and takes its time. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) if (performance.now() > deadline) throw new Error('it did not come true');
}

const atrText = (card: SoftwareCard): string => toHex(card.atr).match(/../g)!.join(':').toLowerCase();

describe.skipIf(missing())('the card through pcscd and vpcd', () => {
  const image = specimenImage();
  const card = new SoftwareCard({ image });
  const stop = new AbortController();
  const events: VirtualReaderEvent[] = [];
  let daemon: PcscDaemon;
  let reader: VirtualReader;

  beforeAll(async () => {
    daemon = await PcscDaemon.start();
    reader = serveVirtualReader({ card, signal: stop.signal, onEvent: (event) => events.push(event) });
    await seen();
  });

  afterAll(async () => {
    stop.abort();
    await reader.closed;
    await daemon.stop();
  });

  /** pcscd asks vpcd for a card every now and then: until it noticed. */
  const seen = (): Promise<void> => until(async () => (await opensc('--atr').catch(() => '')).includes(atrText(card)));

  it('is listed by opensc-tool with its ATR', async () => {
    expect(await opensc('--list-readers')).toMatch(/Yes\s.*Virtual PCD 00 00/);
    expect((await opensc('--atr')).trim()).toBe(atrText(card));
  });

  it('is selected and read by opensc-tool: application, EF 1001, an answer longer than 256 bytes', async () => {
    const answers = await opensc(
      '--send-apdu',
      '00A4040C06A00000000039',
      '--send-apdu',
      '00B081000C',
      '--send-apdu',
      '00B0830000',
      '--send-apdu',
      '00CB3FFF0B4D097007BFA004037F498000',
    );
    expect(answers.match(/SW1=0x[0-9A-F]+, SW2=0x[0-9A-F]+/g)).toEqual([
      'SW1=0x90, SW2=0x00',
      'SW1=0x90, SW2=0x00',
      'SW1=0x69, SW2=0x82',
      expect.stringMatching(/^SW1=0x(?:61|90), SW2=0x/),
    ]);
    const hexOfAnswer = answers.replace(/\s/g, '');
    expect(hexOfAnswer).toContain(image.files['1001'].match(/../g)!.join(''));
  });

  it('is missed when it is taken out, and found when it is put in', async () => {
    reader.remove();
    await until(async () => /No\s.*Virtual PCD 00 00/.test(await opensc('--list-readers')));
    reader.insert();
    await seen();
  });

  it('is missed even when it is put back at once', async () => {
    const { cardRemovals, cardInsertions } = daemon;
    reader.remove();
    reader.insert();
    await until(async () => {
      await opensc('--list-readers');
      return daemon.cardInsertions > cardInsertions;
    });
    expect(daemon.cardRemovals).toBe(cardRemovals + 1);
    await seen();
  });

  it('comes back when the daemon was restarted', async () => {
    await daemon.stop();
    await expect(opensc('--atr')).rejects.toThrow();
    daemon = await PcscDaemon.start();
    await seen();
    expect(events).toContainEqual({ type: 'disconnected', reason: 'reader-closed' });
  });
});
