/** Where the box is drawn on the preview is where the signature is in the file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { documents, FIELD, letter, PAPER, scan } from '../../support/sign/paper.js';
import {
  button,
  goToPin,
  heading,
  integrityOf,
  RIGHT_PIN,
  sendPin,
  sign,
  signing,
} from '../../support/sign/signing.js';

const box = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('application');

/** The box in shares of the paper, as they are on the screen. */
async function drawn(page: Page): Promise<Record<'x' | 'y' | 'width' | 'height', number>> {
  return box(page).evaluate((element) => {
    const inner = element.getBoundingClientRect();
    const paper = element.parentElement?.getBoundingClientRect() ?? inner;
    return {
      x: (inner.x - paper.x) / paper.width,
      y: (inner.y - paper.y) / paper.height,
      width: inner.width / paper.width,
      height: inner.height / paper.height,
    };
  });
}

/** Of the newest widget: left, bottom, right, top in points of the page before it is turned. */
function widgetRect(path: string): readonly number[] {
  const all = [...readFileSync(path, 'latin1').matchAll(/\/Subtype \/Widget[^]*?\/Rect \[([^\]]+)\]/g)];
  return (all.at(-1)?.[1] ?? '').trim().split(/\s+/).map(Number);
}

/** ISO 32000-2 table 31: /Rotate turns the page clockwise when it is displayed. */
function expectedRect(turn: number, { x, y, width, height }: Awaited<ReturnType<typeof drawn>>): readonly number[] {
  const { width: w, height: h } = PAPER;
  const [left, top, right, bottom] = [x, y, x + width, y + height];
  switch (turn) {
    case 90:
      return [top * w, left * h, bottom * w, right * h];
    case 180:
      return [(1 - right) * w, top * h, (1 - left) * w, bottom * h];
    case 270:
      return [(1 - bottom) * w, (1 - right) * h, (1 - top) * w, (1 - left) * h];
    default:
      return [left * w, (1 - bottom) * h, right * w, (1 - top) * h];
  }
}

