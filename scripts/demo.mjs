// @ts-check
// `npm run demo`: everything from a fresh checkout to a card being paired, locked and unblocked. Old Node versions must
// be able to read this file, so the rest is imported only once the version is known to do.
import { refusal } from './setup/node-version.mjs';

const sentence = refusal(process.versions.node);
if (sentence === undefined) {
  import('./setup/demo-run.mjs').then((demo) => demo.main(process.argv.slice(2)));
} else {
  console.error(sentence);
  process.exitCode = 1;
}
