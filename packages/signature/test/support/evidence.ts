import type { Certificate } from '@ciekit/pki';
import type { SignatureEvidence, TimestampEvidence, ValidationContext, ValidationTrust } from '@ciekit/signature';
import type { Entity } from '../../../pki/test/support/test-pki.js';
import type { SigningPki } from '../../../pki/test/support/signing-pki.js';
import { NOW } from '../../../pki/test/support/test-pki.js';

const DAY = 86_400_000;

/** So many days after {@link NOW}, before it if negative. */
export const day = (count: number): Date => new Date(NOW.getTime() + count * DAY);

const INTACT = { state: 'intact', findings: [] } as const;

/** What a reader finds out about a good signature of this signer, without time stamps. */
export function evidenceOf(signer: Entity, more: Partial<SignatureEvidence> = {}): SignatureEvidence {
  return {
    format: 'cades',
    level: 'b',
    name: '1',
    integrity: INTACT,
    signingCertificate: signer.certificate,
    certificates: [],
    ocspResponses: [],
    crls: [],
    claimedTime: undefined,
    digestAlgorithm: 'sha256',
    timestamps: [],
    coverage: { extent: 'whole', changes: [] },
    counterSignatures: [],
    ...more,
  };
}

export function stampBy(
  tsa: Entity,
  kind: TimestampEvidence['kind'],
  time: Date | undefined,
  more: Partial<TimestampEvidence> = {},
): TimestampEvidence {
  return {
    kind,
    token: Uint8Array.of(0x30, 0x00),
    time,
    integrity: INTACT,
    signingCertificate: tsa.certificate,
    certificates: [],
    digestAlgorithm: 'sha256',
    ...more,
  };
}

/** Trusts the root for both purposes, and as an issuer of CIEs. */
export function trustIn(pki: SigningPki, more: Partial<ValidationTrust> = {}): ValidationTrust {
  const root: readonly Certificate[] = [pki.root.certificate];
  return {
    anchors: () => root,
    intermediates: (purpose) => (purpose === 'signer' ? [pki.subCa.certificate] : []),
    isCieIssuer: (anchor) => anchor.sha256 === pki.root.certificate.sha256,
    ...more,
  };
}

export const contextOf = (pki: SigningPki, more: Partial<ValidationContext> = {}): ValidationContext => ({
  at: NOW,
  trust: trustIn(pki),
  ...more,
});
