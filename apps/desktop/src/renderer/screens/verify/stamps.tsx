import type { JSX } from 'preact';
import type { TimestampView } from '../../../contract/document-views.js';
import { Icon } from '../../components/icon.js';
import { useApp, useWords } from '../../state/context.js';
import { answerWord, QUESTIONS, toneOf, toneOfStamp } from './answers.js';
import { nameIn, stampReasons } from './reasons.js';
import { stampSays } from './times.js';
import { TONE_ICONS, VerdictRow } from './verdict-rows.js';

/** A time stamp on a signature: what it says at a glance, its four answers when it is opened. */
export function StampDetails({ stamp }: { readonly stamp: TimestampView }): JSX.Element {
  const words = useWords().documents.verify;
  const { settings } = useApp();
  const tone = toneOfStamp(stamp);
  return (
    <details class="stamp">
      <summary class={`is-${tone}`}>
        <span class="badge">
          <Icon name={TONE_ICONS[tone]} />
        </span>
        <span>{stampSays(stamp, words, settings.language)}</span>
      </summary>
      <StampAnswers stamp={stamp} />
    </details>
  );
}

/** Who stamped, and the four answers about it. */
export function StampAnswers({ stamp }: { readonly stamp: TimestampView }): JSX.Element {
  const verify = useWords().documents.verify;
  const words = verify.timestamps;
  return (
    <div class="stack">
      <p class="small muted">
        {stamp.kind}
        {stamp.authority !== undefined && `. ${words.by(nameIn(stamp.authority))}`}
      </p>
      <ul class="list" aria-label={words.title}>
        {QUESTIONS.map((question) => {
          const verdict = stamp.verdicts[question];
          return (
            <VerdictRow
              key={question}
              tone={toneOf(verdict)}
              question={words.questions[question]}
              answer={answerWord(question, verdict, verify)}
              why={stampReasons(verdict)}
            />
          );
        })}
      </ul>
    </div>
  );
}
