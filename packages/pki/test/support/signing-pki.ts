import { constants, createHash, privateEncrypt } from 'node:crypto';
import { CRL_REASONS, crlDer, crlDistributionPoint, type CrlSpec } from './crl.js';
import { context, name, oid, sequence, tlv } from './der-writer.js';
import { ocspNoCheck, ocspResponse, type OcspSpec } from './ocsp.js';
import {
  basicConstraints,
  ecKey,
  entity,
  extendedKeyUsage,
  extension,
  infoAccess,
  keyUsage,
  NOW,
  pkcs1,
  rsaKey,
  spkiOf,
  subjectKeyIdentifier,
  type Entity,
  type EntityOptions,
  type KeyPair,
} from './test-pki.js';
import { timestampAuthority } from './tsa.js';

const DAY = 86_400_000;

/** certificatePolicies (RFC 5280 section 4.2.1.4). */
const certificatePolicies = (...policies: readonly string[]): Uint8Array =>
  extension('2.5.29.32', sequence(...policies.map((policy) => sequence(oid(policy)))));

/** QCStatements (ETSI EN 319 412-5); `type` is the last arc of qcType: 1 signature, 2 seal, 3 web site. */
export const qcStatements = (statements: {
  readonly compliance?: boolean;
  readonly device?: boolean;
  readonly type?: number;
}): Uint8Array =>
  extension(
    '1.3.6.1.5.5.7.1.3',
    sequence(
      ...(statements.compliance === true ? [sequence(oid('0.4.0.1862.1.1'))] : []),
      ...(statements.device === true ? [sequence(oid('0.4.0.1862.1.4'))] : []),
      ...(statements.type === undefined
        ? []
        : [sequence(oid('0.4.0.1862.1.6'), sequence(oid(`0.4.0.1862.1.6.${statements.type}`)))]),
    ),
  );

export interface SigningPkiOptions {
  /** Addresses that the certificates under the issuing authority name; none where absent. */
  readonly ocspUrl?: string;
  readonly crlUrl?: string;
  readonly issuersUrl?: string;
  /** Of the issuing authority's own certificate. */
  readonly rootCrlUrl?: string;
  /** What is valid, expired and revoked is so at this time; {@link NOW} where absent. */
  readonly at?: Date;
}

/** Keys are made once a process: they cost a tenth of a second each. */
const keys = new Map<string, KeyPair>();
function keyOf(label: string, make: () => KeyPair): KeyPair {
  const key = keys.get(label) ?? make();
  keys.set(label, key);
  return key;
}

/** What the holder's certificate of a CIE looks like: key usage digitalSignature (critical), purpose clientAuth. */
const CIE_EXTENSIONS = [extendedKeyUsage('1.3.6.1.5.5.7.3.2'), certificatePolicies('1.3.76.47.4')];

const cieSubject = (number: number): Uint8Array =>
  name({
    C: 'IT',
    serialNumber: `IDCIT-CA0000${number}AA`,
    SN: 'ROSSI',
    GN: 'MARIA',
    CN: `RSSMRA85T50H50${number}A/12345678901${number}`,
  });

export interface SigningPki {
  readonly root: Entity;
  readonly subCa: Entity;
  /** Of the same name and key as `subCa`, issued by another root: a cross-certificate. */
  readonly crossSubCa: Entity;
  readonly otherRoot: Entity;
  /** Of the same name as `subCa`, with another key. */
  readonly namesake: Entity;
  /** RSA-2048, like a CIE's holder certificate. Two persons. */
  readonly cie: Entity;
  readonly cie2: Entity;
  /** RSA-2048, nonRepudiation, qualified with device. */
  readonly qualified: Entity;
  /** P-256, digitalSignature and nonRepudiation. */
  readonly ec: Entity;
  /** These four have the key of `cie`. */
  readonly expired: Entity;
  readonly notYetValid: Entity;
  /** In {@link crl}: keyCompromise 30 days before `at`, and on hold since then. */
  readonly revoked: Entity;
  readonly suspended: Entity;
  /** RSA-2048, keyEncipherment alone. */
  readonly encryptionOnly: Entity;
  /** Issued by nobody held. */
  readonly stranger: Entity;
  readonly ocspResponder: Entity;
  /** RSA-2048, below the root, valid. */
  readonly tsa: Entity;
  readonly expiredTsa: Entity;
  readonly strangeTsa: Entity;
  /** When `revoked` and `suspended` were. */
  readonly revokedAt: Date;
  /** The issuing authority's list, with `revoked` and `suspended` in it. */
  crl(spec?: Partial<CrlSpec>): Uint8Array;
  /** The root's list, empty. */
  rootCrl(spec?: Partial<CrlSpec>): Uint8Array;
  /** The responder's answer about one of the signers, honest unless `spec` says otherwise. */
  ocsp(subject: Entity, spec?: Partial<OcspSpec>): Uint8Array;
}

