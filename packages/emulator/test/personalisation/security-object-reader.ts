/** Reads EF.SOD with asn1js and judges it with node:crypto: a second reading of the standard, for tests. */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';

import * as asn1js from 'asn1js';

export interface ReadSecurityObject {
  readonly cms: Uint8Array;
  readonly ldsVersion: number;
  readonly ldsVersionInfo: readonly string[];
  /** Raw content of the INTEGER of each data group, in hexadecimal, with its hash, in order. */
  readonly groups: readonly (readonly [string, string])[];
  readonly hashName: 'sha256' | 'sha512';
  readonly hashAlgorithmHasNull: boolean;
  readonly signer: X509Certificate;
  readonly digestMatches: boolean;
  readonly signatureValid: boolean;
}

const HASHES: Readonly<Record<string, 'sha256' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

type Node = asn1js.BaseBlock & { readonly valueBlock: { value: Node[] } };

function children(node: unknown): Node[] {
  return (node as Node).valueBlock.value;
}

function bytesOf(node: unknown): Uint8Array {
  return new Uint8Array((node as asn1js.OctetString).valueBlock.valueHexView);
}

function oidOf(node: unknown): string {
  return (node as asn1js.ObjectIdentifier).valueBlock.toString();
}

function decode(bytes: Uint8Array): Node {
  const { result, offset } = asn1js.fromBER(bytes.slice());
  if (offset !== bytes.length) throw new Error('not one ASN.1 object');
  return result as Node;
}

export function readSecurityObject(file: Uint8Array): ReadSecurityObject {
  if (file[0] !== 0x77 || file[1] !== 0x82) throw new Error('not an EF.SOD');
  const cms = file.slice(4, 4 + file[2]! * 256 + file[3]!);
  const [contentType, content] = children(decode(cms));
  if (oidOf(contentType) !== '1.2.840.113549.1.7.2') throw new Error('not SignedData');
  const [version, digestAlgorithms, encapsulated, certificates, signerInfos] = children(children(content)[0]);
  if ((version as unknown as asn1js.Integer).valueBlock.valueDec !== 3) throw new Error('SignedData version');
  const [eContentType, eContent] = children(encapsulated);
  if (oidOf(eContentType) !== '2.23.136.1.1.1') throw new Error('eContentType');
  const lds = bytesOf(children(eContent)[0]);
  const ldsFields = children(decode(lds));
  const [ldsVersion, ldsAlgorithm, dataGroups, versionInfo] = ldsFields;
  if (
    children(digestAlgorithms).length !== 1 ||
    children(certificates).length !== 1 ||
    children(signerInfos).length !== 1
  ) {
    throw new Error('one digest algorithm, certificate and signer');
  }
  const signer = new X509Certificate(new Uint8Array(children(certificates)[0]!.toBER()));
  const [, , signerDigest, signedAttributes, signatureAlgorithm, signature] = children(children(signerInfos)[0]);
  const hashName = HASHES[oidOf(children(signerDigest)[0])]!;
  const [contentTypeAttribute, digestAttribute, ...others] = children(signedAttributes);
  if (others.length > 0) throw new Error('two signed attributes');
  if (oidOf(children(contentTypeAttribute)[0]) !== '1.2.840.113549.1.9.3') throw new Error('contentType first');
  if (oidOf(children(digestAttribute)[0]) !== '1.2.840.113549.1.9.4') throw new Error('messageDigest second');
  const messageDigest = bytesOf(children(children(digestAttribute)[1])[0]);
  const signedBytes = new Uint8Array(signedAttributes!.toBER());
  signedBytes[0] = 0x31;
  const isPss = oidOf(children(signatureAlgorithm)[0]) === '1.2.840.113549.1.1.10';
  const key = isPss
    ? { key: signer.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 }
    : { key: signer.publicKey, padding: constants.RSA_PKCS1_PADDING };
  return {
    cms,
    ldsVersion: (ldsVersion as unknown as asn1js.Integer).valueBlock.valueDec,
    ldsVersionInfo:
      versionInfo === undefined
        ? []
        : children(versionInfo).map((text) => (text as unknown as asn1js.PrintableString).valueBlock.value),
    groups: children(dataGroups).map((group) => {
      const [number, hash] = children(group);
      return [Buffer.from(bytesOf(number)).toString('hex'), Buffer.from(bytesOf(hash)).toString('hex')] as const;
    }),
    hashName,
    hashAlgorithmHasNull: children(ldsAlgorithm).length === 2,
    signer,
    digestMatches: createHash(hashName).update(lds).digest().equals(Buffer.from(messageDigest)),
    signatureValid: verify(hashName, signedBytes, key, bytesOf(signature)),
  };
}
