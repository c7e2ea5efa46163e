import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskApp } from '../../support/desk/launch-desk.js';
import { arrive, launchForPlaces, PLACES } from '../../support/desk/places.js';
import { flawsOf } from '../../support/pictures/flaws.js';
import { pseudoApp, type PseudoApp } from '../../support/pseudo/pseudo-app.js';

let bundles: PseudoApp;
let app: DeskApp;

beforeAll(async () => {
  bundles = await pseudoApp();
  app = await launchForPlaces({ bundles });
  await app.page.setViewportSize({ width: 900, height: 640 });
});

afterAll(async () => {
  await app.close();
  bundles[Symbol.dispose]();
});

/** Everything that is seen or read aloud, but for drawings of the card, commands, and names in a language of their own. */
const TEXTS = `(() => {
  const texts = new Set([document.title.replace(/ – CIE Kit$/, '')]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (parentElement.closest('.card, .licences, .fingerprint, code, kbd, [lang]:not(html)') === null) texts.add(data.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.add((element.getAttribute(name) ?? '').trim());
  }
  return [...texts];
})()`;

/** What no catalogue says: names of programs, codes and readers, the made-up card's data, days as the system writes them. */
const DATA =
  /https?:\/\/\S+|^(?:CIE Kit|PIN|PUK|Chromium, Chrome, Edge|Lettore di prova 1|CA00000AA|ANNA|SPECIMEN|ANNA SPECIMEN|SPCNNA85C52H501U|Italia \(IT\)|(?:\p{Ll}+ )?\d{1,2}\s\p{Ll}+(?: \d{4}|, \d\d:\d\d))$/u;
/** Of Italian and English; those of the pseudo language lie beyond. */
const ANY_LETTER = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/u;

/** Elements that cut off a part of what is in them, and those with which the page goes sideways. */
const CUT = `[document.scrollingElement, ...document.querySelectorAll('body, body *')].filter((element) => {
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (display === 'inline' || element.closest('.sr, .stage, .card, pre, svg') !== null) return false;
  const isPage = element === document.scrollingElement || element.matches('body, main');
  const isSideways = (isPage || overflowX !== 'visible') && element.scrollWidth > element.clientWidth + 1;
  const isCutBelow = !isPage && ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
  return isSideways || isCutBelow;
}).map((element) => element.tagName + '.' + element.className)`;

describe.each(PLACES)('$name', (place) => {
  test('every word comes from a catalogue; two fifths longer, none is cut and the page does not go sideways', async () => {
    await arrive(app, place);
    const texts = await app.page.evaluate<string[]>(TEXTS);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => ANY_LETTER.test(text.replace(DATA, '')))).toEqual([]);
    expect(await app.page.evaluate<string[]>(CUT)).toEqual([]);
    // Words are not that long in any language of the windows; the pictures' script looks for broken ones in those.
    expect((await flawsOf(app.page)).filter((flaw) => !flaw.includes(' is broken in '))).toEqual([]);
  });
});

test.each([
  ['lies over', 'margin-top: -1.4em', 'another'],
  ['is cut at the side', 'overflow: hidden; width: 3em; white-space: nowrap', 'a text that is long'],
  ['is cut above or below', 'overflow: hidden; height: 2em; width: 5em', 'a text of many lines that is long'],
  ['px out of', 'border: 1px solid; width: 3em; white-space: nowrap', 'a text that is long'],
  ['is broken', 'width: 3em; overflow-wrap: anywhere', 'Verifizierungsvorgang'],
  ['ends in dots', 'overflow: hidden; text-overflow: ellipsis; width: 3em; white-space: nowrap', 'a long text'],
])('a text that %s is found', async (flaw, style, text) => {
  const { page } = app;
  await arrive(app, { name: 'levels', route: 'levels' });
  await page.evaluate(
    ([styleOfText, longText]) => {
      const [before, flawed] = [document.createElement('p'), document.createElement('p')];
      before.textContent = 'one text';
      flawed.textContent = longText;
      flawed.style.cssText = styleOfText;
      document.querySelector('main')?.append(before, flawed);
    },
    [style, text] as const,
  );
  expect(await flawsOf(page)).toContainEqual(expect.stringContaining(flaw));
  await page.reload();
});
