import { expect } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { goTo, see, words, type CodeFlow } from './code-flows.js';
import type { Desk } from './desk.js';
import type { DeskApp } from './launch-desk.js';

/** A person at the window with one card; the window is an old one, the card is new each time. */
export class Sitting<D extends Desk = Desk> {
  readonly app: DeskApp<D>;
  readonly card: DeskCard;

  constructor(app: DeskApp<D>, card = new DeskCard()) {
    this.app = app;
    this.card = card;
  }

  /** The card in this state, on the reader, and the flow's screen. */
  async begin({ route }: CodeFlow, tries: { readonly pin?: number; readonly puk?: number } = {}): Promise<void> {
    this.card.set(tries);
    await this.seeNoCard();
    await this.app.desk.put(this.card);
    await goTo(this.app, route);
  }

  /** An empty reader and a screen that needs none, for whoever comes next; a question that still stands keeps its screen. */
  async leave(): Promise<void> {
    if ((await this.app.page.getByRole('alertdialog').count()) > 0) await this.app.page.keyboard.press('Escape');
    await goTo(this.app, 'levels');
    await this.app.desk.clear();
    await this.seeNoCard();
    expect(this.app.pageErrors).toEqual([]);
  }

  /** What the app still shows of the card before is nothing to act on. */
  async seeNoCard(): Promise<void> {
    await see(this.app.page.getByRole('status').getByText(words.shell.state.noCard));
  }
}
