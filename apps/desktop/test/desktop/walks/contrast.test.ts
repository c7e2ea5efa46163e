import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type DeskApp } from '../../support/desk/launch-desk.js';
import { launchForPlaces } from '../../support/desk/places.js';

let app: DeskApp;

beforeAll(async () => {
  app = await launchForPlaces();
});

afterAll(() => app.close());

/** Text on what it lies on, and what has to be seen beside it (WCAG 1.4.3, 1.4.6, 1.4.11). */
const TEXT_PAIRS = [
  ...['ink', 'ink-2', 'accent', 'ok', 'warn', 'bad'].flatMap((text) =>
    ['canvas', 'side', 'surface', 'sunken'].map((ground) => [text, ground] as const),
  ),
  ['on-fill', 'fill'],
  ['on-fill', 'fill-hover'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ok', 'ok-soft'],
  ['ink', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['ink', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'bad-soft'],
  ['half-a', 'half-a-soft'],
  ['half-b', 'half-b-soft'],
] as const;
const EDGE_PAIRS = ['canvas', 'surface', 'side'].flatMap((ground) =>
  ['line-strong', 'focus'].map((edge) => [edge, ground] as const),
);

/** Colours of tokens in the page as it is, as sRGB. */
async function coloursOf(names: readonly string[]): Promise<Readonly<Record<string, readonly number[]>>> {
  return app.page.evaluate(`(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const colours = Object.fromEntries(${JSON.stringify(names)}.map((name) => {
      probe.style.color = 'var(--' + name + ')';
      return [name, getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number)];
    }));
    probe.remove();
    return colours;
  })()`);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  { theme: 'light', contrast: 'normal', text: 4.5 },
  { theme: 'dark', contrast: 'normal', text: 4.5 },
  { theme: 'light', contrast: 'high, chosen here', text: 7 },
  { theme: 'dark', contrast: 'high, chosen here', text: 7 },
  { theme: 'light', contrast: 'high, wished for by the system', text: 7 },
  { theme: 'dark', contrast: 'high, wished for by the system', text: 7 },
] as const)(
  '$theme, contrast $contrast: every text $text:1, every edge 3:1',
  async ({ theme, contrast: kind, text }) => {
    const isChosen = kind === 'high, chosen here';
    await ask(app, 'settings.change', { theme, contrast: isChosen ? 'more' : 'system' });
    await app.page.emulateMedia({ contrast: kind === 'high, wished for by the system' ? 'more' : 'no-preference' });
    const wanted = isChosen ? '[data-contrast=more]' : ':not([data-contrast])';
    await app.page.locator(`html[data-theme=${theme}]${wanted}`).waitFor({ state: 'attached' });
    const pairs = [
      ...TEXT_PAIRS.map((pair) => ({ pair, least: text })),
      ...EDGE_PAIRS.map((pair) => ({ pair, least: 3 })),
    ];
    const colours = await coloursOf([...new Set(pairs.flatMap(({ pair }) => pair))]);
    const low = pairs
      .map(({ pair: [on, under], least }) => ({
        on,
        under,
        least,
        is: contrast(colours[on] ?? [], colours[under] ?? []),
      }))
      .filter(({ is, least }) => !(is >= least))
      .map(({ on, under, is }) => `${on} on ${under}: ${is.toFixed(2)}`);
    expect(low).toEqual([]);
    expect(contrast(colours['ink'] ?? [], colours['surface'] ?? [])).toBeGreaterThan(kind === 'normal' ? 7 : 12);
  },
);
