import { readSignedData } from '../cms/read-signed-data.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { SignatureError } from '../errors.js';
import { latin1, standsAt } from '../pdf/lexis.js';
import type { SignatureEvidence } from '../validation/evidence.js';
import type { Finding } from '../validation/verdict.js';

/** Signatures that are looked for in a file that cannot be read. */
const MAX_FOUND = 100;
const KEY = '/ByteRange';
/** Longest text of a ByteRange that is looked at. */
const MAX_RANGE_TEXT = 200;
const RANGE =
  /^\/ByteRange\s{0,20}\[\s{0,20}(-?\d{1,15})\s{1,20}(-?\d{1,15})\s{1,20}(-?\d{1,15})\s{1,20}(-?\d{1,15})\s{0,100}\]/u;
const MAX_CONTENTS = 4_000_000;

/** Offsets at which `/ByteRange` stands in the file, whatever it is part of. */
export function byteRangeOffsets(bytes: Uint8Array): readonly number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets: number[] = [];
  for (let at = buffer.indexOf(KEY); at >= 0 && offsets.length < MAX_FOUND; at = buffer.indexOf(KEY, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}

/**
 * A signature that was found by its text: nothing says that a viewer shows it, or which file it signed, so that nothing
 * is decided about it.
 */
export function foundSignature(bytes: Uint8Array, offset: number, reason: Finding): SignatureEvidence {
  const contents = contentsNear(bytes, offset);
  const signedData = contents && attempt(() => readSignedData(contents));
  const certificates = readCertificates(signedData?.certificates ?? []);
  return {
    format: 'pades',
    level: 'b',
    name: `offset ${offset}`,
    integrity: { state: 'undetermined', findings: [reason] },
    signingCertificate: undefined,
    certificates,
    ocspResponses: [],
    crls: [],
    claimedTime: undefined,
    digestAlgorithm: undefined,
    timestamps: [],
    coverage: { extent: 'unknown', changes: [] },
    counterSignatures: [],
  };
}

/** The octets of the string that the ByteRange leaves out, if it is one. */
function contentsNear(bytes: Uint8Array, offset: number): Uint8Array | undefined {
  const match = RANGE.exec(latin1(bytes.subarray(offset, offset + MAX_RANGE_TEXT)));
  const [start, end] = [Number(match?.[2] ?? -1), Number(match?.[3] ?? -1)];
  if (start < 0 || end <= start || end - start > MAX_CONTENTS || end > bytes.length) return undefined;
  if (!standsAt(bytes, start, '<') || !standsAt(bytes, end - 1, '>')) return undefined;
  return new Uint8Array(Buffer.from(latin1(bytes.subarray(start + 1, end - 1)), 'hex'));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SignatureError) return undefined;
    throw error;
  }
}
