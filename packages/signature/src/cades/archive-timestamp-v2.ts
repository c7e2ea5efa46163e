import { createHash, type Hash } from 'node:crypto';
import type { HashAlgorithm } from '@ciekit/pki';
import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag } from '../cms/ber.js';
import { chunksOf } from '../cms/byte-source.js';
import { CmsOid } from '../cms/oids.js';
import type { SignerInfo } from '../cms/signed-data.js';
import { SignatureError } from '../errors.js';
import { readTimestampToken } from '../timestamp/timestamp-token.js';
import type { OpenCades } from './open-cades.js';

/**
 * The imprint of an archive-time-stamp-v2 (ETSI TS 101 733 V2.2.1 section 6.4.1, annex K): the EncapsulatedContentInfo as it
 * is in the file, a detached content, certificates, crls, and the signer's fields with the unsigned attributes that were
 * there before. Annex K, note 3: an earlier version left out tag and length of unsignedAttrs; both forms count.
 */
export class ArchiveTimestampV2 {
  readonly #cades: OpenCades;
  readonly #signal: AbortSignal | undefined;
  /** Up to the signer's fields all stamps of a file are over the same. */
  readonly #starts = new Map<HashAlgorithm, Hash>();

  constructor(cades: OpenCades, signal?: AbortSignal) {
    this.#cades = cades;
    this.#signal = signal;
  }

  /** @param time of the stamp @returns both forms; none where a detached content is not at hand */
  async imprints(name: HashAlgorithm, signer: SignerInfo, time: Date): Promise<readonly Uint8Array[]> {
    const start = await this.#start(name);
    if (start === undefined) return [];
    const attributes = (signer.unsignedAttributes?.attributes ?? [])
      .filter(({ type, values }) => !ARCHIVE_TYPES.has(type) || values.every((token) => isBefore(token, time)))
      .map(({ encoded }) => encoded);
    const formed = (last: readonly Uint8Array[]): Uint8Array => {
      const hash = start.copy();
      for (const part of [...signer.signedFields, ...last]) hash.update(part);
      return new Uint8Array(hash.digest());
    };
    return [formed([encodeDer(BerTag.context1, ...attributes)]), formed(attributes)];
  }

  async #start(name: HashAlgorithm): Promise<Hash | undefined> {
    const known = this.#starts.get(name);
    if (known !== undefined) return known;
    const { source, signedData, content } = this.#cades;
    if (content === undefined) return undefined;
    const hash = createHash(name);
    const { start, end } = signedData.encapsulated;
    for await (const chunk of chunksOf(source, start, end, true)) this.#update(hash, chunk);
    if (signedData.content === undefined) {
      for await (const chunk of chunksOf(content, 0, content.size, true)) this.#update(hash, chunk);
    }
    for (const field of signedData.encodedFields) hash.update(field);
    this.#starts.set(name, hash);
    return hash;
  }

  #update(hash: Hash, chunk: Uint8Array): void {
    this.#signal?.throwIfAborted();
    hash.update(chunk);
  }
}

const ARCHIVE_TYPES: ReadonlySet<string> = new Set([CmsOid.archiveTimeStampV2, CmsOid.archiveTimeStampV3]);

function isBefore(token: Uint8Array, time: Date): boolean {
  try {
    return readTimestampToken(token).info.time < time;
  } catch (error) {
    if (error instanceof SignatureError) return false;
    throw error;
  }
}
