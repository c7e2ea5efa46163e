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

/** What it means, then the words of ETSI EN 319 102-1. */
export function indicationText({ indication, subIndication }: Summary, outcome: string, words: ReportWords): Text[] {
  const codes = exact(subIndication === undefined ? indication : `${indication} / ${subIndication}`);
  const reason = subIndication === undefined ? [] : [own(words.subIndications[subIndication])];
  return [own(outcome), ...reason, codes];
}
