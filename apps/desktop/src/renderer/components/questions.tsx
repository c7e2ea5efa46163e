import type { JSX } from 'preact';
import type { OperationKind, QuestionView } from '../../contract/operations.js';
import { useWords } from '../state/context.js';
import type { OperationControl } from '../state/use-operation.js';
import type { Words } from '../words/words.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { StrongText } from './strong-text.js';
import { TriesFact } from './tries.js';

export interface OperationQuestionProps<K extends OperationKind> {
  readonly control: OperationControl<K>;
  /** Told after the answer went out, for a screen that leads somewhere else then. */
  readonly onAnswer?: ((question: QuestionView, yes: boolean) => void) | undefined;
}

/** The decision that the operation waits for, if it waits for one. No is the safe answer to all of them. */
export function OperationQuestion<K extends OperationKind>(props: OperationQuestionProps<K>): JSX.Element | null {
  const { control, onAnswer } = props;
  const { state } = control;
  if (state.phase !== 'running' || state.question === undefined || state.cancelling) return null;
  const { id, view } = state.question;
  return (
    <Question
      key={id}
      question={view}
      onAnswer={(yes) => {
        control.answer(yes);
        onAnswer?.(view, yes);
      }}
    />
  );
}

interface QuestionProps {
  readonly question: QuestionView;
  readonly onAnswer: (yes: boolean) => void;
}

/** One decision; initial focus and Escape are the safe way out. */
function Question({ question, onAnswer }: QuestionProps): JSX.Element {
  const { codes } = useWords();
  const { title, paragraphs, list, safe, other, bad, tries } = questionContent(question, codes.questions);
  return (
    <Dialog
      title={title}
      above={tries}
      safe={{
        label: safe,
        onChoose: () => {
          onAnswer(false);
        },
      }}
      other={{
        label: other,
        bad,
        onChoose: () => {
          onAnswer(true);
        },
      }}
    >
      {list !== undefined && (
        <ul class="rules">
          {list.map((entry) => (
            <li key={entry}>
              <Icon name="dot" />
              <span>{entry}</span>
            </li>
          ))}
        </ul>
      )}
      {paragraphs.map((text) => (
        <p key={text}>
          <StrongText text={text} />
        </p>
      ))}
    </Dialog>
  );
}

export interface QuestionContent {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[] | undefined;
  readonly safe: string;
  readonly other: string;
  readonly bad: boolean;
  readonly tries?: JSX.Element | undefined;
}

/** The words of a question, for a dialog or a window of its own. */
export function questionContent(question: QuestionView, words: Words['codes']['questions']): QuestionContent {
  switch (question.ask) {
    case 'last-try': {
      const { codeKind: kind, triesRemaining: left } = question;
      const tries = <TriesFact kind={kind} left={left} />;
      if (kind === 'pin') return { ...words.lastPinTry, bad: true, tries };
      const { title, ...rest } = words.lastPukTries;
      return { ...rest, title: title(left), bad: true, tries };
    }
    case 'advise-puk':
      return { ...words.advisePuk, bad: false, tries: <TriesFact kind="puk" left={question.triesRemaining} /> };
    case 'weak-pin': {
      const reasons = words.weakPin.reasons as Readonly<Record<string, string>>;
      const list = question.reasons.map((reason) => reasons[reason]).filter((reason) => reason !== undefined);
      return { ...words.weakPin, list, bad: false };
    }
    case 'unverified-issuer':
      return { ...words.unverifiedIssuer, bad: false };
  }
}
