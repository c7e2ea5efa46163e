/** What a signature of level T, LT or LTA needs beside the card: a time-stamping authority, chains, revocation values. */
import type { Certificate } from '@ciekit/pki';
import type {
  SignatureEvidence,
  TimestampClient,
  ValidationDataQuestion,
  ValidationDataSource,
} from '@ciekit/signature';
import { loadPki } from '../load-pki.js';
import type { MiddlewareContext } from '../use-case.js';
import { loadSignature } from './load-signature.js';
import { isPlainAddress, networkFetch, type NetworkSettings } from './network.js';
import { signatureTrust } from './signature-trust.js';

/** Who stamps the time. */
export interface TimestampAuthority {
  /** http or https, without user and password. */
  readonly url: string;
  /** Basic credentials (RFC 7617), where it wants some. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** @throws {RangeError} for an address that is neither http nor https, or that holds a password */
export async function timestampAuthority(
  { url, user, password = '' }: TimestampAuthority,
  network: NetworkSettings,
): Promise<TimestampClient> {
  if (!isPlainAddress(url)) {
    throw new RangeError('the address of a time-stamping authority is http or https');
  }
  const { timestampClient } = await loadSignature();
  const basic = Buffer.from(`${user ?? ''}:${password}`, 'utf8').toString('base64');
  return timestampClient({
    url,
    fetch: await networkFetch(network),
    headers: user === undefined ? {} : { authorization: `Basic ${basic}` },
  });
}

/**
 * Chains from the trust store, revocation values from the issuers over the network: only for who asks for LT or LTA. Values
 * that were fetched for one file serve the next.
 */
export async function validationDataSource(
  context: MiddlewareContext,
  network: NetworkSettings,
  signal: AbortSignal | undefined,
): Promise<ValidationDataSource> {
  const { RevocationClient } = await loadPki();
  const { gatherValidationData } = await loadSignature();
  const trust = await signatureTrust(context);
  const revocation = new RevocationClient({ fetch: await networkFetch(network), clock: context.clock });
  return (question) => gatherValidationData(question, { at: context.clock(), trust, revocation, signal });
}

/** Whose validation data a file needs that was read. */
export function questionAbout(evidence: readonly SignatureEvidence[]): ValidationDataQuestion {
  const all = evidence.flatMap(withCounterSignatures);
  const stamps = all.flatMap(({ timestamps }) => timestamps);
  return {
    signers: present(all.map(({ signingCertificate }) => signingCertificate)),
    timestampers: present(stamps.map(({ signingCertificate }) => signingCertificate)),
    known: [...all, ...stamps].flatMap(({ certificates }) => certificates),
  };
}

function withCounterSignatures(evidence: SignatureEvidence): readonly SignatureEvidence[] {
  return [evidence, ...evidence.counterSignatures.flatMap(withCounterSignatures)];
}

function present(certificates: readonly (Certificate | undefined)[]): readonly Certificate[] {
  return certificates.flatMap((certificate) => certificate ?? []);
}
