/**
 * Loaded into the app's main process before the app itself (`-r`): waits for the first screen, writes down when a person
 * could use it, and ends the app. Nothing is attached to the app meanwhile: a debugger would hold its start up.
 */
import { app } from 'electron';
import { writeFileSync } from 'node:fs';

const { CIEKIT_FIRST_SCREEN: file = '', CIEKIT_FIRST_HEADING: heading = '' } = process.env;
// The app takes what is left for files to open.
const own = process.argv.indexOf('-r');
if (own !== -1) process.argv.splice(own, 2);

/** The heading is there and painted; what was fetched until then. */
const WAIT = `new Promise((done) => {
  const look = () => {
    if (document.querySelector('h1')?.textContent !== ${JSON.stringify(heading)}) return false;
    requestAnimationFrame(() => setTimeout(() => done({
      at: performance.timeOrigin + performance.now(),
      files: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    })));
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
})`;

app.on('web-contents-created', (_, contents) => {
  contents.once('did-finish-load', () => {
    void contents.executeJavaScript(WAIT).then((seen: object) => {
      writeFileSync(file, JSON.stringify(seen));
      app.quit();
    });
  });
});
