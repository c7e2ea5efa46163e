import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import type { Bridge } from '../../../src/contract/bridge.js';
import type { RequestArgument, RequestName, RequestResults } from '../../../src/contract/requests.js';
import type { SettingsView } from '../../../src/contract/views.js';
import { builtApp, scriptedProcess } from '../built-app.js';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../launch-app.js';
import type { Desk } from './desk.js';
import { prepareStore } from './prepared-store.js';
import { READER, TestDesk } from './test-desk.js';

export interface AtDeskOptions extends Omit<LaunchOptions, 'app'> {
  /** What lies on the first reader from the start. */
  readonly card?: DeskCard | undefined;
  /** Cards that were paired before the app was started. */
  readonly paired?: readonly DeskCard[];
  /** Whether this PC knows the made-up State's certificates; true unless given. */
  readonly trusts?: boolean;
  /** Whether the guided start is over; true unless given. */
  readonly firstRunDone?: boolean;
  readonly settings?: Partial<SettingsView>;
  /** Bundles other than those of this run. */
  readonly bundles?: { readonly app: string; readonly cardProcess: string } | undefined;
}

export interface DeskOptions extends AtDeskOptions {
  /** Names of the readers; one reader unless given. */
  readonly readers?: readonly string[];
  /** Whether the service runs from the start; true unless given. */
  readonly service?: boolean;
}

/** A running app whose readers lie on a test's desk. */
export interface DeskApp<D extends Desk = TestDesk> extends LaunchedApp {
  readonly desk: D;
}

/** Starts the app with a desk of its own in this process, as far prepared as the options say. */
export async function launchDesk(options: DeskOptions = {}): Promise<DeskApp> {
  const { readers = [READER], service = true, ...rest } = options;
  const desk = new TestDesk(readers);
  if (!service) desk.stopService();
  try {
    await desk.ready();
    const env = {
      ...rest.env,
      CIEKIT_CARD_PROCESS: rest.bundles?.cardProcess ?? (await scriptedProcess()),
      CIEKIT_TEST_DESK: desk.path,
    };
    const app = await launchAt(desk, { ...rest, env });
    const close = async (): Promise<void> => {
      try {
        await app.close();
      } finally {
        await desk[Symbol.asyncDispose]();
      }
    };
    return { ...app, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await desk[Symbol.asyncDispose]();
    throw error;
  }
}

/** Starts the app on a desk that stays when it is closed. */
export async function launchAt<D extends Desk>(desk: D, options: AtDeskOptions = {}): Promise<DeskApp<D>> {
  const { card, paired = [], trusts = true, firstRunDone = true, settings, bundles, ...launch } = options;
  const folder = launch.folder ?? mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  const home = launch.env?.['CIEKIT_HOME'] ?? join(folder, 'home');
  mkdirSync(home, { recursive: true });
  mkdirSync(join(folder, 'user-data'), { recursive: true });
  writeFileSync(join(folder, 'user-data/settings.json'), JSON.stringify({ firstRunDone, ...settings }));
  const removeFolder = (): void => {
    if (launch.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await prepareStore({ home, paired, trusts });
    if (card !== undefined) await desk.put(card);
    const app = await launchApp({ ...launch, app: bundles?.app ?? (await builtApp()), folder });
    const close = async (): Promise<void> => {
      try {
        await app.close();
      } finally {
        removeFolder();
      }
    };
    return { ...app, desk, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** A request of the window, past its screens: to prepare what a test is not about. */
export async function ask<N extends RequestName>(
  { page }: Pick<LaunchedApp, 'page'>,
  name: N,
  argument: RequestArgument<N>,
): Promise<RequestResults[N]> {
  const reply = await page.evaluate(
    ([asked, value]) => (globalThis as unknown as { readonly ciekit: Bridge }).ciekit.request(asked, value),
    [name, argument as never] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.result as RequestResults[N];
}
