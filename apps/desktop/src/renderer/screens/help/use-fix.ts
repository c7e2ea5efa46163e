import { useEffect, useState } from 'preact/hooks';
import type { DoctorFindingView } from '../../../contract/system-views.js';
import type { ErrorView } from '../../../contract/views.js';
import { bridge } from '../../state/bridge.js';
import { useOperation } from '../../state/use-operation.js';

type Fix = NonNullable<DoctorFindingView['fix']>;

/** What is being mended, or could not be. */
type FixState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly fix: Fix; readonly percent: number; readonly sentence: string }
  | { readonly phase: 'failed'; readonly fix: Fix; readonly error: ErrorView };

export interface FixControl {
  readonly state: FixState;
  readonly mend: (fix: Fix) => void;
  readonly cancel: () => void;
}

/**
 * Mends one finding at a time.
 * @param onMended whatever was found may have changed
 */
export function useFix(onMended: () => void): FixControl {
  const browsers = useOperation('set-up-browsers');
  const trust = useOperation('fetch-trust');
  const [token, setToken] = useState<FixState>({ phase: 'idle' });
  useEffect(() => {
    if (browsers.state.phase !== 'done' && trust.state.phase !== 'done') return;
    browsers.reset();
    trust.reset();
    onMended();
  }, [browsers.state.phase, trust.state.phase]);

  const startToken = async (): Promise<void> => {
    setToken({ phase: 'running', fix: 'start-token', percent: 50, sentence: '' });
    const reply = await bridge.request('token.start', undefined);
    setToken(reply.ok ? { phase: 'idle' } : { phase: 'failed', fix: 'start-token', error: reply.error });
    if (reply.ok) onMended();
  };
  const mend = (fix: Fix): void => {
    // What failed before is not looked at any longer.
    browsers.reset();
    trust.reset();
    setToken({ phase: 'idle' });
    if (fix === 'set-up-browsers') void browsers.start({ remove: false });
    else if (fix === 'fetch-trust') void trust.start({});
    else void startToken();
  };
  const cancel = (): void => {
    browsers.cancel();
    trust.cancel();
  };

  const operations = [
    ['set-up-browsers', browsers.state],
    ['fetch-trust', trust.state],
  ] as const;
  for (const [fix, state] of operations) {
    if (state.phase === 'running') {
      const { percent, sentence } = state;
      return { state: { phase: 'running', fix, percent, sentence }, mend, cancel };
    }
    if (state.phase === 'failed') return { state: { phase: 'failed', fix, error: state.error }, mend, cancel };
  }
  return { state: token, mend, cancel };
}
