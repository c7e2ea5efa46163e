import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** What has the focus, as somebody without a mouse meets it. */
interface Stop {
  readonly name: string;
  readonly role: string;
  readonly description: string;
  /** Drawn round it, or round the drawing that stands for it; a heading that was led to needs none. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
  readonly html: string;
}

/** In the page. The name is worked out as far as our controls need it (accname 1.2, steps 2B, 2D, 2E, 2F). */
const STOP = `(() => {
  const element = document.activeElement ?? document.body;
  const text = (of) => (of?.innerText ?? of?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const byId = (ids) => (ids ?? '').split(' ').map((id) => text(document.getElementById(id))).join(' ').trim();
  const name = element === document.body ? '' : element.getAttribute('aria-label') || byId(element.getAttribute('aria-labelledby')) ||
    [...(element.labels ?? [])].map(text).join(' ') || text(element);
  const isDrawn = (of) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(of);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
  };
  const around = [element, element.parentElement, element.parentElement?.parentElement].filter((each) => each !== null && each !== undefined);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    name,
    description: byId(element.getAttribute('aria-describedby')),
    role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
    isMarked: /^H\\d$|^MAIN$/.test(element.tagName) || around.some(isDrawn),
    isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    html: element.outerHTML.slice(0, 160),
  };
})()`;

/** Without the spaces that keep a number and its noun on one line: what is heard has none. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** Walks a window by Tab, Shift+Tab, Enter, Space, arrows and Escape; each stop has a name, a mark and is in view. */
export class Keyboard {
  readonly page: Page;
  readonly #live: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Listens to what is read aloud by itself, too. */
  static async in(page: Page): Promise<Keyboard> {
    const keyboard = new Keyboard(page);
    const name = `said${Math.random().toString(36).slice(2)}`;
    await page.exposeFunction(name, (text: string) => {
      keyboard.#live.push(text);
    });
    await page.evaluate(`{
      const tell = (node) => {
        const element = node instanceof Element ? node : node.parentElement;
        const inside = element?.closest('[role=status], [role=alert], [aria-live]');
        const found = [...(inside ? [inside] : []), ...(element?.querySelectorAll?.('[role=status], [role=alert], [aria-live]') ?? [])];
        for (const region of found) {
          const text = region.textContent.replace(/\\s+/g, ' ').trim();
          if (text !== '') ${name}(text);
        }
      };
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) [target, ...addedNodes].forEach(tell);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }`);
    return keyboard;
  }

  stop(): Promise<Stop> {
    return this.page.evaluate<Stop>(STOP);
  }

  /** Goes on until the control whose name begins so has the focus; `by` Shift+Tab backwards. */
  async to(name: string, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const met: string[] = [];
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      const stop = await this.stop();
      if (stop.name.startsWith(plain(name))) return;
      met.push(stop.name);
      await this.page.keyboard.press(by);
      await this.#expectGood();
    }
    throw new Error(`the keyboard does not reach "${name}" among ${[...new Set(met)].join(', ')}`);
  }

  async press(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press(key);
  }

  async type(name: string, text: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.type(text);
  }

  /** The screen with this title has come, and the focus with it: on the title, or where the first code is typed. */
  async title(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor({ timeout: 20_000 });
    await expect
      .poll(async () => {
        const { role, name: at } = await this.stop();
        return role === 'input' || (role === 'h1' && at === plain(name)) ? 'here' : `${role} ${at}`;
      })
      .toBe('here');
  }

  /** Something was read aloud without being asked for. */
  async heard(text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.#live.some((each) => (typeof text === 'string' ? each.includes(plain(text)) : text.test(each))))
      .toBe(true);
  }

  /** Once round and back again: nothing holds the focus. */
  async round(): Promise<void> {
    const met = new Set<string>();
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      await this.page.keyboard.press('Tab');
      const { html } = await this.stop();
      if (html.startsWith('<body')) {
        await this.page.keyboard.press('Shift+Tab');
        const back = await this.stop();
        expect(met.has(back.html), 'Shift+Tab leads back').toBe(true);
        return;
      }
      met.add(html);
      await this.#expectGood();
    }
    throw new Error('the focus never leaves the page');
  }

  async #expectGood(): Promise<void> {
    const { name, isMarked, isInView, html } = await this.stop();
    if (html.startsWith('<body')) return;
    expect(name, html).not.toBe('');
    expect([isMarked, isInView], html).toEqual([true, true]);
  }
}
