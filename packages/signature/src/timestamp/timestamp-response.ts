import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag, BerValue } from '../cms/ber.js';
import { derSequence } from '../cms/der-values.js';

const CODE = 'malformed-timestamp';
const GRANTED = encodeDer(BerTag.integer, Uint8Array.of(0));

/** TimeStampResp (RFC 3161 section 2.4.2). */
export interface TimestampResponse {
  /** PKIStatus: 0 granted, 1 granted with modifications, 2 rejected, … */
  readonly status: number;
  /** The bits of PKIFailureInfo that are set. */
  readonly failures: readonly number[];
  /** ContentInfo, as it was sent. */
  readonly token: Uint8Array | undefined;
}

/** @throws {SignatureError} `malformed-timestamp` */
export function readTimestampResponse(bytes: Uint8Array): TimestampResponse {
  const fields = BerValue.of(bytes, CODE).fields(BerTag.sequence);
  const statusInfo = fields.next().fields(BerTag.sequence);
  const status = statusInfo.next().smallInteger();
  statusInfo.nextIf(BerTag.sequence);
  const failureInfo = statusInfo.nextIf(BerTag.bitString)?.content.subarray(1, 5) ?? new Uint8Array();
  statusInfo.end();
  const token = fields.nextIf(BerTag.sequence);
  fields.end();
  const failures = Array.from({ length: failureInfo.length * 8 }, (_, bit) => bit).filter(
    (bit) => ((failureInfo[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0,
  );
  return { status, failures, token: token?.encoded };
}

/** The .tsr file around a token. */
export function encodeTimestampResponse(token: Uint8Array): Uint8Array {
  return derSequence(derSequence(GRANTED), token);
}
