/**
 * What a format's reader found out about one signature, before anybody asked about trust or time. CAdES, PAdES and XAdES
 * each produce it; `judge` (judge.ts) turns it into a report and knows no format.
 */
import type { Certificate } from '@ciekit/pki';
import type { Finding, IntegrityState, Verdict } from './verdict.js';

export type SignatureFormat = 'cades' | 'pades' | 'xades';
/** ETSI EN 319 122-1, 132-1, 142-1: basic, with time stamp, with validation data, with archive time stamp. */
export type SignatureLevel = 'b' | 't' | 'lt' | 'lta';

/** A time stamp token (RFC 3161) and what it covers. */
export interface TimestampEvidence {
  /** `content`: before signing; `signature`: over the signature value; `archive`: over everything; `document`: PDF's own. */
  readonly kind: 'content' | 'signature' | 'archive' | 'document';
  /** The token, a CMS ContentInfo, exact bytes. */
  readonly token: Uint8Array;
  /** Of TSTInfo; `undefined` where the token cannot be read. */
  readonly time: Date | undefined;
  /** Imprint, token signature and signing certificate attribute. */
  readonly integrity: Verdict<IntegrityState>;
  readonly signingCertificate: Certificate | undefined;
  /** Certificates in the token. */
  readonly certificates: readonly Certificate[];
  /** Hash of the token's own signature, as node:crypto names it; `undefined` where it could not be read. */
  readonly digestAlgorithm?: string | undefined;
  /** Of a stamp in a PDF that belongs to no signature. */
  readonly coverage?: Coverage | undefined;
}

/** What the signature covers, for the reader of the report. */
export interface Coverage {
  /** `whole`: all of the file or content; `part`: some of it, see `changes`; `unknown`: the content is not there. */
  readonly extent: 'whole' | 'part' | 'unknown';
  /** In a PDF: what was added after this signature, harmless or not. */
  readonly changes: readonly Finding[];
  /** The number of the signed revision, from 1; PDF only. */
  readonly revision?: number | undefined;
}

export interface SignatureEvidence {
  readonly format: SignatureFormat;
  readonly level: SignatureLevel;
  /** The signature field's name, the XML signature's Id, or the place among the signers (`1`, `1.2` for a counter-signature). */
  readonly name: string;
  readonly integrity: Verdict<IntegrityState>;
  /** `undefined`: not in the file, or what is there does not match the signing-certificate attribute. */
  readonly signingCertificate: Certificate | undefined;
  /** Everything embedded that may help to build the chain. */
  readonly certificates: readonly Certificate[];
  /** DER of the embedded revocation values. */
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** What the signer claims: signingTime, /M. Proves nothing. */
  readonly claimedTime: Date | undefined;
  /** Hash of the signature, as node:crypto names it; `undefined` where it could not be read. */
  readonly digestAlgorithm: string | undefined;
  readonly timestamps: readonly TimestampEvidence[];
  readonly coverage: Coverage;
  /** Said by the signer and shown as such. */
  readonly reason?: string | undefined;
  readonly place?: string | undefined;
  readonly counterSignatures: readonly SignatureEvidence[];
}
