// @ts-check
// `npm run app`: everything from a fresh checkout to the desktop app in a window. Old Node versions must be able to read this
// file, so the rest is imported only once the version is known to do.
import { refusal } from './setup/node-version.mjs';

const sentence = refusal(process.versions.node);
if (sentence === undefined) {
  import('./setup/app-run.mjs').then((app) => app.main(process.argv.slice(2)));
} else {
  console.error(sentence);
  process.exitCode = 1;
}
