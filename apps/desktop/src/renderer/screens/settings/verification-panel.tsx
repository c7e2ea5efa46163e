import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrustView } from '../../../contract/system-views.js';
import type { ErrorView } from '../../../contract/views.js';
import type { Reply } from '../../../contract/bridge.js';
import { ErrorNote } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { changeSettings } from './change.js';
import { Switch } from './switch.js';
import { TrustedCertificates } from './trusted-certificates.js';
import { TrustedLists } from './trusted-lists.js';

/** What a part of the screen does with what this computer trusts. */
export interface TrustControl {
  readonly trust: TrustView;
  /** Shows what a request answered. */
  readonly take: (asked: Promise<Reply<TrustView>>) => Promise<void>;
  readonly look: () => Promise<void>;
}

/** By what signatures and cards are judged. */
export function VerificationPanel(): JSX.Element {
  const words = useWords().settings.verification;
  const { settings, tryOut } = useApp();
  const [trust, setTrust] = useState<TrustView | undefined>(undefined);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const asks = useRef(0);
  const take = async (asked: Promise<Reply<TrustView>>): Promise<void> => {
    const ask = ++asks.current;
    const reply = await asked;
    // A later question has the newer answer.
    if (ask !== asks.current) return;
    setError(reply.ok ? undefined : reply.error);
    if (reply.ok) setTrust(reply.result);
  };
  const look = (): Promise<void> => take(bridge.request('trust.list', undefined));
  useEffect(() => {
    void look();
    // A try-out trusts other authorities.
  }, [tryOut]);
  return (
    <>
      <ul class="list">
        <li class="set">
          <Switch
            words={words.online}
            on={settings.checkOnline}
            onChange={(on) => {
              void changeSettings({ checkOnline: on });
            }}
          />
        </li>
      </ul>
      {error !== undefined && <ErrorNote error={error} tone="warn" />}
      {trust !== undefined && (
        <>
          <TrustedCertificates trust={trust} take={take} look={look} />
          <TrustedLists trust={trust} take={take} look={look} />
        </>
      )}
    </>
  );
}
