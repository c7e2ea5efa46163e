/** A validation as windows see it: words of the report, states that never change their names. */
import type {
  FileReport,
  SignatureReport,
  TimestampReport,
  ValidationFinding,
  ValidationVocabulary,
  Verdicts,
} from '@ciekit/middleware';
import type {
  FindingView,
  IndicationView,
  LayerView,
  SignatureView,
  TimestampView,
  VerdictsView,
  VerdictView,
} from '../contract/document-views.js';
import { shownText } from '../contract/shown-text.js';

type LayerReport = FileReport['layers'][number];
type Indication = SignatureReport['indication'];

const INDICATIONS: Readonly<Record<Indication, IndicationView>> = {
  'TOTAL-PASSED': 'passed',
  'TOTAL-FAILED': 'failed',
  INDETERMINATE: 'indeterminate',
};

export function indicationView(indication: Indication): IndicationView {
  return INDICATIONS[indication];
}

export function layerView(layer: LayerReport, vocabulary: ValidationVocabulary): LayerView {
  const { words } = vocabulary;
  return {
    depth: layer.depth,
    format: words.fileFormats[layer.format],
    problem: layer.problem === undefined ? undefined : problemView(layer.problem, vocabulary),
    signatures: layer.signatures.map((signature) => signatureView(signature, vocabulary, layer.depth)),
    timestamps: layer.timestamps.map((stamp) => timestampView(stamp, vocabulary)),
  };
}

function problemView(
  code: NonNullable<LayerReport['problem']>,
  { words }: ValidationVocabulary,
): NonNullable<LayerView['problem']> {
  return { code, title: words.layerProblem, meaning: words.layerProblems[code] ?? code, nextStep: '' };
}

function signatureView(report: SignatureReport, vocabulary: ValidationVocabulary, depth: number): SignatureView {
  const { words } = vocabulary;
  const { signer, bestTime, coverage, worth } = report;
  const holder = signer?.holder;
  const name = [holder?.givenName, holder?.surname].filter((part) => part !== undefined).join(' ');
  const list = (findings: readonly ValidationFinding[]): readonly FindingView[] =>
    findings.map((finding) => findingView(finding, vocabulary));
  return {
    name: shownText(report.name),
    format: report.format,
    level: report.level,
    indication: indicationView(report.indication),
    subIndication: report.subIndication,
    signer: shown(name !== '' ? name : (signer?.commonName ?? signer?.subject)),
    codiceFiscale: shown(holder?.fiscalCode),
    organization: shown(signer?.organization),
    subject: shown(signer?.subject),
    issuer: shown(signer?.issuer),
    validUntil: report.chain[0] && vocabulary.day(report.chain[0].notAfter),
    digestAlgorithm: report.digestAlgorithm,
    bestTime: { kind: bestTime.kind, time: iso(bestTime.time) },
    verdicts: verdictsView(report.verdicts, vocabulary),
    worth: { kind: worth.kind, word: words.worth[worth.kind], findings: list(worth.findings) },
    coverage: {
      extent: coverage.extent,
      word:
        coverage.extent === 'part' && coverage.revision !== undefined
          ? words.coverage.revision.replace('{revision}', String(coverage.revision))
          : words.coverage[coverage.extent],
      changes: list(coverage.changes),
      // Of the file itself: one inside another has to be taken out first.
      revision: coverage.extent === 'part' && depth === 0 ? coverage.revision : undefined,
    },
    reason: shown(report.reason),
    place: shown(report.place),
    timestamps: report.timestamps.map((stamp) => timestampView(stamp, vocabulary)),
    counterSignatures: report.counterSignatures.map((counter) => signatureView(counter, vocabulary, depth)),
  };
}

function timestampView(report: TimestampReport, vocabulary: ValidationVocabulary): TimestampView {
  return {
    kind: vocabulary.words.timestampKinds[report.kind],
    time: iso(report.time),
    authority: shown(report.authority),
    indication: indicationView(report.indication),
    verdicts: verdictsView(report.verdicts, vocabulary),
  };
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shownText(text);
}

/** A file may say a time that no calendar has. */
function iso(time: Date | undefined): string | undefined {
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function verdictsView(verdicts: Verdicts, vocabulary: ValidationVocabulary): VerdictsView {
  const view = (question: keyof Verdicts): VerdictView => {
    const { state, findings } = verdicts[question];
    const words = vocabulary.words.states[question] as Readonly<Record<string, string>>;
    return {
      state,
      word: words[state] ?? state,
      findings: findings.map((finding) => findingView(finding, vocabulary)),
    };
  };
  return {
    integrity: view('integrity'),
    certificate: view('certificate'),
    trust: view('trust'),
    revocation: view('revocation'),
  };
}

function findingView(finding: ValidationFinding, vocabulary: ValidationVocabulary): FindingView {
  return { code: finding.code, weight: finding.weight, sentence: vocabulary.say(finding) };
}
