/** Two cards: a document is signed by the card that is shown, with what was typed for that one alone. */
import { createCardImage } from '@ciekit/emulator';
import { expect, it } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { ask } from '../../support/desk/launch-desk.js';
import { READER } from '../../support/desk/test-desk.js';
import { documents } from '../../support/sign/paper.js';
import {
  button,
  goToPin,
  heading,
  integrityOf,
  RIGHT_PIN,
  sendPin,
  sign,
  signing,
  words,
  WRONG_PIN,
} from '../../support/sign/signing.js';

const SECOND_READER = 'Lettore di prova 2';
const OTHER_PIN = '80125736';

function otherCard(): DeskCard {
  const person = { servicesId: '210987654321', documentNumber: 'CA12345BB' };
  return new DeskCard(createCardImage({ ...person, codes: { pin: OTHER_PIN } }));
}

it('what was typed for one card never reaches another, and what one card said is not said of the other', async () => {
  const [mine, other, unknown] = [
    new DeskCard(),
    otherCard(),
    new DeskCard(createCardImage({ servicesId: '111222333444' })),
  ];
  const desk = documents({ 'a.txt': 'text' });
  const { page, app, middleware } = await signing(desk, {
    card: mine,
    paired: [mine, other],
    readers: [READER, SECOND_READER],
  });
  const aside = page.getByRole('complementary', { name: words.codes.aside });
  const wrongPin = page.getByRole('heading', { name: words.codes.wrong.pin.title });
  const tick = page.getByRole('checkbox', { name: words.codes.spend.label });
  const field = page.getByLabel(words.codes.pin.label, { exact: true });
  const lying = async (serialNumber: string): Promise<void> => {
    await aside.getByText(serialNumber).first().waitFor();
  };

  await goToPin(page, 1);
  await lying('CA00000AA');
  await sendPin(page, WRONG_PIN);
  await wrongPin.waitFor();
  await tick.waitFor();
  await field.fill(RIGHT_PIN);
  // With the other one on a second reader, read by now, the form goes from one card to the other without a moment between.
  app.desk.put(other, SECOND_READER);
  await expect
    .poll(async () => {
      const { readers } = (await ask(app, 'app.start', undefined)).desk;
      const card = readers.find(({ name }) => name === SECOND_READER)?.card;
      return card?.kind === 'cie' && card.holder !== undefined;
    })
    .toBe(true);
  await lying('CA00000AA');
  const typed = await field.elementHandle();
  expect(await typed.inputValue()).toBe(RIGHT_PIN);
  app.desk.take();
  await lying('CA12345BB');
  expect([await typed.evaluate((input) => (input as HTMLInputElement).value), await field.inputValue()]).toEqual([
    '',
    '',
  ]);
  // Its own three tries, and no word of a wrong PIN.
  await aside.getByText('3 tentativi su 3').waitFor();
  await button(page, sign.pin.submit).waitFor();
  expect([await wrongPin.count(), await tick.count()]).toEqual([0, 0]);

  // Back to the first one, whose try is still spent.
  app.desk.put(mine);
  app.desk.take(SECOND_READER);
  await lying('CA00000AA');
  await wrongPin.waitFor();
  await tick.waitFor();
  await aside.getByText('Restano 2 tentativi su 3').waitFor();
  // A card that this computer does not know signs nothing, whatever is typed.
  app.desk.swap(unknown);
  await page.getByRole('heading', { name: sign.needed.notPaired.title }).waitFor();
  expect([await field.count(), await wrongPin.count()]).toEqual([0, 0]);

  app.desk.swap(other);
  await lying('CA12345BB');
  expect(await field.inputValue()).toBe('');
  await sendPin(page, OTHER_PIN);
  await heading(page, sign.result.title(1, 1)).waitFor();
  expect([mine, other, unknown].map(({ verifications }) => verifications)).toEqual([1, 1, 0]);
  expect([mine.tries.pin, other.tries.pin]).toEqual([2, 3]);
  expect(await integrityOf(middleware, desk.path('a.txt.p7m'))).toEqual(['intact']);
  expect([app.pageErrors, app.complaints]).toEqual([[], []]);
});
