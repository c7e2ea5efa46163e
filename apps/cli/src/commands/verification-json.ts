import type {
  SignatureReport,
  TimestampReport,
  ValidationFinding,
  ValidationVocabulary,
  VerifiedFile,
  Verdicts,
} from '@ciekit/middleware';
import type { CommandContext } from '../command-context.js';
import { wordsOfError } from './document-fields.js';

type Json = Readonly<Record<string, unknown>>;

/** Everything that is known about one file, for a program; the reasons also in words. */
export function verifiedFileJson(context: CommandContext, file: VerifiedFile, vocabulary: ValidationVocabulary): Json {
  const failure = file.status === 'failed' ? wordsOfError(context, file.error) : undefined;
  const writer = new ReportWriter(vocabulary.say);
  const found = file.status === 'verified' ? file : undefined;
  const layers = found?.report.layers ?? [];
  return {
    file: file.path,
    status: found === undefined ? file.status : found.report.status,
    format: found?.report.format ?? null,
    indication: found?.report.indication ?? null,
    content: found?.content ?? null,
    error: failure?.code ?? null,
    message: failure?.title ?? null,
    signatures: layers.flatMap(({ depth, signatures }) =>
      signatures.map((signature) => ({ depth, ...writer.signature(signature) })),
    ),
    timestamps: layers.flatMap(({ timestamps }) => timestamps.map((stamp) => writer.timestamp(stamp))),
    problems: layers.flatMap(({ depth, problem }) => (problem === undefined ? [] : [{ depth, code: problem }])),
  };
}

class ReportWriter {
  readonly #describe: (finding: ValidationFinding) => string;

  constructor(describe: (finding: ValidationFinding) => string) {
    this.#describe = describe;
  }

  signature(report: SignatureReport): Json {
    return {
      format: report.format,
      level: report.level,
      name: report.name,
      indication: report.indication,
      subIndication: report.subIndication ?? null,
      signer: signerJson(report.signer),
      time: { kind: report.bestTime.kind, time: timeOf(report.bestTime.time) },
      claimedTime: timeOf(report.claimedTime),
      reason: report.reason ?? null,
      place: report.place ?? null,
      ...this.#verdicts(report.verdicts),
      worth: { kind: report.worth.kind, reasons: this.#reasons(report.worth.findings) },
      coverage: this.#coverage(report.coverage),
      digestAlgorithm: report.digestAlgorithm ?? null,
      chain: report.chain.map(({ subject, sha256 }) => ({ subject: subject.toString(), fingerprint: sha256 })),
      timestamps: report.timestamps.map((stamp) => this.timestamp(stamp)),
      counterSignatures: report.counterSignatures.map((signature) => this.signature(signature)),
    };
  }

  timestamp(stamp: TimestampReport): Json {
    return {
      kind: stamp.kind,
      time: timeOf(stamp.time),
      authority: stamp.authority ?? null,
      indication: stamp.indication,
      subIndication: stamp.subIndication ?? null,
      judgedAt: timeOf(stamp.judgedAt),
      coverage: stamp.coverage === undefined ? null : this.#coverage(stamp.coverage),
      ...this.#verdicts(stamp.verdicts),
    };
  }

  #coverage({ extent, revision, changes }: SignatureReport['coverage']): Json {
    return { extent, revision: revision ?? null, changes: this.#reasons(changes) };
  }

  #verdicts(verdicts: Verdicts): Json {
    return Object.fromEntries(
      Object.entries(verdicts).map(([question, verdict]: [string, Verdicts[keyof Verdicts]]) => [
        question,
        { state: verdict.state, reasons: this.#reasons(verdict.findings) },
      ]),
    );
  }

  #reasons(findings: readonly ValidationFinding[]): readonly Json[] {
    return findings.map((finding) => ({
      code: finding.code,
      weight: finding.weight,
      message: this.#describe(finding),
      values: finding.values ?? {},
    }));
  }
}

function signerJson(signer: SignatureReport['signer']): Json | null {
  if (signer === undefined) return null;
  return {
    name: signerName(signer),
    codiceFiscale: signer.holder?.fiscalCode ?? null,
    organization: signer.organization ?? null,
    subject: signer.subject,
    issuer: signer.issuer,
  };
}

/** As a person is called: a CIE's common name is the codice fiscale and the services id. */
export function signerName(signer: NonNullable<SignatureReport['signer']>): string {
  const { holder, commonName, subject } = signer;
  const name = [holder?.givenName, holder?.surname].filter((part) => part !== undefined).join(' ');
  return name === '' ? (commonName ?? subject) : name;
}

function timeOf(time: Date | undefined): string | null {
  return time === undefined || Number.isNaN(time.getTime()) ? null : time.toISOString();
}
