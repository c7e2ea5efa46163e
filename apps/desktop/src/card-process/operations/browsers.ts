import { homedir } from 'node:os';
import { defaultStoreDirectory } from '@ciekit/middleware';
import { applyPlan, planInstallation, planRemoval, type InstallSurroundings } from '@ciekit/pkcs11/install';
import { findCommand } from '../find-command.js';
import { useCaseOptions, type Operation } from '../operation-context.js';
import { DesktopError } from '../../contract/desktop-error.js';

const PARTS = ['p11-kit', 'firefox', 'chromium', 'service'] as const;

/** Tells browsers and other programs of the card, or takes that back; every file that is changed can be restored. */
export const setUpBrowsers: Operation<'set-up-browsers'> = async (context, { remove }) => {
  const { onProgress, signal } = useCaseOptions(context);
  onProgress({ percent: 5, step: 'checking-system', messageKey: 'progress.checking-system' });
  const surroundings = surroundingsOfUser();
  const choice = { scope: 'user', parts: PARTS, surroundings } as const;
  const command = await findCommand(process.env);
  if (command === undefined && !remove) throw new DesktopError('command-missing');
  const plan = remove ? await planRemoval(choice) : await planInstallation({ ...choice, command: command ?? [] });
  signal.throwIfAborted();
  const { commandsLeft } = await applyPlan(plan, surroundings);
  onProgress({ percent: 100, step: 'done', messageKey: 'progress.done' });
  return {
    changed: plan.changes.map(({ part }) => part),
    notes: [
      ...plan.notes.map(({ code, place }) => (place === '' ? code : `${code}: ${place}`)),
      ...commandsLeft.map((left) => left.join(' ')),
    ],
  };
};

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
