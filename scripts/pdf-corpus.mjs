/**
 * Collects PDF files of real producers in a folder, for the judges of packages/signature:
 *
 *     node scripts/pdf-corpus.mjs /tmp/corpus [--quick] [FOLDER WITH DOCUMENTATION...]
 *     CIEKIT_PDF_CORPUS=/tmp/corpus npx vitest run --config vitest.workspace.ts --project=with-programs \
 *       packages/signature/test/programs/pdf-judges.test.ts
 *
 * What the machine has: the documentation of its packages (pdfTeX, FOP, …), and files that LibreOffice, Chromium,
 * ghostscript and qpdf write now; `--quick`: smaller and fewer of them, as `npm test` signs them. Nothing of it belongs into
 * the repository: the documents are other people's.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const [folder, ...documentation] = args.filter((arg) => arg !== '--quick');
if (folder === undefined) {
  console.error('usage: node scripts/pdf-corpus.mjs FOLDER [--quick] [FOLDER WITH DOCUMENTATION...]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'pdf-corpus-'));
const LONGEST_MS = 120_000;
const LARGEST = (quick ? 2 : 20) * 1024 * 1024;
/** Documents of packages. */
const MOST = quick ? 8 : Infinity;

/** Runs a program that may be missing; whether it ended well. */
function tried(program, ...args) {
  const { status } = spawnSync(program, args, { cwd: work, stdio: 'ignore', timeout: LONGEST_MS });
  return status === 0;
}

function keep(path, name) {
  if (existsSync(path) && statSync(path).size > 0) copyFileSync(path, join(folder, `${name}.pdf`));
}

let documents = 0;
for (const root of [...documentation, '/usr/share/doc', '/usr/lib/libreoffice']) {
  if (!existsSync(root)) continue;
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !/\.pdf(?:\.gz)?$/u.test(entry.name) || statSync(path).size > LARGEST) continue;
    if (documents >= MOST) break;
    documents += 1;
    const bytes = readFileSync(path);
    const name = `doc-${basename(entry.name).replace(/\.pdf(?:\.gz)?$/u, '')}`;
    writeFileSync(join(folder, `${name}.pdf`), entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
}

const PAGE = `<!doctype html><html lang="it"><title>Contratto</title><h1>Contratto</h1><p>Perché no? ČŠŽ ő</p>
<form><label>Nome <input name="nome"></label></form><table><tr><td>1</td><td>2</td></tr></table></html>`;
writeFileSync(join(work, 'page.html'), PAGE);

const EXPORTS = {
  plain: '{}',
  'pdf-a-1': '{"SelectPdfVersion":{"type":"long","value":"1"}}',
  'pdf-a-2': '{"SelectPdfVersion":{"type":"long","value":"2"}}',
  'pdf-a-3': '{"SelectPdfVersion":{"type":"long","value":"3"}}',
  'pdf-1.6': '{"SelectPdfVersion":{"type":"long","value":"16"}}',
  tagged: '{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
  'pdf-ua': '{"PDFUACompliance":{"type":"boolean","value":"true"}}',
  form: '{"ExportFormFields":{"type":"boolean","value":"true"}}',
};
for (const [name, options] of Object.entries(EXPORTS).slice(0, quick ? 3 : undefined)) {
  const profile = `-env:UserInstallation=file://${work}/profile`;
  const filter = `pdf:writer_web_pdf_Export:${options}`;
  rmSync(join(work, 'page.pdf'), { force: true });
  if (tried('soffice', profile, '--headless', '--convert-to', filter, 'page.html')) {
    keep(join(work, 'page.pdf'), `libreoffice-${name}`);
  }
}

const chromium = ['chromium', 'google-chrome'].find((program) => tried(program, '--version'));
if (chromium !== undefined) {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${work}/chromium`];
  tried(chromium, ...options, `--print-to-pdf=${work}/chromium.pdf`, `file://${work}/page.html`);
  keep(join(work, 'chromium.pdf'), 'chromium');
}

const sources = readdirSync(folder).map((name) => join(folder, name));
if (sources.length > 0) {
  // One after the other, so that each producer's files are rewritten.
  let turn = 0;
  const next = () => sources[turn++ % sources.length] ?? '';
  for (const level of ['1.3', '1.4', '1.5', '1.7', '2.0']) {
    const options = ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-sDEVICE=pdfwrite', `-dCompatibilityLevel=${level}`];
    if (tried('gs', ...options, `-sOutputFile=${work}/gs.pdf`, next()))
      keep(join(work, 'gs.pdf'), `ghostscript-${level}`);
  }
  const variants = {
    linearized: ['--linearize'],
    'linearized-object-streams': ['--linearize', '--object-streams=generate'],
    'object-streams': ['--object-streams=generate'],
    'no-object-streams': ['--object-streams=disable'],
    uncompressed: ['--qdf'],
    rotated: ['--rotate=+90'],
    'pdf-2.0': ['--force-version=2.0'],
  };
  for (const [name, options] of Object.entries(variants)) {
    if (tried('qpdf', ...options, next(), join(work, 'qpdf.pdf'))) keep(join(work, 'qpdf.pdf'), `qpdf-${name}`);
  }
}

rmSync(work, { recursive: true, force: true });

/** @type {Map<string, number>} */
const producers = new Map();
for (const name of readdirSync(folder)) {
  const { stdout } = spawnSync('pdfinfo', [join(folder, name)], { encoding: 'utf8' });
  const producer = /^Producer: +(.*)$/mu.exec(stdout ?? '')?.[1] ?? 'without a name';
  producers.set(producer, (producers.get(producer) ?? 0) + 1);
}
console.log(`${readdirSync(folder).length} files in ${folder}:`);
for (const [producer, count] of [...producers].sort()) console.log(`  ${count} ${producer}`);
