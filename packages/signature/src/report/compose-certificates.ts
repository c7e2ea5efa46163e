import type { Certificate } from '@ciekit/pki';
import type { Summary } from '../validation/indication.js';
import type { Block } from './blocks.js';
import { formatDay } from './dates.js';
import { exact, filled, nameText, own, type Text } from './text.js';
import type { ReportWords } from './words.js';

/** A chain longer than any that an authority issues. */
const MAX_CERTIFICATES = 20;

/** The signing certificate first. */
export function certificateBlocks(chain: readonly Certificate[], words: ReportWords): Block[] {
  const { facts, language } = words;
  return chain.slice(0, MAX_CERTIFICATES).map((certificate) => ({
    kind: 'facts',
    caption: words.headings.certificates,
    certificate,
    facts: [
      { term: facts.subject, values: [nameText(certificate.subject.toString())] },
      { term: facts.issuer, values: [nameText(certificate.issuer.toString())] },
      { term: facts.serial, values: [exact(certificate.serialNumber)] },
      {
        term: facts.validity,
        values: [
          filled(words.validityPeriod, {
            from: own(formatDay(certificate.notBefore, language)),
            to: own(formatDay(certificate.notAfter, language)),
          }),
        ],
      },
      { term: facts.sha256, values: [exact(certificate.sha256)] },
    ],
  }));
}

/** Each certificate in full where it comes first; afterwards its name and its fingerprint, which say which it is. */
export function withCertificatesOnce(
  blocks: readonly Block[],
  words: ReportWords,
  shown = new Set<string>(),
): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.kind === 'indented') return { ...block, blocks: withCertificatesOnce(block.blocks, words, shown) };
    if (block.kind !== 'facts' || block.certificate === undefined) return block;
    const { subject, sha256 } = block.certificate;
    if (!shown.has(sha256)) {
      shown.add(sha256);
      return block;
    }
    const values = { subject: nameText(subject.toString()), sha256: exact(sha256) };
    return { kind: 'paragraph', text: filled(words.certificateAbove, values), quiet: true };
  });
}

/** What it means, then the words of ETSI EN 319 102-1. */
export function indicationText({ indication, subIndication }: Summary, outcome: string, words: ReportWords): Text[] {
  const codes = exact(subIndication === undefined ? indication : `${indication} / ${subIndication}`);
  const reason = subIndication === undefined ? [] : [own(words.subIndications[subIndication])];
  return [own(outcome), ...reason, codes];
}
