// @ts-check
import { existsSync } from 'node:fs';
import { removeOrphans } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { ensureDebianPackages } from '../setup/debian-packages.mjs';
import { commandScript } from '../setup/paths.mjs';
import { ensurePcscStack, pcscObstacle, withoutSystemDaemon } from '../setup/pcsc-stack.mjs';
import { ProcessError, runNode } from '../setup/process.mjs';
import { ensureOtherNode, otherVersion } from '../setup/second-node.mjs';
import { ensureTokenStack, programsObstacle, withRealPdfs } from '../setup/token-stack.mjs';
import { CheckFailure, LeftOut } from './outcome.mjs';
import { checkFreshDemo } from './fresh-demo.mjs';
import { checkPublishing } from './publishing.mjs';
import { runTests } from './test-run.mjs';

/**
 * One step of `npm test`. `required` steps are what all others stand on: they run with every selection, and nothing
 * runs after one that failed.
 *
 * @typedef {object} Step
 * @property {string} id for `--only`
 * @property {string} title
 * @property {boolean} [required]
 * @property {() => Promise<import('./outcome.mjs').TestCounts | void>} run
 */

/** Debian's; on it the app's windows are tried where Electron's binary is absent. */
const CHROMIUM = '/usr/bin/chromium';

/** Every project of vitest.workspace.ts except those that need the daemon or programs of the distribution. */
const ANYWHERE = ['!with-*'];

/**
 * Runs a development tool of the workspace with its output on the terminal.
 *
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} args
 */
async function tool(packageName, command, args) {
  try {
    await runNode(commandScript(packageName, command), args, { show: true });
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    throw new CheckFailure(`${command} found something, see above`);
  }
}

/**
 * Tools that look at the same files and change none: side by side, each to its end.
 *
 * @param {Promise<void>[]} running
 * @throws {CheckFailure} of the first that found something
 */
async function together(...running) {
  const outcomes = await Promise.allSettled(running);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

/** @throws {LeftOut} where the daemon cannot run */
function needDaemon() {
  const obstacle = pcscObstacle();
  if (obstacle !== undefined) throw new LeftOut(obstacle);
}

/** @throws {LeftOut} where the programs cannot be had */
function needPrograms() {
  const obstacle = programsObstacle();
  if (obstacle !== undefined) throw new LeftOut(obstacle);
}

/** Installs the browser that stands in for Electron where it is missing. @throws {LeftOut} where it cannot be had */
async function needChromium() {
  const obstacle = programsObstacle();
  // poppler-utils has the judges of what windows sign and print.
  if (obstacle === undefined) await ensureDebianPackages(['chromium', 'poppler-utils']);
  else if (!existsSync(process.env['CHROMIUM_PATH'] ?? CHROMIUM)) {
    throw new LeftOut(`there is no ${CHROMIUM}, and ${obstacle}`);
  }
}

async function otherNode() {
  const other = await ensureOtherNode();
  if ('missing' in other) throw new LeftOut(other.missing);
  return other;
}

/** @returns {readonly Step[]} */
export function plan() {
  const other = `Node ${otherVersion(process.versions.node)}`;
  return [
    { id: 'install', title: 'Dependencies', required: true, run: () => ensureInstalled('everything') },
    {
      id: 'build',
      title: 'Build',
      required: true,
      run: async () => {
        removeOrphans();
        await tool('typescript', 'tsc', ['-b']);
      },
    },
    {
      id: 'lint',
      title: 'Lint and format',
      run: () =>
        together(
          tool('eslint', 'eslint', ['.', '--max-warnings=0']),
          tool('prettier', 'prettier', ['--check', '--log-level=warn', '.']),
        ),
    },
    {
      id: 'types',
      title: 'Types of tests and scripts',
      run: () =>
        together(
          tool('typescript', 'tsc', ['-p', 'tsconfig.test.json']),
          // Specs in windows know the page's globals too, and bundle as the app does.
          tool('typescript', 'tsc', ['-p', 'apps/desktop/tsconfig.test.json']),
        ),
    },
    { id: 'knip', title: 'Unused code (knip)', run: () => tool('knip', 'knip', []) },
    {
      id: 'docs',
      title: 'API pages (typedoc)',
      run: () => tool('typedoc', 'typedoc', ['--emit', 'none', '--treatWarningsAsErrors', '--logLevel', 'Warn']),
    },
    {
      id: 'unit',
      title: `Unit, property and end-to-end tests (Node ${process.versions.node})`,
      run: () => runTests({ name: 'unit', projects: ANYWHERE }),
    },
    {
      id: 'pcsc',
      title: 'PC/SC tests with pcscd',
      run: async () => {
        needDaemon();
        await ensurePcscStack();
        return withoutSystemDaemon(() =>
          runTests({ name: 'pcsc', projects: ['with-pcscd'], env: { CIEKIT_REQUIRE_PCSC: '1' } }),
        );
      },
    },
    {
      id: 'desktop',
      title: 'The app in its windows',
      run: async () => {
        await needChromium();
        return runTests({ name: 'desktop', projects: ['with-desktop'] });
      },
    },
    {
      id: 'desktop-pcsc',
      title: 'The app in its windows, with pcscd',
      run: async () => {
        needDaemon();
        await needChromium();
        await ensurePcscStack();
        const projects = ['with-desktop-and-pcscd'];
        return withoutSystemDaemon(() =>
          runTests({ name: 'desktop-pcsc', projects, env: { CIEKIT_REQUIRE_PCSC: '1' } }),
        );
      },
    },
    {
      id: 'programs',
      title: "Other people's programs with the token and with signed files",
      run: async () => {
        needPrograms();
        await ensureTokenStack();
        return withRealPdfs((folder) => {
          const env = { CIEKIT_REQUIRE_PROGRAMS: '1', CIEKIT_REQUIRE_PCSC: '1', CIEKIT_PDF_CORPUS: folder };
          return withoutSystemDaemon(() => runTests({ name: 'programs', projects: ['with-programs'], env }));
        });
      },
    },
    {
      id: 'unit-other',
      title: `Unit, property and end-to-end tests (${other})`,
      run: async () => {
        const { program } = await otherNode();
        return runTests({ name: 'unit-other', projects: ANYWHERE, node: program });
      },
    },
    {
      id: 'pcsc-other',
      title: `PC/SC tests with pcscd (${other})`,
      run: async () => {
        needDaemon();
        const { program } = await otherNode();
        await ensurePcscStack();
        // The npm package has no headers to compile pcsclite's addon for that Node: its half of the contract stays out.
        const env = { CIEKIT_REQUIRE_PCSC: '1', CIEKIT_WITHOUT_PCSCLITE: '1' };
        return withoutSystemDaemon(() =>
          runTests({ name: 'pcsc-other', projects: ['with-pcscd'], node: program, env }),
        );
      },
    },
    { id: 'demo', title: 'Demo on a fresh copy', run: checkFreshDemo },
    { id: 'publish', title: 'Packed packages', run: checkPublishing },
  ];
}
