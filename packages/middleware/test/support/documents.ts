import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Middleware, SignedFile, SigningSummary } from '@ciekit/middleware';
import { newPdf, stream } from '../../../signature/test/support/raw-pdf.js';
import { desk, type Desk, type DeskCard } from './desk.js';
import { Holder } from './holder.js';

/** A page with some text. */
export function pdf(text = 'A contract.'): Uint8Array {
  const content = stream(`BT /F1 12 Tf 72 720 Td (${text}) Tj ET`);
  return new Uint8Array(
    Buffer.from(
      newPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        4: content,
        5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      }),
      'latin1',
    ),
  );
}

export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<invoice><total>10.00</total></invoice>\n';

/** A desk with a paired specimen, and a folder for documents. */
export interface Office extends Desk {
  readonly documents: string;
  readonly write: (name: string, content: Uint8Array | string) => Promise<string>;
  readonly names: () => Promise<readonly string[]>;
}

export async function office(card?: DeskCard): Promise<Office> {
  const at = await desk(card);
  await at.trustSpecimen();
  await at.middleware.pair(new Holder());
  at.card.codeCommands = [];
  at.card.card.resetTraffic();
  const documents = join(at.folder, 'documents');
  await mkdir(documents);
  return {
    ...at,
    documents,
    write: async (name, content) => {
      const path = join(documents, name);
      await writeFile(path, content);
      return path;
    },
    names: async () => (await readdir(documents)).sort(),
  };
}

export function signed({ files }: SigningSummary): readonly Extract<SignedFile, { status: 'signed' }>[] {
  return files.filter((file) => file.status === 'signed');
}

export const codeOf = (file: { readonly status: string; readonly error?: unknown } | undefined): string =>
  file?.error instanceof Error && 'code' in file.error ? String(file.error.code) : (file?.status ?? 'none');

/** What verification says of one file: the four answers of each signature, outer ones first. */
export async function verdictsOf(middleware: Middleware, path: string): Promise<readonly string[]> {
  const { files } = await middleware.verifyFiles({ files: [path] });
  const [file] = files;
  if (file?.status !== 'verified') throw new Error(codeOf(file));
  return file.report.layers
    .flatMap(({ signatures }) => signatures)
    .map(({ format, worth, verdicts: { integrity, certificate, trust, revocation } }) =>
      [format, integrity.state, certificate.state, trust.state, revocation.state, worth.kind].join(' '),
    );
}
