import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskApp } from '../../support/desk/launch-desk.js';
import { ask } from '../../support/desk/launch-desk.js';
import { arrive, launchForPlaces, PLACES } from '../../support/desk/places.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = [
  { width: 900, height: 640 },
  // 900x640 at 200 %.
  { width: 450, height: 320 },
];
const THEMES = [
  { name: 'light', settings: { theme: 'light', contrast: 'system' } },
  { name: 'dark', settings: { theme: 'dark', contrast: 'system' } },
  { name: 'light, high contrast', settings: { theme: 'light', contrast: 'more' } },
  { name: 'dark, high contrast', settings: { theme: 'dark', contrast: 'more' } },
] as const;

let app: DeskApp;

beforeAll(async () => {
  app = await launchForPlaces();
  await app.page.evaluate(AXE);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
});

afterAll(() => app.close());

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Everything that would be animated for longer than the eye notices, 10 ms, now or when somebody points at it. */
const MOVING = `[...document.querySelectorAll('*')].flatMap((element) => ['', '::before', '::after'].flatMap((part) => {
  const style = getComputedStyle(element, part === '' ? null : part);
  const longest = (times) => Math.max(...times.split(',').map(parseFloat));
  const moves = (style.animationName !== 'none' && longest(style.animationDuration) > 0.01) ||
    longest(style.transitionDuration) > 0.01;
  return moves ? [element.tagName + '.' + element.className + part] : [];
}))`;

/** Findings of axe on the page as it is, each with the first element. */
async function findings(): Promise<readonly string[]> {
  const violations = await app.page.evaluate<readonly Finding[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** What can be reached with Tab, and what was: one of each group of radio buttons counts. */
const TABBABLE = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
  (element) => !element.disabled && element.tabIndex >= 0 && element.type !== 'radio' &&
    element.checkVisibility({ visibilityProperty: true }))`;

describe.each(PLACES)('$name', (place) => {
  test('one heading, a place for the content, everything by keyboard, nothing sideways, no finding', async () => {
    await arrive(app, place);
    const { page } = app;
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);

    for (const { name, settings } of THEMES) {
      await ask(app, 'settings.change', settings);
      const more = settings.contrast === 'more' ? '[data-contrast=more]' : ':not([data-contrast])';
      await page.locator(`html[data-theme=${settings.theme}]${more}`).waitFor({ state: 'attached' });
      expect(await findings(), name).toEqual([]);
    }
    // The person's own colours, dark ones and light ones, over the dark theme that is chosen here.
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
      expect(await findings(), `forced colours, ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: 'none', colorScheme: null, reducedMotion: 'reduce' });
    expect(await page.evaluate(MOVING), 'would move though less motion is asked for').toEqual([]);

    const expected = await page.evaluate<number>(`${TABBABLE}.length`);
    await page.evaluate(`document.activeElement?.blur(); globalThis.reached = new Set()`);
    for (let presses = 0; presses < expected + 12; presses++) {
      await page.keyboard.press('Tab');
      await page.evaluate(`reached.add(document.activeElement)`);
    }
    const missed = await page.evaluate<readonly string[]>(
      `${TABBABLE}.filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 160))`,
    );
    expect(missed, 'not reached by keyboard').toEqual([]);

    for (const size of NARROW) {
      await page.setViewportSize(size);
      const sideways = await page.evaluate<readonly string[]>(
        `[document.scrollingElement, ...document.querySelectorAll('main, body')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.tagName + ' ' + element.scrollWidth + ' > ' + element.clientWidth)`,
      );
      expect(sideways, `${size.width}x${size.height}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1100, height: 720 });
  });
});
