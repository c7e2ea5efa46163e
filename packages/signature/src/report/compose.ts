import type { LayerReport } from '../validate-file.js';
import type { SignatureReport } from '../validation/report.js';
import type { Indication } from '../validation/verdict.js';
import type { Block, Fact, ReportDocument, Tone } from './blocks.js';
import { withCertificatesOnce } from './compose-certificates.js';
import { composeSignature, nameOfSigner } from './compose-signature.js';
import { composeTimestamp } from './compose-timestamp.js';
import { formatNumber, formatTime } from './dates.js';
import type { PagePreview, ReportSubject } from './subject.js';
import { exact, filled, foreign, own, plain, type Text } from './text.js';
import type { ReportWords } from './words.js';

/** Signatures that a report shows in full; a file may have thousands. */
const MAX_SIGNATURES = 100;

export function compose(subject: ReportSubject, words: ReportWords): ReportDocument {
  const { layers } = subject.report;
  const count = layers.reduce((sum, { signatures }) => sum + signatures.length, 0);
  let number = 0;
  const blocks: Block[] = [summaryOf(subject, words), ...fileBlocks(subject, words), ...previewBlocks(subject, words)];
  for (const layer of layers) {
    if (layer.depth > 0) blocks.push(insideHeading(layer, words));
    for (const signature of layer.signatures) {
      number++;
      if (number <= MAX_SIGNATURES) blocks.push(...numbered(signature, number, count, words));
    }
    for (const stamp of layer.timestamps) {
      blocks.push({ kind: 'heading', level: 2, text: own(words.headings.timestamp) });
      blocks.push(...composeTimestamp(stamp, words));
    }
    blocks.push(...problemOf(layer, words));
  }
  return {
    language: words.language,
    title: words.title,
    producer: `${subject.software.name} ${subject.software.version}`,
    subject: foreign(subject.file.name),
    fingerprint: `SHA-256 ${plain(exact(subject.file.sha256.toUpperCase()))}`,
    blocks: withCertificatesOnce(blocks, words),
    closing: words.closing.map(own),
    footer: words.footer,
    verdictHead: words.verdictHead,
    weights: words.weights,
  };
}

const TONES: Readonly<Record<Indication, Tone>> = {
  'TOTAL-PASSED': 'good',
  'TOTAL-FAILED': 'bad',
  INDETERMINATE: 'open',
};

function summaryOf({ report }: ReportSubject, words: ReportWords): Block {
  const { summary } = words;
  if (report.status !== 'judged' || report.indication === undefined) {
    const { title, text } = report.status === 'not-supported' ? summary.notSupported : summary.notSigned;
    return { kind: 'banner', tone: 'open', title, lines: [own(text)] };
  }
  const signatures = report.layers.flatMap((layer) => layer.signatures);
  const stamps = report.layers.flatMap((layer) => layer.timestamps);
  const title = words.outcomes[report.indication].title;
  const tone = TONES[report.indication];
  const isOnlyStamp = signatures.length === 0 && stamps.length > 0;
  if (isOnlyStamp)
    return { kind: 'banner', tone, title: words.headings.timestamp, lines: [own(summary.stamp[report.indication])] };
  const line = summarySentence(signatures, words);
  return signatures.length === 1
    ? { kind: 'banner', tone, title, lines: [line] }
    : { kind: 'banner', tone, title: plain(line), lines: [] };
}

function summarySentence(signatures: readonly SignatureReport[], words: ReportWords): Text {
  const with_ = (indication: Indication): number =>
    signatures.filter((signature) => signature.indication === indication).length;
  const count = signatures.length;
  const numbers = {
    count: own(`${count}`),
    passed: own(`${with_('TOTAL-PASSED')}`),
    failed: own(`${with_('TOTAL-FAILED')}`),
    open: own(`${with_('INDETERMINATE')}`),
  };
  const same = (Object.keys(TONES) as readonly Indication[]).find((indication) => with_(indication) === count);
  if (same === undefined) return filled(words.summary.mixed, numbers);
  return filled(count === 1 ? words.summary.one[same] : words.summary.all[same], numbers);
}

