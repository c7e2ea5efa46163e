import type { JSX } from 'preact';
import type { SignatureView } from '../../../contract/document-views.js';
import { useApp, useWords } from '../../state/context.js';
import { SignatureAside } from './signature-aside.js';
import { StampDetails } from './stamps.js';
import { whenOf } from './times.js';
import { VerdictRows, type AnswerActions } from './verdict-rows.js';

export interface SignatureBlockProps {
  readonly fileId: string;
  readonly signature: SignatureView;
  /** Unique on the page. */
  readonly id: string;
  /** The title; with one signature alone the page's own says who signed. */
  readonly title: string;
  /** When, where the page's own title does not say it. */
  readonly when: string | undefined;
  readonly actions: AnswerActions;
  /** Of this signature, whether its button for asking online is the page's main action. */
  readonly isMain: (signature: SignatureView) => boolean;
}

/** One signature: who, when, four answers, what came after, its worth; time stamps and confirmations under it. */
export function SignatureBlock(props: SignatureBlockProps): JSX.Element {
  const { fileId, signature, id, title, when, actions, isMain } = props;
  const words = useWords().documents.verify;
  const { timestamps, counterSignatures } = signature;
  return (
    <div class="task signature">
      <section class="stack" aria-labelledby={id}>
        <div class="stack-s">
          <h2 id={id}>{title}</h2>
          {when !== undefined && <p class="muted">{when}</p>}
        </div>
        <VerdictRows signature={signature} actions={actions} main={isMain(signature)} labelledBy={id} />
        {timestamps.length > 0 && (
          <section class="stack-s" aria-labelledby={`${id}-stamps`}>
            <h3 id={`${id}-stamps`}>{words.timestamps.title}</h3>
            {timestamps.map((stamp, index) => (
              <StampDetails key={index} stamp={stamp} />
            ))}
          </section>
        )}
        {counterSignatures.length > 0 && (
          <section class="stack-s counters" aria-labelledby={`${id}-counters`}>
            <h3 id={`${id}-counters`}>{words.counter.title}</h3>
            <p class="small muted">{words.counter.text}</p>
            {counterSignatures.map((counter, index) => (
              <CounterSignature
                key={index}
                signature={counter}
                id={`${id}-${index}`}
                actions={actions}
                main={isMain(counter)}
              />
            ))}
          </section>
        )}
      </section>
      <SignatureAside
        fileId={fileId}
        signature={signature}
        label={when === undefined ? words.worth.title : words.asideOf(title)}
      />
    </div>
  );
}

function CounterSignature(props: {
  readonly signature: SignatureView;
  readonly id: string;
  readonly actions: AnswerActions;
  readonly main: boolean;
}): JSX.Element {
  const { signature, id, actions, main } = props;
  const words = useWords().documents.verify;
  const { settings } = useApp();
  return (
    <details>
      <summary id={id}>{words.counter.by(signature.signer ?? words.unknownSigner)}</summary>
      <div class="stack">
        <p class="small muted">{whenOf(signature, words, settings.language)}</p>
        <VerdictRows signature={signature} actions={actions} main={main} labelledBy={id} />
        {signature.timestamps.map((stamp, index) => (
          <StampDetails key={index} stamp={stamp} />
        ))}
        {signature.counterSignatures.map((counter, index) => (
          <CounterSignature key={index} signature={counter} id={`${id}-${index}`} actions={actions} main={false} />
        ))}
      </div>
    </details>
  );
}
