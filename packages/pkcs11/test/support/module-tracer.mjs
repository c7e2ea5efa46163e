// Loaded with --import: writes every module that the process loads to TRACED_MODULES, one a line.
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

const { TRACED_MODULES: file = '' } = process.env;
const hooks = `
  import { appendFileSync } from 'node:fs';
  export function load(url, context, next) {
    appendFileSync(${JSON.stringify(file)}, url + '\\n');
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
process.on('exit', () => {
  for (const path of Object.keys(createRequire(import.meta.url).cache)) appendFileSync(file, `${path}\n`);
});
