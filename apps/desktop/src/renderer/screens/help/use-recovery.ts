import { useEffect, useState } from 'preact/hooks';
import { bridge } from '../../state/bridge.js';
import { useApp } from '../../state/context.js';

/** What the issuer takes before the PUK is shown (product.md rule 7). */
const WAIT_MS = 48 * 3_600_000;
/** A timer stands still while the computer sleeps, which in 48 hours it does. */
const LOOK_EVERY_MS = 30_000;

/** Where a recovery of the PUK is, as far as the person told. */
export type Recovery =
  | { readonly phase: 'none' }
  /** ISO 8601. */
  | { readonly phase: 'waiting' | 'over'; readonly askedAt: string; readonly endsAt: string };

/** Follows the clock: the page changes by itself when the 48 hours end. */
export function useRecovery(): Recovery {
  const { pukRecoveryStartedAt: askedAt } = useApp().settings;
  const [now, setNow] = useState(() => Date.now());
  const end = askedAt === '' ? undefined : endOfWait(askedAt);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const at = Date.now();
      setNow(at);
      const left = end === undefined ? 0 : end.getTime() - at;
      if (left > 0) timer = setTimeout(look, Math.min(left, LOOK_EVERY_MS));
    };
    look();
    return () => {
      clearTimeout(timer);
    };
  }, [end?.getTime()]);
  if (end === undefined) return { phase: 'none' };
  return { phase: end.getTime() <= now ? 'over' : 'waiting', askedAt, endsAt: end.toISOString() };
}

/** When the PUK can be read, of a request made at `askedAt` (ISO 8601). */
export function endOfWait(askedAt: string): Date {
  return new Date(new Date(askedAt).getTime() + WAIT_MS);
}

/** Begins the reminder, or takes it away (`''`); the tray reminds by the same setting. */
export function remindSince(askedAt: string): void {
  void bridge.request('settings.change', { pukRecoveryStartedAt: askedAt });
}
