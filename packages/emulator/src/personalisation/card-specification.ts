import { ATR_PROFILE_NAMES, type AtrProfileName } from '../card-image.js';
import { codiceFiscale, codiceFiscaleCheckCharacter, isCodiceFiscale } from './codice-fiscale.js';
import { JsonObject, type TextForm } from './json-object.js';
import type { SodGeneration } from './security-object.js';

/** What a card to be made is like. Whatever is left out is the specimen's. */
export interface CardSpecification {
  readonly profile?: AtrProfileName;
  readonly sodGeneration?: SodGeneration;
  /** With a seed the same specification gives the same image, byte for byte; without, keys are new every time. */
  readonly seed?: string;
  readonly holder?: HolderSpecification;
  /** Serial number of the card: 2 letters, 5 digits, 2 letters. */
  readonly documentNumber?: string;
  /** NIS, 12 digits. */
  readonly servicesId?: string;
  /** Validity of the holder's certificate: days, YYYY-MM-DD, both included. */
  readonly validity?: { readonly notBefore?: string; readonly notAfter?: string };
  /** 8 digits each. */
  readonly codes?: { readonly pin?: string; readonly puk?: string };
  /** Sizes of padded files in bytes. The certificate's default is 4096; EF.SOD has no padding unless told. */
  readonly fileSizes?: { readonly certificate?: number; readonly sod?: number };
}

export interface HolderSpecification {
  readonly surname?: string;
  readonly givenName?: string;
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  readonly sex?: 'F' | 'M';
  /** Cadastral code of the place of birth: a letter and three digits. */
  readonly birthPlaceCode?: string;
  /** Computed from the fields above when it is left out; its sixteenth character is, when only fifteen are given. */
  readonly codiceFiscale?: string;
  /** Two letters. */
  readonly citizenship?: string;
}

/** A specification with nothing left out and everything checked. */
export interface ResolvedSpecification {
  readonly profile: AtrProfileName;
  readonly sodGeneration: SodGeneration;
  readonly seed: string | undefined;
  readonly holder: Required<HolderSpecification>;
  readonly documentNumber: string;
  readonly servicesId: string;
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  readonly codes: { readonly pin: string; readonly puk: string };
  readonly fileSizes: { readonly certificate: number; readonly sod: number | undefined };
}

/** The specimen: Anna Specimen, who does not exist. */
const SPECIMEN = {
  profile: 'bit4id',
  sodGeneration: 2,
  surname: 'SPECIMEN',
  givenName: 'ANNA',
  birthDate: '1985-03-12',
  sex: 'F',
  birthPlaceCode: 'H501',
  citizenship: 'IT',
  documentNumber: 'CA00000AA',
  servicesId: '123456789012',
  notBefore: '2024-04-15',
  notAfter: '2034-03-12',
  pin: '19283746',
  puk: '64738291',
  certificateFileSize: 4_096,
} as const;

const MAX_SPECIFICATION_LENGTH = 65_536;
const MAX_FILE_SIZE = 32_768;

const FIELDS = [
  'profile',
  'sodGeneration',
  'seed',
  'holder',
  'documentNumber',
  'servicesId',
  'validity',
  'codes',
  'fileSizes',
] as const;

