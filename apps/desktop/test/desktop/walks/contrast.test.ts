import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type DeskApp } from '../../support/desk/launch-desk.js';
import { arrive, launchForPlaces, PLACES } from '../../support/desk/places.js';

let app: DeskApp;

beforeAll(async () => {
  app = await launchForPlaces();
});

afterAll(() => app.close());

/** Everything that is seen or read aloud, outside of drawings of the card, whose print is the same in all languages. */
const TEXTS = `(() => {
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (parentElement.closest('.card, .mini, .licences, code, kbd, [lang]:not(html)') === null) texts.add(data.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.add((element.getAttribute(name) ?? '').trim());
  }
  return [...texts];
})()`;

/** What is said the same in every language: names, numbers, the made-up card's data, addresses. */
const SAME_EVERYWHERE =
  /^(?:[^\p{L}]*|PIN|PUK|CIE Kit|CIE|CieID|Chip|Codice fiscale|Firefox|Chromium|Chromium, Chrome, Edge|Linux|Internet|Browser|Online|No|Menu|[A-Z0-9 .-]+|Lettore di prova \d|https?:.*|[\w.-]+\.(?:it|eu|gov|org|com)\S*|[\d.,]+ \S{1,4})$/u;

test(
  'nothing on any screen is written into the code: in English everything reads otherwise',
  { timeout: 180_000 },
  async () => {
    const same = new Map<string, string>();
    for (const place of PLACES) {
      await arrive(app, place);
      const said: string[][] = [];
      for (const language of ['it', 'en'] as const) {
        await ask(app, 'settings.change', { language });
        await app.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
        // What the process told is in the language in which it was asked.
        if (/cloned|service|doctor/.test(place.name)) await arrive(app, place);
        said.push(await app.page.evaluate<string[]>(TEXTS));
      }
      const [italian = [], english = []] = said;
      expect(italian.length, place.name).toBeGreaterThan(5);
      for (const text of italian) {
        if (english.includes(text) && !SAME_EVERYWHERE.test(text)) same.set(text, place.name);
      }
    }
    expect([...same]).toEqual([]);
  },
);

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
