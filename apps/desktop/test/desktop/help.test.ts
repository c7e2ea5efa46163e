import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCardImage, parseCardSpecification } from '@ciekit/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import type { SettingsView } from '../../src/contract/views.js';
import { it as words } from '../../src/renderer/words/it/index.js';
import { calendarOf, timeOf } from '../support/calendar.js';
import { goTo, press, says, title } from '../support/code-pages.js';
import { ask, launchDesk, type DeskApp, type DeskOptions } from '../support/desk/launch-desk.js';
import { hasPoppler, pdfPaper, pdfText, saveTo, testFolder } from '../support/help-pages.js';

const { cards, codes } = words;
const HOURS = 3_600_000;
let app: DeskApp | undefined;

afterEach(async () => {
  const { pageErrors, complaints } = app ?? { pageErrors: [], complaints: [] };
  await app?.close();
  app = undefined;
  expect(pageErrors).toEqual([]);
  expect(complaints).toEqual([]);
});

async function open(options: DeskOptions = {}): Promise<DeskApp> {
  app = await launchDesk(options);
  return app;
}

function anotherCard(): DeskCard {
  const specification = { seed: 'another', documentNumber: 'CA12345BB', servicesId: '210987654321' };
  return new DeskCard(createCardImage(parseCardSpecification(JSON.stringify(specification))));
}

/** As the main process keeps it between starts. */
function kept({ userData }: DeskApp): Partial<SettingsView> {
  return JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as Partial<SettingsView>;
}

