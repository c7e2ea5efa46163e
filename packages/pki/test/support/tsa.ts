import { createHash, randomBytes } from 'node:crypto';
import type { HttpFetch } from '@ciekit/pki';
import { Asn1Fields, contentOf, encodedOf, octetsOf, oidOf, parseBer } from '@ciekit/pki/asn1';
import { schemeOf } from './crl.js';
import {
  context,
  generalizedTime,
  hex,
  integer,
  octets,
  oid,
  rawInteger,
  sequence,
  set,
  tlv,
  utf8,
} from './der-writer.js';
import { entity, extension, hashAlgorithm, NOW, type Entity, type EntityOptions, type Hash } from './test-pki.js';
import { attribute } from './test-sod.js';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** How the certificate of a time-stamping authority differs from a good one (RFC 3161 section 2.3). */
export interface TsaOptions extends EntityOptions {
  readonly purpose?: 'critical' | 'not-critical' | 'among-others' | 'missing';
}

/** A time-stamping authority: critical extended key usage timeStamping alone. */
export function timestampAuthority(by: Entity, options: TsaOptions = {}): Entity {
  const { purpose = 'critical', more = [], ...rest } = options;
  const purposes = sequence(oid(TIME_STAMPING), ...(purpose === 'among-others' ? [oid('1.3.6.1.5.5.7.3.3')] : []));
  const usage = purpose === 'missing' ? [] : [extension('2.5.29.37', purposes, purpose !== 'not-critical')];
  return entity('end', 'Time Stamping Authority', { by, ...rest, more: [...usage, ...more] });
}

export interface TokenSpec {
  readonly tsa: Entity;
  /** The hash value that is stamped. */
  readonly imprint: Uint8Array;
  readonly imprintHash?: Hash;
  readonly time?: Date;
  /** Content of the nonce's INTEGER. */
  readonly nonce?: Uint8Array;
  readonly serial?: string;
  readonly policy?: string;
  /** Seconds. */
  readonly accuracy?: number;
  /** Certificates sent along; the authority's own where absent. */
  readonly certificates?: readonly Uint8Array[];
  /** Whose certificate the signing-certificate attribute names, where it is not the signer's. */
  readonly claimed?: Entity;
  readonly withoutSigningCertificate?: boolean;
  readonly contentType?: string;
  /** Changes TSTInfo after its hash went into the attributes. */
  readonly changeContent?: (content: Uint8Array) => Uint8Array;
  readonly badSignature?: boolean;
  /** In the SignerInfo's unsigned attributes, encoded Attributes. */
  readonly unsigned?: readonly Uint8Array[];
}

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** TSTInfo (RFC 3161 section 2.4.2). */
function tstInfo(spec: TokenSpec): Uint8Array {
  return sequence(
    integer(1),
    oid(spec.policy ?? '1.3.6.1.4.1.99999.1.1'),
    sequence(hashAlgorithm(spec.imprintHash ?? 'sha256'), octets(spec.imprint)),
    rawInteger(spec.serial ?? '0A0B0C0D'),
    generalizedTime(spec.time ?? NOW),
    ...(spec.accuracy === undefined ? [] : [sequence(integer(spec.accuracy))]),
    ...(spec.nonce === undefined ? [] : [tlv(0x02, spec.nonce)]),
  );
}

/** A time stamp token: SignedData over TSTInfo, with one thing wrong if wanted. */
export function timestampToken(spec: TokenSpec): Uint8Array {
  const { tsa, claimed = tsa } = spec;
  const scheme = schemeOf(tsa);
  const content = tstInfo(spec);
  const contentType = spec.contentType ?? TST_INFO;
  const issuerSerial = sequence(
    sequence(context(4, claimed.certificate.issuer.encoded)),
    rawInteger(claimed.certificate.serialNumber),
  );
  const signingCertificate = sequence(sequence(sequence(octets(sha256(claimed.der)), issuerSerial)));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(contentType)),
    attribute('1.2.840.113549.1.9.4', octets(sha256(content))),
    ...(spec.withoutSigningCertificate === true ? [] : [attribute(SIGNING_CERTIFICATE_V2, signingCertificate)]),
  ].sort((a, b) => Buffer.compare(a, b));
  const signature = scheme.sign(tsa.key.privateKey, set(...attributes));
  const last = signature.length - 1;
  if (spec.badSignature === true) signature[last] = (signature[last] ?? 0) ^ 1;
  const signerInfo = sequence(
    integer(1),
    sequence(tsa.certificate.issuer.encoded, rawInteger(tsa.certificate.serialNumber)),
    hashAlgorithm('sha256'),
    context(0, ...attributes),
    scheme.algorithm,
    octets(signature),
    ...(spec.unsigned === undefined ? [] : [context(1, ...spec.unsigned)]),
  );
  const certificates = spec.certificates ?? [tsa.der];
  return sequence(
    oid(SIGNED_DATA),
    context(
      0,
      sequence(
        integer(3),
        set(hashAlgorithm('sha256')),
        sequence(oid(contentType), context(0, octets(spec.changeContent?.(content) ?? content))),
        ...(certificates.length === 0 ? [] : [context(0, ...certificates)]),
        set(signerInfo),
      ),
    ),
  );
}

