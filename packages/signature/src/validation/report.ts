import type { Certificate, HolderIdentity } from '@ciekit/pki';
import type { Coverage, SignatureFormat, SignatureLevel, TimestampEvidence } from './evidence.js';
import type { Summary } from './indication.js';
import type { CertificateState, Finding, IntegrityState, RevocationState, TrustState, Verdict } from './verdict.js';

/** The four questions, each with its own answer; {@link Summary} is derived from them and replaces none. */
export interface Verdicts {
  readonly integrity: Verdict<IntegrityState>;
  readonly certificate: Verdict<CertificateState>;
  readonly trust: Verdict<TrustState>;
  readonly revocation: Verdict<RevocationState>;
}

/**
 * When the signature existed. `proved`: a time stamp that passed, the earliest; `claimed`: the signer's own word, which
 * proves nothing; `none`: not even that.
 */
export type BestTime =
  { readonly kind: 'proved' | 'claimed'; readonly time: Date } | { readonly kind: 'none'; readonly time: undefined };

/** Who signed, as the certificate names them. Personal data: do not log. */
export interface SignerIdentity {
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string | undefined;
  readonly organization: string | undefined;
  /** Read from a CIE's certificate; `undefined` for others. */
  readonly holder: HolderIdentity | undefined;
}

/**
 * What the signature is in law, if everything else is in order; `findings` say why.
 *
 * - `fea`: firma elettronica avanzata with the CIE, for dealings with the public administration (DPCM 22 February 2013
 *   article 61)
 * - `qualified`, `qualified-seal`: eIDAS articles 3(12) and 3(27): the certificate says so and a trusted list confirms it
 * - `advanced`: the certificate claims to be qualified, and nothing held confirms it; or a certificate of another kind
 *   that leads to an anchor
 * - `unknown`: nobody vouches for the certificate
 */
export interface Worth {
  readonly kind: 'fea' | 'qualified' | 'qualified-seal' | 'advanced' | 'unknown';
  readonly findings: readonly Finding[];
}

/** A time stamp and whether it proves anything. */
export interface TimestampReport extends Summary {
  readonly kind: TimestampEvidence['kind'];
  readonly time: Date | undefined;
  readonly verdicts: Verdicts;
  /** The time-stamping authority's name, RFC 4514. */
  readonly authority: string | undefined;
  readonly chain: readonly Certificate[];
  /** The time at which its certificate was judged: that of a later stamp which protects it, else the validation time. */
  readonly judgedAt: Date;
  /** Of a stamp that stands for itself in a PDF: what it covers, and what was done to the file later. */
  readonly coverage?: Coverage | undefined;
}

/** The outcome of validating one signature (ETSI EN 319 102-1 section 5.1.3). */
export interface SignatureReport extends Summary {
  readonly format: SignatureFormat;
  readonly level: SignatureLevel;
  readonly name: string;
  readonly verdicts: Verdicts;
  readonly bestTime: BestTime;
  readonly claimedTime: Date | undefined;
  readonly validationTime: Date;
  readonly signer: SignerIdentity | undefined;
  /** The signing certificate first, the anchor last; as far as it was found. */
  readonly chain: readonly Certificate[];
  readonly worth: Worth;
  readonly digestAlgorithm: string | undefined;
  readonly coverage: Coverage;
  readonly reason: string | undefined;
  readonly place: string | undefined;
  /** In the order of the file. */
  readonly timestamps: readonly TimestampReport[];
  readonly counterSignatures: readonly SignatureReport[];
}
