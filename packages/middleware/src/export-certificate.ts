import { ProgressReport } from './progress.js';
import { openPairedCard } from './recognise-holder.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** The holder's certificate. It holds name and codice fiscale: personal data. */
export interface ExportedCertificate {
  readonly der: Uint8Array;
  /** RFC 7468, with a newline at its end. */
  readonly pem: string;
  readonly serialNumber: string;
}

/**
 * The holder's certificate as it is on the card. Needs a card that was paired on this PC, present in the reader; no
 * code.
 *
 * @throws as `cardInfo`
 */
export async function exportCertificate(
  context: MiddlewareContext,
  options: CardUseOptions = {},
): Promise<ExportedCertificate> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { record, holder } = await openPairedCard(context, options, report);
  report.done();
  return { der: holder.certificate, pem: toPem(holder.certificate), serialNumber: record.open.serialNumber };
}

const PEM_LINE = 64;

function toPem(der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  const lines: string[] = [];
  for (let start = 0; start < base64.length; start += PEM_LINE) lines.push(base64.slice(start, start + PEM_LINE));
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
