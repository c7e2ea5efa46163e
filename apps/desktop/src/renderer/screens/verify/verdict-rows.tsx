import type { ComponentChildren, JSX } from 'preact';
import type { SignatureView, VerdictView } from '../../../contract/document-views.js';
import { Icon, type IconName } from '../../components/icon.js';
import { useApp, useWords } from '../../state/context.js';
import { sectionLink } from '../settings/section.js';
import { answerWord, isOfCie, lacksContent, QUESTIONS, toneOf, type Question, type Tone } from './answers.js';
import { reasonsOf } from './reasons.js';

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = { ok: 'check', warn: 'exclamation', open: 'question' };

/** What the person can do about an answer. */
export interface AnswerActions {
  /** Asks the issuers. */
  readonly onOnline: () => void;
  readonly onChooseContent: () => void;
}

export interface VerdictRowsProps {
  readonly signature: SignatureView;
  readonly actions: AnswerActions;
  /** Whether the button that asks online is the main action of the screen. */
  readonly main: boolean;
  /** Id of the heading above. */
  readonly labelledBy: string;
}

/** Four questions, four answers, never summed up. */
export function VerdictRows({ signature, actions, main, labelledBy }: VerdictRowsProps): JSX.Element {
  const words = useWords().documents.verify;
  const { tryOut } = useApp();
  return (
    <ul class="list" aria-labelledby={labelledBy}>
      {QUESTIONS.map((question) => {
        const verdict = signature.verdicts[question];
        const { why, advice } = reasonsOf(question, verdict, signature, words, tryOut);
        return (
          <VerdictRow
            key={question}
            tone={toneOf(verdict)}
            question={
              question === 'revocation'
                ? words.questions.revocation[isOfCie(signature) ? 'card' : 'certificate']
                : words.questions[question]
            }
            answer={answerWord(question, verdict, words)}
            why={[...why, ...(advice === undefined ? [] : [advice])]}
          >
            <AnswerAction question={question} verdict={verdict} actions={actions} main={main} />
          </VerdictRow>
        );
      })}
    </ul>
  );
}

/** A question, a one-word answer, the reason. */
export function VerdictRow(props: {
  readonly tone: Tone;
  readonly question: string;
  readonly answer: string;
  readonly why: readonly string[];
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { tone, question, answer, why, children } = props;
  return (
    <li class={`verdict is-${tone}`}>
      <span class="badge">
        <Icon name={TONE_ICONS[tone]} />
      </span>
      <div class="verdict__head">
        <h3>{question}</h3>
        <span>{answer}</span>
      </div>
      <p>{why.join(' ')}</p>
      {children}
    </li>
  );
}

function AnswerAction(props: {
  readonly question: Question;
  readonly verdict: VerdictView;
  readonly actions: AnswerActions;
  readonly main: boolean;
}): JSX.Element | null {
  const { question, verdict, actions, main } = props;
  const words = useWords().documents.verify;
  if (question === 'integrity' && lacksContent(verdict.findings)) {
    return (
      <div>
        <button class="btn btn--small" type="button" onClick={actions.onChooseContent}>
          <Icon name="folder" small />
          {words.chooseContent}
        </button>
      </div>
    );
  }
  if (question === 'trust' && verdict.state === 'untrusted') {
    return (
      <div>
        <a href={sectionLink('verification')}>{words.toTrust}</a>
      </div>
    );
  }
  if (question === 'revocation' && (verdict.state === 'not-asked' || verdict.state === 'unknown')) {
    return (
      <div>
        <button class={main ? 'btn btn--main btn--small' : 'btn btn--small'} type="button" onClick={actions.onOnline}>
          {verdict.state === 'not-asked' ? words.online : words.onlineAgain}
        </button>
      </div>
    );
  }
  return null;
}
