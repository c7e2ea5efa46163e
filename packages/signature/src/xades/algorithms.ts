import { HASH_LENGTH, type HashAlgorithm, type SignatureScheme } from '@ciekit/pki/x509';
import type { C14nMethod } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { attributeOf, childNamed, elementsIn, textOf, type XmlElement } from '../xml/xml-tree.js';

/** Algorithm identifiers that are written, and those of properties (RFC 9231, XAdES). */
export const Algorithm = {
  exclusive: Namespace.exclusive,
  enveloped: `${Namespace.dsig}enveloped-signature`,
  filter2: Namespace.filter2,
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  base64: `${Namespace.dsig}base64`,
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  signedPropertiesType: 'http://uri.etsi.org/01903#SignedProperties',
  counterSignatureType: 'http://uri.etsi.org/01903#CountersignedSignature',
  objectType: `${Namespace.dsig}Object`,
  manifestType: `${Namespace.dsig}Manifest`,
} as const;

/** Canonical XML 1.0, the default form. */
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const INCLUSIVE_1_1 = 'http://www.w3.org/2006/12/xml-c14n11';

const CANONICALIZATIONS: Readonly<Record<string, C14nMethod>> = {
  [INCLUSIVE]: { mode: 'inclusive', withComments: false },
  [`${INCLUSIVE}#WithComments`]: { mode: 'inclusive', withComments: true },
  [INCLUSIVE_1_1]: { mode: 'inclusive-1.1', withComments: false },
  [`${INCLUSIVE_1_1}#WithComments`]: { mode: 'inclusive-1.1', withComments: true },
  [Namespace.exclusive]: { mode: 'exclusive', withComments: false },
  [`${Namespace.exclusive}WithComments`]: { mode: 'exclusive', withComments: true },
};

/** What a node-set becomes octets with where nothing else is said (XML Signature section 4.4.3.2). */
export const DEFAULT_CANONICALIZATION: C14nMethod = { mode: 'inclusive', withComments: false };

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

