// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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

/** What makes a session stop at a failure, and find the built command. @param {string} cie */
const prologue = (cie) => `set -eu
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
    return await runShell(script, { cwd: place, env, timeoutMs });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * In a process group of its own: what a session started in the background ends with it, however it ends.
 *
 * @param {string} script
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, timeoutMs: number }} options
 * @returns {Promise<string>}
 */
async function runShell(script, { cwd, env, timeoutMs }) {
  const shell = spawn('sh', [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said = Promise.all([text(shell.stdout), text(shell.stderr)]);
  let isLate = false;
  const endGroup = () => {
    try {
      if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
    } catch {
      // Nobody is left in it.
    }
  };
  const timer = setTimeout(() => {
    isLate = true;
    endGroup();
  }, timeoutMs);
  const [code] = await once(shell, 'exit');
  clearTimeout(timer);
  endGroup();
  const [stdout, stderr] = await said;
  if (code === 0) return stdout;
  const end = isLate ? `was not at its end after ${timeoutMs} ms` : `ended with ${code}`;
  throw new Error(`the session ${end}\n--- standard output\n${stdout}\n--- standard error\n${stderr}`);
}
