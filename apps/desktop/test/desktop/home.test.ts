import { createCardImage, parseCardSpecification, specimenImage, withDefect } from '@ciekit/emulator';
import { afterEach, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { ask, launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { READER } from '../support/desk/test-desk.js';
import { button, focused, link, title } from '../support/screen.js';

const SECOND_READER = 'Lettore di prova 2';
/** The specimen's own. */
const PIN = '19283746';

let app: DeskApp | undefined;

afterEach(async () => {
  const { pageErrors, complaints } = app ?? { pageErrors: [], complaints: [] };
  await app?.close();
  app = undefined;
  expect(pageErrors).toEqual([]);
  expect(complaints).toEqual([]);
});

/** A card of somebody else: another number, another chip. */
function anotherCard(specification: object = {}): DeskCard {
  const image = createCardImage(
    parseCardSpecification(
      JSON.stringify({ seed: 'another', documentNumber: 'CA12345BB', servicesId: '210987654321', ...specification }),
    ),
  );
  return new DeskCard(image);
}

/** `YYYY-MM-DD`, so many days from now. */
function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

test('follows reader and card as they come and go, and shows a paired card with its tries', async () => {
  const card = new DeskCard();
  app = await launchDesk({ readers: [], paired: [] });
  const { page, desk } = app;
  await title(page, 'Collega il lettore al computer');
  desk.plug(READER);
  await title(page, 'Appoggia la carta sul lettore');
  desk.putOdd('other-card');
  await title(page, 'Questa non sembra una CIE');
  desk.take();
  desk.putOdd('mute');
  await title(page, 'La carta non risponde');
  desk.take();
  desk.put(card);
  await title(page, 'Questa carta è nuova qui');
  await page.getByText('3 tentativi su 3').waitFor();
  expect(await link(page, 'Abbina questa carta').getAttribute('href')).toBe('#/pair');
  desk.unplug();
  await title(page, 'Collega il lettore al computer');
  expect(card.codeCommands).toEqual([]);
});

test('says what is wrong with the service of readers, and goes on when it runs again', async () => {
  const card = new DeskCard();
  app = await launchDesk({ card, paired: [card], service: false });
  const { page, desk } = app;
  await title(page, 'Accendiamo il servizio per i lettori');
  expect((await ask(app, 'app.start', undefined)).desk.service.state).toBe('unusable');
  desk.startService();
  await title(page, 'La tua carta è pronta');
  desk.stopService();
  await title(page, 'Accendiamo il servizio per i lettori');
  await page.getByText('sudo systemctl enable --now pcscd.socket').waitFor();
  await page.getByRole('button', { name: 'Copia', exact: true }).click();
  await page.getByRole('status').getByText('Il comando è copiato').waitFor();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'sudo systemctl enable --now pcscd.socket',
  );
  // The list of paired cards needs no reader: it is where the serial number of a lost card is found.
  await link(page, 'Dettagli della carta CA00000AA').waitFor();
  desk.startService();
  await title(page, 'La tua carta è pronta');
});

test('tells a service that refuses from a part that is missing', async () => {
  app = await launchDesk();
  const { page, desk } = app;
  await title(page, 'Appoggia la carta sul lettore');
  desk.stopService();
  await title(page, 'Accendiamo il servizio per i lettori');
  desk.refuse('access-denied');
  await button(page, 'Controlla di nuovo').click();
  await title(page, 'Il computer non ti lascia usare il lettore');
  desk.refuse('binding-unavailable');
  await button(page, 'Controlla di nuovo').click();
  await title(page, 'Manca un componente per i lettori');
  expect(await link(page, 'Controlla che cosa non va').getAttribute('href')).toBe('#/doctor');
});

test('says when nobody vouched for the chip, and where that is mended', async () => {
  const card = new DeskCard();
  app = await launchDesk({ card, paired: [card], trusts: false });
  const { page } = app;
  await page.getByRole('heading', { name: 'Chi ha emesso la carta non è stato controllato' }).waitFor();
  expect(await link(page, 'Controlla e scarica i certificati').getAttribute('href')).toBe('#/doctor');
  await link(page, 'Dati della carta').click();
  await page.getByText('Coerente, ma chi l’ha emesso non è stato controllato').waitFor();
});

test('shows what a paired card says of its holder, checks the PIN, and gives back all tries', async () => {
  const card = new DeskCard();
  card.set({ pin: 2 });
  app = await launchDesk({ card, paired: [card] });
  const { page } = app;
  await title(page, 'La tua carta è pronta');
  await page.getByText('Restano 2 tentativi su 3').waitFor();
  await page.getByText(/^fino al 12\smarzo 2034$/).waitFor();
  await page.getByText(/^fino al 10\sgiugno 2034\*$/).waitFor();
  await link(page, 'Dati della carta').click();
  await title(page, 'Dati della carta');
  await page.getByText('Riconosciuto da questo computer').waitFor();
  await page.getByText('ANNA SPECIMEN', { exact: true }).waitFor();

  await link(page, /^Controlla il PIN/).click();
  await title(page, 'Controlla il PIN');
  await page.getByLabel('PIN della carta', { exact: true }).fill(PIN);
  await button(page, 'Controlla').click();
  await title(page, 'Il PIN è giusto');
  expect(card.verifications).toBe(1);
  expect(card.tries.pin).toBe(3);
});

test('sends a wrong PIN once, says what it cost, and asks for a tick before the next one', async () => {
  const card = new DeskCard();
  app = await launchDesk({ card, paired: [card] });
  const { page } = app;
  await title(page, 'La tua carta è pronta');
  await link(page, 'Dati della carta').click();
  await link(page, /^Controlla il PIN/).click();
  await page.getByLabel('PIN della carta', { exact: true }).fill('11223344');
  await button(page, 'Controlla').click();
  await page.getByRole('alert').filter({ hasText: 'Il PIN non è giusto' }).waitFor();
  expect(await page.getByLabel('PIN della carta', { exact: true }).inputValue()).toBe('');
  await page.getByLabel('PIN della carta', { exact: true }).fill(PIN);
  await button(page, 'Controlla').click();
  expect(card.verifications).toBe(1);
  await page.getByRole('checkbox').check();
  await button(page, 'Controlla').click();
  await title(page, 'Il PIN è giusto');
  expect(card.verifications).toBe(2);
});

test('saves the certificate where the person says, and says where', async () => {
  const card = new DeskCard();
  app = await launchDesk({ card, paired: [card] });
  const { page, electron, home } = app;
  await title(page, 'La tua carta è pronta');
  await link(page, 'Dati della carta').click();
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (): ReturnType<typeof dialog.showSaveDialog> =>
      Promise.resolve({ canceled: false, filePath });
  }, `${home}/mio.cer`);
  await button(page, 'Salva il certificato').click();
  await page.getByRole('alert').filter({ hasText: 'mio.cer' }).waitFor();
});

