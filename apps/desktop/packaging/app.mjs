// @ts-check
// What the packages of all platforms say about the app.
import { readFileSync } from 'node:fs';

/** @type {{ version: string, devDependencies: { electron: string } }} */
const own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** @type {{ homepage?: string }} */
const repository = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

export const APP = {
  /** Reverse domain name; also the name of the desktop entry and of the AppStream component. */
  id: 'org.ciekit.CieKit',
  name: 'CIE Kit',
  executable: 'cie-kit',
  scheme: 'ciekit',
  version: own.version,
  electron: own.devDependencies.electron,
  /** Where the project is published; the root package.json has it once that is known. */
  homepage: repository.homepage,
  maintainer: 'The CIE Kit maintainers <maintainers@ciekit.invalid>',
  copyright: 'Copyright © The CIE Kit authors, MIT licence',
};

/** Of the words below: Italian first, then the languages of the minorities, English for everybody else. */
export const LANGUAGES = /** @type {const} */ (['it', 'en', 'de', 'fr', 'sl']);

/** @typedef {(typeof LANGUAGES)[number]} Language */
/** @typedef {Readonly<Record<Language, string>>} Words */

/** @type {Words} */
export const SUMMARY = {
  it: 'Usa la tua carta d’identità elettronica sul computer',
  en: 'Use your Italian electronic identity card on the computer',
  de: 'Die italienische elektronische Identitätskarte am Computer verwenden',
  fr: 'Utiliser la carte d’identité électronique italienne sur l’ordinateur',
  sl: 'Uporaba italijanske elektronske osebne izkaznice na računalniku',
};

/** @type {Words} */
export const KIND = {
  it: 'Carta d’identità elettronica',
  en: 'Electronic identity card',
  de: 'Elektronische Identitätskarte',
  fr: 'Carte d’identité électronique',
  sl: 'Elektronska osebna izkaznica',
};

/** What the icon offers besides opening the app: a link says where to go. */
export const ACTIONS = [
  {
    id: 'sign',
    /** @type {Words} */
    name: {
      it: 'Firma documenti',
      en: 'Sign documents',
      de: 'Dokumente unterschreiben',
      fr: 'Signer des documents',
      sl: 'Podpiši dokumente',
    },
  },
  {
    id: 'verify',
    /** @type {Words} */
    name: {
      it: 'Verifica documenti firmati',
      en: 'Check signed documents',
      de: 'Unterschriebene Dokumente prüfen',
      fr: 'Vérifier des documents signés',
      sl: 'Preveri podpisane dokumente',
    },
  },
];

/** Files that this app opens unless the person chose another one. */
export const OWN_TYPES = [
  {
    ext: 'p7m',
    mimeType: 'application/pkcs7-mime',
    /** @type {Words} */
    name: {
      it: 'Documento firmato (CAdES)',
      en: 'Signed document (CAdES)',
      de: 'Unterschriebenes Dokument (CAdES)',
      fr: 'Document signé (CAdES)',
      sl: 'Podpisan dokument (CAdES)',
    },
  },
  {
    ext: 'p7s',
    mimeType: 'application/pkcs7-signature',
    /** @type {Words} */
    name: {
      it: 'Firma separata (CAdES)',
      en: 'Detached signature (CAdES)',
      de: 'Getrennte Unterschrift (CAdES)',
      fr: 'Signature à part (CAdES)',
      sl: 'Ločen podpis (CAdES)',
    },
  },
  {
    ext: 'tsd',
    mimeType: 'application/timestamped-data',
    /** @type {Words} */
    name: {
      it: 'Documento con marca temporale',
      en: 'Time-stamped document',
      de: 'Dokument mit Zeitstempel',
      fr: 'Document horodaté',
      sl: 'Dokument s časovnim žigom',
    },
  },
];

/** Files that this app can open, and that belong to others: it only stands in the list of "open with". */
export const OTHERS_TYPES = [
  { ext: 'pdf', mimeType: 'application/pdf', name: 'PDF' },
  { ext: 'xml', mimeType: 'application/xml', name: 'XML' },
];
