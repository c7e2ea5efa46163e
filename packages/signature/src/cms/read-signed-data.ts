import { SignatureError } from '../errors.js';
import { readAlgorithm } from './algorithms.js';
import { BerTag, BerValue } from './ber.js';
import type { ByteSource } from './byte-source.js';
import { readLayout } from './read-layout.js';
import { signedDataLayout, type SignedDataLayout } from './signed-data-layout.js';
import type { ContentExtent, SignedData } from './signed-data.js';
import { readSignerInfo } from './signer-info.js';

/** Signers of one file: what a hostile file may cost in signature checks. */
const MAX_SIGNERS = 256;

/**
 * Reads a SignedData in a ContentInfo, BER or DER, from memory. Bytes may follow it: compare `end` with the length.
 *
 * @throws {SignatureError} `malformed-cms`
 * @example
 * ```ts
 * const signedData = readSignedData(await readFile('letter.pdf.p7s'));
 * signedData.signerInfos.length;
 * ```
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  const reading = signedDataLayout(bytes.length);
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    step = reading.next(bytes.subarray(offset, offset + length));
  }
  return signedDataOf(step.value);
}

/** The same from a file, whose content stays there. @throws {SignatureError} `malformed-cms` */
export async function readSignedDataFrom(source: ByteSource): Promise<SignedData> {
  return signedDataOf(await readLayout(source, signedDataLayout(source.size)));
}

/** The content's octets, put together. @param bytes what {@link readSignedData} was given */
export function contentOctets(bytes: Uint8Array, { starts, ends }: ContentExtent): Uint8Array {
  const [first] = starts;
  if (first !== undefined && starts.length === 1) return bytes.subarray(first, ends[0]);
  return new Uint8Array(Buffer.concat(Array.from(starts, (start, index) => bytes.subarray(start, ends[index]))));
}

function signedDataOf(layout: SignedDataLayout): SignedData {
  const tail = [...layout.tail];
  const certificates = tail[0]?.tag === BerTag.context0 ? tail.shift() : undefined;
  const revocation = tail[0]?.tag === BerTag.context1 ? tail.shift() : undefined;
  const [signers, ...more] = tail;
  if (signers === undefined || more.length > 0) throw new SignatureError('malformed-cms', 'signers expected');
  const signerInfos = signers.expect(BerTag.set).children();
  if (signerInfos.length > MAX_SIGNERS) throw new SignatureError('malformed-cms', 'too many signers');
  const encodings = (value: BerValue | undefined): readonly Uint8Array[] =>
    (value?.children() ?? []).map(({ encoded }) => encoded);
  return {
    contentType: layout.contentType,
    content: layout.content,
    encapsulated: layout.encapsulated,
    end: layout.end,
    digestAlgorithms: BerValue.of(layout.digestAlgorithms).children().map(readAlgorithm),
    certificates: encodings(certificates),
    revocationValues: encodings(revocation),
    encodedFields: [certificates, revocation].flatMap((field) => (field === undefined ? [] : [field.encoded])),
    signerInfos: signerInfos.map(readSignerInfo),
  };
}