test('leads from few tries to the codes, from a blocked PIN to the PUK, and from a blocked chip to a new card', async () => {
  const card = new DeskCard();
  card.set({ pin: 1, puk: 2 });
  app = await launchDesk({ card, paired: [card] });
  const { page, desk } = app;
  await title(page, 'La tua carta è pronta');
  await page.getByRole('heading', { name: 'Per il PIN resta un solo tentativo' }).waitFor();
  await page.getByRole('heading', { name: 'Per il PUK restano 2 tentativi su 10' }).waitFor();
  expect(await link(page, /^Ritrova il PIN/).getAttribute('href')).toBe('#/lost-codes');
  desk.take();
  card.set({ pin: 0, puk: 10 });
  desk.put(card);
  await title(page, 'Il PIN è bloccato: sblocchiamolo');
  expect(await link(page, /^Sblocca il PIN/).getAttribute('href')).toBe('#/unblock');
  desk.take();
  card.set({ pin: 0, puk: 0 });
  desk.put(card);
  await title(page, 'Il chip di questa carta è bloccato');
  await page.getByText('Mostrarla come documento d’identità, fino al 12 marzo 2034').waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  // What is on the page goes, the page stays: so does the place of whoever reads it.
  await button(page, 'Rimuovi la carta da questo computer').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rimuovi', exact: true }).click();
  await page.getByText('fino alla data di scadenza che vi è stampata').waitFor();
  await expect.poll(() => focused(page)).toBe('Il chip di questa carta è bloccato');
});

test('asks which of several cards is meant, and keeps to it while it lies there', async () => {
  const [mine, other] = [new DeskCard(), anotherCard()];
  app = await launchDesk({ readers: [READER, SECOND_READER], paired: [mine] });
  const { page, desk } = app;
  await title(page, 'Appoggia la carta sul lettore');
  desk.put(mine, READER);
  await title(page, 'La tua carta è pronta');
  // The card that was alone stays the one when another comes.
  desk.put(other, SECOND_READER);
  await page.getByText('C’è un’altra carta su un altro lettore:').waitFor();
  await title(page, 'La tua carta è pronta');
  await button(page, 'Usa quella carta').click();
  await title(page, 'Questa carta è nuova qui');
  // A page that needs a card goes on with the one that was chosen.
  desk.take(READER);
  await page.getByText('C’è un’altra carta').waitFor({ state: 'detached' });
  await title(page, 'Questa carta è nuova qui');
  desk.take(SECOND_READER);
  await title(page, 'Appoggia la carta sul lettore');
});

