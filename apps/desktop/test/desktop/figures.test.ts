import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { WINDOW_LANGUAGES } from '../../src/contract/views.js';
import { builtApp } from '../support/built-app.js';
import { CHECK_PIN, button, goTo, heading, RIGHT_PIN, see, send, words } from '../support/desk/code-flows.js';
import { measureFirstScreens } from '../support/desk/first-screen.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { median, slopeOf, weigh, type Weight } from '../support/desk/memory.js';
import { measureResponsiveness } from '../support/desk/responsiveness.js';

/** Where the bench wants the figures (scripts/bench/desktop.mjs); without, this is no test of anything. */
const place = process.env['CIEKIT_FIGURES'];

const STARTS = 9;
const CODES_SENT = 10;
/** A card that comes and goes once a second, for an hour. */
const HOUR_OF_CARDS = 3_600;
/** Caches fill, code is compiled, the allocators take what they will keep. */
const WARM_UP = 300;
const WEIGHED_EVERY = 150;

const MEBIBYTE = 1024 * 1024;

/** The bench shows it: these minutes are long. */
function say(what: string): void {
  process.stderr.write(`app: ${what}\n`);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Kilobytes, gzip, of the windows' scripts and styles but for fonts and the preview of PDF pages. */
async function bundle(first: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const folder = join(await builtApp(), 'window');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:m?js|css|html)$/.test(name) && !/^pdf[/\\]|pdf-preview-/.test(name),
  );
  const size = (which: (name: string) => boolean): number => {
    const bytes = names.filter(which).map((name) => gzipSync(readFileSync(join(folder, name))).length);
    return tenth(bytes.reduce((sum, each) => sum + each, 0) / 1_000);
  };
  const others = new RegExp(`chunks.(?:${WINDOW_LANGUAGES.filter((language) => language !== 'it').join('|')})-`);
  const fetched = new Set(['index.html', ...first.map((path) => path.slice(1))]);
  return {
    bundleKilobytes: size(() => true),
    oneLanguageKilobytes: size((name) => !others.test(name)),
    firstScreenKilobytes: size((name) => fetched.has(name.replaceAll('\\', '/'))),
  };
}

/** In the page: asking again and again from outside would take most of the time. */
async function shows({ page }: DeskApp, text: string): Promise<void> {
  const instead = await page.evaluate(
    ([wanted, patience]) =>
      new Promise<string | undefined>((done) => {
        const look = (): boolean => document.body.textContent.includes(wanted);
        const end = (value: string | undefined): void => {
          clearTimeout(timer);
          observer.disconnect();
          done(value);
        };
        const observer = new MutationObserver(() => {
          if (look()) end(undefined);
        });
        const timer = setTimeout(() => {
          end(document.body.innerText);
        }, patience);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        if (look()) end(undefined);
      }),
    [text, 20_000] as const,
  );
  if (instead !== undefined) throw new Error(`the window does not show "${text}" but:\n${instead}`);
}

async function inAndOut(app: DeskApp, card: DeskCard, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    app.desk.put(card);
    await shows(app, words.tries.left('pin', 3, 3));
    app.desk.take();
    await shows(app, words.home.noCard.title);
  }
}

/** An hour of cards in fast motion: how much more of each there is at its end than at its beginning. */
async function growth(app: DeskApp, card: DeskCard): Promise<Readonly<Record<keyof Weight, number>>> {
  await inAndOut(app, card, WARM_UP);
  const weights = [await weigh(app)];
  for (let turn = 0; turn < HOUR_OF_CARDS; turn += WEIGHED_EVERY) {
    await inAndOut(app, card, WEIGHED_EVERY);
    const weight = await weigh(app);
    weights.push(weight);
    const { windowHeap, mainHeap, cardHeap, written, windowNodes, windowListeners } = weight;
    const heaps = [windowHeap, mainHeap, cardHeap, written].map((bytes) => (bytes / MEBIBYTE).toFixed(2)).join(', ');
    say(
      `card ${String(turn + WEIGHED_EVERY)} in and out; MiB of window, main, cards, all: ${heaps}; ${String(windowNodes)} nodes, ${String(windowListeners)} listeners`,
    );
  }
  const hour = (of: (weight: Weight) => number): number => slopeOf(weights.map(of)) * (HOUR_OF_CARDS / WEIGHED_EVERY);
  return {
    windowHeap: tenth(hour((weight) => weight.windowHeap) / 1024),
    mainHeap: tenth(hour((weight) => weight.mainHeap) / 1024),
    cardHeap: tenth(hour((weight) => weight.cardHeap) / 1024),
    written: tenth(hour((weight) => weight.written) / MEBIBYTE),
    windowNodes: Math.round(hour((weight) => weight.windowNodes)),
    windowListeners: Math.round(hour((weight) => weight.windowListeners)),
  };
}

test.skipIf(place === undefined)('figures of the windows', { timeout: 3_000_000 }, async () => {
  say(`load of the machine at the beginning: ${tenth(loadavg()[0] ?? 0)}`);
  const { times, files } = await measureFirstScreens(words.home.noCard.title, STARTS);
  say(`starts: ${times.map((time) => `${String(Math.round(time))} ms`).join(', ')}`);

  const card = new DeskCard();
  await using app = await launchDesk({ paired: [card] });
  app.desk.put(card);
  // The start has a figure of its own, and Playwright puts a script into the page with its first look.
  await see(heading(app.page, words.home.ready.title));
  const response = await measureResponsiveness(app, async () => {
    for (let run = 0; run < CODES_SENT; run++) {
      await goTo(app, CHECK_PIN.route);
      await see(button(app.page, CHECK_PIN.submit));
      await send(app.page, CHECK_PIN, RIGHT_PIN);
      await see(heading(app.page, CHECK_PIN.done));
      await goTo(app, 'home');
      await see(heading(app.page, words.home.ready.title));
    }
  });
  say(
    `${String(response.keys)} keys while the card works: 19 of 20 within ${String(tenth(response.inputDelay95))} ms, all within ${String(tenth(response.inputDelayMax))} ms, of which the window computes ${String(tenth(response.computedBeforeKey))} ms`,
  );
  await app.desk.clear();
  await shows(app, words.home.noCard.title);
  const grown = await growth(app, card);
  expect(app.pageErrors).toEqual([]);

  const figures = {
    load: tenth(loadavg()[0] ?? 0),
    firstScreenMs: Math.round(median(times)),
    firstScreenBestMs: Math.round(Math.min(...times)),
    ...(await bundle(files)),
    inputDelayMs: tenth(response.inputDelay95),
    inputDelayMaxMs: tenth(response.inputDelayMax),
    inputComputedMs: tenth(response.computedBeforeKey),
    longestTaskMs: tenth(response.longestTask),
    mainComputedMs: tenth(response.main.computed),
    growth: grown,
  };
  writeFileSync(place ?? '', JSON.stringify(figures));
});
