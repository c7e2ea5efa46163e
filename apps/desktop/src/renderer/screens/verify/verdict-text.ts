import type { SignatureView, VerifiedFileView } from '../../../contract/document-views.js';
import type { WindowLanguage } from '../../../contract/views.js';
import { dateAndTime } from '../../state/dates.js';
import type { Words } from '../../words/words.js';
import { answerWord, isOfCie, QUESTIONS } from './answers.js';
import { reasonsOf } from './reasons.js';
import { stampSays, whenOf } from './times.js';

type VerifyWords = Words['documents']['verify'];

export interface TextOptions {
  /** ISO 8601: when it was verified. */
  readonly at: string;
  readonly language: WindowLanguage;
  readonly tryOut: boolean;
  /** Between a label and what it labels, in the language. */
  readonly colon: string;
}

/** What the page says, as text for a message: every signature with its four answers, and that this is no proof by itself. */
export function verdictText(
  file: Extract<VerifiedFileView, { readonly status: 'verified' }>,
  words: VerifyWords,
  options: TextOptions,
): string {
  const layers = file.layers.map(({ depth, signatures, timestamps }) => {
    const blocks = [
      ...signatures.map((signature, index) =>
        signatureText(signature, words.nth(index + 1, signatures.length, nameOf(signature, words)), words, options),
      ),
      ...timestamps.map((stamp) => stampSays(stamp, words, options.language)),
    ];
    return [...(depth === 0 ? [] : [words.inside(depth)]), ...blocks].join('\n\n');
  });
  const head = [
    words.text.heading(file.name),
    words.text.at(dateAndTime(options.at, options.language)),
    words.text.noFirm,
  ].join('\n');
  return `${[head, ...layers].join('\n\n')}\n`;
}

function signatureText(signature: SignatureView, title: string, words: VerifyWords, options: TextOptions): string {
  const answers = QUESTIONS.map((question) => {
    const verdict = signature.verdicts[question];
    const asked =
      question === 'revocation'
        ? words.questions.revocation[isOfCie(signature) ? 'card' : 'certificate']
        : words.questions[question];
    const { why } = reasonsOf(question, verdict, signature, words, options.tryOut);
    return `- ${asked} ${answerWord(question, verdict, words)}. ${why.join(' ')}`;
  });
  const changes = [...new Set(signature.coverage.changes.map(({ sentence }) => sentence))];
  return [
    title,
    whenOf(signature, words, options.language),
    ...answers,
    ...(changes.length === 0 ? [] : [`${words.after.title}${options.colon} ${changes.join(' ')}`]),
    `${words.worth.title}${options.colon} ${signature.worth.word}`,
    ...signature.counterSignatures.map((counter) =>
      signatureText(counter, words.counter.by(nameOf(counter, words)), words, options),
    ),
  ].join('\n');
}

function nameOf({ signer }: SignatureView, words: VerifyWords): string {
  return signer ?? words.unknownSigner;
}
