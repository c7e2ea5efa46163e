import { execFile } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { CardSessionError, concatBytes, fromHex } from '@ciekit/core';
import { serveVirtualReader, type VirtualReader } from '@ciekit/emulator';
import { createMiddleware, type CardSigner, type Middleware, type SignerOptions } from '@ciekit/middleware';
import { describeBindings, openPcscReaders, type PcscReaders } from '@ciekit/pcsc';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIRST_READER, PcscDaemon, skipWithoutPcscd } from '../../../pcsc/test/pcsc/support/daemon.js';
import { OtherProgram } from '../../../pcsc/test/pcsc/support/other-program.js';
import { DeskCard, errorOf, TODAY } from '../support/desk.js';
import { Holder } from '../support/holder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const OPENSC_TOOL = '/usr/bin/opensc-tool';
const missing = (): string | false =>
  existsSync(OPENSC_TOOL) ? skipWithoutPcscd() : 'opensc-tool is not installed (apt install opensc)';
const run = promisify(execFile);
/** pcscd asks the driver for the card every 400 ms, less often when the machine is busy. */
const SERVICE_NOTICES = { timeout: 20_000, interval: 20 };
const SHA256_DIGEST_INFO = fromHex('3031300D060960864801650304020105000420');

const digestInfo = (message: string): Uint8Array =>
  concatBytes(SHA256_DIGEST_INFO, createHash('sha256').update(message).digest());

describe.skipIf(missing())('a kept session through pcscd', () => {
  const card = new DeskCard();
  const certificate = new X509Certificate(Buffer.from(card.image.files['1003'], 'hex'));
  const stop = new AbortController();
  const power = new EventEmitter();
  let daemon: PcscDaemon;
  let virtualReader: VirtualReader;

  /** Whether pcscd switches the card off within this time. */
  const poweredOff = (ms: number): Promise<boolean> =>
    once(power, 'power-off', { signal: AbortSignal.timeout(ms) }).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    daemon = await PcscDaemon.start();
    virtualReader = serveVirtualReader({
      card: card.card,
      signal: stop.signal,
      onEvent: ({ type }) => power.emit(type),
    });
  });

  afterAll(async () => {
    stop.abort();
    try {
      await virtualReader.closed;
    } finally {
      await daemon.stop();
    }
  });

  describe.each(['native', 'pcsclite'] as const)('%s', (binding) => {
    const description = describeBindings().find(({ name }) => name === binding)!;
    if (!description.available) {
      it.skip(`not available here: ${description.reason ?? ''}`, () => undefined);
      return;
    }
    let readers: PcscReaders;
    let middleware: Middleware;
    let signer: CardSigner | undefined;

    const logIn = async (holder = new Holder(), options: SignerOptions = {}): Promise<CardSigner> =>
      (signer = await middleware.openSigner(holder, options));
    const present = (): Promise<void> =>
      expect.poll(async () => (await readers.list())[0]?.card, SERVICE_NOTICES).toBe('present');
    /** A session over pcsclite may be lost at any time: between two connections pcscd may switch the card off. */
    const signs = async (by: CardSigner, message: string): Promise<boolean> => {
      try {
        return verify('sha256', Buffer.from(message), certificate.publicKey, await by.sign(digestInfo(message)));
      } catch (error) {
        if (binding === 'pcsclite' && error instanceof CardSessionError) return true;
        throw error;
      }
    };
    const resetByOther = async (): Promise<void> => {
      const other = OtherProgram.start(FIRST_READER, 'reset');
      await other.holding;
      await other.release();
    };
    const opensc = async (): Promise<void> => {
      await run(OPENSC_TOOL, ['--reader', FIRST_READER, '--send-apdu', '0084000008'], { timeout: 30_000 });
    };

    beforeEach(async () => {
      readers = openPcscReaders({ binding });
      middleware = createMiddleware({ readers, storeDirectory: await temporaryFolder(), clock: () => TODAY });
      await present();
      card.codeCommands = [];
    });

    afterEach(async () => {
      await signer?.close();
      signer = undefined;
      await readers.close();
    });

    it('ends when another process resets the card between two signatures', async () => {
      const by = await logIn();
      expect(await signs(by, 'one')).toBe(true);
      await resetByOther();
      expect((await errorOf(by.sign(digestInfo('two')))).code).toBe('session-lost');
      expect(card.verifications).toBe(1);
      expect(await signs(await logIn(), 'three')).toBe(true);
    });

    it('ends when another process talks to the card between two signatures', async () => {
      const by = await logIn();
      expect(await signs(by, 'one')).toBe(true);
      await opensc();
      expect((await errorOf(by.sign(digestInfo('two')))).code).toBe('session-lost');
      expect(card.verifications).toBe(1);
      expect(await signs(await logIn(), 'three')).toBe(true);
    });

    it('sends the PIN once when another process uses the card while the holder types', async () => {
      for (const meanwhile of [resetByOther, opensc]) {
        card.codeCommands = [];
        const by = await logIn(new Holder({ meanwhile }));
        expect(card.verifications).toBe(1);
        expect(await signs(by, 'x')).toBe(true);
        await by.close();
      }
    });

    it('ends when the card is lifted, and the card that is put back has to be logged in to', async () => {
      const by = await logIn();
      const removals = daemon.cardRemovals;
      virtualReader.remove();
      await expect.poll(() => daemon.cardRemovals, SERVICE_NOTICES).toBeGreaterThan(removals);
      virtualReader.insert();
      await present();
      expect((await errorOf(by.sign(digestInfo('one')))).code).toBe('session-lost');
      expect(await signs(await logIn(), 'two')).toBe(true);
      expect(card.verifications).toBe(2);
    });

    if (binding === 'native') {
      it('serves one PIN and several signatures, and resets the chip at its end', async () => {
        const by = await logIn();
        expect(await signs(by, 'one')).toBe(true);
        expect(await signs(by, 'two')).toBe(true);
        expect(card.verifications).toBe(1);
        const before = card.card.resetCount;
        await by.close();
        expect(card.card.resetCount).toBeGreaterThan(before);
        expect((await errorOf(by.sign(digestInfo('three')))).code).toBe('session-lost');
      });

      it('outlasts the transaction of another process', async () => {
        const by = await logIn(new Holder(), { waitMs: 200 });
        const other = OtherProgram.start(FIRST_READER, 'transaction');
        await other.holding;
        expect((await errorOf(by.sign(digestInfo('one')))).code).toBe('sharing-violation');
        await other.release();
        expect(await signs(by, 'two')).toBe(true);
        expect(card.verifications).toBe(1);
      });

      it('keeps the card powered for as long as it lasts', async () => {
        const by = await logIn();
        // pcscd switches a card off soon after the last connection to it has ended; this one stays.
        await expect(poweredOff(3_000)).resolves.toBe(false);
        expect(await signs(by, 'one')).toBe(true);
      });
    } else {
      it('ends when pcscd switches the card off, which it does soon after the last connection', async () => {
        const by = await logIn();
        expect(await signs(by, 'one')).toBe(true);
        await expect(poweredOff(SERVICE_NOTICES.timeout)).resolves.toBe(true);
        expect((await errorOf(by.sign(digestInfo('two')))).code).toBe('session-lost');
        expect(card.verifications).toBe(1);
        expect(await signs(await logIn(), 'three')).toBe(true);
      });
    }
  });
});
