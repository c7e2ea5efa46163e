import type { Verdicts } from '../validation/report.js';
import type { Finding } from '../validation/verdict.js';
import type { Reason, Tone, VerdictLine } from './blocks.js';
import { formatTime, timeFromIso } from './dates.js';
import { filled, foreign, nameText, own, plain, type Text } from './text.js';
import type { ReportWords } from './words.js';

/** The four answers, each with its reasons. */
export function verdictLines(verdicts: Verdicts, words: ReportWords): readonly VerdictLine[] {
  const { questions, states } = words;
  const { integrity, certificate, trust, revocation } = verdicts;
  const line = (question: keyof Verdicts, tone: Tone, answer: string, findings: readonly Finding[]): VerdictLine => ({
    question: questions[question],
    tone,
    answer,
    reasons: reasonsOf(findings, words),
  });
  return [
    line('integrity', TONES.integrity[integrity.state], states.integrity[integrity.state], integrity.findings),
    line(
      'certificate',
      TONES.certificate[certificate.state],
      states.certificate[certificate.state],
      certificate.findings,
    ),
    line('trust', TONES.trust[trust.state], states.trust[trust.state], trust.findings),
    line('revocation', TONES.revocation[revocation.state], states.revocation[revocation.state], revocation.findings),
  ];
}

/** An authority that is not known is no offence of the signer's: open, not bad. */
const TONES: { readonly [K in keyof Verdicts]: Readonly<Record<Verdicts[K]['state'], Tone>> } = {
  integrity: { intact: 'good', broken: 'bad', undetermined: 'open' },
  certificate: { valid: 'good', invalid: 'bad', undetermined: 'open' },
  trust: { trusted: 'good', untrusted: 'open', undetermined: 'open' },
  revocation: { good: 'good', revoked: 'bad', suspended: 'open', unknown: 'open', 'not-asked': 'open' },
};

export function reasonsOf(findings: readonly Finding[], words: ReportWords): readonly Reason[] {
  return findings.map((finding) => ({ text: sentence(finding, words), code: finding.code, weight: finding.weight }));
}

/** One reason in words, for a line of text. */
export function findingText(finding: Finding, words: ReportWords): string {
  return plain(sentence(finding, words));
}

function sentence({ code, values = {} }: Finding, words: ReportWords): Text {
  const template = Object.hasOwn(words.findings, code) ? words.findings[code] : undefined;
  if (template === undefined) return own(words.noSentence);
  const shown = Object.entries(values).map(([key, value]) => [key, valueOf(key, value, words)] as const);
  return filled(template, Object.fromEntries(shown));
}

/** Values that are distinguished names. */
const NAMES: ReadonlySet<string> = new Set(['anchor', 'issuer', 'subject']);

function valueOf(key: string, value: string, { language }: ReportWords): Text {
  const time = timeFromIso(value);
  if (time !== undefined) return own(formatTime(time, language));
  return NAMES.has(key) ? nameText(value) : foreign(value);
}
