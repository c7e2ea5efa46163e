import { createHash } from 'node:crypto';
import { SecretBytes } from '@ciekit/core';
import { sealHolder, type OpenPart, type PairingRecord, type SealedHolder } from '@ciekit/middleware';

const filled = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte);

export const CHALLENGE = filled(46, 0x43);

/** The key that "the card" makes from the challenge. */
export function sealKey(): SecretBytes {
  return SecretBytes.takeFrom(new Uint8Array(createHash('sha256').update('card of the test').digest()));
}

export const HOLDER: SealedHolder = {
  surname: 'SPECIMEN',
  givenName: 'ANNA',
  codiceFiscale: 'SPCNNA85C52H501X',
  certificate: filled(1_700, 0x30),
};

/** An open part with every field set; `nis` tells cards apart. */
export function openPart(nis = '123456789012', changes: Partial<OpenPart> = {}): OpenPart {
  return {
    card: {
      nis,
      profile: 'bit4id',
      sod: filled(2_500, 0x77),
      efDh: filled(700, 0x7f),
      internalAuthenticationKey: filled(270, 4),
      servicesKey: filled(270, 5),
      dhParameters: { p: filled(256, 1), q: filled(32, 2), g: filled(256, 3) },
      externalRoot: { modulus: filled(256, 6), authorityReference: filled(8, 7), authorityAid: filled(6, 8) },
      extendedLength: true,
      maxCommandLength: 1_238,
    },
    serialNumber: 'CA00000AA',
    notBefore: new Date('2024-04-15T00:00:00.000Z'),
    notAfter: new Date('2034-03-12T23:59:59.000Z'),
    pairedAt: new Date('2026-05-01T10:00:00.000Z'),
    assurance: { outcome: 'genuine', anchor: 'A'.repeat(64) },
    ...changes,
  };
}

export function pairingRecord(nis = '123456789012', changes: Partial<OpenPart> = {}): PairingRecord {
  const open = openPart(nis, changes);
  const sealed = sealHolder({ challenge: CHALLENGE, key: sealKey() }, open, HOLDER);
  return { open, preferences: { label: 'Anna', extendedRefusedBy: ['A reader'] }, sealed };
}
