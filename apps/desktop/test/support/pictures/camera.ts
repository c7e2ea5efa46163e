import type { CDPSession, Page } from 'playwright-core';
import { writeFileSync } from 'node:fs';

/** As a person's system asks for it. */
export const LOOKS = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'contrast-light': { colorScheme: 'light', contrast: 'more' },
  'contrast-dark': { colorScheme: 'dark', contrast: 'more' },
} as const;
export type Look = keyof typeof LOOKS;

export interface Format {
  readonly width: number;
  readonly height: number;
  /** Dots for each CSS pixel. */
  readonly scale: number;
  /** As high as the page is, instead of as much as the window shows. */
  readonly whole: boolean;
}

/** Takes pictures of one window, small ones: WebP keeps flat colours and text well at this quality. */
export class Camera {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async at(page: Page): Promise<Camera> {
    return new Camera(page, await page.context().newCDPSession(page));
  }

  async take(path: string, look: Look, format: Format | undefined): Promise<void> {
    await this.#page.emulateMedia({ ...LOOKS[look], reducedMotion: 'reduce' });
    if (format !== undefined) await this.#frame(format);
    // Two frames: the first one may still have been on its way with the colours before.
    await this.#page.evaluate(
      'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined))))',
    );
    const { data } = await this.#session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
    writeFileSync(path, Buffer.from(data, 'base64'));
  }

  async put(): Promise<void> {
    await this.#session.detach();
  }

  async #frame({ width, height, scale, whole }: Format): Promise<void> {
    const set = (to: number): Promise<unknown> =>
      this.#session.send('Emulation.setDeviceMetricsOverride', {
        width,
        height: to,
        deviceScaleFactor: scale,
        mobile: false,
      });
    await set(height);
    if (!whole) return;
    // What lies at the lower edge may make room for itself once there is some.
    for (let before = height; ;) {
      const wanted = await this.#page.evaluate<number>('document.documentElement.scrollHeight');
      if (wanted <= before) return;
      await set(wanted);
      before = wanted;
    }
  }
}
