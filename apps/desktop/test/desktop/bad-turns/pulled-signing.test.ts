/** The card is pulled at every command of a signature: what is said to be signed is, and the PIN goes out once. */
import { expect, it } from 'vitest';
import { itCodeErrors } from '../../../../../packages/middleware/src/messages/it-code-errors.js';
import { commandsOf, pullsOf, sentOf, untilGone, untilRead } from '../../support/desk/pulling.js';
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
} from '../../support/sign/signing.js';

/** What a window can say about the PIN. */
const { use } = words.codes;
const CLAIMS = {
  'not sent': use['not-sent'],
  right: use.accepted,
  unknown: itCodeErrors['code-outcome-unknown'].pin.title,
} as const;

it('tells the truth at every command, and signs when the card is back', { timeout: 240_000 }, async () => {
  const desk = documents({ 'a.txt': 'text' });
  const { page, card, app, middleware } = await signing(desk);
  const form = page.getByLabel(words.codes.pin.label, { exact: true });
  await goToPin(page, 1);
  await form.waitFor();
  await untilRead(app);
  const commands = await commandsOf(card, async () => {
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 1)).waitFor();
  });
  const pulls = pullsOf(commands);
  expect(pulls.length).toBeGreaterThan(15);
  await button(page, sign.result.others).click();
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, desk.path('a.txt'));
  await button(page, sign.drop.choose).click();
  await goToPin(page, 1);

  for (const { kind, index, ins } of pulls) {
    const where = `${kind} at ${index}, ${ins.toString(16)}`;
    await form.waitFor();
    await untilRead(app);
    card.codeCommands = [];
    card.card.faults.resetCounter();
    const fault = card.card.faults.inject({ kind, at: index });
    await sendPin(page, RIGHT_PIN);
    await untilGone(app);
    await page.getByRole('alert').first().waitFor();
    const said = await page.locator('main').innerText();
    expect(fault.outcome, where).toBe('applied');

    const { checks, settings } = sentOf(card);
    expect([checks <= 1, settings, card.tries.pin], where).toEqual([true, 0, 3]);
    const claims = (Object.keys(CLAIMS) as (keyof typeof CLAIMS)[]).filter((claim) => said.includes(CLAIMS[claim]));
    const isCheck = index === commands.findIndex((command) => command.ins === 0x20);
    // After the first look nothing may be said that is not certain; what is said is what happened.
    if (claims.length > 0) expect(claims, where).toEqual([checks === 0 ? 'not sent' : isCheck ? 'unknown' : 'right']);
    if (isCheck) expect(claims, where).toEqual(['unknown']);
    expect(
      [said.includes(sign.pin.nothingYet), said.includes(sign.result.title(0, 1))].filter(Boolean),
      where,
    ).toHaveLength(1);
    expect(desk.names(), where).toEqual(['a.txt', 'a.txt.p7m']);

    app.desk.put(card);
    const rest = button(page, sign.result.signRest(1));
    if (await rest.isVisible()) await rest.click();
  }
  await form.waitFor();
  await untilRead(app);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(1, 1)).waitFor();
  expect(desk.names()).toHaveLength(3);
  for (const name of desk.names().filter((each) => each.endsWith('.p7m'))) {
    expect(await integrityOf(middleware, desk.path(name)), name).toEqual(['intact']);
  }
  expect(app.pageErrors).toEqual([]);
});