function fileBlocks({ file, report, createdAt, software, network }: ReportSubject, words: ReportWords): Block[] {
  const { facts, language } = words;
  const validatedAt = validationTime(report.layers);
  const list: Fact[] = [
    { term: facts.fileName, values: [foreign(file.name)] },
    { term: facts.fileSize, values: [own(words.bytes.replace('{size}', formatNumber(file.size, language)))] },
    { term: facts.sha256, values: [exact(file.sha256.toUpperCase())] },
    { term: facts.fileFormat, values: [own(words.fileFormats[report.format])] },
    { term: facts.createdAt, values: [own(formatTime(createdAt, language))] },
    ...(validatedAt === undefined
      ? []
      : [{ term: facts.validatedAt, values: [own(formatTime(validatedAt, language))] }]),
    { term: facts.software, values: [own(`${software.name} ${software.version}`)] },
    { term: facts.network, values: [own(words.network[network])] },
  ];
  return [
    { kind: 'heading', level: 2, text: own(words.headings.file) },
    { kind: 'facts', caption: words.headings.file, facts: list },
  ];
}

function validationTime(layers: readonly LayerReport[]): Date | undefined {
  for (const { signatures, timestamps } of layers) {
    const time = signatures[0]?.validationTime ?? timestamps[0]?.judgedAt;
    if (time !== undefined) return time;
  }
  return undefined;
}

function numbered(signature: SignatureReport, number: number, count: number, words: ReportWords): Block[] {
  const name = nameOfSigner(signature, words);
  const values = { name, number: own(`${number}`), count: own(`${count}`) };
  const heading = count === 1 ? words.headings.oneSignature : words.headings.signature;
  return [{ kind: 'heading', level: 2, text: filled(heading, values) }, ...composeSignature(signature, words)];
}

function insideHeading({ depth }: LayerReport, words: ReportWords): Block {
  return { kind: 'heading', level: 2, text: filled(words.headings.inside, { depth: own(`${depth}`) }) };
}

function problemOf({ problem }: LayerReport, words: ReportWords): Block[] {
  if (problem === undefined) return [];
  const reason = words.layerProblems[problem];
  const text = filled(words.layerProblem, { reason: reason === undefined ? exact(problem) : own(reason) });
  return [{ kind: 'paragraph', text }];
}

function previewBlocks({ previews }: ReportSubject, words: ReportWords): Block[] {
  if (previews === undefined) return [];
  const { pages, problem, more } = previews;
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: own(words.headings.previews) }];
  if (pages.length > 0) {
    blocks.push({ kind: 'paragraph', text: own(words.previewText), quiet: true });
    const items = pages.map((preview) => ({
      preview,
      caption: captionOf(preview, words),
      alternative: words.previewText,
      problem: preview.pictureProblem && omitted(preview.pictureProblem, words),
    }));
    blocks.push({ kind: 'previews', items });
  }
  if (problem !== undefined) blocks.push({ kind: 'paragraph', text: own(omitted(problem, words)) });
  if (more > 0) blocks.push({ kind: 'paragraph', text: filled(words.previewMore, { count: own(`${more}`) }) });
  return blocks;
}

function captionOf({ page, revision, signatures }: PagePreview, words: ReportWords): Text {
  const names = signatures.flatMap((name, i) => [...(i === 0 ? [] : own(', ')), ...foreign(name)]);
  const values = { page: own(`${page}`), revision: own(`${revision}`), names };
  return filled(names.length === 0 ? words.previewWhole : words.previewCaption, values);
}

const omitted = (problem: keyof ReportWords['previewProblems'], words: ReportWords): string =>
  words.previewOmitted.replace('{reason}', words.previewProblems[problem]);
