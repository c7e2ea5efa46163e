import { asciiToBytes, toHex } from '@ciekit/core/bytes';

import type { CardImage } from '../card-image.js';
import { CardImageError } from './card-image-error.js';
import { encodeEfSnIcc } from './card-serial-number.js';
import { resolveSpecification, type CardSpecification } from './card-specification.js';
import { rsaPublicKey } from './certificate.js';
import { encodeEfDh, RFC5114_2048_256 } from './dh-group.js';
import { encodeEfAtr } from './ef-atr.js';
import { EXTERNAL_ROOT } from './external-root.js';
import { encodeHolderName, issueHolderCertificate } from './holder-certificate.js';
import { SPECIMEN_NOTICE } from './notice.js';
import { seededRandom, systemRandom } from './random-source.js';
import { generateRsaKey } from './rsa-key.js';
import { hashDataGroups, signSecurityObject, type HashedContents } from './security-object.js';
import { specimenPki, type TestPki } from './test-pki.js';

/**
 * EF.CardAccess as on real cards: PACE-DH-GM-3DES-CBC-CBC, version 2, parameters 2 (ICAO Doc 9303-11 section 9.2).
 */
const EF_CARD_ACCESS = '31143012060A04007F00070202040101020102020102';

/**
 * Personalises a software card: keys, certificate, files and EF.SOD.
 * Three RSA-2048 keys are made: about half a second in all, one or two with a seed.
 *
 * @param specification what differs from the specimen
 * @param options `pki`: whose certificates and signatures the card has; default: the one shipped with this package
 * @throws {CardImageError} the specification is wrong, or its file sizes are too small
 * @example
 * ```ts
 * const image = createCardImage({ profile: 'stm', holder: { surname: 'ROSSI', givenName: 'MARIA' } });
 * ```
 */
export function createCardImage(
  specification: CardSpecification = {},
  options: { readonly pki?: TestPki } = {},
): CardImage {
  const card = resolveSpecification(specification);
  const pki = options.pki ?? specimenPki();
  const random = card.seed === undefined ? systemRandom : seededRandom(card.seed).fork('card');
  const keys = {
    holder: generateRsaKey(2048, random.fork('holder key')),
    internalAuthentication: generateRsaKey(2048, random.fork('internal authentication key')),
    services: generateRsaKey(2048, random.fork('services key')),
  };
  const { rootCa, subCa } = pki.authorities;
  const certificate = issueHolderCertificate(
    {
      subject: encodeHolderName({
        ...card.holder,
        documentNumber: card.documentNumber,
        servicesId: card.servicesId,
      }),
      publicKey: keys.holder,
      ...card.validity,
    },
    subCa,
    random.fork('holder certificate'),
  );
  const contents: HashedContents = {
    '1001': asciiToBytes(card.servicesId),
    '1002': asciiToBytes(card.documentNumber),
    '1003': certificate,
    '1004': rsaPublicKey(keys.internalAuthentication),
    '1005': rsaPublicKey(keys.services),
    D004: encodeEfDh(RFC5114_2048_256),
  };
  const { csca, documentSigner } = pki.countrySigner(card.sodGeneration);
  const sod = signSecurityObject(
    card.sodGeneration,
    hashDataGroups(card.sodGeneration, contents),
    documentSigner,
    random.fork(`security object ${card.sodGeneration}`),
  );
  return {
    format: 'ciekit-card-image',
    version: 1,
    notice: SPECIMEN_NOTICE,
    profile: card.profile,
    sodGeneration: card.sodGeneration,
    files: {
      D003: toHex(encodeEfSnIcc(card.servicesId)),
      D004: toHex(contents.D004),
      '2F01': toHex(encodeEfAtr(card.profile)),
      '011C': EF_CARD_ACCESS,
      '1001': toHex(contents['1001']),
      '1002': toHex(contents['1002']),
      '1003': toHex(padFile(certificate, card.fileSizes.certificate, 'fileSizes.certificate')),
      '1004': toHex(contents['1004']),
      '1005': toHex(contents['1005']),
      '1006': toHex(padFile(sod, card.fileSizes.sod ?? sod.length, 'fileSizes.sod')),
    },
    keys,
    dh: RFC5114_2048_256,
    externalRoot: EXTERNAL_ROOT,
    codes: card.codes,
    pki: {
      cscaCertificate: base64(csca.certificate),
      documentSignerCertificate: base64(documentSigner.certificate),
      rootCaCertificate: base64(rootCa.certificate),
      subCaCertificate: base64(subCa.certificate),
    },
  };
}

/** A card image as the text that `parseCardImage` reads. */
export function formatCardImage(image: CardImage): string {
  return `${JSON.stringify(image, undefined, 1)}\n`;
}

/** @throws {CardImageError} `file-too-small` */
export function padFile(content: Uint8Array, size: number, field: string): Uint8Array {
  if (content.length > size) throw new CardImageError('file-too-small', field);
  const file = new Uint8Array(size);
  file.set(content);
  return file;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
