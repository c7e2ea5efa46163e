import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { writeUserFile } from '../files.js';
import { openUseCases } from '../use-cases.js';

export async function run(context: CommandContext): Promise<Answer> {
  const out = context.options.text('out');
  const format = context.options.choice('format', ['pem', 'der'], 'pem');
  const { middleware, options } = await openUseCases(context);
  const { der, pem, serialNumber } = await middleware.exportCertificate(options);
  if (out !== undefined) {
    await writeUserFile(out, format === 'der' ? der : pem, { force: context.options.flag('force') });
  }
  return {
    json: {
      serialNumber,
      format,
      file: out ?? null,
      certificate: format === 'der' ? Buffer.from(der).toString('base64') : pem,
    },
    show: (page) => {
      if (out !== undefined) page.line(context.words.certificateSaved(out));
      // Bytes would make a terminal unusable: in DER the certificate goes to files only.
      else page.raw(format === 'der' ? `${Buffer.from(der).toString('base64')}\n` : pem);
    },
  };
}
