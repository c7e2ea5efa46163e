import { createMiddleware, type Middleware } from '@ciekit/middleware';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specimenImage } from '@ciekit/emulator';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { Holder } from '../../../../../packages/middleware/test/support/holder.js';
import type { Bridge } from '../../../src/contract/bridge.js';
import type { RequestArgument, RequestName, RequestResults } from '../../../src/contract/requests.js';
import type { SettingsView } from '../../../src/contract/views.js';
import { builtApp, scriptedProcess } from '../built-app.js';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../launch-app.js';
import { READER, TestDesk } from './test-desk.js';

export interface DeskOptions extends Omit<LaunchOptions, 'app'> {
  /** Names of the readers; one reader unless given. */
  readonly readers?: readonly string[];
  /** What lies on the first reader from the start. */
  readonly card?: DeskCard | undefined;
  /** Cards that were paired before the app was started; the first one's reader is used for it. */
  readonly paired?: readonly DeskCard[];
  /** Whether this PC knows the made-up State's certificates; true unless given. */
  readonly trusts?: boolean;
  /** Whether the guided start is over; true unless given. */
  readonly firstRunDone?: boolean;
  readonly settings?: Partial<SettingsView>;
  /** Bundles other than those of this run. */
  readonly bundles?: { readonly app: string; readonly cardProcess: string } | undefined;
}

/** A running app whose readers lie on a test's desk. */
export interface DeskApp extends LaunchedApp {
  readonly desk: TestDesk;
}

/** Starts the app with a desk of its own, as far prepared as the options say. */
export async function launchDesk(options: DeskOptions = {}): Promise<DeskApp> {
  const {
    readers = [READER],
    card,
    paired = [],
    trusts = true,
    firstRunDone = true,
    settings,
    bundles,
    ...launch
  } = options;
  const folder = launch.folder ?? mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  const desk = new TestDesk(readers);
  const home = launch.env?.['CIEKIT_HOME'] ?? join(folder, 'home');
  mkdirSync(home, { recursive: true });
  mkdirSync(join(folder, 'user-data'), { recursive: true });
  writeFileSync(join(folder, 'user-data/settings.json'), JSON.stringify({ firstRunDone, ...settings }));
  const middleware = createMiddleware({ readers: desk.readers, storeDirectory: home });
  if (trusts) await trustSpecimens(middleware);
  for (const each of paired) await pairBefore(desk, middleware, each);
  if (card !== undefined) desk.put(card);
  await desk.ready();
  const close = async (): Promise<void> => {
    await desk[Symbol.asyncDispose]();
    if (launch.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const app = await launchApp({
    ...launch,
    app: bundles?.app ?? (await builtApp()),
    folder,
    env: {
      ...launch.env,
      CIEKIT_CARD_PROCESS: bundles?.cardProcess ?? (await scriptedProcess()),
      CIEKIT_TEST_DESK: desk.path,
    },
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const closeBoth = async (): Promise<void> => {
    try {
      await app.close();
    } finally {
      await close();
    }
  };
  return { ...app, desk, close: closeBoth, [Symbol.asyncDispose]: closeBoth };
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

async function trustSpecimens(middleware: Middleware): Promise<void> {
  const { cscaCertificate, rootCaCertificate, subCaCertificate } = specimenImage().pki;
  const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  await middleware.addTrust(bytes(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
  await middleware.addTrust(bytes(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(bytes(subCaCertificate));
}

/** With the card's own PIN and all tries, whatever its state is afterwards. */
async function pairBefore(desk: TestDesk, middleware: Middleware, card: DeskCard): Promise<void> {
  const before = card.state.load();
  card.state.save({ ...before, pin: { ...before.pin, triesRemaining: 3 }, puk: { ...before.puk, triesRemaining: 10 } });
  const [{ name: reader } = { name: READER }] = await desk.readers.list();
  desk.put(card, reader);
  await middleware.pair(new Holder({ pins: [before.pin.digits], confirm: true }), { reader });
  desk.take(reader);
  card.state.save(before);
  card.codeCommands = [];
}
