import type {
  SignatureReport,
  TimestampReport,
  ValidationFinding,
  ValidationVocabulary,
  VerifiedFile,
  Verdicts,
} from '@ciekit/middleware';
import type { CommandContext } from '../command-context.js';
import type { Cell, Page } from '../terminal/page.js';
import { signerName } from './verification-json.js';

type Field = readonly [name: string, value: Cell];

const MARKS = {
  'TOTAL-PASSED': { text: '+', as: 'green' },
  'TOTAL-FAILED': { text: 'x', as: 'red' },
  INDETERMINATE: { text: '?', as: 'yellow' },
} as const;

const GOOD = new Set(['intact', 'valid', 'trusted', 'good']);
const BAD = new Set(['broken', 'invalid', 'untrusted', 'revoked', 'suspended']);
const QUESTIONS = ['integrity', 'certificate', 'trust', 'revocation'] as const;

/** One block for each signature of a file: the answer, who and when, the four verdicts, what came later, what it is worth. */
export class VerificationPage {
  readonly #context: CommandContext;
  readonly #page: Page;
  readonly #vocabulary: ValidationVocabulary;

  constructor(context: CommandContext, page: Page, vocabulary: ValidationVocabulary) {
    this.#context = context;
    this.#page = page;
    this.#vocabulary = vocabulary;
  }

  show(file: VerifiedFile): void {
    // What failed was told when it happened.
    if (file.status !== 'verified') return;
    const { signatures: words } = this.#context.words;
    const page = this.#page;
    page.heading(file.path);
    if (file.report.status === 'not-signed') page.line({ text: words.notSigned, as: 'yellow' });
    if (file.report.status === 'not-supported') page.line({ text: words.notSupported, as: 'yellow' });
    if (file.content !== undefined) page.line(words.content(file.content));
    for (const { depth, signatures, timestamps, problem } of file.report.layers) {
      const here = depth === 0 ? page : page.indented(2 * depth);
      if (depth > 0) here.line(words.inside(depth));
      for (const [index, signature] of signatures.entries()) {
        this.#signature(here, signature, { number: signatures.length > 1 ? index + 1 : undefined });
      }
      for (const stamp of timestamps) this.#timestamp(here, stamp);
      if (problem !== undefined) here.item({ text: '!', as: 'yellow' }, words.problemInside(problem));
    }
    page.line();
  }

  /** @param about `confirmed`: whose signature a counter-signature is over; `number`: what `--signer` of `cie sign` and `cie extract` calls it */
  #signature(page: Page, report: SignatureReport, about: { confirmed?: string; number?: number | undefined }): void {
    const { confirmed, number } = about;
    const { signatures: words } = this.#context.words;
    const { formats, levels, outcomes, worth } = this.#vocabulary.words;
    const { title, text } = outcomes[report.indication];
    page.item(MARKS[report.indication], `${title}. ${text} ${codesOf(report)}`);
    const block = page.indented();
    block.fields([
      [words.signer, { text: signerOf(report, words.nobody), as: 'bold' }],
      ...(number === undefined ? [] : [[words.number, `${number}`] as const]),
      [words.time, this.#time(report)],
      [words.format, `${formats[report.format]} ${levels[report.level]}`],
      ...this.#verdicts(report.verdicts),
      [words.covers, confirmed === undefined ? this.#coverage(report.coverage) : words.coversSignature(confirmed)],
      ...this.#list(words.changes, report.coverage.changes),
      ...report.timestamps.map((stamp): Field => [words.timestamp, this.#stamp(stamp)]),
      [words.worth, worth[report.worth.kind]],
      ...report.worth.findings.map((finding): Field => ['', this.#say(finding)]),
      ...given(words.reason, report.reason),
      ...given(words.place, report.place),
    ]);
    for (const counterSignature of report.counterSignatures) {
      const name = report.signer === undefined ? words.nobody : signerName(report.signer);
      block.line({ text: words.counterSigned(name), as: 'bold' });
      this.#signature(block.indented(), counterSignature, { confirmed: name });
    }
  }

  #timestamp(page: Page, report: TimestampReport): void {
    const { signatures: words } = this.#context.words;
    const { timestampOutcomes } = this.#vocabulary.words;
    page.item(MARKS[report.indication], `${timestampOutcomes[report.indication]} ${codesOf(report)}`);
    const { coverage } = report;
    page
      .indented()
      .fields([
        [words.timestamp, this.#stamp(report)],
        ...this.#verdicts(report.verdicts),
        ...(coverage === undefined ? [] : [[words.covers, this.#coverage(coverage)] as const]),
        ...this.#list(words.changes, coverage?.changes ?? []),
      ]);
  }

  #verdicts(verdicts: Verdicts): readonly Field[] {
    const { questions, states } = this.#vocabulary.words;
    return QUESTIONS.flatMap((question): readonly Field[] => {
      const { state, findings } = verdicts[question];
      const text = (states[question] as Readonly<Record<string, string>>)[state] ?? state;
      const as = GOOD.has(state) ? 'green' : BAD.has(state) ? 'red' : 'yellow';
      return [[questions[question], { text, as }], ...findings.map((finding): Field => ['', this.#say(finding)])];
    });
  }

  #list(name: string, findings: readonly ValidationFinding[]): readonly Field[] {
    return findings.map((finding, index): Field => [index === 0 ? name : '', this.#say(finding)]);
  }

  #say(finding: ValidationFinding): Cell {
    const text = this.#vocabulary.say(finding);
    return finding.weight === 'failure' ? { text, as: 'red' } : text;
  }

  #time({ bestTime }: SignatureReport): string {
    const { signatures: words } = this.#context.words;
    if (bestTime.kind === 'none') return words.timeNone;
    const time = this.#vocabulary.time(bestTime.time);
    return bestTime.kind === 'proved' ? words.timeProved(time) : words.timeClaimed(time);
  }

  #coverage({ extent, revision }: SignatureReport['coverage']): string {
    const { coverage } = this.#vocabulary.words;
    return extent === 'part' && revision !== undefined
      ? coverage.revision.replace('{revision}', String(revision))
      : coverage[extent];
  }

  #stamp({ time, authority, indication }: TimestampReport): Cell {
    const { signatures: words } = this.#context.words;
    const shown = time === undefined ? words.timeNone : this.#vocabulary.time(time);
    return { text: words.stampedBy(shown, authority ?? words.nobody), as: MARKS[indication].as };
  }
}

function codesOf({ indication, subIndication }: Pick<SignatureReport, 'indication' | 'subIndication'>): string {
  return subIndication === undefined ? `[${indication}]` : `[${indication}, ${subIndication}]`;
}

function signerOf({ signer }: SignatureReport, nobody: string): string {
  if (signer === undefined) return nobody;
  const more = signer.holder?.fiscalCode ?? signer.organization;
  return more === undefined ? signerName(signer) : `${signerName(signer)} (${more})`;
}

function given(name: string, text: string | undefined): readonly Field[] {
  return text === undefined || text === '' ? [] : [[name, text]];
}
