import { rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCardImage, specimenImage, withDefect, type SoftwareReaders } from '@ciekit/emulator';
import type { UseCaseEvent } from '@ciekit/middleware';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, DeskCard, errorOf, READER } from '../support/desk.js';
import { codeOf, office, pdf, signed, type Office } from '../support/documents.js';
import { Holder } from '../support/holder.js';

/** What other programs and hands do to the card between its certificate and the PIN. */
const reset = async (readers: SoftwareReaders): Promise<void> => {
  const connection = await readers.connect(READER);
  await (await connection.beginTransaction()).end('reset');
  await connection.close();
};

const useInClear = async (readers: SoftwareReaders): Promise<void> => {
  const connection = await readers.connect(READER);
  const transaction = await connection.beginTransaction();
  await transaction.transmit(Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08));
  await transaction.end('leave');
  await connection.close();
};

const lift = (readers: SoftwareReaders, { card }: DeskCard): Promise<void> => {
  readers.remove(READER);
  readers.insert(READER, card);
  return Promise.resolve();
};

class CarefulHolder extends Holder {
  trusts = true;

  confirmUnverifiedIssuer(): Promise<boolean> {
    this.asked.push('issuer');
    return Promise.resolve(this.trusts);
  }
}

async function withLetter(): Promise<Office & { readonly files: readonly string[] }> {
  const at = await office();
  return { ...at, files: [await at.write('letter.txt', 'Dear Sirs')] };
}

describe('the card that files are signed with', () => {
  it.each([
    ['another program resets it', reset],
    ['another program uses it', useInClear],
    ['it is lifted and put back', lift],
  ] as const)('%s while the holder types: the PIN is asked for once and sent once', async (_what, happens) => {
    const { middleware, files, readers, card } = await withLetter();
    const holder = new Holder({ meanwhile: () => happens(readers, card) });
    expect(signed(await middleware.signFiles(holder, { files }))).toHaveLength(1);
    expect([holder.asked, card.verifications]).toEqual([['pin'], 1]);
    expect(holder.given.every((secret) => secret.isWiped)).toBe(true);
  });

  it('is let go of while the holder types, and reset at the end: nobody finds the PIN verified', async () => {
    const { middleware, files, readers, card } = await withLetter();
    const before = card.card.resetCount;
    const meanwhile = async (): Promise<void> => {
      expect(card.card.resetCount).toBe(before);
      const connection = await readers.connect(READER);
      await (await connection.beginTransaction({ waitMs: 0 })).end('leave');
      await connection.close();
    };
    await middleware.signFiles(new Holder({ meanwhile }), { files });
    expect(card.card.resetCount).toBe(before + 1);
  });

  it('is reset when no file can be signed after all, and nobody is asked', async () => {
    const { middleware, write, card } = await office();
    const before = card.card.resetCount;
    const holder = new Holder();
    const files = [await write('a.pdf', pdf())];
    const summary = await middleware.signFiles(holder, { files, field: 'Nowhere' });
    expect(summary).toMatchObject({ serialNumber: 'CA00000AA', stoppedBy: undefined });
    expect([codeOf(summary.files[0]), holder.asked, card.verifications]).toEqual(['no-such-field', [], 0]);
    expect(card.card.resetCount).toBe(before + 1);
  });

  it('tells its tries with the question; the last one and unknown ones are confirmed, none left ends it', async () => {
    const { middleware, files, card } = await withLetter();
    const ended = async (holder: Holder): Promise<string | undefined> =>
      (await errorOf(middleware.signFiles(holder, { files }))).code;
    card.set({ pin: 1 });
    const unsure = new Holder();
    expect(await ended(unsure)).toBe('last-try-unconfirmed');
    expect(unsure.asked).toEqual(['confirm pin 1']);
    card.set({ pin: 0 });
    const late = new Holder({ confirm: true });
    expect(await ended(late)).toBe('code-blocked');
    expect(late.asked).toEqual([]);
    card.set({ pin: 3 });
    card.hideTries(1);
    const absent = new Holder({ interactive: false });
    expect(await ended(absent)).toBe('last-try-unconfirmed');
    expect(absent.asked).toEqual(['confirm pin undefined']);
    expect(card.verifications).toBe(0);
    card.set({ pin: 2 });
    const sure = new Holder();
    expect(signed(await middleware.signFiles(sure, { files }))).toHaveLength(1);
    expect(sure.triesShown).toEqual([2]);
  });

  it('is asked again how many tries are left when the session was lost: they may have been used elsewhere', async () => {
    const { middleware, files, readers, card } = await withLetter();
    const typing = new Holder({
      meanwhile: async () => {
        if (typing.asked.length > 1) return;
        await reset(readers);
        card.set({ pin: 1 });
      },
    });
    expect((await errorOf(middleware.signFiles(typing, { files }))).code).toBe('last-try-unconfirmed');
    expect(typing.asked).toEqual(['pin', 'confirm pin 1']);
    expect(card.verifications).toBe(0);
    expect(typing.given.every((secret) => secret.isWiped)).toBe(true);
  });

  it('remembers the tries of a card that does not tell them', async () => {
    const { middleware, files, card } = await withLetter();
    card.hideTries(3);
    const mistaken = new Holder({ pins: ['90817263'] });
    expect((await errorOf(middleware.signFiles(mistaken, { files }))).code).toBe('code-incorrect');
    const next = new Holder({ pins: ['90817263'] });
    await errorOf(middleware.signFiles(next, { files }));
    expect(next.triesShown).toEqual([2]);
    const last = new Holder();
    expect((await errorOf(middleware.signFiles(last, { files }))).code).toBe('last-try-unconfirmed');
    expect(last.asked).toEqual(['confirm pin 1']);
    expect(card.verifications).toBe(2);
  });

  it('can be cancelled while the holder types: nothing is sent, nothing written', async () => {
    const { middleware, files, names, card } = await withLetter();
    const stop = new AbortController();
    const before = card.card.resetCount;
    const holder = new Holder({
      meanwhile: () => {
        stop.abort();
      },
    });
    expect((await errorOf(middleware.signFiles(holder, { files }, { signal: stop.signal }))).code).toBe('cancelled');
    expect([card.verifications, await names()]).toEqual([0, ['letter.txt']]);
    expect(card.card.resetCount).toBe(before + 1);
  });
});

