import type { FixtureApi } from './contract.js';

declare global {
  interface Window {
    readonly fixture: FixtureApi;
    /** What the page has heard and seen, for the tests. */
    heard: unknown[];
    stop: () => void;
    dropped: string[];
  }
}

window.heard = [];
window.dropped = [];
window.stop = window.fixture.listen('news', (...values) => {
  window.heard.push(...values);
});
addEventListener('dragover', (event) => {
  event.preventDefault();
});
addEventListener('drop', (event) => {
  event.preventDefault();
  // At once, as an app does: the path is asked for inside the event.
  for (const file of event.dataTransfer?.files ?? []) window.dropped.push(window.fixture.pathOf(file));
});
document.body.dataset['state'] = 'ready';
