import type { HashAlgorithm } from '@ciekit/pki';
import { digestOf, readAlgorithm, type CmsAlgorithm } from '../cms/algorithms.js';
import { BerTag, BerValue } from '../cms/ber.js';
import { cmsTime } from '../cms/cms-time.js';
import { CmsOid } from '../cms/oids.js';
import { contentOctets, readSignedData } from '../cms/read-signed-data.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { SignatureError } from '../errors.js';

const CODE = 'malformed-timestamp';

/** TSTInfo (RFC 3161 section 2.4.2). */
interface TstInfo {
  /** Dotted. */
  readonly policy: string;
  readonly imprintAlgorithm: CmsAlgorithm;
  /** `undefined`: a hash that nothing here accepts. */
  readonly imprintHash: HashAlgorithm | undefined;
  readonly imprint: Uint8Array;
  /** Content of the INTEGER. */
  readonly serialNumber: Uint8Array;
  readonly time: Date;
  /** Content of the INTEGER. */
  readonly nonce: Uint8Array | undefined;
}

/** A time stamp token taken apart; nothing about it is verified. */
export interface TimestampToken {
  readonly signedData: SignedData;
  readonly signer: SignerInfo;
  readonly info: TstInfo;
  /** What the signer's message digest is over. */
  readonly content: Uint8Array;
}

/**
 * Reads a TimeStampToken: SignedData over a TSTInfo, with one signer.
 *
 * @throws {SignatureError} `malformed-timestamp`
 */
export function readTimestampToken(token: Uint8Array): TimestampToken {
  try {
    const signedData = readSignedData(token);
    const [signer, ...more] = signedData.signerInfos;
    if (signedData.end !== token.length) throw new SignatureError(CODE, 'bytes after the token');
    if (signedData.contentType !== CmsOid.tstInfo || signedData.content === undefined) {
      throw new SignatureError(CODE, 'no TSTInfo');
    }
    if (signer === undefined || more.length > 0) throw new SignatureError(CODE, 'exactly one signer expected');
    const content = contentOctets(token, signedData.content);
    return { signedData, signer, content, info: readTstInfo(content) };
  } catch (cause) {
    if (cause instanceof SignatureError && cause.code === 'malformed-cms') {
      throw new SignatureError(CODE, 'no time stamp token', { cause });
    }
    throw cause;
  }
}

function readTstInfo(content: Uint8Array): TstInfo {
  const fields = BerValue.of(content, CODE).fields(BerTag.sequence);
  fields.next().smallInteger();
  const policy = fields.next().oid();
  const messageImprint = fields.next().fields(BerTag.sequence);
  const imprintAlgorithm = readAlgorithm(messageImprint.next());
  const imprint = messageImprint.next().octets();
  messageImprint.end();
  const serialNumber = fields.next().expect(BerTag.integer).content;
  const time = cmsTime(fields.next().expect(BerTag.generalizedTime));
  if (time === undefined) throw new SignatureError(CODE, 'time');
  // accuracy and ordering
  fields.nextIf(BerTag.sequence);
  fields.nextIf(BerTag.boolean);
  const nonce = fields.nextIf(BerTag.integer)?.content;
  const imprintHash = digestOf(imprintAlgorithm)?.name;
  return { policy, imprintAlgorithm, imprintHash, imprint, serialNumber, time, nonce };
}
