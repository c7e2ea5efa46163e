import type { RevocationQuestion, RevocationStatus } from '@ciekit/pki';
import { Crl, judgeCrl, judgeOcspEvidence } from '@ciekit/pki/revocation';
import { PkiError } from '@ciekit/pki/x509';
import type { RevocationValues } from './context.js';

/** Values of one kind that are looked at: a file may bring any number. */
const MAX_VALUES = 100;

/** Lists by their bytes, so that one is read once however many certificates it is asked about. */
const lists = new WeakMap<Uint8Array, Crl>();

/**
 * What revocation values say about one certificate. Those that are about others are left out, also answers of responders
 * that have nothing to do with its issuer: a file holds the values of all its chains in one heap.
 */
export function answersAbout(question: RevocationQuestion, values: RevocationValues): RevocationStatus[] {
  const responses = question.onlyLists === true ? [] : values.ocspResponses;
  const all = values.crls.slice(0, MAX_VALUES).map(readOnce);
  const changes = all.filter((list) => list instanceof Crl && list.extensions.baseNumber !== undefined);
  const statuses: readonly RevocationStatus[] = [
    ...responses.slice(0, MAX_VALUES).map((response) => judgeOcspEvidence(response, question)),
    ...all.map((list) => withoutStrangersChanges(judgeCrl(list, question, changes))),
  ];
  return statuses.filter((status) => status.status !== 'unknown' || !ABOUT_OTHERS.has(status.reason));
}

/** Of the changes in a heap most are to other lists: that one does not fit is no news. */
function withoutStrangersChanges(status: RevocationStatus): RevocationStatus {
  if (status.status === 'unknown' || status.evidence.deltaRefused !== 'delta-base') return status;
  return { ...status, evidence: { ...status.evidence, deltaRefused: undefined } };
}

const ABOUT_OTHERS: ReadonlySet<string> = new Set(['not-for-this', 'signer', 'declined']);

function readOnce(der: Uint8Array): Crl | Uint8Array {
  try {
    const list = lists.get(der) ?? Crl.fromDer(der);
    lists.set(der, list);
    return list;
  } catch (error) {
    if (error instanceof PkiError) return der;
    throw error;
  }
}