test('leads to every page and back', async () => {
  const { page } = await open();
  await page.getByRole('link', { name: 'Aiuto' }).click();
  const pages = [
    ['Dove sono PIN e PUK', 'Dove sono PIN e PUK'],
    ['Recupera il PUK', 'Recupera il PUK in 48 ore'],
    ['Fatti ristampare i codici', 'Fatti ristampare i codici in Comune'],
    ['Carta rubata o smarrita', 'Blocca la carta rubata o smarrita'],
    ['Livelli, minori, scadenza', 'Livelli, minori, scadenza'],
    ['Che valore ha la firma', 'Che valore ha la firma con la CIE'],
    ['Browser', 'Browser'],
  ] as const;
  for (const [entry, heading] of pages) {
    await title(page, 'Aiuto');
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${entry}`) })
      .click();
    await title(page, heading);
    await page
      .getByRole('link', { name: /^(Aiuto|Codici smarriti)$/ })
      .last()
      .click();
    await goTo(page, 'help');
  }
});

test('starts a try-out without a card, and the sheet of its card says that it is none', async () => {
  const { page } = await open({ readers: [] });
  await goTo(page, 'help');
  await press(page, 'Prova senza una carta');
  await says(page, 'Stai provando senza una carta vera.');
  await page.waitForURL((url) => url.hash === '#/home');
  await goTo(page, 'theft');
  await says(page, 'Prova: questa carta è finta');
  await goTo(page, 'help');
  await title(page, 'Aiuto');
  expect(await page.getByRole('button', { name: 'Prova senza una carta' }).count()).toBe(0);
  // Nobody gets out of it while something is done with the card: here it waits for an answer before the last try.
  await goTo(page, 'check-pin');
  const tick = page.getByRole('checkbox', { name: codes.spend.label });
  for (const [wrong, left] of [
    ['50617283', 2],
    ['50617284', 1],
    ['50617285', undefined],
  ] as const) {
    await page.getByLabel(codes.pin.label, { exact: true }).fill(wrong);
    if ((await tick.count()) > 0) await tick.check();
    await press(page, cards.checkPin.send);
    const { title: asked, safe } = codes.questions.lastPinTry;
    if (left !== undefined) await says(page, words.tries.left('pin', left, 3));
    else await page.getByRole('alertdialog', { name: asked }).getByRole('button', { name: safe }).waitFor();
  }
  const end = page.getByRole('button', { name: 'Smetti di provare', includeHidden: true });
  expect(await end.isDisabled()).toBe(true);
  await press(page, codes.questions.lastPinTry.safe);
  await expect.poll(() => end.isEnabled()).toBe(true);
  await end.click();
  await expect.poll(() => page.getByText('Stai provando senza una carta vera.').count()).toBe(0);
});

test('shows the halves of the codes with digits of an example, and the way on for whatever is missing', async () => {
  const { page } = await open();
  await goTo(page, 'lost-codes');
  await page.getByRole('img', { name: 'Esempio: prime quattro cifre del PIN 4 0 7 1, del PUK 8 3 1 6' }).waitFor();
  await page.getByRole('img', { name: '4 0 7 1 9 2 6 5' }).waitFor();
  const ways = page.getByRole('region', { name: 'Qual è il tuo caso?' }).getByRole('link');
  await ways.first().waitFor();
  expect(await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    '#/unblock',
    '#/puk-recovery',
    '#/reprint',
    '#/theft',
  ]);
  await page.getByText(/^Fonte: .*cartaidentita\.interno\.gov\.it.*Controllato il \d+\s\w+\s\d{4}\.$/).waitFor();
});

describe('the recovery of the PUK', () => {
  test('reminds 48 hours after the request, in a calendar too, until the person has the PUK', async () => {
    const running = await open({ paired: [new DeskCard()] });
    const { page } = running;
    await goTo(page, 'puk-recovery');
    await says(page, 'La carta, numero di serie CA00000AA');
    const before = Date.now();
    await press(page, 'Ricordamelo tra 48 ore');
    await page
      .getByRole('status')
      .getByText(/^Te lo ricordiamo \S+ \d+\s\p{L}+ alle \d\d:\d\d$/u)
      .waitFor();
    await expect.poll(() => kept(running).pukRecoveryStartedAt).toMatch(/^\d{4}-/);
    const askedAt = new Date(kept(running).pukRecoveryStartedAt ?? '').getTime();
    expect(askedAt).toBeGreaterThanOrEqual(before);
    expect(askedAt).toBeLessThanOrEqual(Date.now());

    const path = join(testFolder(), 'promemoria.ics');
    await saveTo(running, path);
    await press(page, 'Mettilo nel calendario');
    await says(page, 'Il promemoria è salvato');
    const calendar = calendarOf(readFileSync(path, 'utf8'));
    expect(calendar.get('BEGIN')).toEqual(['VCALENDAR', 'VEVENT', 'VALARM']);
    expect(timeOf(calendar.get('DTSTART')?.[0])).toBe(Math.floor((askedAt + 48 * HOURS) / 1_000) * 1_000);
    expect(calendar.get('SUMMARY')).toEqual(['Leggi il PUK nell’app CieID']);
    expect(calendar.get('TRIGGER')).toEqual(['PT0S']);
    expect(calendar.get('DESCRIPTION')?.[0]).toMatch(/^Le 48 ore dalla richiesta sono passate\. .*«Sblocca il PIN»\.$/);

    await goTo(page, 'help');
    await says(page, 'Il recupero del PUK è in corso');
    await goTo(page, 'puk-recovery');
    await press(page, 'Togli il promemoria');
    await page.getByRole('button', { name: 'Ricordamelo tra 48 ore' }).waitFor();
    await expect.poll(() => kept(running).pukRecoveryStartedAt).toBe('');
  });

  test('says that the time is over, also when it ended while the app was closed', async () => {
    const { page } = await open({
      settings: { pukRecoveryStartedAt: new Date(Date.now() - 49 * HOURS).toISOString() },
    });
    await goTo(page, 'puk-recovery');
    await says(page, 'Le 48 ore sono passate');
    const unblock = page.getByRole('link', { name: 'Ho il PUK: sblocca il PIN' });
    expect(await unblock.getAttribute('href')).toBe('#/unblock');
    await goTo(page, 'help');
    await says(page, 'Le 48 ore sono passate: apri CieID e leggi il PUK.');
  });

  test('counts from an earlier request, and takes no time that cannot be', async () => {
    const running = await open();
    const { page } = running;
    await goTo(page, 'puk-recovery');
    await page.getByText('L’hai già chiesto prima?').click();
    const field = page.getByLabel('Quando l’hai chiesto');
    for (const impossible of ['2999-01-01T10:00', '2001-01-01T10:00']) {
      await field.fill(impossible);
      await press(page, 'Conta da qui');
      await page.getByRole('alert').getByText('Scegli un giorno e un’ora degli ultimi due mesi').waitFor();
    }
    const yesterday = new Date(Date.now() - 24 * HOURS);
    yesterday.setSeconds(0, 0);
    await field.fill(localInput(yesterday));
    await press(page, 'Conta da qui');
    await page.getByText(/^Te lo ricordiamo/).waitFor();
    await expect.poll(() => kept(running).pukRecoveryStartedAt).toBe(yesterday.toISOString());
  });

  test('does not guess which of two cards it is about', async () => {
    const { page } = await open({ paired: [new DeskCard(), anotherCard()] });
    await goTo(page, 'puk-recovery');
    await says(page, 'La carta e il suo numero di serie, in alto a destra');
  });
});

describe('the sheet to block a card', () => {
  test.skipIf(!hasPoppler)(
    'prints alone, with the serial number of the card chosen and nothing of the window',
    async () => {
      const running = await open({ paired: [new DeskCard(), anotherCard()] });
      const { page } = running;
      await goTo(page, 'theft');
      const sheet = page.getByRole('region', { name: 'Anteprima del foglio' });
      await page.getByLabel('Quale carta?').selectOption('CA12345BB');
      await sheet.getByText('CA12345BB').waitFor();
      const path = join(testFolder(), 'foglio.pdf');
      await saveTo(running, path);
      await press(page, 'Salva in PDF');
      await says(page, 'Il PDF è salvato');
      const text = pdfText(path);
      expect(pdfPaper(path)).toEqual({ pages: 1, format: 'A4' });
      expect(text).toContain('800 098 558');
      expect(text).toMatch(/Numero di serie +CA12345BB/);
      expect(text).toContain('Fai la denuncia');
      expect(text).toMatch(/Fonte: .*furto-e-smarrimento/);
      for (const other of ['CA00000AA', 'SPECIMEN', 'Stampa il foglio', 'La mia carta', 'Quale carta?']) {
        expect(text).not.toContain(other);
      }
      await page.getByLabel('Quale carta?').selectOption('');
      expect(await sheet.getByText('CA12345BB').count()).toBe(0);
    },
  );

  test('has the holder’s data only while the card lies on the reader', async () => {
    const [card, other] = [new DeskCard(), anotherCard()];
    const running = await open({ paired: [card, other], card });
    const { page, desk } = running;
    await goTo(page, 'theft');
    const sheet = page.getByRole('region', { name: 'Anteprima del foglio' });
    await sheet.getByText('ANNA SPECIMEN').waitFor();
    await sheet.getByText('SPCNNA85C52H501U').waitFor();
    desk.take();
    await sheet.getByText('ANNA SPECIMEN').waitFor({ state: 'detached' });
    await sheet.getByText('CA00000AA').waitFor();
    expect(await sheet.getByText('SPCNNA85C52H501U').count()).toBe(0);
    // A card that this computer does not know any more is on no sheet.
    await page.getByLabel('Quale carta?').selectOption('CA12345BB');
    await sheet.getByText('CA12345BB').waitFor();
    await ask(running, 'cards.unpair', { nis: other.nis });
    await sheet.getByText('CA00000AA').waitFor();
  });

  test('goes to the printer, and works without any paired card', async () => {
    const { page, electron } = await open();
    await electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (window === undefined) throw new Error('no window');
      window.webContents.print = () => {
        process.title = 'printed';
      };
    });
    await goTo(page, 'theft');
    await says(page, 'Il numero di serie scrivilo a mano, se lo conosci');
    await press(page, 'Stampa il foglio');
    await expect.poll(() => electron.evaluate(() => process.title)).toBe('printed');
  });

  test('agrees in every language with the fact whose source and date it names', async () => {
    const { page } = await open();
    for (const language of ['it', 'en'] as const) {
      const facts = await page.evaluate(async (chosen) => {
        await window.ciekit.request('settings.change', { language: chosen });
        return window.ciekit.request('facts.get', undefined);
      }, language);
      if (!facts.ok) throw new Error(facts.error.code);
      const { text } = facts.result.blockCard;
      await goTo(page, 'help');
      await goTo(page, 'theft');
      const sheet = page.getByRole('region', { name: /Anteprima|Preview/ });
      const phone = await sheet.locator('.tel').innerText();
      expect(text).toContain(phone);
      for (const hours of (await sheet.innerText()).match(/\d{1,2}-\d{2}/g) ?? []) expect(text).toContain(hours);
    }
  });
});

test.skipIf(!hasPoppler)('prints every page on one sheet with its title, the day and the source', async () => {
  const running = await open({ paired: [new DeskCard()], settings: { theme: 'dark' } });
  const { page } = running;
  const folder = testFolder();
  const pages = {
    it: {
      'lost-codes': 'Dove sono PIN e PUK',
      'puk-recovery': 'Recupera il PUK in 48 ore',
      reprint: 'Fatti ristampare i codici in Comune',
      levels: 'Livelli, minori, scadenza',
      worth: 'Che valore ha la firma con la CIE',
    },
    en: {
      'lost-codes': 'Where PIN and PUK are',
      'puk-recovery': 'Recover the PUK in 48 hours',
      reprint: 'Have the codes reprinted at a Comune',
      levels: 'Levels, minors, expiry',
      worth: 'What a signature with the CIE is worth',
    },
  } as const;
  for (const [language, titles] of Object.entries(pages)) {
    await page.evaluate((chosen) => window.ciekit.request('settings.change', { language: chosen as 'it' }), language);
    for (const [route, heading] of Object.entries(titles)) {
      await goTo(page, route);
      await title(page, heading);
      await page.getByText(/^(Fonte|Source): /).waitFor();
      const path = join(folder, `${language}-${route}.pdf`);
      await saveTo(running, path);
      await page.getByRole('button', { name: /^(Salva in PDF|Save as PDF)$/ }).click();
      await page.getByText(/^(Il PDF è salvato|The PDF is saved)$/).waitFor();
      const text = pdfText(path);
      expect({ route, ...pdfPaper(path) }).toEqual({ route, pages: 1, format: 'A4' });
      expect(text).toMatch(/CIE Kit, \d/);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(heading);
      expect(text).toMatch(/(Fonte|Source): /);
      expect(text).not.toMatch(/Salva in PDF|Save as PDF|La mia carta|My card/);
    }
  }
});

test('says plainly when the PDF cannot be written, and nothing when the person changes their mind', async () => {
  const running = await open();
  const { page } = running;
  await goTo(page, 'reprint');
  await saveTo(running, '');
  await press(page, 'Salva in PDF');
  await saveTo(running, join(testFolder(), 'no/such/folder/foglio.pdf'));
  await press(page, 'Salva in PDF');
  await page.getByRole('alert').getByText('Il file non si può leggere o scrivere').waitFor();
  expect(await page.getByText('Il PDF è salvato').count()).toBe(0);
});

test('shows both dates of a paired card beside the rule of the 90 days', async () => {
  const { page } = await open({ paired: [new DeskCard()] });
  await goTo(page, 'levels');
  await says(page, 'Da 5 a 18 anni la carta dà accesso ai soli servizi scolastici.');
  await page.getByText('valida fino al 12 marzo 2034, online fino al 10 giugno 2034').waitFor();
});

/** As a field for day and hour takes it, in this machine's zone. */
function localInput(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
