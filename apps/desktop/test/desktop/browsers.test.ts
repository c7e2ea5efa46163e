import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askStatus, serveToken, type TokenService } from '@ciekit/pkcs11';
import { afterEach, describe, expect, test } from 'vitest';
import { build, PROGRAM } from '../../../cli/test/support/program.js';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { EchoToken } from '../../../../packages/pkcs11/test/support/echo-token.js';
import { goTo, press, says, title } from '../support/code-pages.js';
import { builtApp, scriptedProcess } from '../support/built-app.js';
import { launchApp } from '../support/launch-app.js';
import { TestDesk } from '../support/desk/test-desk.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { PersonsHome, saveTo, testFolder } from '../support/help-pages.js';

let app: DeskApp | undefined;
let service: TokenService | undefined;

afterEach(async () => {
  const { pageErrors, complaints } = app ?? { pageErrors: [], complaints: [] };
  await app?.close();
  await service?.close();
  app = undefined;
  service = undefined;
  expect(pageErrors).toEqual([]);
  expect(complaints).toEqual([]);
});

async function open(person: PersonsHome, route: string): Promise<DeskApp> {
  app = await launchDesk({ env: person.env });
  await goTo(app.page, route);
  return app;
}

/** Debian's, Fedora's and Homebrew's places are the library's matter; here it is whether this machine has one. */
const hasP11Kit = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].some((folder) =>
  existsSync(join(folder, 'p11-kit-proxy.so')),
);

/** Programs of root see no card that a user added: nothing is ready then, and the page says so. */
const asRoot = process.getuid?.() === 0 ? 'Resta qualcosa da fare' : undefined;

describe.skipIf(!hasP11Kit)('setting up the browsers', () => {
  test('says what it will change, changes that, and takes it back to the last byte', async () => {
    const person = new PersonsHome();
    const list = person.addFirefox();
    const before = readFileSync(list);
    person.addCommand('exit 1');
    const { page } = await open(person, 'browsers');
    await says(page, 'Ecco che cosa cambierà.');
    await page.getByText('~/.mozilla/firefox/anna.default/pkcs11.txt').waitFor();
    await page.getByText('~/.config/pkcs11/modules/ciekit.module').waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain(person.home);
    expect(readFileSync(list)).toEqual(before);
    expect(existsSync(join(person.home, '.config/pkcs11'))).toBe(false);

    await press(page, 'Prepara i browser');
    await says(page, asRoot ?? 'I browser sono pronti');
    expect(readFileSync(list, 'utf8')).toContain('p11-kit-proxy.so');
    expect(readFileSync(join(person.home, '.config/pkcs11/modules/ciekit.module'), 'utf8')).toContain(person.programs);

    await press(page, 'Controlla di nuovo');
    await says(page, asRoot ?? 'I browser di questo computer sono pronti');
    await press(page, 'Togli la carta dai browser');
    const dialog = page.getByRole('alertdialog', { name: 'Vuoi togliere la carta dai browser?' });
    await dialog.getByRole('button', { name: 'No, lasciala' }).click();
    expect(readFileSync(list, 'utf8')).toContain('p11-kit-proxy.so');
    await press(page, 'Togli la carta dai browser');
    await dialog.getByRole('button', { name: 'Togli', exact: true }).click();
    await says(page, 'Tutto è tornato com’era');
    expect(readFileSync(list)).toEqual(before);
    expect(existsSync(join(person.home, '.config/pkcs11/modules/ciekit.module'))).toBe(false);
  });

  test('is the last step of the guided start, says what it lacks, and can be taken back afterwards', async () => {
    const person = new PersonsHome();
    const list = person.addFirefox();
    const module = join(person.home, '.config/pkcs11/modules/ciekit.module');
    const before = readFileSync(list);
    const card = new DeskCard();
    app = await launchDesk({ env: person.env, card, paired: [card], firstRunDone: false });
    const { page, userData } = app;
    await title(page, 'Prepariamo la tua carta');
    await press(page, 'Prepara i browser');
    await page.getByRole('alert').getByText('Manca il comando «cie»').waitFor();
    expect([readFileSync(list), existsSync(module)]).toEqual([before, false]);
    person.addCommand('exit 1');
    await press(page, 'Prepara i browser');
    await title(page, 'È tutto pronto');
    expect(readFileSync(list, 'utf8')).toContain('p11-kit-proxy.so');
    expect(readFileSync(module, 'utf8')).toContain(person.programs);
    await expect.poll(() => readFileSync(join(userData, 'settings.json'), 'utf8')).toContain('"firstRunDone": true');

    await press(page, 'Vai alla tua carta');
    await title(page, 'La tua carta è pronta');
    await goTo(page, 'settings/browsers');
    await page.getByRole('link', { name: /Prepara i browser/ }).click();
    await press(page, 'Togli la carta dai browser');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Togli', exact: true }).click();
    await says(page, 'Tutto è tornato com’era');
    expect([readFileSync(list), existsSync(module)]).toEqual([before, false]);
    expect(card.codeCommands).toEqual([]);
  });

  test('leaves a browser alone that is kept apart from the computer, says why, and does not call it ready', async () => {
    const person = new PersonsHome();
    const list = person.addFirefox('snap/firefox/common/.mozilla/firefox');
    const flatpak = person.addFirefox('.var/app/org.mozilla.firefox/.mozilla/firefox');
    const before = readFileSync(list);
    person.addCommand('exit 1');
    const { page } = await open(person, 'browsers');
    await says(page, 'Questo browser è installato come snap');
    await says(page, 'Questo browser è installato come flatpak');
    await press(page, 'Prepara i browser');
    await says(page, 'Resta qualcosa da fare');
    await press(page, 'Controlla di nuovo');
    await says(page, 'Resta qualcosa da fare');
    expect(await page.getByText(/browser.* sono pronti/).count()).toBe(0);
    expect(readFileSync(list)).toEqual(before);
    expect(readFileSync(flatpak)).toEqual(before);
  });
});

