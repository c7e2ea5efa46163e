import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import type { StandIn } from '../stand-in/executable.js';
import { launchDesk, type DeskApp } from './desk/launch-desk.js';

declare global {
  // The main process's own globals, seen from `electron.evaluate`.
  var electronStandIn: StandIn;
}

/** A code that is nowhere else: where it turns up, it leaked. */
export const CANARY = '59137284';

export const REFUSED = { ok: false, error: { code: 'refused', title: '', meaning: '', nextStep: '' } };

/** What runs in the page has only what a script in it would have. */
export type LooseBridge = {
  readonly request: (name: unknown, argument?: unknown) => Promise<unknown>;
  readonly operate: (id: unknown, kind: unknown, argument?: unknown) => Promise<unknown>;
  readonly dropped: (files: unknown) => Promise<unknown>;
};

/** A paired card on the reader, a log that is kept, and `private.pdf` in `folder`, which nobody gave to a window. */
export interface HostileApp {
  readonly folder: string;
  readonly card: DeskCard;
  readonly app: DeskApp;
  /** One request as a hostile script makes it: `rejected` when it did not get as far as an answer. */
  ask(name: unknown, argument?: unknown): Promise<unknown>;
  operate(kind: unknown, argument?: unknown, id?: unknown): Promise<unknown>;
  /** What left the app since the last look. */
  calls(): Promise<readonly { readonly kind: string }[]>;
}

/** One app for the tests of a file. */
export function useHostileApp(): HostileApp {
  let running: DeskApp | undefined;
  let folder = '';
  const card = new DeskCard();
  const app = (): DeskApp => {
    if (running === undefined) throw new Error('the app is not running');
    return running;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ciekit-hostile-'));
    writeFileSync(join(folder, 'private.pdf'), 'nobody gave this file to a window');
    running = await launchDesk({ card, paired: [card], folder, settings: { keepLog: true } });
  });
  afterAll(async () => {
    await running?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    card,
    get app() {
      return app();
    },
    get folder() {
      return folder;
    },
    ask: (name, argument) =>
      app().page.evaluate(
        async ([given, value]) => {
          try {
            return await (globalThis as unknown as { readonly ciekit: LooseBridge }).ciekit.request(given, value);
          } catch {
            return 'rejected';
          }
        },
        [name, argument] as const,
      ),
    operate: (kind, argument, id = crypto.randomUUID()) =>
      app().page.evaluate(
        async ([operationId, given, value]) => {
          try {
            return await (globalThis as unknown as { readonly ciekit: LooseBridge }).ciekit.operate(
              operationId,
              given,
              value,
            );
          } catch {
            return 'rejected';
          }
        },
        [id, kind, argument] as const,
      ),
    calls: () => app().electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0)),
  };
}
