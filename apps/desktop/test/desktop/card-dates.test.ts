import { createCardImage } from '@ciekit/emulator';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { it as words } from '../../src/renderer/words/it/index.js';
import { goTo, says, title } from '../support/code-pages.js';
import { launchDesk } from '../support/desk/launch-desk.js';
import { testFolder } from '../support/help-pages.js';

const { home, cards } = words;

/** A card that ends so many days from now. */
function ending(days: number): DeskCard {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const seed = `ends in ${days} days`;
  const number = String(10_000 + days + 300);
  return new DeskCard(
    createCardImage({
      seed,
      documentNumber: `CA${number}ZZ`,
      servicesId: `1234567${number}`,
      validity: { notBefore: day(-3_000), notAfter: day(days) },
    }),
  );
}

test('a card says what its dates mean: in time, with both of them after its end, and on the page of a blocked chip', async () => {
  const [later, soon, grace, over] = [ending(90), ending(20), ending(-20), ending(-200)];
  const folder = testFolder();
  const store = join(folder, 'home');
  mkdirSync(join(store, 'cards'), { recursive: true });
  writeFileSync(join(store, 'cards', 'CA99999XX.json'), 'half a fi');
  await using app = await launchDesk({ folder, paired: [later, soon, grace, over] });
  const { page, desk } = app;
  await title(page, home.noCard.title);
  // What cannot be read is said, and the cards beside it are there.
  await says(page, cards.problems.title(1));
  expect(await page.getByRole('link', { name: /^Dettagli della carta/ }).count()).toBe(4);

  desk.put(later);
  await title(page, home.ready.title);
  await says(page, '3 tentativi su 3');
  expect(await page.getByText(/La carta scade/).count()).toBe(0);
  desk.take();
  desk.put(soon);
  await page.getByRole('heading', { name: /^La carta scade tra (?:19|20) giorni$/ }).waitFor();
  desk.take();
  over.set({ pin: 0, puk: 0 });
  desk.put(over);
  await title(page, home.blocked.title);
  await says(page, home.blocked.signed);
  expect(await page.getByText(/^Mostrarla come documento/).count()).toBe(0);
  desk.take();
  over.set({ pin: 3, puk: 10 });
  desk.put(over);
  await title(page, home.expired.title);
  await page.getByText(/^finito il \d+\s\p{L}+ \d{4}$/u).waitFor();
  await goTo(page, 'card');
  await title(page, cards.page.title);
  // Nothing is left to be done with its codes.
  expect(await page.locator('a[href="#/check-pin"], a[href="#/change-pin"]').count()).toBe(0);

  await goTo(page, 'levels');
  const dates = page.getByRole('list', { name: words.help.levels.cards }).getByRole('listitem');
  await dates.first().waitFor();
  const said = await dates.allInnerTexts();
  expect(said.filter((text) => text.includes(': valida fino al '))).toHaveLength(2);
  expect(said.filter((text) => / scaduta il .+, online fino al /.test(text))).toHaveLength(1);
  expect(said.filter((text) => /scaduta il .+, anche online$/.test(text))).toHaveLength(1);
});
