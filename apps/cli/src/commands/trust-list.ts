import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { noReaders } from '../no-readers.js';
import { showDate } from './card-fields.js';
import { certificateJson } from './trust-fields.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { certificates, missing, problems } = await openMiddleware(context, noReaders).listTrust();
  return {
    json: {
      certificates: certificates.map((certificate) => ({
        ...certificateJson(certificate),
        validity: certificate.validity,
      })),
      missing: missing.map(({ sha256, purpose, name }) => ({ fingerprint: sha256, purpose, name })),
      problems: problems.map(({ path, reason }) => ({ file: path, reason })),
    },
    show: (page) => {
      const words = context.words.trust;
      if (certificates.length === 0) page.line(words.none);
      for (const [index, certificate] of certificates.entries()) {
        if (index > 0) page.line();
        page.fields([
          [words.authority, { text: certificate.subject, as: 'bold' }],
          [words.purpose, words.purposes[certificate.purpose]],
          [words.basis, words.bases[certificate.basis]],
          [words.expires, `${showDate(context, certificate.notAfter)} (${words.validities[certificate.validity]})`],
          ['SHA-256', certificate.fingerprint],
        ]);
      }
      if (missing.length > 0) page.line();
      if (missing.length > 0) page.heading(words.missing);
      for (const { name, years, purpose } of missing) {
        const span = years === undefined ? '' : ` ${String(years.from)}-${String(years.to)}`;
        page.item('-', `${name}${span} (${words.purposes[purpose]})`);
      }
      for (const { path, reason } of problems) {
        context.alerts.item({ text: '!', as: 'yellow' }, words.problem(path, reason));
      }
    },
  };
}
