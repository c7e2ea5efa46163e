import { byteAt, fromHex, toHex } from '@ciekit/core/bytes';
import { parseTlv } from '@ciekit/core/iso7816';

import type { CardImage } from '../card-image.js';
import { CardImageError } from './card-image-error.js';
import { certificateParts, type Authority } from './certificate.js';
import { encodeEfDh, type DhParametersImage } from './dh-group.js';
import { padFile } from './create-card-image.js';
import { encodeHolderName, issueHolderCertificate } from './holder-certificate.js';
import { seededRandom, type RandomSource } from './random-source.js';
import { hashDataGroups, signSecurityObject, type DataGroupHash, type HashedFile } from './security-object.js';
import { specimenPki, type TestPki } from './test-pki.js';
import { WEAK_GENERATOR, WEAK_MODULUS } from './weak-dh-parameters.js';

export const CARD_DEFECTS = [
  /** EF.SOD, properly signed, lists a wrong hash for one file. */
  'wrong-sod-hash',
  /** EF.SOD of the same hashes, signed by a document signer of a country signer CA that nobody knows. */
  'foreign-sod-signer',
  'bad-sod-signature',
  /** Every file is genuine; the chip has another internal-authentication key. */
  'cloned',
  /** As `cloned`, with the services key (83). */
  'cloned-services-key',
  /** EF.Cert_CIE holds another person's certificate, of the right issuer. */
  'wrong-certificate',
  /** The certificate, and EF.SOD with it, are genuine and ran out in March 2024. */
  'expired-certificate',
  /** DH parameters whose generator has a small order, in EF.DH, in GET DATA and in EF.SOD. */
  'weak-dh-generator',
  /** DH parameters whose modulus is no prime, in the same places. */
  'weak-dh-modulus',
] as const;

export type CardDefect = (typeof CARD_DEFECTS)[number];

export interface DefectOptions {
  /** The PKI that the image was personalised with; default: the one shipped with this package. */
  readonly pki?: TestPki;
  /** For `wrong-sod-hash`: whose hash is wrong; default EF 1004. */
  readonly file?: HashedFile;
}

/**
 * The same card with one thing wrong, so that only the check meant for it can notice. The same image and defect give
 * the same result.
 *
 * @throws {CardImageError} `foreign-pki`: the defect needs a signature, and the image is of another PKI;
 * `invalid-field`: the image's certificate or security object cannot be read
 * @example
 * ```ts
 * const forged = withDefect(specimenImage(), 'cloned');
 * ```
 */
export function withDefect(image: CardImage, defect: CardDefect, options: DefectOptions = {}): CardImage {
  const pki = options.pki ?? specimenPki();
  const changed = applyDefect(image, defect, pki, options.file ?? '1004');
  return { ...changed, notice: `${image.notice} Made defective on purpose: ${defect}.`.slice(0, 1_000) };
}

function applyDefect(image: CardImage, defect: CardDefect, pki: TestPki, file: HashedFile): CardImage {
  switch (defect) {
    case 'wrong-sod-hash':
      return resign(image, genuineSigner(image, pki), (hashes) =>
        hashes.map((entry) => (entry.file === file ? { file, hash: withFlippedBit(entry.hash, 0) } : entry)),
      );
    case 'foreign-sod-signer':
      return resign(image, pki.authorities.strangerDocumentSigner);
    case 'bad-sod-signature': {
      const sod = fromHex(image.files['1006']);
      // The signature is the last thing in EF.SOD.
      const signatureEnd = wholeObject(sod, '1006').length;
      return withFile(image, '1006', withFlippedBit(sod, signatureEnd - 1));
    }
    case 'cloned':
      return { ...image, keys: { ...image.keys, internalAuthentication: pki.authorities.strangerDocumentSigner.key } };
    case 'cloned-services-key':
      return { ...image, keys: { ...image.keys, services: pki.authorities.strangerDocumentSigner.key } };
    case 'wrong-certificate':
      return withCertificate(image, pki, SOMEBODY_ELSE, { notBefore: '2024-04-15', notAfter: '2034-03-12' });
    case 'expired-certificate': {
      const { subject } = partsOfCertificate(image);
      const expired = withCertificate(image, pki, subject, { notBefore: '2016-04-15', notAfter: '2024-03-12' });
      return resign(expired, genuineSigner(image, pki));
    }
    case 'weak-dh-generator':
      return resign(withDhParameters(image, WEAK_GENERATOR), genuineSigner(image, pki));
    case 'weak-dh-modulus':
      return resign(withDhParameters(image, WEAK_MODULUS), genuineSigner(image, pki));
  }
}

