import type { Certificate } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import { readXades } from '../xades/read-xades.js';
import { Namespace } from '../xml/namespaces.js';
import { parseXml } from '../xml/xml-document.js';
import { isElement } from '../xml/xml-tree.js';
import { child, nameOf, pointersOf, servicesOf, timeOf, wordsOf } from './tl-elements.js';
import type { TrustedList } from './trusted-list.js';

/** TSLVersionIdentifier (section 5.3.1) of TS 119 612 version 1 and 2. */
const VERSIONS: ReadonlySet<string> = new Set(['4', '5', '6']);

/** Why a list is not believed. */
export type TrustedListFailure =
  | 'malformed'
  /** Not signed, not as a whole, or changed since. */
  | 'signature'
  /** Signed by somebody whose certificate was not pinned. */
  | 'signer-not-pinned'
  /** The signer's certificate was not valid when the list was issued. */
  | 'signer-expired'
  /** NextUpdate is over. */
  | 'expired'
  | 'not-yet-issued'
  /** The sequence number is lower than that of a list seen before. */
  | 'replayed'
  /** Another country's list than the one that was asked for. */
  | 'other-territory';

export type TrustedListResult =
  | { readonly status: 'valid'; readonly list: TrustedList }
  /** `list` where it is only too old: it can be shown, and used by whoever decides to. */
  | { readonly status: 'refused'; readonly reason: TrustedListFailure; readonly list?: TrustedList | undefined };

export interface ReadTrustedListOptions {
  /** Certificates that the list may be signed with: the caller's for the list of the lists, a pointer's for another. */
  readonly signers: readonly Certificate[];
  /** When the list is used. */
  readonly at: Date;
  /** The lowest sequence number that is still believed: the highest seen of this list. */
  readonly minimumSequenceNumber?: number | undefined;
  /** Two letters; as the pointer says. */
  readonly territory?: string | undefined;
}

/**
 * Reads a trusted list or the list of the lists (ETSI TS 119 612), and believes it only as far as its enveloped signature over
 * the whole document goes back to a certificate that the caller pinned. Fetches nothing.
 *
 * @param bytes at most 64 MiB
 * @throws nothing for foreign bytes: they are refused
 * @example
 * ```ts
 * const lotl = await readTrustedList(await readFile('eu-lotl.xml'), { signers: pinned, at: new Date() });
 * ```
 */
export async function readTrustedList(bytes: Uint8Array, options: ReadTrustedListOptions): Promise<TrustedListResult> {
  try {
    return await judged(bytes, options);
  } catch (error) {
    if (error instanceof SignatureError) return { status: 'refused', reason: 'malformed' };
    throw error;
  }
}

async function judged(bytes: Uint8Array, options: ReadTrustedListOptions): Promise<TrustedListResult> {
  const { root } = await parseXml(bytes);
  if (!isElement(root, Namespace.trustedList, 'TrustServiceStatusList')) {
    return { status: 'refused', reason: 'malformed' };
  }
  // Annex B: one signature, enveloped, over everything.
  const [signature, more] = await readXades(bytes);
  const isGood = signature?.integrity.state === 'intact' && signature.coverage.extent === 'whole' && more === undefined;
  if (!isGood || signature.digestAlgorithm === 'sha1') return { status: 'refused', reason: 'signature' };
  const { signingCertificate: signer } = signature;
  if (signer === undefined || !options.signers.some(({ sha256 }) => sha256 === signer.sha256)) {
    return { status: 'refused', reason: 'signer-not-pinned' };
  }
  const information = child(root, 'SchemeInformation');
  const territory = wordsOf(child(information, 'SchemeTerritory'));
  const nextUpdate = child(information, 'NextUpdate', 'dateTime');
  const list: TrustedList = {
    territory,
    operator: nameOf(child(information, 'SchemeOperatorName')),
    sequenceNumber: Number(wordsOf(child(information, 'TSLSequenceNumber'))),
    issued: timeOf(child(information, 'ListIssueDateTime')),
    nextUpdate: nextUpdate && timeOf(nextUpdate),
    services: servicesOf(child(root, 'TrustServiceProviderList'), territory),
    pointers: pointersOf(information),
    signer,
  };
  const isKnownVersion = VERSIONS.has(wordsOf(child(information, 'TSLVersionIdentifier')));
  if (!isKnownVersion || !Number.isSafeInteger(list.sequenceNumber)) return { status: 'refused', reason: 'malformed' };
  const reason = failureOf(list, options);
  return reason === undefined ? { status: 'valid', list } : { status: 'refused', reason, list };
}

function failureOf(
  { territory, sequenceNumber, issued, nextUpdate, signer }: TrustedList,
  { at, minimumSequenceNumber = 0, territory: expected }: ReadTrustedListOptions,
): TrustedListFailure | undefined {
  if (expected !== undefined && expected !== territory) return 'other-territory';
  if (sequenceNumber < minimumSequenceNumber) return 'replayed';
  if (issued > at) return 'not-yet-issued';
  if (!signer.isValidAt(issued)) return 'signer-expired';
  return nextUpdate === undefined || nextUpdate < at ? 'expired' : undefined;
}
