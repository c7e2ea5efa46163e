/**
 * One paired card as a file: an open part that a person may need without the card (rule 10 of product.md: the serial
 * number of a stolen card), preferences, and a sealed part that only the card opens.
 */
import type { ChipAssurance, KnownCard } from '@ciekit/core';
import { JsonShapeError, ObjectReader, encodeBytes, parseJsonObject } from './bounded-json.js';
import { StoreError } from './errors.js';

/** A KnownCard as the file keeps it; a profile that this version does not know is kept as it is written. */
export type StoredCard = Omit<KnownCard, 'extendedRefusedBy' | 'profile'> & { readonly profile: string };

/** What was proved at pairing. It is the associated data of the seal: changed on disk, the sealed part does not open. */
export interface OpenPart {
  readonly card: StoredCard;
  /** Printed on the card, e.g. CA00000AA. */
  readonly serialNumber: string;
  /** Validity of the holder's certificate, which follows the card's. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly pairedAt: Date;
  /** What was known of the issuer when the card was paired; every use judges anew. */
  readonly assurance: ChipAssurance;
}

/** Nothing here is worth protecting; outside the seal, so that it can change without the card. */
export interface PairingPreferences {
  /** The holder's own name for the card; empty unless one was given. */
  readonly label: string;
  readonly extendedRefusedBy: readonly string[];
}

/** AES-256-GCM under a key that only the card can make again. */
export interface SealedPart {
  /** What the card signs to make the key; 16 to 102 bytes. */
  readonly challenge: Uint8Array;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  /** With the 16-byte tag at its end. */
  readonly ciphertext: Uint8Array;
}

export interface PairingRecord {
  readonly open: OpenPart;
  readonly preferences: PairingPreferences;
  readonly sealed: SealedPart;
}

const PAIRING_FORMAT = 'ciekit-pairing';
const PAIRING_VERSION = 1;

/** A record has a SOD and a few keys: some 10 kB. Anything beyond this is not ours. */
export const MAX_RECORD_BYTES = 262_144;

const NIS_PATTERN = /^\d{12}$/;
const SERIAL_PATTERN = /^[A-Z0-9]{9}$/;
const PROFILE_PATTERN = /^[a-z0-9-]{1,32}$/;
const ANCHOR_PATTERN = /^[0-9A-Fa-f]{64}$/;
// Control, format and lone surrogate characters could rewrite what a terminal shows.
const LABEL_PATTERN = /^[^\p{Cc}\p{Cf}\p{Cs}]{0,64}$/u;
const READER_PATTERN = /^[^\p{Cc}\p{Cs}]{1,256}$/u;
const MAX_READERS = 32;
const MAX_SOD_BYTES = 65_536;
const MAX_KEY_BYTES = 1_024;
/** An extended APDU at its longest (ISO 7816-4 section 5.1). */
const MAX_COMMAND_BYTES = 65_544;

/** Whether the store takes this label: up to 64 characters that can be printed. */
export function isLabel(text: string): boolean {
  return LABEL_PATTERN.test(text);
}

/** Whether a reader's name can be kept in a record. */
export function isStorableReaderName(name: string): boolean {
  return READER_PATTERN.test(name);
}

/** How many readers a record remembers; the newest are kept. */
export const MAX_REMEMBERED_READERS = MAX_READERS;

/** The open part in its one written form, which is also the associated data of the seal. */
export function encodeOpenPart(open: OpenPart): string {
  const { card } = open;
  return JSON.stringify({
    serialNumber: open.serialNumber,
    notBefore: open.notBefore.toISOString(),
    notAfter: open.notAfter.toISOString(),
    pairedAt: open.pairedAt.toISOString(),
    assurance:
      open.assurance.outcome === 'genuine'
        ? { outcome: 'genuine', anchor: open.assurance.anchor }
        : { outcome: 'unverified-issuer' },
    card: {
      nis: card.nis,
      profile: card.profile,
      sod: encodeBytes(card.sod),
      efDh: card.efDh === undefined ? null : encodeBytes(card.efDh),
      internalAuthenticationKey: encodeBytes(card.internalAuthenticationKey),
      servicesKey: encodeBytes(card.servicesKey),
      dhParameters: {
        p: encodeBytes(card.dhParameters.p),
        q: encodeBytes(card.dhParameters.q),
        g: encodeBytes(card.dhParameters.g),
      },
      externalRoot: {
        modulus: encodeBytes(card.externalRoot.modulus),
        authorityReference: encodeBytes(card.externalRoot.authorityReference),
        authorityAid: encodeBytes(card.externalRoot.authorityAid),
      },
      extendedLength: card.extendedLength,
      maxCommandLength: card.maxCommandLength ?? null,
    },
  });
}

