import {
  buildChain,
  Certificate,
  Oid,
  PkiError,
  readHolderIdentity,
  type ChainFailure,
  type HolderIdentity,
} from '@ciekit/pki';
import type { CardRefusal } from './card-refusal.js';

/** Whose cards are accepted. */
export interface ClientAnchors {
  /** Trusted roots. */
  readonly roots: readonly Certificate[];
  /** Sub CAs that a browser may leave out of its message; trusted for nothing by themselves. */
  readonly intermediates: readonly Certificate[];
}

/** What a certificate is found to be, before its status is asked for. */
export type CertificateJudgement =
  | {
      readonly accepted: true;
      readonly holder: HolderIdentity;
      readonly certificate: Certificate;
      readonly issuer: Certificate;
    }
  | { readonly accepted: false; readonly reason: CardRefusal };

/** Policy of certificates for holders of a CIE. */
const CIE_HOLDER_POLICY = '1.3.76.47.4';
/** Certificates that a client's TLS message may add; browsers send two or three. */
const MAX_SENT = 8;

const REASON: Readonly<Record<ChainFailure, CardRefusal>> = {
  signature: 'not-genuine',
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  'not-a-ca': 'not-genuine',
  'key-usage': 'not-genuine',
  'path-length': 'not-genuine',
  'critical-extension': 'not-genuine',
  'unsupported-algorithm': 'not-genuine',
};

/**
 * Judges what a TLS client sent: path to a root, validity of each certificate, key usage, purpose and policy of a CIE
 * holder. That the client owns the key was proved by the handshake. Revocation is not asked about here.
 *
 * @param sent DER, the client's own certificate first
 */
export function judgeCertificate(sent: readonly Uint8Array[], anchors: ClientAnchors, at: Date): CertificateJudgement {
  const refused = (reason: CardRefusal): CertificateJudgement => ({ accepted: false, reason });
  const [own, ...others] = sent;
  if (own === undefined) return refused('no-certificate');
  const certificate = readCertificate(own);
  if (certificate === undefined) return refused('malformed');
  const chain = buildChain(certificate, {
    anchors: anchors.roots,
    intermediates: [
      ...anchors.intermediates,
      ...others.slice(0, MAX_SENT).flatMap((der) => readCertificate(der) ?? []),
    ],
    at,
  });
  if (chain.status === 'no-anchor') return refused('unknown-issuer');
  if (chain.status === 'invalid') return refused(REASON[chain.reason]);
  const issuer = chain.path[1];
  // An anchor itself is no holder's certificate.
  if (issuer === undefined) return refused('wrong-purpose');
  const { keyUsage, extendedKeyUsage, policies, basicConstraints } = certificate.extensions;
  const mayAuthenticate = keyUsage?.has('digitalSignature') === true && extendedKeyUsage?.includes(Oid.clientAuth);
  if (mayAuthenticate !== true || basicConstraints?.ca === true) return refused('wrong-purpose');
  if (!policies.includes(CIE_HOLDER_POLICY)) return refused('wrong-policy');
  const holder = readHolder(certificate);
  return holder === undefined ? refused('not-a-holder') : { accepted: true, holder, certificate, issuer };
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  return orUndefined(() => Certificate.fromDer(der));
}

function readHolder(certificate: Certificate): HolderIdentity | undefined {
  return orUndefined(() => readHolderIdentity(certificate));
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}