describe('a card that is not the one that was paired', () => {
  let other: DeskCard;

  beforeAll(() => {
    other = new DeskCard(createCardImage({ servicesId: '210987654321', documentNumber: 'CA11111BB' }));
  });

  it('and takes its place while the holder types gets no PIN', async () => {
    const { middleware, files, readers, card } = await withLetter();
    const holder = new Holder({ meanwhile: () => lift(readers, other) });
    expect((await errorOf(middleware.signFiles(holder, { files }))).code).toBe('card-swapped');
    expect([card.verifications, other.codeCommands]).toEqual([0, []]);
    readers.remove(READER);
  });

  it('but copies its files is found before anybody is asked', async () => {
    const { middleware, files, readers } = await withLetter();
    const copy = new DeskCard(withDefect(specimenImage(), 'cloned-services-key'));
    await lift(readers, copy);
    const holder = new Holder();
    expect((await errorOf(middleware.signFiles(holder, { files }))).code).toBe('clone-check');
    expect([holder.asked, copy.codeCommands, copy.card.traffic.exchanges]).toEqual([[], [], 5]);
  });

  it('and was never paired costs three commands, and says which card it was', async () => {
    const { middleware, folder, card, onEvent, events } = await desk();
    const path = join(folder, 'a.txt');
    await writeFile(path, 'x');
    const holder = new Holder();
    expect((await errorOf(middleware.signFiles(holder, { files: [path] }, { onEvent }))).code).toBe('not-paired');
    expect([holder.asked, card.card.traffic.exchanges]).toEqual([[], 3]);
    expect(events).toEqual([{ type: 'card-found', reader: READER, nis: '123456789012' }]);
  });

  it.each([
    ['store-damaged', () => 'not a record', 0],
    ['store-seal-broken', (record: string) => record.replaceAll('CA00000AA', 'CA00000AB'), 1],
  ] as const)('by a record that was changed on disk: %s, the chip is left clean', async (code, change, resets) => {
    const { middleware, files, folder, card } = await withLetter();
    const [name] = (await readdir(join(folder, 'cards'))).filter((file) => file.endsWith('.json'));
    const path = join(folder, 'cards', name!);
    await writeFile(path, change(await readFile(path, 'utf8')));
    const before = card.card.resetCount;
    const holder = new Holder();
    expect((await errorOf(middleware.signFiles(holder, { files }))).code).toBe(code);
    expect([holder.asked, card.verifications, card.card.resetCount - before]).toEqual([[], 0, resets]);
  });
});

describe('a trust store that cannot be read', () => {
  it('ends it before anybody is asked, and leaves the chip clean', async () => {
    const { middleware, files, folder, card } = await withLetter();
    const before = card.card.resetCount;
    const holder = new Holder();
    const onEvent = ({ type }: UseCaseEvent): void => {
      if (type !== 'chip-checked') return;
      // Between the chip, which it was good for, and the issuers of the certificate.
      rmSync(join(folder, 'trust'), { recursive: true });
      writeFileSync(join(folder, 'trust'), '');
    };
    expect((await errorOf(middleware.signFiles(holder, { files }, { onEvent }))).code).toBe('trust-store-io');
    expect([holder.asked, card.verifications, card.card.resetCount - before]).toEqual([[], 0, 1]);
  });
});

describe('an issuer that cannot be checked', () => {
  it('is asked about once, before the PIN, and refusing ends it', async () => {
    const { middleware, folder, readers, card } = await desk();
    await middleware.pair(new Holder());
    card.codeCommands = [];
    const path = join(folder, 'a.txt');
    await writeFile(path, 'x');
    const holder: CarefulHolder = new CarefulHolder({ meanwhile: () => reset(readers) });
    expect(signed(await middleware.signFiles(holder, { files: [path] }))).toHaveLength(1);
    expect(holder.asked).toEqual(['issuer', 'pin']);
    const unwilling = new CarefulHolder();
    unwilling.trusts = false;
    expect((await errorOf(middleware.signFiles(unwilling, { files: [path] }))).code).toBe('cancelled');
    expect([unwilling.asked, card.verifications]).toEqual([['issuer'], 1]);
  });
});
