import { fromHex } from '../bytes.js';

/** Application identifiers (chip specification v1.0). */
export const Aid = {
  IAS: fromHex('A0000000308000000009816001'),
  CIE: fromHex('A00000000039'),
} as const;

/** An elementary file with the names by which the standard lets it be read. */
export interface ElementaryFile {
  readonly name: string;
  readonly fid: number;
  /** Short file identifier, 1 to 30; the file's directory must be current. */
  readonly sfi: number;
}

/** Files below the MF. */
export const EF_DH: ElementaryFile = { name: 'EF.DH', fid: 0xd004, sfi: 0x1b };
export const EF_ATR: ElementaryFile = { name: 'EF.ATR', fid: 0x2f01, sfi: 0x1d };

/** Files of DF_CIE. */
export const EF_SERVICES_ID: ElementaryFile = { name: 'EF.ID_Servizi', fid: 0x1001, sfi: 0x01 };
export const EF_SERIAL: ElementaryFile = { name: 'EF.Seriale', fid: 0x1002, sfi: 0x02 };
export const EF_CERTIFICATE: ElementaryFile = { name: 'EF.Cert_CIE', fid: 0x1003, sfi: 0x03 };
export const EF_INTERNAL_KEY: ElementaryFile = { name: 'EF.Int.Kpub', fid: 0x1004, sfi: 0x04 };
export const EF_SERVICES_KEY: ElementaryFile = { name: 'EF.Servizi_Int.Kpub', fid: 0x1005, sfi: 0x05 };
export const EF_SOD: ElementaryFile = { name: 'EF.SOD', fid: 0x1006, sfi: 0x06 };

/** Key references (tag 84 of a control reference template). */
export const KeyReference = {
  DIFFIE_HELLMAN: 0x81,
  HOLDER: 0x81,
  INTERNAL_AUTHENTICATION: 0x82,
  SERVICES: 0x83,
  EXTERNAL_ROOT: 0x84,
} as const;

/** Algorithm identifiers (tag 80; IAS ECC 1.0.1 table 9-3). */
export const Algorithm = {
  /** RSA signature with PKCS#1 v1.5 padding made by the card. */
  RSA_PKCS1: 0x02,
  /** Verification of a CV certificate, ISO 9796-2, SHA-256. */
  CV_CERTIFICATE: 0x41,
  /** Key agreement and mutual authentication, Diffie-Hellman with SHA-256. */
  DEVICE_AUTHENTICATION: 0x9b,
} as const;

/** Code references (P2 of VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER). */
export const CodeReference = { PIN: 0x81, PUK: 0x82 } as const;

/** Control reference templates (ISO 7816-4 table 55). */
export const ControlReferenceTemplate = {
  AUTHENTICATION: 0xa4,
  KEY_AGREEMENT: 0xa6,
  DIGITAL_SIGNATURE: 0xb6,
} as const;

/** Tags of control reference data objects and of the answers of GET DATA. */
export const Tag = {
  ALGORITHM: 0x80,
  CERTIFICATE_HOLDER_REFERENCE: 0x83,
  KEY_REFERENCE: 0x84,
  EPHEMERAL_PUBLIC_KEY: 0x91,
  EXTENDED_HEADER_LIST: 0x4d,
  SDO_WRAPPER: 0x70,
  SDO_DH_PARAMETERS: 0xbfa101,
  SDO_EXTERNAL_ROOT: 0xbfa004,
  SDO_PIN: 0xbf8101,
  SDO_PUK: 0xbf8102,
  PUBLIC_KEY: 0x7f49,
  CV_CERTIFICATE: 0x7f21,
} as const;
