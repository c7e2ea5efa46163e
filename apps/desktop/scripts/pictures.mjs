// @ts-check
// Pictures of every screen in every state, language and theme: `node apps/desktop/scripts/pictures.mjs --help`. They are
// looked at, not kept: git has the README's alone, which `--readme` takes anew.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KEPT_PICTURES } from './kept-pictures.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCREENSHOTS = join(ROOT, 'docs/screenshots');
const HELP = `Takes pictures of the desktop app, as docs/screenshots/<language>/<theme>/<screen>.webp.

  --only home,sign-box   screens whose names contain one of these; "=home" for a whole name
  --language it,en       it, en, de, fr, sl
  --theme light,dark     light, dark, contrast-light, contrast-dark
  --size 900x640         of the window, in CSS pixels; 1100x720 without
  --scale 2              dots for each CSS pixel
  --whole                as high as the page is
  --out FOLDER           another folder
  --readme               those that git keeps, for READMEs and software centres, into docs/screenshots itself
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    language: { type: 'string', default: '' },
    theme: { type: 'string', default: '' },
    size: { type: 'string', default: '1100x720' },
    scale: { type: 'string', default: '1' },
    whole: { type: 'boolean', default: false },
    out: { type: 'string', default: SCREENSHOTS },
    readme: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [width, height] = values.size.split('x').map(Number);

/** @param {string} list */
const parts = (list) => list.split(',').filter((part) => part !== '');

/**
 * @param {object} wish as the spec reads it
 * @returns {number} exit code
 */
function take(wish) {
  const vitest = join(dirname(createRequire(join(ROOT, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs');
  const spec = 'apps/desktop/test/desktop/walks/pictures.test.ts';
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      'vitest.workspace.ts',
      '--project=with-desktop',
      '--disableConsoleIntercept=true',
      spec,
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        CIEKIT_PICTURES: JSON.stringify({
          format: { width, height, scale: Number(values.scale), whole: values.whole },
          ...wish,
        }),
      },
    },
  );
  return status ?? 1;
}

/** @returns {number} exit code */
function takeReadme() {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-pictures-'));
  try {
    /** @param {'language' | 'look'} part */
    const all = (part) => [...new Set(KEPT_PICTURES.map((picture) => picture[part]))];
    const only = KEPT_PICTURES.map(({ scene }) => `=${scene}`);
    // High enough for all of them: nothing is cut at the lower edge.
    const format = { width: 1100, height: 800, scale: 1, whole: false };
    const status = take({ folder, only, languages: all('language'), looks: all('look'), format });
    if (status !== 0) return status;
    let bytes = 0;
    for (const { name, scene, language, look } of KEPT_PICTURES) {
      const to = join(SCREENSHOTS, `${name}.webp`);
      copyFileSync(join(folder, `${language}/${look}/${scene}.webp`), to);
      bytes += statSync(to).size;
    }
    console.log(`${KEPT_PICTURES.length} pictures, ${Math.round(bytes / 1000)} kB`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.help) {
  console.log(HELP);
} else if (values.readme) {
  process.exitCode = takeReadme();
} else {
  process.exitCode = take({
    folder: resolve(values.out),
    only: parts(values.only),
    languages: parts(values.language),
    looks: parts(values.theme),
  });
}