/** TimeStampResp (RFC 3161 section 2.4.2) that grants the token. */
export const timestampResponse = (token: Uint8Array, status = 0): Uint8Array =>
  sequence(sequence(integer(status)), token);

/** TimeStampResp without a token; 2 is rejection. `failure` is the number of the bit in PKIFailureInfo (0 badAlg, 25 systemFailure). */
export function timestampRefusal(status = 2, failure?: number, text = 'no'): Uint8Array {
  const flags = new Uint8Array(failure === undefined ? 0 : Math.floor(failure / 8) + 1);
  if (failure !== undefined) flags[flags.length - 1] = 0x80 >> (failure % 8);
  const unused = failure === undefined ? 0 : 7 - (failure % 8);
  return sequence(
    sequence(
      integer(status),
      sequence(utf8(text)),
      ...(failure === undefined ? [] : [tlv(0x03, Uint8Array.of(unused), flags)]),
    ),
  );
}

/** What a TimeStampReq asks for. */
interface TimestampRequest {
  readonly hashOid: string;
  readonly imprint: Uint8Array;
  readonly nonce: Uint8Array | undefined;
  readonly wantsCertificate: boolean;
}

/** Reads a TimeStampReq (RFC 3161 section 2.4.1). */
function readTimestampRequest(request: Uint8Array): TimestampRequest {
  const code = 'malformed-structure';
  const fields = Asn1Fields.ofSequence(
    parseBer(request, { maxLength: 65_536, maxNodes: 500, maxDepth: 16 }, code),
    code,
  );
  fields.any();
  const imprint = Asn1Fields.ofSequence(fields.any(), code);
  const algorithm = Asn1Fields.ofSequence(imprint.any(), code);
  const hashOid = oidOf(algorithm.any(), code);
  const value = Uint8Array.from(octetsOf(imprint.any(), code));
  fields.optionalUniversal(6);
  const nonce = fields.optionalUniversal(2);
  const wantsCertificate = fields.optionalUniversal(1);
  return {
    hashOid,
    imprint: value,
    nonce: nonce && Uint8Array.from(contentOf(nonce)),
    wantsCertificate: wantsCertificate !== undefined && encodedOf(wantsCertificate).at(-1) !== 0,
  };
}

const HASH_BY_OID: Readonly<Record<string, Hash>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * The answer of an authority to a TimeStampReq, honest except for what `defect` replaces: `{ nonce: … }` for another
 * question's, `{ imprint: … }` for other data.
 */
export function answerTimestampRequest(request: Uint8Array, tsa: Entity, defect: Partial<TokenSpec> = {}): Uint8Array {
  const { hashOid, imprint, nonce, wantsCertificate } = readTimestampRequest(request);
  return timestampResponse(
    timestampToken({
      tsa,
      imprint,
      imprintHash: HASH_BY_OID[hashOid] ?? 'sha256',
      serial: `01${randomBytes(7).toString('hex')}`,
      ...(nonce === undefined ? {} : { nonce }),
      ...(wantsCertificate ? {} : { certificates: [] }),
      ...defect,
    }),
  );
}

/** TimeStampReq for tests that ask (RFC 3161 section 2.4.1). */
export const timestampRequest = (imprint: Uint8Array, nonce = hex('0102030405060708')): Uint8Array =>
  sequence(integer(1), sequence(hashAlgorithm('sha256'), octets(imprint)), tlv(0x02, nonce), Uint8Array.of(1, 1, 0xff));

/** A connection to whoever answers this way, in memory. */
export const fetchFrom =
  (answer: (request: Uint8Array) => Uint8Array | Promise<Uint8Array>): HttpFetch =>
  async (_url, init) => {
    const bytes = await answer(init?.body ?? new Uint8Array());
    return { ok: true, status: 200, body: inOnePart(bytes) };
  };

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}
