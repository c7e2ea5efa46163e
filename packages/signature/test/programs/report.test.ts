/** Other people's programs on the reports: they are whole, their fonts are in them, and what they say can be copied out. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reportHtml, reportPdf, type ReportSubject } from '@ciekit/signature/report';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { run } from '../../../pkcs11/test/support/program.js';
import {
  counterSigned,
  failed,
  indeterminate,
  longNames,
  organisation,
  passed,
  revoked,
  signedFile,
  stranger,
  subjectOf,
  words,
} from '../report/support/subjects.js';

const skipped = skipWithout('pdfinfo', 'pdffonts', 'pdftotext', 'qpdf');

/** `scripts/report-pictures.mjs` keeps the reports here, to be looked at. */
const KEPT = process.env['CIEKIT_REPORTS'];

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const folder = KEPT ?? (await mkdtemp(join(tmpdir(), 'report-')));
  if (KEPT === undefined) onTestFinished(() => rm(folder, { recursive: true, force: true }));
  else await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const SUBJECTS: readonly (readonly [name: string, language: 'it' | 'en', subject: () => Promise<ReportSubject>])[] = [
  ['passed', 'it', async () => subjectOf([await passed()])],
  ['passed', 'en', async () => subjectOf([await passed()], { network: 'online' })],
  ['failed', 'it', async () => subjectOf([await failed()])],
  ['indeterminate', 'it', async () => subjectOf([await indeterminate()])],
  ['indeterminate', 'en', async () => subjectOf([await revoked()])],
  [
    'several',
    'it',
    async () =>
      subjectOf([await passed(), await failed(), await stranger(), await organisation(), await counterSigned()]),
  ],
  [
    'long-names',
    'it',
    async () => subjectOf(await longNames(), { fileName: `${'delibera-della-giunta-'.repeat(9)}.pdf` }),
  ],
  ['not-signed', 'en', () => Promise.resolve(subjectOf([]))],
  ['signed-file', 'it', () => signedFile(2)],
];

describe.skipIf(skipped)('a PDF report', () => {
  it.each(SUBJECTS)('is whole and readable: %s, %s', async (name, language, subject) => {
    const about = await subject();
    const path = await written(`${name}-${language}.pdf`, await reportPdf(about, words[language]));
    if (KEPT !== undefined) await written(`${name}-${language}.html`, reportHtml(about, words[language]));

    const check = await run('qpdf', ['--check', path]);
    expect(check.text).toContain('No syntax or stream encoding errors found');
    const { text: info } = await run('pdfinfo', [path]);
    expect(info).toContain(`Title:           ${words[language].title}`);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
    const { text: fonts } = await run('pdffonts', [path]);
    const ours = fonts.split('\n').filter((line) => line.includes('Titillium'));
    expect(ours.length).toBeGreaterThan(0);
    for (const line of ours) expect(line).toMatch(/[A-Z]{6}\+TitilliumWeb-\w+ +CID TrueType +Identity-H +yes yes yes/);

    const { text: structure } = await run('pdfinfo', ['-struct-text', path]);
    expect(structure).toContain(`H1 (block)\n    "${words[language].title}"`);
    expect(structure).toMatch(/TH:\s+\/Scope \/Row/u);

    const { text } = await run('pdftotext', ['-layout', path, '-']);
    const flat = text.replaceAll(/\s+/gu, ' ');
    expect(flat).toContain(words[language].headings.file);
    expect(text.replaceAll(/\s/gu, '')).toContain(about.file.sha256.toUpperCase());
    const pages = Number(/Pages: +(\d+)/.exec(info)?.[1]);
    expect(flat).toContain(words[language].footer.replace('{page}', `${pages}`).replace('{pages}', `${pages}`));
  });
});