/** The bytes of a record's file; `decodePairingRecord` reads them. */
export function encodePairingRecord(record: PairingRecord): Uint8Array {
  const whole = {
    format: PAIRING_FORMAT,
    version: PAIRING_VERSION,
    open: JSON.parse(encodeOpenPart(record.open)) as unknown,
    preferences: record.preferences,
    sealed: {
      challenge: encodeBytes(record.sealed.challenge),
      nonce: encodeBytes(record.sealed.nonce),
      ciphertext: encodeBytes(record.sealed.ciphertext),
    },
  };
  return new TextEncoder().encode(`${JSON.stringify(whole, undefined, 2)}\n`);
}

/**
 * A record from the bytes of a file, whoever wrote them.
 *
 * @param path named in the error, nothing else
 * @throws {StoreError} `store-newer-version` for a file of a later CIE Kit, `store-damaged` for anything else that is not
 *   exactly a record
 */
export function decodePairingRecord(bytes: Uint8Array, path?: string): PairingRecord {
  try {
    if (bytes.length > MAX_RECORD_BYTES) throw new JsonShapeError('too long');
    const reader = new ObjectReader(parseJsonObject(bytes));
    requireVersion(reader, PAIRING_FORMAT, PAIRING_VERSION, path);
    const record: PairingRecord = {
      open: reader.object('open', readOpenPart),
      preferences: reader.object('preferences', (part) => ({
        label: part.text('label', LABEL_PATTERN),
        extendedRefusedBy: part.texts('extendedRefusedBy', READER_PATTERN, MAX_READERS),
      })),
      sealed: reader.object('sealed', (part) => ({
        challenge: part.bytes('challenge', 16, 102),
        nonce: part.bytes('nonce', 12, 12),
        ciphertext: part.bytes('ciphertext', 17, MAX_SOD_BYTES),
      })),
    };
    reader.finish();
    return record;
  } catch (cause) {
    if (cause instanceof JsonShapeError) throw new StoreError('store-damaged', path, { cause });
    throw cause;
  }
}

/**
 * Reads `format` and `version`, which every version keeps.
 *
 * @throws {StoreError} `store-newer-version`
 * @throws {JsonShapeError} when it is another kind of file
 */
export function requireVersion(reader: ObjectReader, format: string, known: number, path: string | undefined): void {
  reader.oneOf('format', [format]);
  const version = reader.integerOrNull('version', 1, Number.MAX_SAFE_INTEGER);
  if (version === undefined) throw new JsonShapeError('version missing');
  if (version > known) throw new StoreError('store-newer-version', path);
}

function readOpenPart(part: ObjectReader): OpenPart {
  return {
    serialNumber: part.text('serialNumber', SERIAL_PATTERN),
    notBefore: part.instant('notBefore'),
    notAfter: part.instant('notAfter'),
    pairedAt: part.instant('pairedAt'),
    assurance: part.object('assurance', readAssurance),
    card: part.object('card', (card) => ({
      nis: card.text('nis', NIS_PATTERN),
      profile: card.text('profile', PROFILE_PATTERN),
      sod: card.bytes('sod', 1, MAX_SOD_BYTES),
      efDh: card.bytesOrNull('efDh', 1, 4 * MAX_KEY_BYTES),
      internalAuthenticationKey: card.bytes('internalAuthenticationKey', 1, MAX_KEY_BYTES),
      servicesKey: card.bytes('servicesKey', 1, MAX_KEY_BYTES),
      dhParameters: card.object('dhParameters', (dh) => ({
        p: dh.bytes('p', 1, MAX_KEY_BYTES),
        q: dh.bytes('q', 1, MAX_KEY_BYTES),
        g: dh.bytes('g', 1, MAX_KEY_BYTES),
      })),
      externalRoot: card.object('externalRoot', (root) => ({
        modulus: root.bytes('modulus', 1, MAX_KEY_BYTES),
        authorityReference: root.bytes('authorityReference', 8, 8),
        authorityAid: root.bytes('authorityAid', 6, 6),
      })),
      extendedLength: card.flag('extendedLength'),
      maxCommandLength: card.integerOrNull('maxCommandLength', 0, MAX_COMMAND_BYTES),
    })),
  };
}

function readAssurance(part: ObjectReader): ChipAssurance {
  const outcome = part.oneOf('outcome', ['genuine', 'unverified-issuer']);
  return outcome === 'genuine' ? { outcome, anchor: part.text('anchor', ANCHOR_PATTERN) } : { outcome };
}