test('never guesses between cards that come together', async () => {
  const [mine, other] = [new DeskCard(), anotherCard()];
  app = await launchDesk({ readers: [READER, SECOND_READER], paired: [mine] });
  const { page, desk } = app;
  await title(page, 'Appoggia la carta sul lettore');
  desk.stopService();
  await title(page, 'Accendiamo il servizio per i lettori');
  desk.put(mine, READER);
  desk.put(other, SECOND_READER);
  desk.startService();
  await title(page, 'Quale carta vuoi usare?');
  await button(page, new RegExp(SECOND_READER)).click();
  await title(page, 'Questa carta è nuova qui');
});

test('sends codes to the card whose page it is, also when another one was chosen before', async () => {
  const [mine, other] = [new DeskCard(), anotherCard()];
  app = await launchDesk({ readers: [READER, SECOND_READER], paired: [mine, other] });
  const { page, desk } = app;
  await link(page, 'Dettagli della carta CA12345BB').click();
  await title(page, 'Dati della carta');
  desk.put(mine, READER);
  await page
    .locator('.side')
    .getByRole('status')
    .filter({ hasText: READER })
    .filter({ hasText: 'Carta sul lettore' })
    .waitFor();
  desk.put(other, SECOND_READER);
  await link(page, /^Controlla il PIN/).click();
  await page.getByRole('complementary').getByText('CA12345BB').first().waitFor();
  await page.getByLabel('PIN della carta', { exact: true }).fill(other.pin);
  await button(page, 'Controlla').click();
  await title(page, 'Il PIN è giusto');
  expect([mine.verifications, other.verifications]).toEqual([0, 1]);
});

test('shows both dates of a card that expired, and what is left when those are over', async () => {
  const usable = anotherCard({ validity: { notBefore: day(-3_000), notAfter: day(-20) } });
  app = await launchDesk({ card: usable, paired: [usable] });
  const { page } = app;
  await title(page, 'La carta è scaduta, ma online funziona ancora');
  await page.getByText(/^scaduta il /).waitFor();
  await page.getByText(/^fino al .+\*$/).waitFor();
  expect(await link(page, /^Firma un documento/).count()).toBe(1);
});

test('tells of a card whose time is over, and removes it from this computer after a question', async () => {
  const expired = anotherCard({ validity: { notBefore: day(-3_000), notAfter: day(-200) } });
  app = await launchDesk({ card: expired, paired: [expired] });
  const { page } = app;
  await title(page, 'Questa carta è scaduta');
  // A computer without a browser: the address can be typed elsewhere.
  await app.electron.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.reject(new Error('no browser'));
  });
  await button(page, 'Come chiedere una nuova carta').click();
  await page.getByRole('alert').getByText('https://www.cartaidentita.interno.gov.it/').waitFor();
  await button(page, 'Rimuovi la carta da questo computer').click();
  const dialog = page.getByRole('alertdialog', { name: 'Vuoi rimuovere la carta CA12345BB?' });
  await dialog.waitFor();
  // The safe answer has the focus, and Escape is the same.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('No, lasciala qui');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await button(page, 'Rimuovi la carta da questo computer').click();
  await dialog.getByRole('button', { name: 'Rimuovi', exact: true }).click();
  await title(page, 'Questa carta è nuova qui');
});

test('shows the paired cards without any card, each with its number, and removes them all', async () => {
  const [mine, other] = [new DeskCard(), anotherCard()];
  app = await launchDesk({ paired: [mine, other] });
  const { page } = app;
  await title(page, 'Appoggia la carta sul lettore');
  await link(page, 'Dettagli della carta CA12345BB').click();
  await title(page, 'Dati della carta');
  await page.getByText('Nome e codice fiscale si aprono solo con la carta sul lettore.').waitFor();
  // The sheet for the worst day has the number of the card that it was asked for.
  await link(page, /^Foglio per bloccare la carta/).click();
  await page.getByRole('region', { name: 'Anteprima del foglio' }).getByText('CA12345BB').waitFor();
  await page.goBack();
  await link(page, 'La mia carta').first().click();
  await button(page, 'Rimuovi tutte le carte').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rimuovile tutte' }).click();
  await link(page, /^Dettagli della carta/)
    .first()
    .waitFor({ state: 'detached' });
  await page
    .getByText(/CA00000AA|CA12345BB/)
    .first()
    .waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Appoggia la carta sul lettore');
});

test('asks for no code when the chip is not the one that was paired', async () => {
  const mine = new DeskCard();
  const copy = new DeskCard(withDefect(specimenImage(), 'cloned-services-key'));
  app = await launchDesk({ paired: [mine], card: copy });
  const { page } = app;
  await title(page, 'Non scrivere codici per questa carta');
  for (const screen of ['check-pin', 'change-pin', 'unblock', 'pair', 'card']) {
    await page.evaluate((route) => {
      location.hash = `#/${route}`;
    }, screen);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  }
  expect(copy.codeCommands).toEqual([]);
});
