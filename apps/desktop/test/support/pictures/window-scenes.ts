import { PinError } from '@ciekit/core';
import { CodeRefusedError, type CodeSource } from '@ciekit/middleware';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Words } from '../../../src/renderer/words/words.js';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { ask } from '../desk/launch-desk.js';
import type { Scene, Studio } from './scene.js';

const CARD = { reader: 'Lettore di prova 1', serialNumber: 'CA00000AA', label: 'Nonna' };

/** The window with this question, once it is drawn. */
async function pinWindow({ app }: Studio, title: string): Promise<Page> {
  const find = (): Page | undefined => app.electron.windows().find((page) => page.url().endsWith('#/prompt'));
  await expect.poll(find).toBeDefined();
  const window = find();
  if (window === undefined) throw new Error('no PIN window');
  await window.getByRole('heading', { level: 1, name: title }).waitFor();
  return window;
}

interface Asked {
  readonly question: (source: CodeSource) => Promise<unknown>;
  readonly title: (words: Words['codes']) => string;
  readonly program?: { readonly name: string; readonly pid: number } | undefined;
}

const firefox = { name: 'firefox', pid: 4711 };
const askedFor = ({ prompt }: Words['codes']): string => prompt.title('Firefox');

/** A question that waits until the scene is left. */
function asking(name: string, { question, title, program }: Asked): Scene {
  let gone = new AbortController();
  return {
    name,
    route: 'home',
    act: async ({ prompt }) => {
      await expect.poll(() => prompt.isAvailable()).toBe(true);
      gone = new AbortController();
      question(prompt.open({ program, card: CARD, signal: gone.signal })).catch(() => undefined);
    },
    window: (studio) => pinWindow(studio, title(studio.words.codes)),
    leave: async (studio) => {
      gone.abort();
      await pinWindow(studio, studio.words.codes.prompt.gone.title);
    },
  };
}

/** The window in which a program asks for the card. */
export const PIN_WINDOW_SCENES: readonly Scene[] = [
  asking('pin-window', {
    program: firefox,
    title: askedFor,
    question: (source) => source.askPin({ refused: undefined, triesRemaining: 3 }),
  }),
  asking('pin-window-unknown', {
    title: ({ prompt }) => prompt.titleUnknown,
    question: (source) => source.askPin({ refused: undefined, triesRemaining: undefined }),
  }),
  asking('pin-window-wrong', {
    program: firefox,
    title: askedFor,
    question: (source) => source.askPin({ refused: new PinError('code-incorrect', 'pin', 2), triesRemaining: 2 }),
  }),
  asking('pin-window-half', {
    program: firefox,
    title: askedFor,
    question: (source) => source.askPin({ refused: new CodeRefusedError('code-half', 'pin'), triesRemaining: 3 }),
  }),
  asking('pin-window-last-try', {
    program: firefox,
    title: ({ questions }) => questions.lastPinTry.title,
    question: (source) => source.confirmLastTry('pin', 1),
  }),
];

const recoveryFrom = (hours: number, name: string, route: string): Scene => ({
  name,
  route,
  act: async ({ app, page }) => {
    const pukRecoveryStartedAt = new Date(Date.now() - hours * 3_600_000).toISOString();
    await ask(app, 'settings.change', { pukRecoveryStartedAt });
    await page.waitForTimeout(300);
  },
  leave: ({ app }) => ask(app, 'settings.change', { pukRecoveryStartedAt: '' }),
});

const withCard: Pick<Scene, 'arrange'> = {
  arrange: ({ desk }) => {
    desk.put(new DeskCard());
  },
};

/** Help that waits for something, and the parts of the settings. */
export const HELP_SCENES: readonly Scene[] = [
  recoveryFrom(1, 'puk-recovery-waiting', 'puk-recovery'),
  recoveryFrom(49, 'puk-recovery-over', 'puk-recovery'),
  recoveryFrom(1, 'help-waiting', 'help'),
  { name: 'theft-card', route: 'theft', ...withCard },
  { name: 'reprint-card', route: 'reprint', ...withCard },
  { name: 'doctor-card', route: 'doctor', ...withCard },
  {
    name: 'doctor-no-service',
    route: 'doctor',
    arrange: ({ desk }) => {
      desk.stopService();
    },
  },
  {
    name: 'doctor-report',
    route: 'doctor',
    ...withCard,
    act: async ({ page, words }) => {
      await page.getByRole('button', { name: words.system.doctor.report.button, exact: true }).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'browsers-ready',
    route: 'browsers',
    act: async ({ page, words }) => {
      const { setUp, remove } = words.system.browsers;
      const named = (name: string): Locator => page.getByRole('button', { name, exact: true });
      await named(setUp.button).or(named(remove.button)).waitFor();
      // The browsers stay prepared from one language to the next.
      if (await named(setUp.button).isVisible()) await named(setUp.button).click();
      await named(remove.button).waitFor();
    },
  },
  ...['signing', 'verification', 'browsers', 'network', 'diagnostics'].map((section) => ({
    name: `settings-${section}`,
    route: `settings/${section}`,
  })),
];
