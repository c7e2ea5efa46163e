import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultStoreDirectory } from '@ciekit/middleware/basics';
import {
  applyPlan,
  InstallError,
  type Change,
  type InstallationPlan,
  type InstallErrorCode,
  type InstallPart,
  type InstallSurroundings,
} from '@ciekit/pkcs11/install';
import type { Answer } from '../answer.js';
import { CliError, UsageError, type CliErrorCode } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import type { Page } from '../terminal/page.js';

const PARTS = ['p11-kit', 'firefox', 'chromium', 'service'] as const satisfies readonly InstallPart[];
/** A browser's database is each user's own. */
const SYSTEM_PARTS = ['p11-kit', 'service'] as const satisfies readonly InstallPart[];
const SYSTEM_STATE = '/var/lib/ciekit';

const INSTALL_CODES = {
  'platform-unsupported': 'install-unsupported',
  'p11-kit-missing': 'p11-kit-missing',
  'not-root': 'install-not-root',
  'home-of-another': 'install-home-of-another',
  'command-untrusted': 'install-command-untrusted',
  'path-unusable': 'install-path-unusable',
  'changed-meanwhile': 'install-changed-meanwhile',
  'record-damaged': 'install-record-damaged',
  'read-only': 'install-unwritable',
  'disk-full': 'install-unwritable',
  'access-denied': 'install-unwritable',
  'write-failed': 'install-unwritable',
} as const satisfies Readonly<Record<InstallErrorCode, CliErrorCode>>;

/** Errors of an installation as the command's own, which have words; others as they are. */
export async function installationInWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    const reason = error.cause instanceof Error ? systemReason(error.cause) : '';
    throw new CliError(INSTALL_CODES[error.code], { path: error.path ?? '', reason }, { cause: error });
  }
}

/** The system's short name of a failure, as a sentence. */
function systemReason(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? `${error.code}.` : '';
}

/** What an installation is about, as the options say it. */
export interface InstallationChoice {
  readonly parts: readonly InstallPart[];
  readonly scope: 'user' | 'system';
  readonly surroundings: InstallSurroundings;
}

/** @throws {UsageError} `conflicting-options` @throws {StoreError} the user has no home */
export function readChoice({ options, stdio }: CommandContext): InstallationChoice {
  const scope = options.flag('system') ? 'system' : 'user';
  const named = PARTS.filter((part) => options.flag(part));
  const [personal] = named.filter((part) => part === 'firefox' || part === 'chromium');
  if (scope === 'system' && personal !== undefined) {
    throw new UsageError('conflicting-options', { word: `--system, --${personal}` });
  }
  const home = stdio.env['HOME'];
  return {
    scope,
    parts: named.length > 0 ? named : scope === 'system' ? SYSTEM_PARTS : PARTS,
    surroundings: {
      platform: process.platform,
      env: stdio.env,
      home: home?.startsWith('/') === true ? home : homedir(),
      uid: process.getuid?.(),
      stateDirectory: scope === 'system' ? SYSTEM_STATE : defaultStoreDirectory({ env: stdio.env }),
    },
  };
}

/** What starts this program again, wherever from: the interpreter and the script, absolute. */
export function thisCommand(): readonly string[] {
  return [process.execPath, fileURLToPath(new URL('../../bin/cie.js', import.meta.url))];
}

/** Shows the plan, follows it unless --dry-run, and says what is left to do. */
export async function carryOut(
  context: CommandContext,
  plan: InstallationPlan,
  surroundings: InstallSurroundings,
): Promise<Answer> {
  const dryRun = context.options.flag('dry-run');
  const words = context.words.token.install;
  showPlan(context, plan, dryRun);
  const { commandsLeft } = dryRun
    ? { commandsLeft: [] }
    : await installationInWords(() => applyPlan(plan, surroundings));
  const commands = commandsLeft.map((command) => command.join(' '));
  return {
    json: {
      dryRun,
      changes: plan.changes.map((change) => ({
        part: change.part,
        purpose: change.purpose,
        action: actionOf(change),
        path: change.path,
      })),
      settled: plan.settled,
      notes: plan.notes.map(({ code, place }) => ({ code, place, message: words.notes[code] })),
      commands,
    },
    show: (page) => {
      showNotes(page, plan, context);
      if (dryRun || plan.changes.length === 0) return;
      page.line({ text: plan.direction === 'install' ? words.done : words.doneRemoval, as: 'green' });
      if (plan.direction === 'install') page.line(words.undo);
      // Without a service manager it reads the files at the next log-in anyway.
      if (commands.length === 0 || !plan.commands.canRun) return;
      page.line(words.left);
      for (const command of commands) page.item(' ', command);
    },
  };
}

function showPlan({ page, words }: CommandContext, plan: InstallationPlan, dryRun: boolean): void {
  const { install } = words.token;
  const isInstall = plan.direction === 'install';
  if (plan.changes.length === 0) {
    page.line(isInstall ? install.nothing : install.nothingInstalled);
  } else {
    const [sure, dry] = isInstall
      ? [install.planned, install.plannedDry]
      : [install.plannedRemoval, install.plannedRemovalDry];
    page.heading(dryRun ? dry : sure);
    for (const change of plan.changes) {
      page.item({ text: install.actions[actionOf(change)], as: 'cyan' }, change.path);
      if (isInstall) page.item(' ', install.purposes[change.purpose]);
    }
  }
  if (isInstall && plan.settled.length > 0) page.line(install.settled(String(plan.settled.length)));
}

function showNotes(page: Page, { notes }: InstallationPlan, { words }: CommandContext): void {
  for (const { code, place } of notes) {
    const text = words.token.install.notes[code];
    page.item({ text: '!', as: 'yellow' }, place === '' ? text : `${place}: ${text}`);
  }
}

function actionOf({ before, after }: Change): 'create' | 'change' | 'remove' {
  if (before === undefined) return 'create';
  return after === undefined ? 'remove' : 'change';
}