test('without the command that browsers start, says so and changes nothing', async () => {
  const person = new PersonsHome();
  const list = person.addFirefox();
  const before = readFileSync(list);
  const { page } = await open(person, 'browsers');
  await page.getByRole('alert').getByText('Manca il comando «cie»').waitFor();
  expect(await page.getByRole('button', { name: 'Prepara i browser' }).count()).toBe(0);
  await says(page, 'Il collegamento con i browser è spento');
  await press(page, 'Avvia il collegamento');
  await expect.poll(() => page.getByRole('alert').getByText('Manca il comando «cie»').count()).toBe(2);
  expect(readFileSync(list)).toEqual(before);
});

test('touches no browser while a made-up card is tried', async () => {
  const person = new PersonsHome();
  const list = person.addFirefox();
  const before = readFileSync(list);
  person.addCommand('exit 1');
  const { page } = await open(person, 'help');
  await press(page, 'Prova senza una carta');
  // The app leads there once the made-up card is in place of the real one.
  await page.waitForURL((url) => url.hash === '#/home');
  await goTo(page, 'browsers');
  await says(page, 'durante la prova non vengono preparati né cambiati');
  await goTo(page, 'doctor');
  await page.getByRole('button', { name: 'Prepara il resoconto' }).waitFor();
  for (const fix of ['Prepara i browser', 'Scarica i certificati dello Stato', 'Avvia il collegamento']) {
    expect(await page.getByRole('button', { name: fix }).count()).toBe(0);
  }
  expect(readFileSync(list)).toEqual(before);
});

