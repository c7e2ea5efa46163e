// @ts-check
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../setup/paths.mjs';
import { codeBlocks } from './markdown.mjs';
import { pages, readPage } from './pages.mjs';

/**
 * A shell block under a line `<!-- run: NAME -->`.
 *
 * @typedef {{ page: string, name: string, code: string }} Session
 */

const MARK = /^run: ([a-z-]+)$/;

/** @returns {Session[]} of every page */
export function sessions() {
  return pages().flatMap((page) =>
    codeBlocks(readPage(page)).flatMap(({ language, code, comment }) => {
      const name = language === 'sh' ? MARK.exec(comment ?? '')?.[1] : undefined;
      return name === undefined ? [] : [{ page, name, code }];
    }),
  );
}

/** What makes a session stop at a failure, find the built command, and leave nothing running behind. @param {string} cie */
const prologue = (cie) => `set -eu
trap 'if [ -n "\${!-}" ]; then kill "$!" 2>/dev/null || :; fi' EXIT
trap 'exit 1' TERM
cie() { '${process.execPath}' '${cie}' "$@"; }
npx() { shift; cie "$@"; }`;

/**
 * Runs a session in an empty folder with an empty home, `cie` being the built command. It stops at the first command
 * that fails.
 *
 * @param {Session} session
 * @param {number} timeoutMs
 * @returns {Promise<string>} what it wrote to standard output
 * @throws {Error} a command failed, with what it wrote; or the time was over
 */
export async function runSession({ code }, timeoutMs) {
  const program = join(ROOT, 'apps/cli/bin/cie.js');
  if (!existsSync(join(ROOT, 'apps/cli/dist/main.js'))) throw new Error('the command is not built: npm run build');
  const place = mkdtempSync(join(tmpdir(), 'ciekit-doc-session-'));
  try {
    const script = join(place, 'session.sh');
    writeFileSync(script, `${prologue(program)}\n${code}`);
    const home = join(place, 'home');
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, CIEKIT_HOME: join(home, 'ciekit'), LANG: 'en_US.UTF-8' };
    const { stdout } = await promisify(execFile)('sh', [script], { cwd: place, env, timeout: timeoutMs });
    return stdout;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
