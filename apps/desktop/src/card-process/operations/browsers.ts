import { homedir } from 'node:os';
import { defaultStoreDirectory } from '@ciekit/middleware';
import {
  applyPlan,
  InstallError,
  planInstallation,
  planRemoval,
  type InstallErrorCode,
  type InstallSurroundings,
} from '@ciekit/pkcs11/install';
import { DesktopError, type DesktopErrorCode } from '../../contract/desktop-error.js';
import type { BrowserSetUpView } from '../../contract/system-views.js';
import { findCommand } from '../find-command.js';
import { useCaseOptions, type Operation, type OperationContext } from '../operation-context.js';

const PARTS = ['p11-kit', 'firefox', 'chromium', 'service'] as const;

/** Tells browsers and other programs of the card, or takes that back; every file that is changed can be restored. */
export const setUpBrowsers: Operation<'set-up-browsers'> = async (context, argument) => {
  try {
    return await setUp(context, argument);
  } catch (error) {
    throw error instanceof InstallError ? new DesktopError(ERRORS[error.code], { cause: error }) : error;
  }
};

async function setUp(
  context: OperationContext,
  { remove, plan: planOnly = false }: { readonly remove: boolean; readonly plan?: boolean | undefined },
): Promise<BrowserSetUpView> {
  const { onProgress, signal } = useCaseOptions(context);
  onProgress({ percent: 5, step: 'checking-system', messageKey: 'progress.checking-system' });
  const surroundings = surroundingsOfUser();
  const choice = { scope: 'user', parts: PARTS, surroundings } as const;
  const command = await findCommand(process.env);
  if (command === undefined && !remove) throw new DesktopError('command-missing');
  const plan = remove ? await planRemoval(choice) : await planInstallation({ ...choice, command: command ?? [] });
  signal.throwIfAborted();
  const { commandsLeft } = planOnly ? { commandsLeft: [] } : await applyPlan(plan, surroundings);
  onProgress({ percent: 100, step: 'done', messageKey: 'progress.done' });
  const named = (place: string): string => withoutHome(place, surroundings.home);
  return {
    changes: plan.changes.map(({ part, path, before, after }) => ({
      part,
      action: after === undefined ? 'remove' : before === undefined ? 'create' : 'change',
      place: named(path),
    })),
    settled: plan.settled.length,
    notes: plan.notes.map(({ code, place }) => ({ code, place: named(place) })),
    left: commandsLeft.map((words) => words.join(' ')),
  };
}

const ERRORS: Readonly<Record<InstallErrorCode, DesktopErrorCode>> = {
  'platform-unsupported': 'browsers-unsupported',
  'p11-kit-missing': 'p11-kit-missing',
  'not-root': 'browsers-place-unusable',
  'home-of-another': 'browsers-place-unusable',
  'command-untrusted': 'browsers-place-unusable',
  'path-unusable': 'browsers-place-unusable',
  'changed-meanwhile': 'browsers-changed-meanwhile',
  'record-damaged': 'browsers-record-damaged',
  'read-only': 'failed',
  'disk-full': 'failed',
  'access-denied': 'failed',
  'write-failed': 'failed',
};

/** A window shows where, not whose: no name of a user leaves this process. */
function withoutHome(place: string, home: string): string {
  return place === home || place.startsWith(`${home}/`) ? `~${place.slice(home.length)}` : place;
}

function surroundingsOfUser(): InstallSurroundings {
  const home = process.env['HOME'];
  return {
    platform: process.platform,
    env: process.env,
    home: home?.startsWith('/') === true ? home : homedir(),
    uid: process.getuid?.(),
    stateDirectory: defaultStoreDirectory({ env: process.env }),
  };
}
