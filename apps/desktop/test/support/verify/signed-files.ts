/** Files in every state that verification tells apart, made with the signature package by signers of a test PKI. */
import {
  addValidationData,
  bytesSource,
  counterSign,
  extendCades,
  signCades,
  signPades,
  type ContentStream,
  type TimestampClient,
} from '@ciekit/signature';
import {
  signingPki,
  softwareSigner,
  type SoftwareSigner,
} from '../../../../../packages/pki/test/support/signing-pki.js';
import type { Entity } from '../../../../../packages/pki/test/support/test-pki.js';
import { timestampToken } from '../../../../../packages/pki/test/support/tsa.js';
import { unsignedContract } from '../../../../../packages/signature/test/support/contract.js';
import { collect } from '../../../../../packages/signature/test/support/files.js';
import { bytesOf, newPdf, textOf, update } from '../../../../../packages/signature/test/support/raw-pdf.js';

const DAY = 86_400_000;
const NOW = new Date();
const ago = (days: number): Date => new Date(Math.floor(NOW.getTime() / 1000) * 1000 - days * DAY);

export const pki = signingPki({ at: NOW });
const signerOf = (entity: Entity): SoftwareSigner => softwareSigner(entity, [pki.subCa, pki.root]);
/** MARIA ROSSI, both of them, as their certificates name them. */
const maria = signerOf(pki.cie);
const second = signerOf(pki.cie2);
const stampsAt = (time: Date): TimestampClient => ({
  timestamp: (imprint) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time })),
});

/** A PDF that says "Pay 10 euro to Maria Bianchi". */
export const contract = (): Uint8Array => bytesOf(unsignedContract());

export async function signedPdf(): Promise<Uint8Array> {
  return signPades(contract(), maria, { signingTime: ago(1), reason: 'Per accettazione', location: 'Roma' });
}

/** A note is changed after signing: allowed, and worth saying. */
export async function notedPdf(): Promise<Uint8Array> {
  const note = '<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (Read thrice) /P 3 0 R >>';
  return bytesOf(update(textOf(await signedPdf()), { 11: note }));
}

/** The amount is another one: the text is no longer what was signed. */
export async function brokenPdf(): Promise<Uint8Array> {
  return bytesOf(textOf(await signedPdf()).replace('Pay 10 euro', 'Pay 90 euro'));
}

export async function twoSignersPdf(): Promise<Uint8Array> {
  return signPades(await signedPdf(), second, { signingTime: NOW });
}

/** The issuer's answers are in the file: nothing is left to ask. */
export async function stampedPdf(): Promise<Uint8Array> {
  const stamped = await signPades(contract(), maria, { signingTime: ago(1), timestamps: stampsAt(ago(0.5)) });
  const certificates = [pki.root.der, pki.subCa.der, pki.tsa.der];
  return addValidationData(stamped, { certificates, ocspResponses: [pki.ocsp(pki.cie)], crls: [pki.rootCrl()] });
}

export async function expiredPdf(): Promise<Uint8Array> {
  return signPades(contract(), signerOf(pki.expired), { signingTime: ago(20) });
}

export async function strangerPdf(): Promise<Uint8Array> {
  return signPades(contract(), softwareSigner(pki.stranger), { signingTime: ago(1) });
}

/** Proved by a stamp to be of `days` ago; the certificate was revoked thirty days ago, and the file says so. */
export async function revokedP7m(days: number): Promise<Uint8Array> {
  const signed = await collect(signCades(content('Lettera'), signerOf(pki.revoked), { signingTime: ago(days) }));
  const validationData = () =>
    Promise.resolve({
      certificates: [pki.root.der, pki.subCa.der, pki.tsa.der],
      ocspResponses: [pki.ocsp(pki.revoked)],
      crls: [pki.rootCrl()],
    });
  return collect(extendCades(bytesSource(signed), 'lt', { timestamp: stampsAt(ago(days)), validationData }));
}

export async function signedP7m(text = 'Lettera'): Promise<Uint8Array> {
  return collect(signCades(content(text), maria, { signingTime: ago(1) }));
}

/** A signed file signed once more around: two layers. */
export async function nestedP7m(): Promise<Uint8Array> {
  return collect(signCades(contentOf(await signedP7m()), second, { signingTime: NOW }));
}

export async function counterSignedP7m(): Promise<Uint8Array> {
  return collect(counterSign(bytesSource(await signedP7m()), second, { signingTime: NOW }));
}

/** The signature alone; the text is in another file. */
export async function detachedP7s(text: string): Promise<Uint8Array> {
  return collect(signCades(content(text), maria, { signingTime: ago(1), detached: true }));
}

export function encryptedPdf(): Uint8Array {
  const parts = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [] /Count 0 >>',
    3: '<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (o) /U (u) >>',
  };
  return bytesOf(newPdf(parts, { trailer: '/Encrypt 3 0 R ' }));
}

/** The beginning of an ASiC-E container, which nothing here reads. */
export const asic = (): Uint8Array =>
  bytesOf(`PK\u0003\u0004${'\0'.repeat(22)}\u0008\0\0\0mimetypeapplication/vnd.etsi.asic-e+zip`);

const content = (text: string): ContentStream => contentOf(new TextEncoder().encode(text));

function contentOf(bytes: Uint8Array): ContentStream {
  return {
    size: bytes.length,
    async *chunks() {
      yield await Promise.resolve(bytes);
    },
  };
}