const SEED: TextForm = { pattern: /^[^\p{Cc}\p{Cs}]+$/u, maxLength: 256 };
/** X.520 allows names longer than this; EF.Cert_CIE does not. */
const PERSON_NAME: TextForm = { pattern: /^\p{L}[\p{L}\p{M}'’ .-]*$/u, maxLength: 64 };
const DATE: TextForm = { pattern: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, maxLength: 10 };
const BIRTH_PLACE: TextForm = { pattern: /^[A-Z][0-9]{3}$/, maxLength: 4 };
const CODICE_FISCALE: TextForm = { pattern: /^[A-Z0-9]{15,16}$/, maxLength: 16 };
const COUNTRY: TextForm = { pattern: /^[A-Z]{2}$/, maxLength: 2 };
const DOCUMENT_NUMBER: TextForm = { pattern: /^[A-Z]{2}[0-9]{5}[A-Z]{2}$/, maxLength: 9 };
const SERVICES_ID: TextForm = { pattern: /^[0-9]{12}$/, maxLength: 12 };
const CODE: TextForm = { pattern: /^[0-9]{8}$/, maxLength: 8 };

/**
 * Reads a specification.
 *
 * @param input JSON text, or its UTF-8 bytes; `{}` is the specimen with new keys
 * @throws {CardImageError}
 * @example
 * ```ts
 * createCardImage(parseCardSpecification('{"seed":"ci","holder":{"surname":"ROSSI"},"codes":{"pin":"13572468"}}'));
 * ```
 */
export function parseCardSpecification(input: string | Uint8Array): CardSpecification {
  const root = JsonObject.parse(input, MAX_SPECIFICATION_LENGTH, FIELDS);
  resolve(root);
  return root.members;
}

/**
 * Checks a specification and fills in what it leaves out.
 *
 * @throws {CardImageError}
 */
export function resolveSpecification(specification: CardSpecification): ResolvedSpecification {
  return resolve(new JsonObject(specification, '', FIELDS));
}

function resolve(root: JsonObject): ResolvedSpecification {
  const text = (object: JsonObject, name: string, form: TextForm, fallback: string): string =>
    object.has(name) ? object.text(name, form) : fallback;
  const codes = optionalObject(root, 'codes', ['pin', 'puk']);
  return {
    profile: root.has('profile') ? root.oneOf('profile', ATR_PROFILE_NAMES) : SPECIMEN.profile,
    sodGeneration: root.has('sodGeneration') ? root.oneOf('sodGeneration', [1, 2] as const) : SPECIMEN.sodGeneration,
    seed: root.has('seed') ? root.text('seed', SEED) : undefined,
    holder: resolveHolder(root),
    documentNumber: text(root, 'documentNumber', DOCUMENT_NUMBER, SPECIMEN.documentNumber),
    servicesId: text(root, 'servicesId', SERVICES_ID, SPECIMEN.servicesId),
    validity: resolveValidity(root),
    codes: { pin: text(codes, 'pin', CODE, SPECIMEN.pin), puk: text(codes, 'puk', CODE, SPECIMEN.puk) },
    fileSizes: resolveFileSizes(root),
  };
}

function optionalObject(root: JsonObject, name: string, fields: readonly string[]): JsonObject {
  return root.has(name) ? root.object(name, fields) : new JsonObject({}, name, fields);
}

function resolveHolder(root: JsonObject): Required<HolderSpecification> {
  const holder = optionalObject(root, 'holder', [
    'surname',
    'givenName',
    'birthDate',
    'sex',
    'birthPlaceCode',
    'codiceFiscale',
    'citizenship',
  ]);
  const text = (name: string, form: TextForm, fallback: string): string =>
    holder.has(name) ? holder.text(name, form) : fallback;
  const fields = {
    surname: text('surname', PERSON_NAME, SPECIMEN.surname),
    givenName: text('givenName', PERSON_NAME, SPECIMEN.givenName),
    birthDate: text('birthDate', DATE, SPECIMEN.birthDate),
    sex: holder.has('sex') ? holder.oneOf('sex', ['F', 'M'] as const) : SPECIMEN.sex,
    birthPlaceCode: text('birthPlaceCode', BIRTH_PLACE, SPECIMEN.birthPlaceCode),
    citizenship: text('citizenship', COUNTRY, SPECIMEN.citizenship),
  };
  if (dateOf(fields.birthDate) === undefined) throw holder.invalid('birthDate');
  if (!holder.has('codiceFiscale')) return { ...fields, codiceFiscale: codiceFiscale(fields) };
  const given = holder.text('codiceFiscale', CODICE_FISCALE);
  const complete = given.length === 15 ? given + codiceFiscaleCheckCharacter(given) : given;
  if (!isCodiceFiscale(complete)) throw holder.invalid('codiceFiscale');
  return { ...fields, codiceFiscale: complete };
}

function resolveValidity(root: JsonObject): ResolvedSpecification['validity'] {
  const validity = optionalObject(root, 'validity', ['notBefore', 'notAfter']);
  const day = (name: 'notBefore' | 'notAfter', timeOfDay: string): Date => {
    const date = dateOf(validity.has(name) ? validity.text(name, DATE) : SPECIMEN[name], timeOfDay);
    if (date === undefined) throw validity.invalid(name);
    return date;
  };
  const notBefore = day('notBefore', '00:00:00');
  const notAfter = day('notAfter', '23:59:59');
  if (notAfter < notBefore) throw validity.invalid('notAfter');
  return { notBefore, notAfter };
}

function resolveFileSizes(root: JsonObject): ResolvedSpecification['fileSizes'] {
  const sizes = optionalObject(root, 'fileSizes', ['certificate', 'sod']);
  const size = (name: string): number | undefined =>
    sizes.has(name) ? sizes.integer(name, 1, MAX_FILE_SIZE) : undefined;
  return { certificate: size('certificate') ?? SPECIMEN.certificateFileSize, sod: size('sod') };
}

/** `undefined` for a day that the calendar does not have, or that a certificate's time cannot hold. */
function dateOf(day: string, timeOfDay = '00:00:00'): Date | undefined {
  const date = new Date(`${day}T${timeOfDay}Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) || date.getUTCFullYear() < 1900) {
    return undefined;
  }
  return date;
}
