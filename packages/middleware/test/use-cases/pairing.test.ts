import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCardImage, withDefect, type CardImage } from '@ciekit/emulator';
import { cardFileName } from '@ciekit/middleware';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, DeskCard, errorOf, READER, TODAY } from '../support/desk.js';
import { Holder } from '../support/holder.js';

const NIS = '123456789012';
const SERIAL = 'CA00000AA';
const HOLDER_WORDS = ['SPECIMEN', 'ANNA', 'SPCNNA'];

/** The file's text with what it holds in base64 decoded: letters of base64 spell any short word now and then. */
function readable(file: string): string {
  return file.replaceAll(/"([A-Za-z0-9+/]{40,}={0,2})"/g, (_, base64: string) =>
    Buffer.from(base64, 'base64').toString('latin1'),
  );
}

let secondImage: CardImage;
beforeAll(() => {
  secondImage = createCardImage({
    servicesId: '210987654321',
    documentNumber: 'CA11111BB',
    holder: { surname: 'ROSSI', givenName: 'MARIO', sex: 'M' },
  });
});

describe('a card that is not paired', () => {
  it('has no data to show, and the error says what is needed', async () => {
    const { middleware, card } = await desk();
    expect((await errorOf(middleware.cardInfo())).code).toBe('not-paired');
    expect((await errorOf(middleware.exportCertificate())).code).toBe('not-paired');
    expect((await errorOf(middleware.unpair(SERIAL))).code).toBe('no-such-pairing');
    expect(card.codeCommands).toEqual([]);
  });

  it('is not read as a whole to find that out', async () => {
    const { middleware, card } = await desk();
    card.card.resetTraffic();
    await errorOf(middleware.cardInfo());
    expect(card.card.traffic.exchanges).toBeLessThanOrEqual(3);
  });
});

describe('pairing that fails', () => {
  it('with a wrong PIN stores nothing', async () => {
    const { middleware, folder } = await desk();
    expect((await errorOf(middleware.pair(new Holder({ pins: ['99999999'] })))).code).toBe('code-incorrect');
    expect(await readdir(join(folder, 'cards'))).toEqual([]);
  });

  it('with a store that cannot be written asks for no PIN', async () => {
    const { middleware, folder, card } = await desk();
    await writeFile(join(folder, 'cards'), 'a file in the place of the folder');
    const holder = new Holder();
    expect((await errorOf(middleware.pair(holder))).code).toBe('store-failed');
    expect([holder.asked, card.codeCommands]).toEqual([[], []]);
  });

  it('over a damaged record asks for no PIN and leaves the file', async () => {
    const { middleware, folder, card } = await desk();
    const path = join(folder, 'cards', cardFileName(NIS));
    await mkdir(join(folder, 'cards'));
    await writeFile(path, 'damaged');
    const holder = new Holder();
    expect((await errorOf(middleware.pair(holder))).code).toBe('store-damaged');
    expect([holder.asked, card.codeCommands]).toEqual([[], []]);
    expect(await readFile(path, 'utf8')).toBe('damaged');
  });

  it('with a chip that is no original sends no code', async () => {
    const { middleware, card, folder } = await desk(new DeskCard(withDefect(new DeskCard().image, 'cloned')));
    expect((await errorOf(middleware.pair(new Holder()))).name).toBe('AuthenticityError');
    expect(card.codeCommands).toEqual([]);
    expect(await readdir(join(folder, 'cards'))).toEqual([]);
  });

  it("with another person's certificate on the chip keeps nothing of it", async () => {
    const { middleware, card, folder } = await desk(
      new DeskCard(withDefect(new DeskCard().image, 'wrong-certificate')),
    );
    expect((await errorOf(middleware.pair(new Holder()))).code).toBe('sod-hash');
    expect(card.codeCommands).toEqual([0x20]);
    expect(await readdir(join(folder, 'cards'))).toEqual([]);
  });

  it('with the card pulled away at any command leaves the store empty or whole', async () => {
    const { middleware, card, readers, folder } = await desk();
    card.card.faults.resetCounter();
    await middleware.pair(new Holder());
    const commands = card.card.faults.commandCount;
    await middleware.unpairAll();
    for (let at = 0; at < commands; at += 5) {
      card.card.faults.resetCounter();
      card.card.faults.inject({ kind: 'card-removed', at });
      const before = card.verifications;
      const { code } = await errorOf(middleware.pair(new Holder()));
      expect(['card-removed', 'code-outcome-unknown', 'no-card'], String(at)).toContain(code);
      expect(card.verifications - before).toBeLessThanOrEqual(1);
      expect(await readdir(join(folder, 'cards'))).toEqual([]);
      readers.insert(READER, card.card);
    }
  });

  it('with a label that cannot be kept is misuse', async () => {
    const { middleware, card } = await desk();
    await expect(middleware.pair(new Holder(), { label: 'a\u0007b' })).rejects.toThrow(RangeError);
    expect(card.codeCommands).toEqual([]);
  });
});

