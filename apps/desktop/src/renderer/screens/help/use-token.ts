import { useEffect, useRef, useState } from 'preact/hooks';
import type { TokenView } from '../../../contract/system-views.js';
import type { ErrorView } from '../../../contract/views.js';
import { bridge } from '../../state/bridge.js';

/** Programs come and go while somebody looks. */
const LOOK_EVERY_MS = 3_000;

export interface TokenControl {
  /** `undefined`: not known yet. */
  readonly token: TokenView | undefined;
  readonly busy: boolean;
  /** Why the last wish was not done. */
  readonly error: ErrorView | undefined;
  /** The card was closed by hand a moment ago. */
  readonly wasLocked: boolean;
  readonly lock: () => void;
  readonly start: () => void;
}

/** The service that browsers reach the card through, followed while a screen shows it. */
export function useToken(): TokenControl {
  const [token, setToken] = useState<TokenView | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const [wasLocked, setLocked] = useState(false);
  /** How many wishes were told of: what was looked at before the last of them is old. */
  const wishes = useRef(0);

  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const before = wishes.current;
      const reply = await bridge.request('token.status', undefined);
      if (!wanted) return;
      if (reply.ok && before === wishes.current) setToken(reply.result);
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, []);

  const ask = async (name: 'token.lock' | 'token.start'): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const reply = await bridge.request(name, undefined);
    wishes.current++;
    setBusy(false);
    if (reply.ok) setToken(reply.result);
    else setError(reply.error);
    setLocked(reply.ok && name === 'token.lock');
  };
  return {
    token,
    busy,
    error,
    wasLocked,
    lock: () => void ask('token.lock'),
    start: () => void ask('token.start'),
  };
}
