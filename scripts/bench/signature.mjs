// @ts-check
/** What signing costs beside the card, and what validating costs against openssl and pdfsig, in one run. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { contentStream, fileSource, readPades, signCades, signPades } from '../../packages/signature/dist/index.js';
import { ROOT } from '../setup/paths.mjs';
import { median } from './figures.mjs';
import { countFileCommands } from './signature-commands.mjs';
import { emptyFile, pdfOf, signedPdfOf } from './signature-files.mjs';
import { PEM, specimenSigner } from './specimen-signer.mjs';

const MEGABYTE = 1_000_000;
const SIGNATURES = 10;
/** Of what ends soon, and of what takes seconds. */
const ROUNDS = 9;
const BIG_ROUNDS = 3;
const SIZES = /** @type {const} */ ({ '100 MB': 100 * MEGABYTE, '1 GB': 1_000 * MEGABYTE });

const PROCESS = fileURLToPath(new URL('./signature-process.mjs', import.meta.url));
const CIE = join(ROOT, 'apps/cli/bin/cie.js');
/** Exit codes of `cie verify`: the authorities of the specimen are in no store. */
const NOT_VALID = 24;
const NOT_DECIDED = 25;

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

/** @param {string} name */
const isThere = (name) => spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined;

/**
 * A whole process, in ms.
 *
 * @param {string} folder its home
 * @param {string} command
 * @param {readonly string[]} args
 * @param {readonly number[]} good codes with which it may end
 */
function processOf(folder, command, args, good = [0]) {
  const begin = performance.now();
  const { status, stdout } = spawnSync(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, CIEKIT_HOME: folder, CIEKIT_BENCH_PEAK: join(folder, 'peak') },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  if (status === null || !good.includes(status)) throw new Error(`${command} ${args[0] ?? ''}: ${String(status)}`);
  return { ms: performance.now() - begin, stdout };
}

/** The most memory of the process before, in MB (1,024,000 bytes). @param {string} folder */
const peakOf = (folder) =>
  process.platform === 'linux' ? Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1_000 : Number.NaN;

/** A Node process. @param {string} folder @param {readonly string[]} args @param {readonly number[]} [good] */
const nodeProcess = (folder, args, good) => processOf(folder, process.execPath, args, good);

/** Beside the key, in a process that runs already: 1 MB of PDF, and 100 MB into a .p7m. @param {string} folder */
async function measureSigning(folder) {
  const pdf = pdfOf(MEGABYTE);
  emptyFile(join(folder, 'content'), 100 * MEGABYTE);
  const file = await fileSource(join(folder, 'content'));
  const timed = async (/** @type {(signer: ReturnType<typeof specimenSigner>) => Promise<unknown>} */ work) => {
    const times = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const signer = specimenSigner();
      const begin = performance.now();
      await work(signer);
      if (round > 0) times.push(performance.now() - begin - signer.spent.keyMs);
    }
    return rounded(median(times));
  };
  try {
    return {
      pdfMs: await timed((signer) => signPades(pdf, signer, { signingTime: new Date() })),
      p7mMs: await timed((signer) =>
        pipeline(signCades(contentStream(file, true), signer), createWriteStream(join(folder, 'signed'))),
      ),
    };
  } finally {
    await file[Symbol.asyncDispose]();
  }
}

/** `cie verify` against `pdfsig -nocert`, which builds no chain: process against process, in turn. @param {string} folder */
async function measurePdf(folder) {
  const pdf = await signedPdfOf(SIGNATURES, MEGABYTE);
  const path = join(folder, 'ten.pdf');
  writeFileSync(path, pdf);
  const inside = [];
  const ours = [];
  const start = [];
  /** @type {number[]} */
  const theirs = [];
  const hasPdfsig = isThere('pdfsig');
  for (let round = 0; round <= ROUNDS; round++) {
    const begin = performance.now();
    const signatures = await readPades(pdf);
    inside.push(performance.now() - begin);
    if (signatures.some(({ integrity }) => integrity.state !== 'intact')) throw new Error('a signature is not intact');
    const { ms, stdout } = nodeProcess(folder, [CIE, 'verify', '--json', path], [0, NOT_VALID, NOT_DECIDED]);
    if (!stdout.includes('Signature10')) throw new Error('cie verify did not find every signature');
    ours.push(ms);
    start.push(nodeProcess(folder, [CIE, '--version']).ms);
    if (hasPdfsig) theirs.push(processOf(folder, 'pdfsig', ['-nocert', path]).ms);
  }
  const [insideMs, verifyMs, versionMs] = [inside, ours, start].map((times) => rounded(median(times.slice(1))));
  if (!hasPdfsig) return { insideMs, verifyMs, versionMs };
  const pdfsigMs = rounded(median(theirs.slice(1)));
  /** @param {readonly number[]} times */
  const ratio = (times) => rounded(median(times.map((ms, round) => ms / (theirs[round] ?? Number.NaN)).slice(1)));
  return { insideMs, verifyMs, versionMs, pdfsigMs, overPdfsig: ratio(ours), insideOverPdfsig: ratio(inside) };
}

