// @ts-check
// Pictures of every screen in every state, language and theme, into docs/screenshots (`--out` another folder, `--languages
// it,en` fewer): `node apps/desktop/scripts/pictures.mjs`. They are looked at, not kept: git has the README's alone.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string' }, languages: { type: 'string' } } });
const vitest = join(dirname(createRequire(join(ROOT, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs');
const spec = 'apps/desktop/test/desktop/walks/pictures.test.ts';
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'vitest.workspace.ts', '--project=with-desktop', spec],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      CIEKIT_PICTURES: resolve(values.out ?? join(ROOT, 'docs/screenshots')),
      ...(values.languages === undefined ? {} : { CIEKIT_PICTURE_LANGUAGES: values.languages }),
    },
  },
);
process.exitCode = status ?? 1;
