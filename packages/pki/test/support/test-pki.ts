import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { Certificate } from '@ciekit/pki';
import {
  bits,
  boolean,
  context,
  generalizedTime,
  integer,
  name,
  NULL,
  octets,
  oid,
  rawInteger,
  sequence,
  tlv,
  utcTime,
} from './der-writer.js';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Key objects of their own: Node 20 can deadlock when one is exported while the job that generated it is collected. */
const readBack = (pair: { readonly publicKey: Buffer; readonly privateKey: Buffer }): KeyPair => ({
  publicKey: createPublicKey({ key: pair.publicKey, type: 'spki', format: 'der' }),
  privateKey: createPrivateKey({ key: pair.privateKey, type: 'pkcs8', format: 'der' }),
});

const publicKeyEncoding = { type: 'spki', format: 'der' } as const;
const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const;

export const ecKey = (): KeyPair =>
  readBack(generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding, privateKeyEncoding }));
export const rsaKey = (): KeyPair =>
  readBack(generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding }));
export const spkiOf = ({ publicKey }: KeyPair): Uint8Array =>
  new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));

const HASH_OIDS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
export type Hash = keyof typeof HASH_OIDS;

/** An AlgorithmIdentifier of a hash; real signers leave NULL out or in. */
export const hashAlgorithm = (hash: Hash, withNull = false): Uint8Array =>
  sequence(oid(HASH_OIDS[hash]), ...(withNull ? [NULL] : []));

export interface Scheme {
  readonly algorithm: Uint8Array;
  readonly sign: (key: KeyObject, data: Uint8Array) => Uint8Array;
}

export const ecdsa: Scheme = {
  algorithm: sequence(oid('1.2.840.10045.4.3.2')),
  sign: (key, data) => new Uint8Array(sign('sha256', data, key)),
};

const PKCS1_OIDS: Readonly<Record<Hash, string>> = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha512: '1.2.840.113549.1.1.13',
};

export const pkcs1 = (hash: Hash, oidOfHash: Hash = hash): Scheme => ({
  algorithm: sequence(oid(PKCS1_OIDS[oidOfHash]), NULL),
  sign: (key, data) => new Uint8Array(sign(hash, data, key)),
});

/** rsaEncryption where the signature algorithm should be: the hash is the signer's digest algorithm. */
export const plainRsa = (hash: Hash): Scheme => ({
  ...pkcs1(hash),
  algorithm: sequence(oid('1.2.840.113549.1.1.1'), NULL),
});

export const pss = (hash: Hash, saltLength: number): Scheme => ({
  algorithm: sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(
      context(0, hashAlgorithm(hash)),
      context(1, sequence(oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash))),
      context(2, integer(saltLength)),
    ),
  ),
  sign: (key, data) => new Uint8Array(sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength })),
});

export const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

export const basicConstraints = (ca: boolean, pathLength?: number): Uint8Array =>
  extension(
    '2.5.29.19',
    sequence(...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])),
    true,
  );

/** First octet of the bit string: 80 digitalSignature, 04 keyCertSign, 02 cRLSign. */
export const keyUsage = (octet: number): Uint8Array => extension('2.5.29.15', bits(Uint8Array.of(octet), 1), true);
export const extendedKeyUsage = (...purposes: readonly string[]): Uint8Array =>
  extension('2.5.29.37', sequence(...purposes.map(oid)));
export const subjectKeyIdentifier = (id: Uint8Array): Uint8Array => extension('2.5.29.14', octets(id));
const authorityKeyIdentifier = (id: Uint8Array): Uint8Array => extension('2.5.29.35', sequence(tlv(0x80, id)));
export const infoAccess = (...entries: readonly (readonly ['ocsp' | 'caIssuers', string])[]): Uint8Array =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(
      ...entries.map(([method, url]) =>
        sequence(oid(`1.3.6.1.5.5.7.48.${method === 'ocsp' ? '1' : '2'}`), tlv(0x86, new Uint8Array(Buffer.from(url)))),
      ),
    ),
  );

export interface CertificateSpec {
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly spki: Uint8Array;
  readonly signingKey: KeyObject;
  readonly scheme?: Scheme;
  readonly serial?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly extensions?: readonly Uint8Array[];
  readonly version1?: boolean;
  /** The algorithm inside the signed part, where it is to differ. */
  readonly innerAlgorithm?: Uint8Array;
}

export const FROM = new Date('2020-01-01T00:00:00Z');
export const TO = new Date('2040-01-01T00:00:00Z');
export const NOW = new Date('2026-01-01T00:00:00Z');

export function certificateDer(spec: CertificateSpec): Uint8Array {
  const { scheme = ecdsa, extensions = [], notBefore = FROM, notAfter = TO } = spec;
  const time = (date: Date): Uint8Array => (date.getUTCFullYear() < 2050 ? utcTime(date) : generalizedTime(date));
  const toBeSigned = sequence(
    ...(spec.version1 === true ? [] : [context(0, integer(2))]),
    rawInteger(spec.serial ?? '0102030405'),
    spec.innerAlgorithm ?? scheme.algorithm,
    spec.issuer,
    sequence(time(notBefore), time(notAfter)),
    spec.subject,
    spec.spki,
    ...(extensions.length === 0 ? [] : [context(3, sequence(...extensions))]),
  );
  return sequence(toBeSigned, scheme.algorithm, bits(scheme.sign(spec.signingKey, toBeSigned)));
}

let counter = 0;

/** An authority or an end entity with its key. */
export interface Entity {
  readonly certificate: Certificate;
  readonly der: Uint8Array;
  readonly key: KeyPair;
  readonly subject: Uint8Array;
  readonly keyId: Uint8Array;
}

export interface EntityOptions extends Partial<Omit<CertificateSpec, 'spki' | 'signingKey'>> {
  readonly key?: KeyPair;
  /** Who signs; the entity itself where absent. */
  readonly by?: Entity;
  /** More extensions than the usual ones. */
  readonly more?: readonly Uint8Array[];
}

/** A certificate with key identifiers and, for an authority, the usual rights. */
export function entity(role: 'authority' | 'end', commonName: string, options: EntityOptions = {}): Entity {
  const { key = ecKey(), by, more = [], ...spec } = options;
  const subject = spec.subject ?? name({ C: 'IT', O: 'Test - not valid', CN: commonName });
  const spki = spkiOf(key);
  const keyId = new Uint8Array(createHash('sha1').update(spki).digest());
  const rights = role === 'authority' ? [basicConstraints(true), keyUsage(0x06)] : [keyUsage(0x80)];
  const der = certificateDer({
    issuer: by?.subject ?? subject,
    serial: (0x1000_0000 + ++counter).toString(16),
    extensions: [...rights, subjectKeyIdentifier(keyId), authorityKeyIdentifier(by?.keyId ?? keyId), ...more],
    ...spec,
    subject,
    spki,
    signingKey: (by?.key ?? key).privateKey,
  });
  return { certificate: Certificate.fromDer(der), der, key, subject, keyId };
}
