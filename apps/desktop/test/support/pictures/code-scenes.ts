import { expect } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { FRESH_PIN, RIGHT_PIN, RIGHT_PUK, WRONG_PIN, WRONG_PUK } from '../desk/code-flows.js';
import { ask, type DeskApp } from '../desk/launch-desk.js';
import { OTHER_NIS, otherImage } from './desk-scenes.js';
import { agree, AT_WORK_MS, fill, seen, submit, type Scene, type Studio } from './scene.js';

/** ISO 7816-4: VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER. */
const [VERIFY, CHANGE, RESET] = [0x20, 0x24, 0x2c];
/** The specimen's birthday, as the card would accept it. */
const BIRTHDAY_PIN = '12031985';

const card =
  (tries: { readonly pin?: number; readonly puk?: number } = {}, prepare: (card: DeskCard) => void = () => undefined) =>
  ({ desk }: DeskApp): void => {
    const placed = new DeskCard();
    placed.set(tries);
    prepare(placed);
    desk.put(placed);
  };

const slowAt =
  (ins: number) =>
  ({ card: { faults } }: DeskCard): void => {
    faults.inject({ kind: 'slow', at: (command) => command.ins === ins, ms: AT_WORK_MS });
  };

const typePin = ({ page, words }: Studio, pin: string): Promise<void> => fill(page, [[words.codes.pin.label, pin]]);

async function sendPin(studio: Studio, pin: string): Promise<void> {
  await typePin(studio, pin);
  await submit(studio.page);
}

async function sendChange({ page, words: { codes } }: Studio, old: string, fresh = FRESH_PIN): Promise<void> {
  await fill(page, [
    [codes.change.old, old],
    [codes.newPin.label, fresh],
    [codes.newPin.again, fresh],
  ]);
  await submit(page);
}

async function sendPuk({ page, words: { codes } }: Studio, puk: string): Promise<void> {
  await fill(page, [
    [codes.unblock.puk, puk],
    [codes.newPin.label, FRESH_PIN],
    [codes.newPin.again, FRESH_PIN],
  ]);
  await submit(page);
}

/** The card has come to the command that takes its time. */
async function beyond({ page }: Studio, percent: number): Promise<void> {
  const value = `document.querySelector('progress')?.value ?? 0`;
  await expect.poll(() => page.evaluate<number>(value)).toBeGreaterThan(percent);
}

const dialog = ({ page }: Studio): Promise<void> => page.locator('dialog').waitFor();
const decline = async ({ page }: Studio): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
};
/** What is at work has come to its end. */
const atEnd = ({ page }: Studio): Promise<void> => page.locator('progress').first().waitFor({ state: 'detached' });