describe('the service that browsers reach the card through', () => {
  test('is started, and seen to run', async () => {
    await build();
    const person = new PersonsHome();
    person.addCommand(`exec '${process.execPath}' '${PROGRAM}' "$@"`);
    const { page } = await open(person, 'browsers');
    try {
      await press(page, 'Avvia il collegamento');
      await says(page, 'Il collegamento con i browser è attivo');
      await says(page, 'Adesso nessun programma usa la carta.');
    } finally {
      process.kill(Number(readFileSync(person.pidFile, 'utf8')));
    }
    await says(page, 'Il collegamento con i browser è spento');
  });

  test.skipIf(!hasP11Kit)(
    'is started from the check of the computer, after the browsers; that it gives up is said there',
    async () => {
      await build();
      const person = new PersonsHome();
      const list = person.addFirefox();
      person.addCommand('exit 1');
      const { page } = await open(person, 'doctor');
      const unready = page.getByRole('heading', {
        level: 3,
        name: /Il browser non è configurato per la carta.*Firefox/,
      });
      await unready.waitFor();
      await press(page, 'Prepara i browser');
      await unready.waitFor({ state: 'detached' });
      expect(readFileSync(list, 'utf8')).toContain('p11-kit-proxy.so');

      const stopped = page.getByRole('listitem').filter({ hasText: 'Il collegamento con i browser è spento' });
      const start = stopped.getByRole('button', { name: 'Avvia il collegamento', exact: true });
      await start.click();
      await stopped.getByRole('alert').getByText('Il collegamento con i browser non è partito').waitFor();
      expect(existsSync(join(person.runtime, 'ciekit/token.sock'))).toBe(false);
      person.addCommand(`exec '${process.execPath}' '${PROGRAM}' "$@"`);
      await start.click();
      try {
        await stopped.waitFor({ state: 'detached' });
        expect(await askStatus(join(person.runtime, 'ciekit/token.sock'))).toMatchObject({ clients: 0 });
      } finally {
        process.kill(Number(readFileSync(person.pidFile, 'utf8')));
      }
    },
  );

  test('does not keep the person waiting when it gives up', async () => {
    const person = new PersonsHome();
    person.addCommand('exit 1');
    const { page } = await open(person, 'browsers');
    await press(page, 'Avvia il collegamento');
    await page.getByRole('alert').getByText('Il collegamento con i browser non è partito').waitFor({ timeout: 10_000 });
    await page.getByRole('button', { name: 'Avvia il collegamento' }).waitFor();
  });

  test('tells who uses the card, and closes it at once when the person says so', async () => {
    class CountingToken extends EchoToken {
      override status(): ReturnType<EchoToken['status']> {
        const status = super.status();
        if (this.locked === 0) return status;
        return { ...status, slots: status.slots.map((slot) => ({ ...slot, loggedIn: false, programs: [] })) };
      }
    }
    const person = new PersonsHome();
    const token = new CountingToken();
    service = await serveToken({ token, socketPath: join(person.runtime, 'ciekit/token.sock') });
    const { page } = await open(person, 'browsers');
    await says(page, 'La carta è aperta');
    await page.getByRole('listitem').getByText('firefox').waitFor();
    await press(page, 'Chiudi la carta adesso');
    await says(page, 'La carta è chiusa: il prossimo programma ti chiederà il PIN.');
    expect(token.locked).toBe(1);
    expect(await page.getByRole('button', { name: 'Chiudi la carta adesso' }).count()).toBe(0);
  });
});

describe('the check of the computer', () => {
  test('shows the report before it is written, which is what was shown and names nobody', async () => {
    const person = new PersonsHome();
    person.addFirefox();
    const running = await open(person, 'doctor');
    const { page } = running;
    const path = join(testFolder(), 'resoconto.json');
    await saveTo(running, path);
    await press(page, 'Prepara il resoconto');
    await title(page, 'Leggi il resoconto, poi decidi se salvarlo');
    const shown = await page.getByRole('region', { name: 'Il resoconto' }).textContent();
    expect(existsSync(path)).toBe(false);
    await press(page, 'Salva il resoconto');
    await says(page, 'Il resoconto è salvato');
    const written = readFileSync(path, 'utf8');
    expect(written).toBe(shown);
    expect(JSON.parse(written)).toMatchObject({ format: 'ciekit-doctor-report' });
    expect(written).not.toContain(person.home);
    await press(page, 'Risultato del controllo');
    await page.getByRole('heading', { level: 1, name: /da sistemare|a posto/ }).waitFor();
  });

  test('says that the certificates of the State could not be fetched, and leaves the finding', async () => {
    const person = new PersonsHome();
    const offline = join(testFolder(), 'offline.cjs');
    const refuse = "globalThis.fetch = () => Promise.reject(new TypeError('offline'));";
    writeFileSync(offline, `${refuse}\nrequire(${JSON.stringify(await scriptedProcess())});\n`);
    await using desk = new TestDesk([]);
    await desk.ready();
    await using running = await launchApp({
      app: await builtApp(),
      env: { ...person.env, CIEKIT_CARD_PROCESS: offline, CIEKIT_TEST_DESK: desk.path },
    });
    const { page } = running;
    await title(page, 'Prepariamo la tua carta');
    await goTo(page, 'doctor');
    await press(page, 'Scarica i certificati dello Stato');
    await page.getByRole('alert').getByText('I certificati non si sono potuti scaricare').waitFor();
    await page.getByRole('button', { name: 'Scarica i certificati dello Stato' }).waitFor();
  });

  test('counts what is to be put right first, and leads to where it is', async () => {
    const person = new PersonsHome();
    app = await launchDesk({ env: person.env, readers: [] });
    const { page } = app;
    await goTo(page, 'doctor');
    const findings = page.getByRole('region', { name: 'Da sistemare' }).getByRole('heading', { level: 3 });
    await findings.getByText('Nessun lettore è collegato').waitFor();
    const count = await findings.count();
    const words = ['Una cosa', 'Due cose', 'Tre cose', 'Quattro cose', 'Cinque cose', 'Sei cose'][count - 1];
    await title(page, `${words ?? ''} da sistemare`);
    app.desk.plug('Lettore NFC');
    await press(page, 'Ripeti');
    await findings.getByText('Nessun lettore è collegato').waitFor({ state: 'detached' });
  });
});