const SOMEBODY_ELSE = encodeHolderName({
  surname: 'ESEMPIO',
  givenName: 'MARIO',
  codiceFiscale: 'SMPMRA80A01H501J',
  servicesId: '210987654321',
  documentNumber: 'CA99999ZZ',
  citizenship: 'IT',
});

/** Signs EF.SOD anew over the files as they are; the file keeps its size where it can. */
function resign(
  image: CardImage,
  signer: Authority,
  change: (hashes: readonly DataGroupHash[]) => readonly DataGroupHash[] = (hashes) => hashes,
): CardImage {
  const content = (file: HashedFile): Uint8Array => wholeObject(fromHex(image.files[file]), file);
  const hashes = hashDataGroups(image.sodGeneration, {
    '1001': fromHex(image.files['1001']),
    '1002': fromHex(image.files['1002']),
    '1003': content('1003'),
    '1004': content('1004'),
    '1005': content('1005'),
    D004: content('D004'),
  });
  const sod = signSecurityObject(image.sodGeneration, change(hashes), signer, randomOf(image, 'security object'));
  const size = image.files['1006'].length / 2;
  return withFile(image, '1006', padFile(sod, Math.max(size, sod.length), 'files.1006'));
}

function withCertificate(
  image: CardImage,
  pki: TestPki,
  subject: Uint8Array,
  days: { readonly notBefore: string; readonly notAfter: string },
): CardImage {
  const { subCa } = pki.authorities;
  requireSame(subCa, image.pki.subCaCertificate);
  const certificate = issueHolderCertificate(
    {
      subject,
      publicKey: image.keys.holder,
      notBefore: new Date(`${days.notBefore}T00:00:00Z`),
      notAfter: new Date(`${days.notAfter}T23:59:59Z`),
    },
    subCa,
    randomOf(image, 'certificate'),
  );
  const size = image.files['1003'].length / 2;
  return withFile(image, '1003', padFile(certificate, Math.max(size, certificate.length), 'files.1003'));
}

function withDhParameters(image: CardImage, dh: DhParametersImage): CardImage {
  return withFile({ ...image, dh }, 'D004', encodeEfDh(dh));
}

function withFile(image: CardImage, file: '1003' | '1006' | 'D004', content: Uint8Array): CardImage {
  return { ...image, files: { ...image.files, [file]: toHex(content) } };
}

function genuineSigner(image: CardImage, pki: TestPki): Authority {
  const { documentSigner } = pki.countrySigner(image.sodGeneration);
  requireSame(documentSigner, image.pki.documentSignerCertificate);
  return documentSigner;
}

function requireSame(authority: Authority, certificate: string): void {
  if (Buffer.from(authority.certificate).toString('base64') !== certificate) throw new CardImageError('foreign-pki');
}

/** Its own stream for each image and purpose: the same defect is the same every time. */
function randomOf(image: CardImage, purpose: string): RandomSource {
  return seededRandom(image.files['1003']).fork(image.files['1006']).fork(`defect: ${purpose}`);
}

function partsOfCertificate(image: CardImage): ReturnType<typeof certificateParts> {
  return readOr('1003', () => certificateParts(wholeObject(fromHex(image.files['1003']), '1003')));
}

/** The content of a file up to its ASN.1 end. */
function wholeObject(content: Uint8Array, file: string): Uint8Array {
  return readOr(file, () => parseTlv(content).encoded);
}

function readOr<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new CardImageError('invalid-field', `files.${file}`, { cause });
  }
}

function withFlippedBit(bytes: Uint8Array, index: number): Uint8Array {
  const changed = bytes.slice();
  changed[index] = byteAt(bytes, index) ^ 0x01;
  return changed;
}
