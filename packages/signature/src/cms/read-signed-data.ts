import { SignatureError } from '../errors.js';
import { readAlgorithm } from './algorithms.js';
import { BerTag, BerValue } from './ber.js';
import type { ByteSource } from './byte-source.js';
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
  const window = new ReadWindow(source);
  const reading = signedDataLayout(source.size);
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    step = reading.next(window.held(offset, length) ?? (await window.read(offset, length)));
  }
  return signedDataOf(step.value);
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

/** A stretch of the file in memory: headers of neighbouring pieces come with one read. */
class ReadWindow {
  static readonly #LENGTH = 262_144;
  readonly #source: ByteSource;
  readonly #buffer = new Uint8Array(ReadWindow.#LENGTH);
  #offset = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  held(offset: number, length: number): Uint8Array | undefined {
    const from = offset - this.#offset;
    const atEnd = this.#offset + this.#bytes.length === this.#source.size;
    if (from < 0 || (from + length > this.#bytes.length && !(atEnd && from <= this.#bytes.length))) return undefined;
    return this.#bytes.subarray(from, from + length);
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(length, ReadWindow.#LENGTH);
    const into = wanted === ReadWindow.#LENGTH ? this.#buffer : undefined;
    this.#bytes = await this.#source.read(offset, wanted, into);
    this.#offset = offset;
    return this.#bytes.subarray(0, length);
  }
}
