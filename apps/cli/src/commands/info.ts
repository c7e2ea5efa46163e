import { catalogueOf } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import type { Cell } from '../terminal/page.js';
import { openUseCases } from '../use-cases.js';
import { issuerCell, showDate, showDayHere, validityCell, validityJson } from './card-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { middleware, options } = await openUseCases(context);
  const card = await middleware.cardInfo(options);
  const { validity } = card;
  return {
    json: {
      reader: card.reader,
      nis: card.nis,
      serialNumber: card.serialNumber,
      label: card.label,
      surname: card.surname,
      givenName: card.givenName,
      codiceFiscale: card.codiceFiscale,
      citizenship: card.citizenship ?? null,
      ...validityJson(validity),
      certificate: { sha256: card.certificateFingerprint, issuer: card.issuer },
      pairedAt: card.pairedAt.toISOString(),
      issuer: card.assurance.outcome,
    },
    show: (page) => {
      const words = context.words.card;
      const catalogue = catalogueOf(context.language);
      const fields: readonly (readonly [string, Cell])[] = [
        [words.surname, { text: card.surname, as: 'bold' }],
        [words.givenName, { text: card.givenName, as: 'bold' }],
        [words.codiceFiscale, card.codiceFiscale],
        [words.citizenship, card.citizenship ?? ''],
        [words.serialNumber, card.serialNumber],
        [words.servicesId, card.nis],
        [words.label, card.label],
        [words.validity, validityCell(validity, catalogue.validity[validity.state])],
        [words.validFrom, showDate(context, validity.notBefore)],
        [words.expires, showDate(context, validity.notAfter)],
        [words.usableUntil, showDate(context, validity.usableUntil)],
        [words.issuer, issuerCell(context, card.assurance)],
        [words.certificate, `SHA-256 ${card.certificateFingerprint}`],
        [words.certificateIssuer, context.words.certificateIssuers[card.issuer]],
        [words.pairedAt, showDayHere(context, card.pairedAt)],
        [words.reader, card.reader],
      ];
      page.fields(fields.filter(([, value]) => value !== ''));
      context.notes.line({ text: catalogue.clock, as: 'dim' });
    },
  };
}
