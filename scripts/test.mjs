// @ts-check
// `npm test`: set-up and every check, see verification/plan.mjs. Old Node versions must be able to read this file, so
// the rest is imported only once the version is known to do.
import { refusal } from './setup/node-version.mjs';

const sentence = refusal(process.versions.node);
if (sentence === undefined) {
  import('./verification/verify.mjs').then((verify) => verify.main(process.argv.slice(2)));
} else {
  console.error(sentence);
  process.exitCode = 1;
}