describe('a paired card', () => {
  it('opens with the card, says whose it is and which clock its dates trust', async () => {
    const { middleware, trustSpecimen, card } = await desk();
    await trustSpecimen();
    const { card: paired, renewed, reader } = await middleware.pair(new Holder(), { label: 'Mine' });
    expect([reader, renewed, paired.serialNumber, paired.label]).toEqual([READER, false, SERIAL, 'Mine']);
    card.card.resetTraffic();
    const info = await middleware.cardInfo();
    expect(info).toMatchObject({
      reader: READER,
      nis: NIS,
      serialNumber: SERIAL,
      surname: 'SPECIMEN',
      givenName: 'ANNA',
      citizenship: 'IT',
      issuer: 'trusted',
      assurance: { outcome: 'genuine' },
      pairedAt: TODAY,
      validity: { state: 'valid', clock: 'this-computer', judgedAt: TODAY },
    });
    expect(info.codiceFiscale).toMatch(/^[A-Z0-9]{16}$/);
    expect(info.validity.usableUntil.getTime() - info.validity.notAfter.getTime()).toBe(90 * 86_400_000);
    expect(card.card.traffic.exchanges).toBeLessThanOrEqual(5);
  });

  it('gives its certificate as it is on the card', async () => {
    const { middleware, card } = await desk();
    await middleware.pair(new Holder());
    const { der, pem, serialNumber } = await middleware.exportCertificate();
    expect(card.image.files['1003'].toLowerCase().startsWith(Buffer.from(der).toString('hex'))).toBe(true);
    const [first, ...rest] = pem.trimEnd().split('\n');
    expect([first, rest.at(-1)]).toEqual(['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----']);
    expect(Buffer.from(rest.slice(0, -1).join(''), 'base64')).toEqual(Buffer.from(der));
    expect(Math.max(...rest.map((line) => line.length))).toBeLessThanOrEqual(64);
    expect(serialNumber).toBe(SERIAL);
  });

  it('is found in the list without the card, with its serial number and no name', async () => {
    const { middleware, readers, folder } = await desk();
    await middleware.pair(new Holder());
    readers.remove(READER);
    const { cards, problems } = await middleware.listCards();
    expect(problems).toEqual([]);
    expect(cards).toMatchObject([
      { serialNumber: SERIAL, nis: NIS, label: '', assurance: { outcome: 'unverified-issuer' } },
    ]);
    const [file = ''] = await readdir(join(folder, 'cards'));
    const onDisk = await readFile(join(folder, 'cards', file), 'latin1');
    for (const word of [...HOLDER_WORDS, '19283746'])
      expect(readable(onDisk) + JSON.stringify(cards)).not.toContain(word);
    expect((await errorOf(middleware.cardInfo())).code).toBe('no-card');
  });

  it('is renewed by pairing again, and keeps its label', async () => {
    const { middleware } = await desk();
    await middleware.pair(new Holder(), { label: 'Mine' });
    const { renewed, card } = await middleware.pair(new Holder());
    expect([renewed, card.label]).toEqual([true, 'Mine']);
    expect((await middleware.listCards()).cards).toHaveLength(1);
  });

  it('does not open when its file was changed', async () => {
    const { middleware, folder } = await desk();
    await middleware.pair(new Holder());
    const [file = ''] = await readdir(join(folder, 'cards'));
    const path = join(folder, 'cards', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(SERIAL, 'CA99999ZZ'));
    expect((await errorOf(middleware.cardInfo())).code).toBe('store-seal-broken');
    // One's own card stays usable: the PIN can be changed, with the damage told.
    const events: string[] = [];
    await middleware.changePin(new Holder(), { onEvent: ({ type }) => events.push(type) });
    expect(events).toContain('store-problem');
  });

  it('is expired, and usable for ninety days, by the clock', async () => {
    let now = TODAY;
    const { middleware } = await desk(undefined, { clock: () => now });
    await middleware.pair(new Holder());
    const state = async (date: string): Promise<string> => {
      now = new Date(date);
      return (await middleware.cardInfo()).validity.state;
    };
    expect(await state('2024-04-14T00:00:00Z')).toBe('not-yet-valid');
    expect(await state('2034-03-12T23:59:00Z')).toBe('valid');
    expect(await state('2034-03-14T00:00:00Z')).toBe('expired-usable');
    expect(await state('2034-07-01T00:00:00Z')).toBe('expired');
  });
});