/** Takes hold of a point of the box, in shares of it, and drags it. In pixels. */
async function drag(page: Page, at: readonly [number, number], by: readonly [number, number]): Promise<void> {
  const { x, y, width, height } = (await box(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const from = [x + at[0] * width, y + at[1] * height] as const;
  await page.mouse.move(from[0], from[1]);
  await page.mouse.down();
  await page.mouse.move(from[0] + by[0], from[1] + by[1], { steps: 5 });
  await page.mouse.up();
}

const within = (found: readonly number[], wanted: readonly number[]): readonly number[] =>
  found.map((value, index) => Math.abs(value - (wanted[index] ?? Number.NaN)));

describe('the box on the page', () => {
  it('is where it was drawn, on pages turned all ways, with one PIN', async () => {
    const turns = [0, 90, 180, 270];
    const desk = documents(Object.fromEntries(turns.map((turn) => [`turned-${turn}.pdf`, letter({ turns: [turn] })])));
    const { page, card, middleware, app } = await signing(desk);
    const places = new Map<number, Awaited<ReturnType<typeof drawn>>>();
    for (const turn of turns) {
      await button(page, new RegExp(`^turned-${turn}\\.pdf`)).click();
      await page.getByRole('img', { name: sign.viewer.picture(1, 1, `turned-${turn}.pdf`) }).waitFor();
      const before = await drawn(page);
      await drag(page, [0.5, 0.5], [-60, -40]);
      const after = await drawn(page);
      expect([after.x < before.x, after.y < before.y]).toEqual([true, true]);
      await drag(page, [0, 0], [-25, -15]);
      places.set(turn, await drawn(page));
      expect((places.get(turn)?.width ?? 0) > after.width).toBe(true);
    }
    await goToPin(page, turns.length);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(4, 4)).waitFor();
    expect(card.verifications).toBe(1);
    for (const [turn, place] of places) {
      const path = desk.path(`turned-${turn}-signed.pdf`);
      expect(Math.max(...within(widgetRect(path), expectedRect(turn, place)))).toBeLessThan(1);
      expect(await integrityOf(middleware, path)).toEqual(['intact']);
      expect(execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })).toContain('Signature is Valid.');
    }
    expect([app.complaints, app.pageErrors]).toEqual([[], []]);
  });

  it('moves and grows by keys, says where it is, and never leaves the page', async () => {
    const { page } = await signing(documents({ 'a.pdf': letter() }));
    await box(page).focus();
    const before = await drawn(page);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    const after = await drawn(page);
    expect(after.x).toBeCloseTo(before.x - 0.01, 3);
    expect(after.y).toBeCloseTo(before.y - 0.01, 3);
    expect(after.width).toBeCloseTo(before.width + 0.01, 3);
    expect(after.height).toBeCloseTo(before.height + 0.01, 3);
    const percent = (share: number): number => Math.round(share * 100);
    await page
      .getByRole('status')
      .getByText(sign.box.where(percent(after.x), percent(after.y), percent(after.width), percent(after.height)))
      .waitFor({ state: 'attached' });
    for (let i = 0; i < 70; i++) await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown');
    const corner = await drawn(page);
    expect(corner.x + corner.width).toBeCloseTo(1, 3);
    expect(corner.y + corner.height).toBeCloseTo(1, 3);
    await drag(page, [0, 0], [5_000, 5_000]);
    const least = await drawn(page);
    expect([least.width, least.height].every((length) => length > 0.02)).toBe(true);
  });

  it('goes to another page with the page, and to where somebody clicks', async () => {
    const desk = documents({ 'a.pdf': letter({ turns: [0, 0, 0] }) });
    const { page } = await signing(desk);
    await page.getByText(sign.viewer.page(3, 3)).waitFor();
    await button(page, sign.viewer.previous).click();
    const paper = page.getByRole('img', { name: sign.viewer.picture(2, 3, 'a.pdf') });
    await paper.waitFor();
    await paper.click({ position: { x: 160, y: 300 } });
    const place = await drawn(page);
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 1)).waitFor();
    await page.getByText(sign.result.about.page(2)).waitFor();
    const path = desk.path('a-signed.pdf');
    expect(Math.max(...within(widgetRect(path), expectedRect(0, place)))).toBeLessThan(1);
    // The second page's object.
    expect(readFileSync(path, 'latin1')).toMatch(/\/Subtype \/Widget[^]*\/P 11 0 R/);
  });

  it('gives way to a field that waits for a signature', async () => {
    const desk = documents({ 'form.pdf': letter({ fields: ['Richiedente'] }) });
    const { page, middleware } = await signing(desk);
    await page.getByLabel(sign.viewer.where).selectOption({ label: sign.viewer.field('Richiedente', 1) });
    expect(await box(page).count()).toBe(0);
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await page.getByText(sign.result.about.field('Richiedente')).waitFor();
    const path = desk.path('form-signed.pdf');
    expect(widgetRect(path)).toEqual([...FIELD]);
    expect(await integrityOf(middleware, path)).toEqual(['intact']);
    expect(execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })).toContain('Field Name: Richiedente');
  });

  it('can be left out: the signature is in the file and nobody sees it', async () => {
    const desk = documents({ 'a.pdf': letter() });
    const { page, middleware } = await signing(desk);
    await page.getByRole('switch', { name: sign.visible.title }).click();
    await page.getByText(sign.noPreview.invisible).waitFor();
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await page.getByText(sign.result.about.pdf).waitFor();
    expect(widgetRect(desk.path('a-signed.pdf'))).toEqual([0, 0, 0, 0]);
    expect(await integrityOf(middleware, desk.path('a-signed.pdf'))).toEqual(['intact']);
  });
});

describe('the preview', () => {
  it('shows scanned pages: their decoders run without WebAssembly', async () => {
    const { page, app } = await signing(documents({ 'scan.pdf': scan() }));
    const paper = page.getByRole('img', { name: sign.viewer.picture(1, 1, 'scan.pdf') });
    const middle = (): Promise<readonly number[]> =>
      paper.evaluate((canvas: HTMLCanvasElement) => {
        const pixel = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? [];
        return [...pixel];
      });
    await expect.poll(middle, { timeout: 15_000 }).toEqual([0, 0, 0, 255]);
    expect(app.complaints).toEqual([]);
  });

  it('lets no other script address be made, and no worker be started from a string', async () => {
    const { page } = await signing(documents({ 'a.pdf': letter() }));
    await box(page).waitFor();
    const tried = await page.evaluate(() => {
      const outcome = (work: () => unknown): string => {
        try {
          work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      };
      return ['pdf-worker', 'default', 'mine']
        .map((name) => outcome(() => trustedTypes.createPolicy(name, { createScriptURL: (url: string) => url })))
        .concat(outcome(() => new Worker('pdf/worker.mjs', { type: 'module' })));
    });
    expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  });
});