/**
 * A root, an issuing authority and signers in every state.
 *
 * @example
 * ```ts
 * const pki = signingPki({ at: new Date() });
 * const signer = softwareSigner(pki.cie, [pki.subCa, pki.root]);
 * ```
 */
export function signingPki(options: SigningPkiOptions = {}): SigningPki {
  const { at = NOW } = options;
  const days = (count: number): Date => new Date(Math.floor(at.getTime() / 1000) * 1000 + count * DAY);
  const addresses = addressesOf(options);
  const root = entity('authority', 'Test Signing Root', { key: keyOf('root', ecKey) });
  const otherRoot = entity('authority', 'Test Other Root', { key: keyOf('other root', ecKey) });
  const subCa = authority('Test Signing CA', root, keyOf('sub CA', rsaKey), options);
  const crossSubCa = authority('Test Signing CA', otherRoot, subCa.key, {});
  const namesake = authority('Test Signing CA', otherRoot, keyOf('namesake', ecKey), {});
  const signer = (subject: Uint8Array, label: string, more: EntityOptions = {}): Entity =>
    entity('end', '', {
      by: subCa,
      subject,
      key: keyOf(label, rsaKey),
      scheme: pkcs1('sha256'),
      more: [...CIE_EXTENSIONS, ...addresses],
      notBefore: days(-700),
      notAfter: days(700),
      ...more,
    });
  const named = (commonName: string): Uint8Array => name({ C: 'IT', O: 'Test - not valid', CN: commonName });
  /** The key usage of `entity` is replaced: a certificate has one extension of a kind. */
  const withUsage = (subject: Uint8Array, key: KeyPair, usage: number, more: readonly Uint8Array[] = []): Entity =>
    entity('end', '', {
      by: subCa,
      subject,
      key,
      scheme: pkcs1('sha256'),
      notBefore: days(-700),
      notAfter: days(700),
      extensions: [keyUsage(usage), authorityKeyIdentifier(subCa.keyId), ...more, ...addresses],
    });
  const revokedAt = days(-30);
  const revoked = signer(cieSubject(3), 'cie');
  const suspended = signer(cieSubject(4), 'cie');
  const ocspResponder = entity('end', 'Test OCSP Responder', {
    by: subCa,
    key: keyOf('responder', ecKey),
    scheme: pkcs1('sha256'),
    more: [extendedKeyUsage('1.3.6.1.5.5.7.3.9'), ocspNoCheck],
  });
  const update = { thisUpdate: days(-1), nextUpdate: days(6) };
  const tsaKey = keyOf('tsa', rsaKey);
  return {
    root,
    subCa,
    crossSubCa,
    otherRoot,
    namesake,
    cie: signer(cieSubject(1), 'cie'),
    cie2: signer(cieSubject(2), 'cie2'),
    qualified: withUsage(named('QUALIFIED SIGNER'), keyOf('qualified', rsaKey), 0x40, [
      certificatePolicies('0.4.0.194112.1.2'),
      qcStatements({ compliance: true, device: true, type: 1 }),
    ]),
    ec: withUsage(named('ELLIPTIC SIGNER'), keyOf('ec', ecKey), 0xc0),
    expired: signer(cieSubject(5), 'cie', { notAfter: days(-10) }),
    notYetValid: signer(cieSubject(6), 'cie', { notBefore: days(10) }),
    revoked,
    suspended,
    encryptionOnly: withUsage(named('ENCRYPTION'), keyOf('cie', rsaKey), 0x20),
    stranger: entity('end', 'Self-made signer', { key: keyOf('stranger', rsaKey), scheme: pkcs1('sha256') }),
    ocspResponder,
    tsa: timestampAuthority(root, { key: tsaKey, notBefore: days(-3000), notAfter: days(3000) }),
    expiredTsa: timestampAuthority(root, { key: tsaKey, notBefore: days(-3000), notAfter: days(-10) }),
    strangeTsa: timestampAuthority(otherRoot, { key: tsaKey }),
    revokedAt,
    crl: (spec = {}) =>
      crlDer({
        issuer: subCa,
        ...update,
        entries: [
          { serial: revoked.certificate.serialNumber, revokedAt, reason: CRL_REASONS.keyCompromise },
          { serial: suspended.certificate.serialNumber, revokedAt, reason: CRL_REASONS.certificateHold },
        ],
        ...spec,
      }),
    rootCrl: (spec = {}) => crlDer({ issuer: root, ...update, ...spec }),
    ocsp: (subject, spec = {}) =>
      ocspResponse({
        subject,
        issuer: subCa,
        by: ocspResponder,
        sent: [ocspResponder],
        ...update,
        ...statusOf(subject, revoked, suspended, revokedAt),
        ...spec,
      }),
  };
}

