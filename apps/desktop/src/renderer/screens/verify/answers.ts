import type {
  FindingView,
  LayerView,
  SignatureView,
  TimestampView,
  VerdictsView,
  VerdictView,
  VerifiedFileView,
} from '../../../contract/document-views.js';
import type { Words } from '../../words/words.js';

export type Question = keyof VerdictsView;
export const QUESTIONS: readonly Question[] = ['integrity', 'certificate', 'trust', 'revocation'];

type VerifyWords = Words['documents']['verify'];

/** How an answer is drawn: good, worth a look, or not known yet. Nothing here is red: nothing is lost that was not before. */
export type Tone = 'ok' | 'warn' | 'open';

const GOOD: ReadonlySet<string> = new Set(['intact', 'valid', 'trusted', 'good']);
const NOT_ASKED: ReadonlySet<string> = new Set(['not-asked', 'unknown']);
const CONTENT_MISSING: ReadonlySet<string> = new Set([
  'content-missing',
  'detached-content-missing',
  'timestamp-content-missing',
]);

export function toneOf({ state, findings }: VerdictView): Tone {
  if (GOOD.has(state)) return 'ok';
  return NOT_ASKED.has(state) || lacksContent(findings) ? 'open' : 'warn';
}

/** Whether the signature is in a file of its own, and what it is about was not found beside it. */
export function lacksContent(findings: readonly FindingView[]): boolean {
  return findings.some(({ code }) => CONTENT_MISSING.has(code));
}

/** Whether the certificate has the form of a CIE's: then one speaks of the card. */
export function isOfCie({ worth }: SignatureView): boolean {
  return worth.findings.some(({ code }) => code === 'worth-fea-cie' || code === 'worth-cie-not-confirmed');
}

/** One word, or a few: more exact than the state where a reason makes it so. */
export function answerWord(question: Question, { state, findings }: VerdictView, words: VerifyWords): string {
  const byReason = words.answersByReason as Readonly<Record<string, string>>;
  const exact = findings.map(
    ({ code }) => byReason[lacksContent([{ code, weight: '', sentence: '' }]) ? 'content-missing' : code],
  );
  const states = words.states[question] as Readonly<Record<string, string>>;
  return exact.find((word) => word !== undefined) ?? states[state] ?? state;
}

/** Every signature of a file, outer ones first, with those that confirm it. */
export function allSignatures(layers: readonly LayerView[]): readonly SignatureView[] {
  const withCounters = (signature: SignatureView): readonly SignatureView[] => [
    signature,
    ...signature.counterSignatures.flatMap(withCounters),
  ];
  return layers.flatMap(({ signatures }) => signatures).flatMap(withCounters);
}

/** The worst first: what a list of files shows on top. */
export const STANDS_OUT = [
  'broken',
  'revoked',
  'invalid',
  'failed',
  'untrusted',
  'undetermined',
  'unsupported',
  'unsigned',
  'open',
  'good',
  'not-begun',
] as const;
export type StandsOut = (typeof STANDS_OUT)[number];

/** The answer of a file that a person should know first. It replaces none: each signature has its own. */
export function standsOut(file: VerifiedFileView): StandsOut {
  if (file.status !== 'verified') return file.status;
  if (file.kind !== 'judged') return file.kind === 'not-signed' ? 'unsigned' : 'unsupported';
  const judged: readonly (SignatureView | TimestampView)[] = [
    ...allSignatures(file.layers),
    ...file.layers.flatMap(({ timestamps }) => timestamps),
  ];
  const found = judged.map(({ verdicts }) => standsOutOf(verdicts));
  if (file.layers.some(({ problem }) => problem !== undefined)) found.push('undetermined');
  return STANDS_OUT.find((one) => found.includes(one)) ?? 'good';
}

function standsOutOf({ integrity, certificate, trust, revocation }: VerdictsView): StandsOut {
  if (integrity.state === 'broken') return 'broken';
  if (revocation.state === 'revoked') return 'revoked';
  if (certificate.state === 'invalid') return 'invalid';
  if (trust.state === 'untrusted') return 'untrusted';
  const rest = [integrity, certificate, trust, revocation];
  if (rest.some((verdict) => toneOf(verdict) === 'warn')) return 'undetermined';
  if (rest.some((verdict) => toneOf(verdict) === 'open')) return 'open';
  return 'good';
}

/** A stamp that passed proves its date; one about which only its issuer was not asked yet may still do so. */
export function toneOfStamp({ indication, verdicts }: TimestampView): Tone {
  if (indication === 'passed') return 'ok';
  return QUESTIONS.some((question) => toneOf(verdicts[question]) === 'warn') ? 'warn' : 'open';
}

export function toneOfFile(one: StandsOut): Tone {
  if (one === 'good') return 'ok';
  return one === 'open' || one === 'not-begun' || one === 'unsigned' ? 'open' : 'warn';
}
