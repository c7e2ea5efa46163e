import { createHash } from 'node:crypto';
import type { Certificate } from '@ciekit/pki';
import { encodeDer } from '@ciekit/pki/asn1';
import { derSequence } from '../cms/der-values.js';
import { serialNumberOf } from '../cms/signed-attributes.js';
import { escapeAttribute, escapeText } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import { Algorithm } from './algorithms.js';

const DIRECTORY_NAME = 0xa4;

/** One reference over content, its digest already known. */
export interface ContentReference {
  /** SHA-256. */
  readonly digest: Uint8Array;
  readonly uri: string;
  readonly transforms: readonly ('without-signatures' | 'exclusive' | 'base64')[];
  /** Media type; `undefined`: none is stated (a counter-signature). */
  readonly mimeType?: string | undefined;
  readonly type?: string | undefined;
}

/** What goes into a ds:Signature. */
export interface SignatureContent {
  /** Unique in the document; every Id inside begins with it. */
  readonly id: string;
  readonly certificate: Certificate;
  readonly issuers: readonly Uint8Array[];
  readonly references: readonly ContentReference[];
  readonly signingTime: Date;
  readonly place?: string | undefined;
  /** A whole ds:Object with the content of an enveloping signature. */
  readonly object?: string | undefined;
}

const PROPERTIES_DIGEST = '{properties-digest}';
const SIGNATURE_VALUE = '{signature-value}';

/**
 * A signature before its properties are hashed and it is signed: one element without white space, ASCII, with the namespaces
 * that it needs declared inside, and places for {@link filled}.
 */
export function signatureTemplate(content: SignatureContent): string {
  const { id } = content;
  const certificates = [content.certificate.der, ...content.issuers];
  const parts = [
    `<ds:Signature xmlns:ds="${Namespace.dsig}" Id="${id}">`,
    '<ds:SignedInfo>',
    `<ds:CanonicalizationMethod Algorithm="${Algorithm.exclusive}"/>`,
    `<ds:SignatureMethod Algorithm="${Algorithm.rsaSha256}"/>`,
    ...content.references.map((each, index) => reference(each, `${id}-ref${index}`)),
    `<ds:Reference Type="${Algorithm.signedPropertiesType}" URI="#${id}-signedprops">`,
    transforms(['exclusive']),
    `${digestMethod}<ds:DigestValue>${PROPERTIES_DIGEST}</ds:DigestValue>`,
    '</ds:Reference>',
    '</ds:SignedInfo>',
    `<ds:SignatureValue Id="${id}-value">${SIGNATURE_VALUE}</ds:SignatureValue>`,
    '<ds:KeyInfo><ds:X509Data>',
    ...certificates.map((der) => `<ds:X509Certificate>${base64(der)}</ds:X509Certificate>`),
    '</ds:X509Data></ds:KeyInfo>',
    content.object ?? '',
    `<ds:Object><xades:QualifyingProperties xmlns:xades="${Namespace.xades}" Target="#${id}">`,
    signedProperties(content),
    '</xades:QualifyingProperties></ds:Object>',
    '</ds:Signature>',
  ];
  return parts.join('');
}

/** Puts the digest of the signed properties in, and the signature value once there is one. */
export function filled(template: string, propertiesDigest: Uint8Array, value?: Uint8Array): string {
  return template
    .replace(PROPERTIES_DIGEST, base64(propertiesDigest))
    .replace(SIGNATURE_VALUE, value === undefined ? '' : base64(value));
}

const digestMethod = `<ds:DigestMethod Algorithm="${Algorithm.sha256}"/>`;

function reference({ uri, digest, transforms: steps, type }: ContentReference, id: string): string {
  const typed = type === undefined ? '' : ` Type="${type}"`;
  const value = `<ds:DigestValue>${base64(digest)}</ds:DigestValue>`;
  const start = `<ds:Reference Id="${id}"${typed} URI="${asciiAttribute(uri)}">`;
  return `${start}${transforms(steps)}${digestMethod}${value}</ds:Reference>`;
}

function transforms(steps: ContentReference['transforms']): string {
  if (steps.length === 0) return '';
  const elements = steps.map((step) => {
    switch (step) {
      case 'without-signatures':
        return (
          `<ds:Transform Algorithm="${Algorithm.filter2}"><filter2:XPath xmlns:filter2="${Namespace.filter2}"` +
          ' Filter="subtract">/descendant::ds:Signature</filter2:XPath></ds:Transform>'
        );
      case 'exclusive':
        return `<ds:Transform Algorithm="${Algorithm.exclusive}"/>`;
      case 'base64':
        return `<ds:Transform Algorithm="${Algorithm.base64}"/>`;
    }
  });
  return `<ds:Transforms>${elements.join('')}</ds:Transforms>`;
}

/** ETSI EN 319 132-1 section 6.3, the properties of a baseline signature, in the order of the schema. */
function signedProperties({ id, certificate, references, signingTime, place }: SignatureContent): string {
  const certDigest = createHash('sha256').update(certificate.der).digest();
  const formats = references.flatMap(({ mimeType }, index) =>
    mimeType === undefined
      ? []
      : [
          `<xades:DataObjectFormat ObjectReference="#${id}-ref${index}">` +
            `<xades:MimeType>${asciiText(mimeType)}</xades:MimeType></xades:DataObjectFormat>`,
        ],
  );
  return [
    `<xades:SignedProperties Id="${id}-signedprops"><xades:SignedSignatureProperties>`,
    `<xades:SigningTime>${signingTime.toISOString().slice(0, 19)}Z</xades:SigningTime>`,
    `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>${digestMethod}`,
    `<ds:DigestValue>${base64(certDigest)}</ds:DigestValue></xades:CertDigest>`,
    `<xades:IssuerSerialV2>${base64(issuerSerial(certificate))}</xades:IssuerSerialV2>`,
    '</xades:Cert></xades:SigningCertificateV2>',
    place === undefined
      ? ''
      : `<xades:SignatureProductionPlaceV2><xades:City>${asciiText(place)}</xades:City></xades:SignatureProductionPlaceV2>`,
    '</xades:SignedSignatureProperties>',
    formats.length === 0
      ? ''
      : `<xades:SignedDataObjectProperties>${formats.join('')}</xades:SignedDataObjectProperties>`,
    '</xades:SignedProperties>',
  ].join('');
}

/** IssuerSerial of RFC 5035 section 5, DER. */
function issuerSerial(certificate: Certificate): Uint8Array {
  const issuer = derSequence(encodeDer(DIRECTORY_NAME, certificate.issuer.encoded));
  return derSequence(issuer, serialNumberOf(certificate));
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Text that is the same in every encoding. */
function asciiText(text: string): string {
  return ascii(escapeText(text));
}

function asciiAttribute(text: string): string {
  return ascii(escapeAttribute(text));
}

function ascii(text: string): string {
  return text.replace(/[^\t -~]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);
}
