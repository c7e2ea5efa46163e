/** A browser that the test started, with one page. */
export interface Browser {
  readonly name: 'Chromium' | 'Firefox';
  /**
   * Goes to an address and waits until the page is loaded. Resolves with the browser's own words when it could not be
   * loaded, else with `undefined`.
   */
  open(url: string): Promise<string | undefined>;
  /** Presses the element that a CSS selector names, as a person would; what follows is waited for with `until`. */
  click(selector: string): Promise<void>;
  /** The page as it is now. */
  read(): Promise<Page>;
  /** A picture of the page, PNG. */
  picture(): Promise<Uint8Array>;
  /** What the browser wrote, for a failed test. */
  log(): string;
  close(): Promise<void>;
}

export interface Page {
  readonly url: string;
  /** The name that pages of the test services give themselves; empty on others, such as the browser's own. */
  readonly code: string;
  readonly text: string;
}

/** Between two pages there is none to be read. */
export const NO_PAGE: Page = { url: '', code: '', text: '' };

/** Looks at a page from within. */
export const LOOK = `({
  url: location.href,
  code: document.body?.dataset?.page ?? '',
  text: document.body?.innerText ?? '',
})`;

const POLL_MS = 50;

/** Waits until the page is as it should be. @throws {Error} with the page, after so many milliseconds */
export async function until(browser: Browser, wanted: (page: Page) => boolean, limitMs: number): Promise<Page> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const page = await browser.read();
    if (wanted(page)) return page;
    if (performance.now() > deadline) throw new Error(`${browser.name} shows ${page.url}:\n${page.text}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