function statusOf(subject: Entity, revoked: Entity, suspended: Entity, revokedAt: Date): Partial<OcspSpec> {
  if (subject === revoked) return { status: 'revoked', revokedAt, reason: CRL_REASONS.keyCompromise };
  if (subject === suspended) return { status: 'revoked', revokedAt, reason: CRL_REASONS.certificateHold };
  return {};
}

const authorityKeyIdentifier = (id: Uint8Array): Uint8Array => extension('2.5.29.35', sequence(tlv(0x80, id)));

function addressesOf({ ocspUrl, crlUrl, issuersUrl }: SigningPkiOptions): readonly Uint8Array[] {
  const access = [
    ...(ocspUrl === undefined ? [] : [['ocsp', ocspUrl] as const]),
    ...(issuersUrl === undefined ? [] : [['caIssuers', issuersUrl] as const]),
  ];
  return [
    ...(access.length === 0 ? [] : [infoAccess(...access)]),
    ...(crlUrl === undefined ? [] : [crlDistributionPoint(crlUrl)]),
  ];
}

/** An issuing authority that may sign certificates and lists, and answers: openssl wants digitalSignature for those. */
function authority(commonName: string, by: Entity, key: KeyPair, { rootCrlUrl }: SigningPkiOptions): Entity {
  const keyId = new Uint8Array(createHash('sha1').update(spkiOf(key)).digest());
  return entity('authority', commonName, {
    by,
    key,
    extensions: [
      basicConstraints(true),
      keyUsage(0x86),
      subjectKeyIdentifier(keyId),
      authorityKeyIdentifier(by.keyId),
      ...(rootCrlUrl === undefined ? [] : [crlDistributionPoint(rootCrlUrl)]),
    ],
  });
}

/** A key in memory behind the signature package's `Signer`; it takes a DigestInfo as it is, like the card. */
export interface SoftwareSigner {
  readonly certificate: Uint8Array;
  readonly issuers: readonly Uint8Array[];
  /** How often {@link sign} was called. */
  readonly calls: number;
  sign(digestInfo: Uint8Array, options?: { readonly signal?: AbortSignal | undefined }): Promise<Uint8Array>;
}

/** @param issuers nearest first */
export function softwareSigner(signer: Entity, issuers: readonly Entity[] = []): SoftwareSigner {
  let calls = 0;
  return {
    certificate: signer.der,
    issuers: issuers.map(({ der }) => der),
    get calls() {
      return calls;
    },
    sign: (digestInfo, options) => {
      if (options?.signal?.aborted === true) return Promise.reject(new Error('aborted'));
      calls++;
      const key = { key: signer.key.privateKey, padding: constants.RSA_PKCS1_PADDING };
      return Promise.resolve(new Uint8Array(privateEncrypt(key, digestInfo)));
    },
  };
}

/** A `.p7c` with certificates alone, as issuers publish them. */
export const certificatesOnly = (certificates: readonly Uint8Array[]): Uint8Array =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    context(
      0,
      sequence(
        tlv(0x02, Uint8Array.of(1)),
        tlv(0x31),
        sequence(oid('1.2.840.113549.1.7.1')),
        context(0, ...certificates),
        tlv(0x31),
      ),
    ),
  );
