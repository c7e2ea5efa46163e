import { readFile } from 'node:fs/promises';
import { Certificate, readCertificateBundle } from '@ciekit/pki';
import type { ClientAnchors } from './card/judge-certificate.js';

/**
 * Sorts certificates of authorities into roots, which are trusted, and sub CAs, which have to lead to one.
 *
 * @param files PEM, DER or bundles
 * @throws {RangeError} there is no root among them
 * @throws {PkiError} a file holds no certificates, or one that cannot be read
 */
export function readAnchors(files: readonly Uint8Array[]): ClientAnchors {
  const certificates = files.flatMap((file) =>
    readCertificateBundle(file).certificates.map((der) => Certificate.fromDer(der)),
  );
  const roots = certificates.filter(({ isSelfIssued }) => isSelfIssued);
  if (roots.length === 0) throw new RangeError('no root certificate among the anchors');
  return { roots, intermediates: certificates.filter(({ isSelfIssued }) => !isSelfIssued) };
}

/** Root and sub CA of the test PKI that software cards are made with. */
export async function testAnchors(): Promise<ClientAnchors> {
  return readAnchors([await readFile(new URL('../data/test-anchors.pem', import.meta.url))]);
}
