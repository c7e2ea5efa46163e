import { PkiError } from '../errors.js';
import type { Certificate } from './certificate.js';
import { Oid } from './oids.js';

/** Credentials of an expired card go on working for so long, unless a new card was issued. */
export const GRACE_PERIOD_DAYS = 90;
const DAY_MS = 86_400_000;

/** Who a CIE's authentication certificate speaks of. Personal data: do not log. */
export interface HolderIdentity {
  /** Codice fiscale: 16 letters and digits, or 11 digits where a provisional one was given. */
  readonly fiscalCode: string;
  /** Numero Identificativo Servizi, 12 digits. */
  readonly servicesId: string;
  /** Absent where a person has only one name. */
  readonly surname: string | undefined;
  readonly givenName: string | undefined;
  /** As printed on the card, for example `CA00000AA`. */
  readonly documentNumber: string;
  /** ISO 3166-1 alpha-2 as written in the certificate. Citizens of other countries hold a CIE too. */
  readonly citizenship: string | undefined;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** {@link notAfter} and 90 days. Whether a new card was issued is known to the issuer only. */
  readonly usableUntil: Date;
}

/** `<codice fiscale>/<NIS>` */
const COMMON_NAME = /^([A-Z0-9]{16}|\d{11})\s*\/\s*(\d{12})$/i;
/** `IDCIT-<document number>` (ETSI EN 319 412-1 section 5.1.3: national identity card). */
const SERIAL_NUMBER = /^IDCIT-([A-Z0-9]{1,20})$/i;

/**
 * Reads the holder's data from a CIE certificate. The certificate itself is not judged here.
 *
 * surname is 2.5.4.4 and givenName 2.5.4.42, as real cards have them; the Ministry's specification prints the two
 * identifiers swapped.
 *
 * @throws {PkiError} `not-a-holder-certificate`: the common name or the serial number does not have the CIE's form
 * @example
 * ```ts
 * const holder = readHolderIdentity(Certificate.fromPaddedFile(file));
 * holder.fiscalCode; // 'RSSMRA80A01H501U'
 * ```
 */
export function readHolderIdentity(certificate: Certificate): HolderIdentity {
  const { subject, notBefore, notAfter } = certificate;
  const commonName = COMMON_NAME.exec(subject.single(Oid.commonName)?.trim() ?? '');
  const [, fiscalCode, servicesId] = commonName ?? [];
  if (fiscalCode === undefined || servicesId === undefined) {
    throw new PkiError('not-a-holder-certificate', 'common name');
  }
  const documentNumber = SERIAL_NUMBER.exec(subject.single(Oid.serialNumber)?.trim() ?? '')?.[1];
  if (documentNumber === undefined) throw new PkiError('not-a-holder-certificate', 'serial number');
  return {
    fiscalCode: fiscalCode.toUpperCase(),
    servicesId,
    surname: subject.single(Oid.surname)?.trim(),
    givenName: subject.single(Oid.givenName)?.trim(),
    documentNumber: documentNumber.toUpperCase(),
    citizenship: subject.single(Oid.countryName)?.trim().toUpperCase(),
    notBefore,
    notAfter,
    usableUntil: new Date(notAfter.getTime() + GRACE_PERIOD_DAYS * DAY_MS),
  };
}
