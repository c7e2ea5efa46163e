// @ts-check
/**
 * The verdicts on the test files of the EU's "Digital Signature Services", against what their own tests expect:
 *
 *     node scripts/dss-table.mjs FOLDER [--write]
 *
 * FOLDER is a checkout of esig/dss. Its files are third parties' and stay there; dss-expectations.json holds facts only:
 * a file's name, whether the test named beside it expects the signatures to be technically valid (intact, value correct,
 * all references found: `checkBLevelValid`), how many there are, and what detached ones are about. Needs built packages.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSource, SignatureError, validateFile } from '../packages/signature/dist/index.js';

/**
 * @typedef {object} Expectation
 * @property {string} file format and path below that module's test resources
 * @property {'valid' | 'invalid'} expected
 * @property {string} test
 * @property {number} [signatures]
 * @property {string[]} [content]
 * @property {string} [because] why the answer is another one, where that was looked into
 */

/** Nobody is trusted and nobody is asked: the table is about the mathematics and the formats. */
const CONTEXT = {
  at: new Date('2026-01-01T00:00:00Z'),
  trust: { anchors: () => [], intermediates: () => [], isCieIssuer: () => false },
};

/** @param {string} folder @param {string} file */
function pathOf(folder, file) {
  const [module = '', ...rest] = file.split('/');
  return join(folder, `dss-${module}`, 'src/test/resources', ...rest);
}

/** What a hash is worth is no question of mathematics; DSS asks it elsewhere too. */
const STRENGTH = new Set(['weak-digest', 'weak-digest-no-proof', 'digest-was-weak', 'weak-imprint']);

/** @typedef {import('../packages/signature/dist/index.js').SignatureReport} SignatureReport */

/** Warnings of the readers that leave the mathematics open. */
const OPEN =
  /^(?:content-missing|reference-missing|unsupported-|unusable-key|signing-certificate-missing|structure-unreadable|signature-not-in-form|changes-unreadable|transform-refused)/;

/** @param {SignatureReport} report @returns {boolean} */
function isTechnicallyValid({ verdicts: { integrity } }) {
  const codes = integrity.findings.map(({ code }) => code);
  const weakOnly = codes.some((code) => STRENGTH.has(code)) && !codes.some((code) => OPEN.test(code));
  return integrity.state === 'intact' || (integrity.state === 'undetermined' && weakOnly);
}

/** @param {SignatureReport} report @returns {SignatureReport[]} */
function withCounterSignatures(report) {
  return [report, ...report.counterSignatures.flatMap(withCounterSignatures)];
}

/**
 * What stands behind a difference, by our finding, where no single reason was written down.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const REASONS = [
  [
    /byte-range|signature-removed|contents-trailing/,
    'an attack or a damage to the PDF that DSS reports beside the technical verdict',
  ],
  [
    /changed-after-signing|evil-annotation|hidden-content|changes-unreadable/,
    'changed after signing: DSS reports that beside the technical verdict, we count it as broken',
  ],
  [/transform-refused/, 'a transform (XPath, XSLT) that could hide content: refused'],
  [
    /content-missing|reference-missing/,
    'the test hands content in as a digest or under another name; the table does not',
  ],
  [/attribute-repeated/, 'a signed attribute twice: refused'],
  [/unsupported-subfilter/, 'a SubFilter that is not read'],
];

/** @param {Expectation} expectation @param {string} answer @param {readonly string[]} codes */
function reasonFor({ because, file }, answer, codes) {
  if (because !== undefined) return because;
  const known = REASONS.find(([pattern]) => codes.some((code) => pattern.test(code)))?.[1];
  if (known !== undefined) return known;
  // shared finding of CAdES and PAdES: docs of the specification, "DigestInfo follows digestAlgorithm".
  if (answer === 'valid' && /SHA\d.*withRSA/.test(file)) {
    return 'signatureAlgorithm names another hash than digestAlgorithm; the value verifies with the latter: valid, with a warning';
  }
  return 'not looked into';
}

/** @param {string} folder @param {Expectation} expectation */
async function judge(folder, { file, content = [] }) {
  /** @param {string} name */
  const read = async (name) => bytesSource(new Uint8Array(await readFile(pathOf(folder, name))));
  try {
    const detachedContent = content[0] === undefined ? undefined : await read(content[0]);
    const { layers } = await validateFile(await read(file), CONTEXT, { detachedContent });
    const signatures = layers[0]?.signatures ?? [];
    const open = signatures.filter((signature) => !isTechnicallyValid(signature));
    const codes = open.flatMap(({ verdicts }) =>
      verdicts.integrity.findings.filter(({ weight }) => weight !== 'note').map(({ code }) => code),
    );
    const answer = signatures.length > 0 && open.length === 0 ? 'valid' : 'invalid';
    const count = signatures.flatMap(withCounterSignatures).length;
    return { answer, count, codes: [...new Set(codes)].filter((code) => !STRENGTH.has(code)) };
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    return { answer: 'invalid', count: 0, codes: [error.code] };
  }
}

/** @param {string} folder */
async function table(folder) {
  /** @type {Expectation[]} */
  const expectations = JSON.parse(await readFile(new URL('dss-expectations.json', import.meta.url), 'utf8'));
  const rows = [];
  /** @type {Map<string, { agree: number, all: number }>} */
  const totals = new Map();
  for (const expectation of expectations) {
    const { file, expected, signatures, test } = expectation;
    const format = file.slice(0, file.indexOf('/'));
    const { answer, count, codes } = await judge(folder, expectation);
    const agrees = answer === expected && (signatures === undefined || signatures === count || expected === 'invalid');
    const total = totals.get(format) ?? { agree: 0, all: 0 };
    totals.set(format, { agree: total.agree + (agrees ? 1 : 0), all: total.all + 1 });
    const number = signatures === undefined ? '' : ` (${signatures})`;
    if (!agrees) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      rows.push(
        `| ${name} | ${format}, ${test} | ${expected}${number} | ${answer} (${count}) ${codes.join(', ')} | ${reasonFor(expectation, answer, codes)} |`,
      );
    }
  }
  const sums = [...totals].map(([format, { agree, all }]) => `| ${format} | ${agree} | ${all} |`);
  return [
    '# The test files of the EU’s Digital Signature Services',
    '',
    'How our verdict on integrity compares with what the tests of `esig/dss` state about their own files: technically valid',
    'or not (`isBLevelTechnicallyValid`: all references found and intact, the signature value correct), and how many',
    'signatures. The files are third parties’ and not part of this repository. Made by `scripts/dss-table.mjs`.',
    '',
    '| Format | Agree | Of |',
    '| --- | --- | --- |',
    ...sums,
    '',
    '## Where the answers differ',
    '',
    '| File | Format, test | Expected (signatures) | Ours | Why |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const [folder, write] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node scripts/dss-table.mjs FOLDER [--write]');
  process.exitCode = 2;
} else {
  const text = await table(folder);
  if (write === '--write') await writeFile(new URL('../docs/dss-table.md', import.meta.url), text);
  else process.stdout.write(text);
}