/** Every state of a screen that asks for a code. */
export const CODE_SCENES: readonly Scene[] = [
  {
    name: 'check-pin-wrong',
    route: 'check-pin',
    arrange: card(),
    act: async (studio) => {
      await sendPin(studio, WRONG_PIN);
      await seen(studio.page, studio.words.codes.wrong.pin.title);
    },
  },
  {
    name: 'check-pin-wrong-one-left',
    route: 'check-pin',
    arrange: card({ pin: 2 }),
    act: async (studio) => {
      await sendPin(studio, WRONG_PIN);
      await seen(studio.page, studio.words.codes.wrong.pin.title);
    },
  },
  {
    name: 'check-pin-half',
    route: 'check-pin',
    arrange: card(),
    act: (studio) => sendPin(studio, RIGHT_PIN.slice(0, 4)),
  },
  {
    name: 'check-pin-last-try-asked',
    route: 'check-pin',
    arrange: card({ pin: 1 }),
    act: async (studio) => {
      await sendPin(studio, RIGHT_PIN);
      await dialog(studio);
    },
    leave: decline,
  },
  {
    name: 'check-pin-declined',
    route: 'check-pin',
    arrange: card({ pin: 1 }),
    act: async (studio) => {
      await sendPin(studio, RIGHT_PIN);
      await dialog(studio);
      await decline(studio);
      await seen(studio.page, studio.words.codes.stopped['last-try'].title);
    },
  },
  {
    name: 'check-pin-blocked-now',
    route: 'check-pin',
    arrange: card({ pin: 1 }),
    act: async (studio) => {
      await sendPin(studio, WRONG_PIN);
      await dialog(studio);
      await agree(studio.page);
      await seen(studio.page, studio.words.home.pinBlocked.title);
    },
  },
  {
    name: 'check-pin-done',
    route: 'check-pin',
    arrange: card({ pin: 2 }),
    act: async (studio) => {
      await sendPin(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.cards.checkPin.doneNote.title);
    },
  },
  {
    name: 'pair-new',
    route: 'pair',
    arrange: ({ desk }) => {
      desk.put(new DeskCard(otherImage));
    },
    act: (studio) => typePin(studio, RIGHT_PIN.slice(0, 5)),
  },
  {
    name: 'pair-progress',
    route: 'pair',
    arrange: card({}, slowAt(VERIFY)),
    act: async (studio) => {
      await sendPin(studio, RIGHT_PIN);
      await beyond(studio, 30);
    },
    leave: atEnd,
  },
  {
    name: 'pair-wrong',
    route: 'pair',
    arrange: card(),
    act: async (studio) => {
      await sendPin(studio, WRONG_PIN);
      await seen(studio.page, studio.words.codes.wrong.pin.title);
    },
  },
  {
    name: 'pair-done',
    route: 'pair',
    arrange: ({ desk }) => {
      desk.put(new DeskCard(otherImage));
    },
    act: async (studio) => {
      await sendPin(studio, new DeskCard(otherImage).pin);
      await seen(studio.page, studio.words.codes.pair.done.title);
      await studio.page.waitForTimeout(1_000);
    },
    leave: ({ app }) => ask(app, 'cards.unpair', { nis: OTHER_NIS }),
  },
  {
    name: 'pair-pulled',
    route: 'pair',
    arrange: card({}, slowAt(VERIFY)),
    act: async (studio) => {
      await sendPin(studio, RIGHT_PIN);
      await studio.page.locator('progress').first().waitFor();
      studio.app.desk.take();
      await studio.page.getByRole('alert').filter({ hasText: /\S/u }).first().waitFor();
    },
  },
  {
    name: 'change-pin-rules',
    route: 'change-pin',
    arrange: card(),
    act: ({ page, words: { codes } }) =>
      fill(page, [
        [codes.change.old, RIGHT_PIN],
        [codes.newPin.label, FRESH_PIN.slice(0, 6)],
      ]),
  },
  {
    name: 'change-pin-mismatch',
    route: 'change-pin',
    arrange: card(),
    act: async ({ page, words: { codes } }) => {
      await fill(page, [
        [codes.change.old, RIGHT_PIN],
        [codes.newPin.label, FRESH_PIN],
        [codes.newPin.again, RIGHT_PIN],
      ]);
      await submit(page);
    },
  },
  {
    name: 'change-pin-wrong',
    route: 'change-pin',
    arrange: card(),
    act: async (studio) => {
      await sendChange(studio, WRONG_PIN);
      await seen(studio.page, studio.words.codes.wrong.pin.title);
    },
  },
  {
    name: 'change-pin-weak',
    route: 'change-pin',
    arrange: card(),
    act: async (studio) => {
      await sendChange(studio, RIGHT_PIN, BIRTHDAY_PIN);
      await dialog(studio);
    },
    leave: decline,
  },
  {
    name: 'change-pin-progress',
    route: 'change-pin',
    arrange: card({}, slowAt(CHANGE)),
    act: async (studio) => {
      await sendChange(studio, RIGHT_PIN);
      await beyond(studio, 80);
    },
    leave: atEnd,
  },
  {
    name: 'change-pin-done',
    route: 'change-pin',
    arrange: card(),
    act: async (studio) => {
      await sendChange(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.codes.change.doneLead);
    },
  },
  {
    name: 'change-pin-unknown',
    route: 'change-pin',
    arrange: card({}, (placed) => {
      placed.loseAnswerTo('change');
    }),
    act: async (studio) => {
      await sendChange(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.codes.unknown.title);
    },
  },
  {
    name: 'unblock-wrong',
    route: 'unblock',
    arrange: card({ pin: 0, puk: 10 }),
    act: async (studio) => {
      await sendPuk(studio, WRONG_PUK);
      await seen(studio.page, studio.words.codes.wrong.puk.title);
    },
  },
  { name: 'unblock-recover', route: 'unblock', arrange: card({ pin: 0, puk: 7 }) },
  {
    name: 'unblock-few',
    route: 'unblock',
    arrange: card({ pin: 0, puk: 2 }),
    act: ({ page, words }) => page.getByRole('button', { name: words.codes.recoverPuk.goOn }).click(),
  },
  {
    name: 'unblock-last-tries-asked',
    route: 'unblock',
    arrange: card({ pin: 0, puk: 2 }),
    act: async (studio) => {
      await studio.page.getByRole('button', { name: studio.words.codes.recoverPuk.goOn }).click();
      await sendPuk(studio, RIGHT_PUK);
      await dialog(studio);
    },
    leave: decline,
  },
  {
    name: 'unblock-blocked-for-ever-now',
    route: 'unblock',
    arrange: card({ pin: 0, puk: 1 }),
    act: async (studio) => {
      await studio.page.getByRole('button', { name: studio.words.codes.recoverPuk.goOn }).click();
      await sendPuk(studio, WRONG_PUK);
      await dialog(studio);
      await agree(studio.page);
      await seen(studio.page, studio.words.home.blocked.title);
    },
  },
  {
    name: 'unblock-progress',
    route: 'unblock',
    arrange: card({ pin: 0 }, slowAt(RESET)),
    act: async (studio) => {
      await sendPuk(studio, RIGHT_PUK);
      await beyond(studio, 80);
    },
    leave: atEnd,
  },
  {
    name: 'unblock-done',
    route: 'unblock',
    arrange: card({ pin: 0 }),
    act: async (studio) => {
      await sendPuk(studio, RIGHT_PUK);
      await seen(studio.page, studio.words.codes.unblock.doneLead);
    },
  },
];
