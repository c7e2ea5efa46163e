import { PkiError, type Certificate, type SignatureScheme } from '@ciekit/pki/x509';
import { encodeDer } from '@ciekit/pki/asn1';
import { derUnsigned } from '../cms/der-values.js';
import { SignatureError } from '../errors.js';
import type { Finding } from '../validation/verdict.js';
import { algorithmOf, canonicalizationOf, signatureSchemeOf } from './algorithms.js';
import { shown, type ReferenceContext } from './references.js';
import type { XmlSignature } from './xml-signature.js';

/** P-521 has 66 bytes a number. */
const MAX_NUMBER_LENGTH = 66;

/** The signature over ds:SignedInfo, ready to be compared with keys. */
export interface SignatureMathematics {
  readonly scheme: SignatureScheme | undefined;
  /** Why it cannot be compared, or what to say about it anyway. */
  readonly findings: readonly Finding[];
  /**
   * Whether the certificate's key made the signature.
   *
   * @throws {PkiError} for a key that is unusable
   */
  readonly fits: (certificate: Certificate) => boolean;
}

/** @throws {SignatureError} `malformed-xml` when the file has asked for too much */
export function signatureMathematics(signature: XmlSignature, context: ReferenceContext): SignatureMathematics {
  const method = canonicalizationOf(signature.canonicalizationMethod);
  const scheme = signatureSchemeOf(signature.signatureMethod);
  const refuse = (algorithm: string): SignatureMathematics => {
    const values = { algorithm: shown(algorithm) };
    return {
      scheme: undefined,
      findings: [{ code: 'unsupported-signature', weight: 'warning', values }],
      fits: () => false,
    };
  };
  if (method === undefined) return refuse(algorithmOf(signature.canonicalizationMethod));
  if (scheme === undefined) return refuse(algorithmOf(signature.signatureMethod));
  let data: Uint8Array;
  try {
    data = context.budget.canonicalize({ apex: signature.signedInfo }, method);
  } catch (error) {
    if (error instanceof SignatureError && error.code === 'unsupported-algorithm') {
      return refuse(algorithmOf(signature.canonicalizationMethod));
    }
    throw error;
  }
  const value = scheme.kind === 'ecdsa' ? derSignature(signature.value) : signature.value;
  const findings: readonly Finding[] =
    scheme.hash === 'sha1' ? [{ code: 'weak-digest', weight: 'warning', values: { algorithm: 'SHA-1' } }] : [];
  return {
    scheme,
    findings,
    fits: (certificate) => value !== undefined && certificate.publicKey.verify(scheme, data, value),
  };
}

/** RFC 9231 section 2.3.6: r and s one after the other, as long as each other. @returns `undefined` for anything else */
function derSignature(value: Uint8Array): Uint8Array | undefined {
  const half = value.length / 2;
  if (value.length % 2 !== 0 || half === 0 || half > MAX_NUMBER_LENGTH) return undefined;
  return encodeDer(0x30, derUnsigned(value.subarray(0, half)), derUnsigned(value.subarray(half)));
}

/** Whether the certificate's key made the signature; `undefined` and a finding where the key cannot be used. */
export function compareKey(
  { fits }: SignatureMathematics,
  certificate: Certificate,
): { readonly fits: boolean | undefined; readonly findings: readonly Finding[] } {
  try {
    const isRight = fits(certificate);
    return { fits: isRight, findings: isRight ? [] : [{ code: 'signature-mismatch', weight: 'failure' }] };
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
    return { fits: undefined, findings: [{ code: 'unusable-key', weight: 'warning', values: { reason: error.code } }] };
  }
}
