import type { Certificate } from '@ciekit/pki';
import type { LayerReport } from '../validate-file.js';
import type { SignatureReport, TimestampReport, Verdicts } from '../validation/report.js';
import type { Finding } from '../validation/verdict.js';
import type { ReportSubject } from './subject.js';

/** Counts up when a field changes its meaning or goes; new fields may come at any time. */
export const REPORT_SCHEMA = 1;

export interface JsonFinding {
  readonly code: string;
  readonly weight: Finding['weight'];
  /** Names, dates in ISO 8601, names of algorithms; as they came from the file. */
  readonly values: Readonly<Record<string, string>>;
}

export interface JsonVerdict {
  readonly state: string;
  readonly findings: readonly JsonFinding[];
}

export interface JsonVerdicts {
  readonly integrity: JsonVerdict;
  readonly certificate: JsonVerdict;
  readonly trust: JsonVerdict;
  readonly revocation: JsonVerdict;
}

export interface JsonCertificate {
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** Of the DER, hexadecimal, upper case. */
  readonly sha256: string;
}

export interface JsonCoverage {
  readonly extent: SignatureReport['coverage']['extent'];
  readonly revision: number | null;
  readonly changes: readonly JsonFinding[];
}

export interface JsonTimestamp {
  readonly kind: TimestampReport['kind'];
  readonly time: string | null;
  readonly authority: string | null;
  readonly judgedAt: string | null;
  readonly indication: string;
  readonly subIndication: string | null;
  readonly verdicts: JsonVerdicts;
  /** Of a stamp that stands for itself in a PDF; `null` for the others. */
  readonly coverage: JsonCoverage | null;
  /** The authority's certificate first. */
  readonly certificates: readonly JsonCertificate[];
}

export interface JsonSignature {
  readonly name: string;
  readonly format: SignatureReport['format'];
  readonly level: SignatureReport['level'];
  readonly indication: string;
  readonly subIndication: string | null;
  readonly signer: {
    readonly subject: string;
    readonly issuer: string;
    readonly commonName: string | null;
    readonly organization: string | null;
    /** `null` where the certificate does not have the form of a CIE's. */
    readonly holder: {
      readonly givenName: string | null;
      readonly surname: string | null;
      readonly fiscalCode: string;
      readonly documentNumber: string;
    } | null;
  } | null;
  /** What the verdicts are about: a proved time, else nothing but the signer's word, or nothing. */
  readonly bestTime: { readonly kind: 'proved' | 'claimed' | 'none'; readonly time: string | null };
  readonly claimedTime: string | null;
  readonly validationTime: string | null;
  readonly verdicts: JsonVerdicts;
  readonly worth: { readonly kind: SignatureReport['worth']['kind']; readonly findings: readonly JsonFinding[] };
  readonly coverage: JsonCoverage;
  readonly digestAlgorithm: string | null;
  readonly reason: string | null;
  readonly place: string | null;
  readonly timestamps: readonly JsonTimestamp[];
  /** The signing certificate first. */
  readonly certificates: readonly JsonCertificate[];
  readonly counterSignatures: readonly JsonSignature[];
}

export interface JsonLayer {
  readonly depth: number;
  readonly format: LayerReport['format'];
  /** An error code, where the content could not be read. */
  readonly problem: string | null;
  readonly signatures: readonly JsonSignature[];
  readonly timestamps: readonly JsonTimestamp[];
}

/** The report for programs. Times are ISO 8601 in UTC; what is not known is `null`. */
export interface JsonReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly software: { readonly name: string; readonly version: string };
  readonly createdAt: string | null;
  readonly network: 'offline' | 'online';
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string; readonly format: string };
  readonly status: 'judged' | 'not-signed' | 'not-supported';
  /** The worst of all. */
  readonly indication: string | null;
  readonly layers: readonly JsonLayer[];
}

/** The report as a value for `JSON.stringify`. */
export function reportJson({ file, report, createdAt, software, network }: ReportSubject): JsonReport {
  return {
    schema: REPORT_SCHEMA,
    software: { name: software.name, version: software.version },
    createdAt: iso(createdAt),
    network,
    file: { name: file.name, size: file.size, sha256: file.sha256.toUpperCase(), format: report.format },
    status: report.status,
    indication: report.indication ?? null,
    layers: report.layers.map(({ depth, format, problem, signatures, timestamps }) => ({
      depth,
      format,
      problem: problem ?? null,
      signatures: signatures.map(signatureJson),
      timestamps: timestamps.map(timestampJson),
    })),
  };
}

function signatureJson(signature: SignatureReport): JsonSignature {
  const { signer, bestTime, worth, coverage } = signature;
  const holder = signer?.holder;
  return {
    name: signature.name,
    format: signature.format,
    level: signature.level,
    indication: signature.indication,
    subIndication: signature.subIndication ?? null,
    signer:
      signer === undefined
        ? null
        : {
            subject: signer.subject,
            issuer: signer.issuer,
            commonName: signer.commonName ?? null,
            organization: signer.organization ?? null,
            holder:
              holder === undefined
                ? null
                : {
                    givenName: holder.givenName ?? null,
                    surname: holder.surname ?? null,
                    fiscalCode: holder.fiscalCode,
                    documentNumber: holder.documentNumber,
                  },
          },
    bestTime: { kind: bestTime.kind, time: iso(bestTime.time) },
    claimedTime: iso(signature.claimedTime),
    validationTime: iso(signature.validationTime),
    verdicts: verdictsJson(signature.verdicts),
    worth: { kind: worth.kind, findings: worth.findings.map(findingJson) },
    coverage: coverageJson(coverage),
    digestAlgorithm: signature.digestAlgorithm ?? null,
    reason: signature.reason ?? null,
    place: signature.place ?? null,
    timestamps: signature.timestamps.map(timestampJson),
    certificates: signature.chain.map(certificateJson),
    counterSignatures: signature.counterSignatures.map(signatureJson),
  };
}

function timestampJson(stamp: TimestampReport): JsonTimestamp {
  return {
    kind: stamp.kind,
    time: iso(stamp.time),
    authority: stamp.authority ?? null,
    judgedAt: iso(stamp.judgedAt),
    indication: stamp.indication,
    subIndication: stamp.subIndication ?? null,
    verdicts: verdictsJson(stamp.verdicts),
    coverage: stamp.coverage === undefined ? null : coverageJson(stamp.coverage),
    certificates: stamp.chain.map(certificateJson),
  };
}

function coverageJson({ extent, revision, changes }: SignatureReport['coverage']): JsonCoverage {
  return { extent, revision: revision ?? null, changes: changes.map(findingJson) };
}

function verdictsJson({ integrity, certificate, trust, revocation }: Verdicts): JsonVerdicts {
  const verdict = ({ state, findings }: Verdicts[keyof Verdicts]): JsonVerdict => ({
    state,
    findings: findings.map(findingJson),
  });
  return {
    integrity: verdict(integrity),
    certificate: verdict(certificate),
    trust: verdict(trust),
    revocation: verdict(revocation),
  };
}

const findingJson = ({ code, weight, values }: Finding): JsonFinding => ({ code, weight, values: { ...values } });

function certificateJson(certificate: Certificate): JsonCertificate {
  return {
    subject: certificate.subject.toString(),
    issuer: certificate.issuer.toString(),
    serialNumber: certificate.serialNumber,
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    sha256: certificate.sha256,
  };
}

const iso = (time: Date | undefined): string | null =>
  time === undefined || Number.isNaN(time.getTime()) ? null : time.toISOString();