describe('several cards', () => {
  it('are told apart, chosen by reader or serial number, and removed one by one', async () => {
    const { middleware, readers, card } = await desk();
    const second = new DeskCard(secondImage);
    await middleware.pair(new Holder());
    readers.addReader({ name: 'Second reader', card: second.card });
    const error = await errorOf(middleware.cardInfo());
    expect(error).toMatchObject({
      code: 'several-cards',
      candidates: [
        { reader: READER, serialNumber: SERIAL },
        { reader: 'Second reader', serialNumber: undefined },
      ],
    });
    await middleware.pair(new Holder(), { reader: 'second', label: 'Mario' });
    expect((await middleware.cardInfo({ serialNumber: 'ca11111bb' })).surname).toBe('ROSSI');
    expect((await middleware.cardInfo({ reader: READER })).surname).toBe('SPECIMEN');
    expect((await errorOf(middleware.cardInfo({ serialNumber: 'CA55555XX' }))).code).toBe('card-not-found');
    expect((await errorOf(middleware.cardInfo({ reader: 'third' }))).code).toBe('no-reader');
    expect((await errorOf(middleware.cardInfo({ reader: 'r' }))).code).toBe('several-readers');

    expect((await middleware.unpair('mario')).serialNumber).toBe('CA11111BB');
    expect((await errorOf(middleware.cardInfo({ reader: 'second' }))).code).toBe('not-paired');
    expect((await middleware.unpair(SERIAL.toLowerCase())).serialNumber).toBe(SERIAL);
    expect((await middleware.listCards()).cards).toEqual([]);
    expect(card.codeCommands).toEqual([0x20]);
  });

  it('are all removed at once; what is damaged stays and is told', async () => {
    const { middleware, readers, folder } = await desk();
    await middleware.pair(new Holder());
    readers.remove(READER);
    readers.insert(READER, new DeskCard(secondImage).card);
    await middleware.pair(new Holder());
    await writeFile(join(folder, 'cards', 'foreign'), 'x');
    const { removed, problems } = await middleware.unpairAll();
    expect(removed.map(({ serialNumber }) => serialNumber).sort()).toEqual([SERIAL, 'CA11111BB']);
    expect(problems.map(({ file }) => file)).toEqual(['foreign']);
    expect(await readdir(join(folder, 'cards'))).toEqual(['foreign']);
  });

  it('two with one label need a number', async () => {
    const { middleware, readers } = await desk();
    await middleware.pair(new Holder(), { label: 'Family' });
    readers.remove(READER);
    readers.insert(READER, new DeskCard(secondImage).card);
    await middleware.pair(new Holder(), { label: 'Family' });
    expect((await errorOf(middleware.unpair('family'))).code).toBe('several-pairings');
  });

  it('exchanged while the holder types: the other one gets no code', async () => {
    const { middleware, readers } = await desk();
    const second = new DeskCard(secondImage);
    const holder = new Holder({
      meanwhile: () => {
        readers.remove(READER);
        readers.insert(READER, second.card);
      },
    });
    expect((await errorOf(middleware.verifyPin(holder))).code).toBe('card-swapped');
    expect(second.codeCommands).toEqual([]);
  });
});
