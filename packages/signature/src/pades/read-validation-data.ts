import type { Certificate } from '@ciekit/pki';
import { readCertificates } from '../cms/signer-certificate.js';
import { SignatureError } from '../errors.js';
import type { RevisionView } from './revision-view.js';

/** What a document security store holds (EN 319 142-1, 5.4.2). Nothing about it is verified. */
export interface StoredValidationData {
  readonly certificates: readonly Certificate[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** Streams of one kind that are read. */
const MAX_STREAMS = 200;

/** The certificates and revocation values for the whole file; VRI only repeats them by signature. */
export function readValidationData(view: RevisionView): StoredValidationData {
  const store = view.entry(view.document.catalog, 'DSS');
  const read = (key: string): readonly Uint8Array[] => {
    const streams = store?.kind === 'dictionary' ? view.items(store.entries.get(key)) : [];
    return streams.slice(0, MAX_STREAMS).flatMap((stream) => {
      try {
        const value = view.resolve(stream);
        return value?.kind === 'stream' ? [view.document.decode(value)] : [];
      } catch (error) {
        // One that cannot be read is one that is not there.
        if (error instanceof SignatureError) return [];
        throw error;
      }
    });
  };
  return { certificates: readCertificates(read('Certs')), ocspResponses: read('OCSPs'), crls: read('CRLs') };
}
