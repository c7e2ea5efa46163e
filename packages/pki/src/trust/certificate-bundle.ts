import { Asn1Fields, encodedOf, isContext, isUniversal, octetsOf, oidOf, parseBer, Tag } from '../asn1/ber.js';
import { tlvAt } from '../asn1/der.js';
import { PkiError } from '../errors.js';
import { Oid } from '../x509/oids.js';
import { readZip } from './zip.js';

/** Certificates as a file or a server gives them. */
export interface CertificateBundle {
  /**
   * `list`: a publication of many authorities' certificates (ICAO master list, national trusted list). Nobody looks at
   * each of them, so being in one is never a reason to trust.
   */
  readonly kind: 'certificates' | 'list';
  /** One DER value each; not yet parsed. */
  readonly certificates: readonly Uint8Array[];
}

const CODE = 'malformed-bundle';
/** Bytes. The ICAO and the Italian lists have 1 to 3 MB. */
export const MAX_BUNDLE_LENGTH = 32 * 1_048_576;
const MAX_CERTIFICATES = 20_000;
const MAX_ZIP_ENTRIES = 256;
const LIMITS = { maxLength: MAX_BUNDLE_LENGTH, maxNodes: 200_000, maxDepth: 32 };
const SEQUENCE = 0x30;
const SET = 0x31;
const OBJECT_IDENTIFIER = 0x06;
const PEM_BLOCK = /-----BEGIN (X509 CERTIFICATE|CERTIFICATE|PKCS7|CMS)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
const XML_CERTIFICATE = /<(?:[\w.-]+:)?X509Certificate>([A-Za-z0-9+/=\s]*)<\//g;
const BARE_BASE64 = /^MI[A-Za-z0-9+/=\s]+$/;

/**
 * Takes certificates out of whatever they come in: DER (one or several after each other), PEM, base64, CMS (`.p7b`,
 * `.p7c`), ICAO master list (`.ml`, Doc 9303-12 section 9), trusted list (ETSI TS 119 612 XML), or a ZIP of those. No
 * signature of a container is verified: a certificate is trusted for its own fingerprint or not at all.
 *
 * @throws {PkiError} `malformed-bundle`
 */
export function readCertificateBundle(bytes: Uint8Array): CertificateBundle {
  if (bytes.length > MAX_BUNDLE_LENGTH) throw new PkiError(CODE, 'too long');
  const bundle = bytes[0] === 0x50 && bytes[1] === 0x4b ? readArchive(bytes) : readSingle(bytes);
  if (bundle.certificates.length === 0) throw new PkiError(CODE, 'no certificate');
  if (bundle.certificates.length > MAX_CERTIFICATES) throw new PkiError(CODE, 'too many certificates');
  return bundle;
}

function readArchive(bytes: Uint8Array): CertificateBundle {
  const files = readZip(bytes, { maxEntries: MAX_ZIP_ENTRIES, maxLength: MAX_BUNDLE_LENGTH });
  const bundles = files.filter(({ name }) => /\.(?:ml|cer|crt|der|pem|p7b|p7c)$/i.test(name));
  return merge(bundles.map(({ content }) => readSingle(content)));
}

function merge(bundles: readonly CertificateBundle[]): CertificateBundle {
  return {
    kind: bundles.some((bundle) => bundle.kind === 'list') ? 'list' : 'certificates',
    certificates: bundles.flatMap((bundle) => bundle.certificates),
  };
}

function readSingle(bytes: Uint8Array): CertificateBundle {
  if (bytes[0] === SEQUENCE) {
    const extent = tlvAt(bytes, 0);
    const isCms = bytes[extent?.contentStart ?? 2] === OBJECT_IDENTIFIER || extent === undefined;
    return isCms ? readCms(bytes) : { kind: 'certificates', certificates: consecutive(bytes, 0, bytes.length) };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (text.trimStart().startsWith('<')) {
    const certificates = Array.from(text.matchAll(XML_CERTIFICATE), ([, base64 = '']) => decodeBase64(base64));
    return { kind: 'list', certificates };
  }
  if (BARE_BASE64.test(text.trim())) return readSingle(decodeBase64(text));
  return merge(Array.from(text.matchAll(PEM_BLOCK), ([, , base64 = '']) => readSingle(decodeBase64(base64))));
}

function decodeBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Values one after the other that fill `start` to `end`; padding with zeros is allowed at the end of a file. */
function consecutive(bytes: Uint8Array, start: number, end: number): readonly Uint8Array[] {
  const certificates: Uint8Array[] = [];
  for (let offset = start; offset < end;) {
    const extent = tlvAt(bytes, offset);
    if (extent?.tag !== SEQUENCE || extent.end > end || certificates.length === MAX_CERTIFICATES) {
      if (bytes.subarray(offset, end).every((byte) => byte === 0)) break;
      throw new PkiError(CODE, 'not a sequence of certificates');
    }
    certificates.push(bytes.subarray(offset, extent.end));
    offset = extent.end;
  }
  return certificates;
}

/** The certificates of a SignedData: those beside a signature, or those that a master list is about. */
function readCms(bytes: Uint8Array): CertificateBundle {
  const contentInfo = Asn1Fields.ofSequence(parseBer(bytes, LIMITS, CODE), CODE);
  if (oidOf(contentInfo.any(), CODE) !== Oid.signedData) throw new PkiError(CODE, 'not SignedData');
  const signedData = Asn1Fields.ofSequence(Asn1Fields.ofConstructed(contentInfo.any(), CODE).any(), CODE);
  signedData.universal(Tag.integer);
  signedData.universal(Tag.set);
  const encapsulated = Asn1Fields.ofSequence(signedData.any(), CODE);
  const isMasterList = oidOf(encapsulated.any(), CODE) === Oid.cscaMasterList;
  const content = encapsulated.optionalContext(0);
  if (isMasterList && content !== undefined) {
    return {
      kind: 'list',
      certificates: masterListCertificates(octetsOf(Asn1Fields.ofConstructed(content, CODE).any(), CODE)),
    };
  }
  const certificates = signedData
    .rest()
    .filter((node) => isContext(node, 0))
    .flatMap((set) => Asn1Fields.ofConstructed(set, CODE).rest());
  return {
    kind: 'certificates',
    certificates: certificates.filter((node) => isUniversal(node, Tag.sequence)).map(encodedOf),
  };
}

/** CscaMasterList ::= SEQUENCE { version INTEGER, certList SET OF Certificate }; thousands of nodes are not built for it. */
function masterListCertificates(content: Uint8Array): readonly Uint8Array[] {
  const list = tlvAt(content, 0);
  const version = list?.tag === SEQUENCE ? tlvAt(content, list.contentStart) : undefined;
  const set = version && tlvAt(content, version.end);
  if (set?.tag !== SET) throw new PkiError(CODE, 'master list');
  return consecutive(content, set.contentStart, set.end);
}
