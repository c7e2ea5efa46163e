import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { launchApp } from '../../support/launch-app.js';
import type { LaunchedApp } from '../../support/launch-app.js';
import { buildFixtureApp } from './fixture-app.js';
import type { StandIn } from '../../stand-in/executable.js';

declare global {
  // The main process's own globals, seen from `electron.evaluate`.
  var fixtureLog: unknown[];
  var electronStandIn: StandIn;
}

/** The fixture app, started once for a file of tests. */
export function useFixture(args: readonly string[] = []): { readonly app: LaunchedApp; readonly folder: string } {
  const state: { app: LaunchedApp | undefined; folder: string } = { app: undefined, folder: '' };
  beforeAll(async () => {
    state.folder = await buildFixtureApp();
    state.app = await launchApp({ app: state.folder, args });
  });
  afterAll(async () => {
    await state.app?.close();
    rmSync(state.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    get app() {
      if (state.app === undefined) throw new Error('the fixture is not running');
      return state.app;
    },
    get folder() {
      return state.folder;
    },
  };
}

/** What the main process logged since the last call. */
export function takeLog({ electron }: LaunchedApp): Promise<unknown[]> {
  return electron.evaluate(() => globalThis.fixtureLog.splice(0));
}