/** Making and checking a .p7m, process against process, in turn. @param {string} folder @param {number} size */
function measureP7m(folder, size) {
  const place = (/** @type {string} */ name) => join(folder, name);
  emptyFile(place('content'), size);
  const hasOpenssl = isThere('openssl');
  for (const [name, text] of Object.entries(PEM)) writeFileSync(place(`${name}.pem`), text);
  const figures = /** @type {Record<'sign' | 'verify' | 'opensslSign' | 'opensslVerify' | 'peak', number[]>} */ ({
    sign: [],
    verify: [],
    opensslSign: [],
    opensslVerify: [],
    peak: [],
  });
  const cms = (/** @type {readonly string[]} */ ...args) =>
    processOf(folder, 'openssl', ['cms', '-binary', ...args]).ms;
  for (let round = 0; round < BIG_ROUNDS; round++) {
    const signed = nodeProcess(folder, [PROCESS, 'sign', place('content'), place('signed')]);
    figures.peak.push(peakOf(folder));
    const verified = nodeProcess(folder, [PROCESS, 'verify', place('signed')]);
    figures.peak.push(peakOf(folder));
    figures.sign.push(signed.ms);
    figures.verify.push(verified.ms);
    if (!hasOpenssl) continue;
    const signer = ['-signer', 'certificate.pem', '-inkey', 'key.pem', '-certfile', 'issuers.pem', '-md', 'sha256'];
    figures.opensslSign.push(
      cms('-sign', '-stream', '-nodetach', ...signer, '-in', 'content', '-outform', 'DER', '-out', 'theirs'),
    );
    const from = [
      '-inform',
      'DER',
      '-in',
      'signed',
      '-noverify',
      '-out',
      process.platform === 'win32' ? 'NUL' : '/dev/null',
    ];
    figures.opensslVerify.push(cms('-verify', ...from));
  }
  const [sign, verify, opensslSign, opensslVerify] = [
    figures.sign,
    figures.verify,
    figures.opensslSign,
    figures.opensslVerify,
  ].map((times) => rounded(median(times)));
  const ours = { signMs: sign, verifyMs: verify, peakMegabytes: rounded(Math.max(...figures.peak) * 1.024) };
  if (!hasOpenssl) return ours;
  const ratio = (/** @type {'sign' | 'verify'} */ mine, /** @type {'opensslSign' | 'opensslVerify'} */ other) =>
    rounded(median(figures[mine].map((ms, round) => ms / (figures[other][round] ?? Number.NaN))));
  return {
    ...ours,
    opensslSignMs: opensslSign,
    opensslVerifyMs: opensslVerify,
    signOverOpenssl: ratio('sign', 'opensslSign'),
    verifyOverOpenssl: ratio('verify', 'opensslVerify'),
  };
}

/** Everything about signatures; what this machine has no program for is left out and named in `leftOut`. */
export async function measureSignature() {
  const folder = mkdtempSync(join(tmpdir(), 'cie-bench-'));
  try {
    return {
      leftOut: ['pdfsig', 'openssl'].filter((name) => !isThere(name)),
      commands: await countFileCommands(),
      signing: await measureSigning(folder),
      pdf: await measurePdf(folder),
      p7m: {
        '100 MB': measureP7m(folder, SIZES['100 MB']),
        '1 GB': measureP7m(folder, SIZES['1 GB']),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