const DIGESTS: Readonly<Record<string, HashAlgorithm>> = {
  [`${Namespace.dsig}sha1`]: 'sha1',
  [`${MORE}sha224`]: 'sha224',
  [Algorithm.sha256]: 'sha256',
  [`${MORE}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
  [`${MORE_2007}sha3-256`]: 'sha3-256',
  [`${MORE_2007}sha3-384`]: 'sha3-384',
  [`${MORE_2007}sha3-512`]: 'sha3-512',
};

const SIGNATURES: Readonly<Record<string, SignatureScheme>> = {
  [`${Namespace.dsig}rsa-sha1`]: { kind: 'rsa-pkcs1', hash: 'sha1' },
  [`${MORE}rsa-sha224`]: { kind: 'rsa-pkcs1', hash: 'sha224' },
  [Algorithm.rsaSha256]: { kind: 'rsa-pkcs1', hash: 'sha256' },
  [`${MORE}rsa-sha384`]: { kind: 'rsa-pkcs1', hash: 'sha384' },
  [`${MORE}rsa-sha512`]: { kind: 'rsa-pkcs1', hash: 'sha512' },
  [`${MORE}ecdsa-sha1`]: { kind: 'ecdsa', hash: 'sha1' },
  [`${MORE}ecdsa-sha224`]: { kind: 'ecdsa', hash: 'sha224' },
  [`${MORE}ecdsa-sha256`]: { kind: 'ecdsa', hash: 'sha256' },
  [`${MORE}ecdsa-sha384`]: { kind: 'ecdsa', hash: 'sha384' },
  [`${MORE}ecdsa-sha512`]: { kind: 'ecdsa', hash: 'sha512' },
  [`${MORE_2007}sha1-rsa-MGF1`]: pss('sha1'),
  [`${MORE_2007}sha224-rsa-MGF1`]: pss('sha224'),
  [`${MORE_2007}sha256-rsa-MGF1`]: pss('sha256'),
  [`${MORE_2007}sha384-rsa-MGF1`]: pss('sha384'),
  [`${MORE_2007}sha512-rsa-MGF1`]: pss('sha512'),
};

/** RFC 9231 section 2.3.10: one hash for all, salt as long as it. */
function pss(hash: HashAlgorithm): SignatureScheme {
  const algorithmIdentifier = new Uint8Array();
  return { kind: 'rsa-pss', hash, mgf1Hash: hash, saltLength: HASH_LENGTH[hash], algorithmIdentifier };
}

export function algorithmOf(element: XmlElement | undefined): string {
  return (element && attributeOf(element, 'Algorithm')) ?? '';
}

/** @returns `undefined` for an algorithm that is not a digest or not supported */
export function digestOf(method: XmlElement | undefined): HashAlgorithm | undefined {
  const uri = algorithmOf(method);
  return Object.hasOwn(DIGESTS, uri) ? DIGESTS[uri] : undefined;
}

const RSA_PSS = `${MORE_2007}rsa-pss`;
const MGF1 = `${MORE_2007}MGF1`;
/** No key is so long that more would fit. */
const MAX_SALT_LENGTH = 1_024;

/**
 * RFC 9231 section 2.3.9, every parameter optional. Absent ones mean what Apache Santuario and the Java platform write them
 * for: SHA-256, MGF1 with the hash of the signature, a salt as long as the hash, trailer 1.
 */
function parametrizedPss(method: XmlElement): SignatureScheme | undefined {
  const [params, ...more] = elementsIn(method);
  if (more.length > 0 || (params !== undefined && params !== childNamed(method, MORE_2007, 'RSAPSSParams'))) {
    return undefined;
  }
  const hash = hashIn(params, 'sha256');
  if (hash === undefined) return undefined;
  const generator = params && childNamed(params, MORE_2007, 'MaskGenerationFunction');
  const mgf1Hash = hashIn(generator, hash);
  if (mgf1Hash === undefined) return undefined;
  if (generator !== undefined && ![MGF1, ''].includes(algorithmOf(generator))) return undefined;
  const saltLength = numberIn(params, 'SaltLength') ?? HASH_LENGTH[hash];
  if (!(saltLength <= MAX_SALT_LENGTH) || (numberIn(params, 'TrailerField') ?? 1) !== 1) return undefined;
  return { kind: 'rsa-pss', hash, mgf1Hash, saltLength, algorithmIdentifier: new Uint8Array() };
}

/** @returns `undefined` for a hash that is not known */
function hashIn(parent: XmlElement | undefined, absent: HashAlgorithm): HashAlgorithm | undefined {
  const method = parent && childNamed(parent, Namespace.dsig, 'DigestMethod');
  return method === undefined ? absent : digestOf(method);
}

/** `NaN` for what is no number. */
function numberIn(parent: XmlElement | undefined, name: string): number | undefined {
  const element = parent && childNamed(parent, MORE_2007, name);
  if (element === undefined) return undefined;
  const text = textOf(element).trim();
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** @returns `undefined` for HMAC, DSA and everything unknown */
export function signatureSchemeOf(method: XmlElement): SignatureScheme | undefined {
  const uri = algorithmOf(method);
  if (uri === RSA_PSS) return parametrizedPss(method);
  // A truncated value (HMACOutputLength) or parameters have no place in any of them.
  if (elementsIn(method).length > 0 || textOf(method).trim() !== '') return undefined;
  return Object.hasOwn(SIGNATURES, uri) ? SIGNATURES[uri] : undefined;
}

/** The canonicalization that a CanonicalizationMethod or Transform names. */
export function canonicalizationOf(method: XmlElement): C14nMethod | undefined {
  const uri = algorithmOf(method);
  const known = Object.hasOwn(CANONICALIZATIONS, uri) ? CANONICALIZATIONS[uri] : undefined;
  if (known?.mode !== 'exclusive') return known;
  const list = childNamed(method, Namespace.exclusive, 'InclusiveNamespaces');
  const prefixes = (list && attributeOf(list, 'PrefixList')) ?? '';
  const inclusivePrefixes = prefixes.split(/\s+/).filter((prefix) => prefix !== '');
  return { ...known, inclusivePrefixes: inclusivePrefixes.map((prefix) => (prefix === '#default' ? '' : prefix)) };
}
