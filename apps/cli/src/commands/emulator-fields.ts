import { bytesToPrintableAscii, fromHex } from '@ciekit/core/basics';
import { Buffer } from 'node:buffer';
import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { initialCardState, type CardState } from '@ciekit/emulator';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openCard, type CardFile } from '../software/card-file.js';
import { showDate } from './card-fields.js';

/** What a software card says about itself, for a person and a program. Never its codes. */
export async function describeCardFile(card: CardFile): Promise<CardDescription> {
  // A card that was never used has no state yet, and looking at it makes none.
  const state = existsSync(card.stateFile) ? (await openCard(card)).readState() : initialCardState(card.image);
  return { card, state, holder: readHolder(card) };
}

export interface CardDescription {
  readonly card: CardFile;
  readonly state: CardState;
  readonly holder: SoftwareHolder;
}

interface SoftwareHolder {
  readonly surname: string;
  readonly givenName: string;
  readonly codiceFiscale: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** From the certificate in EF 1003; the file is padded, and whoever made it may have put anything there. */
function readHolder({ image }: CardFile): SoftwareHolder {
  const unreadable = { surname: '', givenName: '', codiceFiscale: '', notBefore: new Date(0), notAfter: new Date(0) };
  try {
    const certificate = new X509Certificate(Buffer.from(fromHex(image.files['1003'])));
    const attribute = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(certificate.subject)?.[1] ?? '';
    return {
      surname: attribute('SN'),
      givenName: attribute('GN'),
      codiceFiscale: attribute('CN').split('/')[0] ?? '',
      notBefore: new Date(certificate.validFrom),
      notAfter: new Date(certificate.validTo),
    };
  } catch {
    return unreadable;
  }
}

const ascii = (hex: string): string => bytesToPrintableAscii(fromHex(hex)) ?? '';

function softwareCardJson({ card, state, holder }: CardDescription): Readonly<Record<string, unknown>> {
  const { image } = card;
  return {
    file: card.file,
    stateFile: card.stateFile,
    profile: image.profile,
    generation: image.sodGeneration,
    serialNumber: ascii(image.files['1002']),
    nis: ascii(image.files['1001']),
    holder: { surname: holder.surname, givenName: holder.givenName, codiceFiscale: holder.codiceFiscale },
    notBefore: holder.notBefore.toISOString(),
    expires: holder.notAfter.toISOString(),
    pin: { triesRemaining: state.pin.triesRemaining },
    puk: { triesRemaining: state.puk.triesRemaining },
  };
}

/** @param headline what was done, where something was */
export function softwareCardAnswer(
  context: CommandContext,
  description: CardDescription,
  headline: string | undefined,
  further: { readonly json: Readonly<Record<string, unknown>>; readonly lines: readonly string[] } = {
    json: {},
    lines: [],
  },
): Answer {
  const { card, state, holder } = description;
  return {
    json: { ...softwareCardJson(description), ...further.json },
    show: (page) => {
      const words = context.words.card;
      if (headline !== undefined) page.line({ text: headline, as: 'green' });
      page.fields([
        [words.surname, holder.surname],
        [words.givenName, holder.givenName],
        [words.codiceFiscale, holder.codiceFiscale],
        [words.serialNumber, ascii(card.image.files['1002'])],
        [words.servicesId, ascii(card.image.files['1001'])],
        [words.expires, showDate(context, holder.notAfter)],
        [words.profile, `${card.image.profile}, ${String(card.image.sodGeneration)}`],
        [words.pinTries, String(state.pin.triesRemaining)],
        [words.pukTries, String(state.puk.triesRemaining)],
        [words.stateFile, card.stateFile],
      ]);
      // As one line: it is there to be copied.
      for (const line of further.lines) page.raw(`${line}\n`);
    },
  };
}
