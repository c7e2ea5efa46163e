import type { SignatureReport } from '../validation/report.js';
import type { Block, Fact } from './blocks.js';
import { certificateBlocks } from './compose-certificates.js';
import { coverageBlocks } from './compose-coverage.js';
import { composeTimestamp } from './compose-timestamp.js';
import { reasonsOf, verdictLines } from './compose-verdicts.js';
import { formatTime } from './dates.js';
import { exact, filled, foreign, nameText, own, type Text } from './text.js';
import type { ReportWords } from './words.js';

/** A counter-signature of a counter-signature; deeper ones are in the JSON report. */
const MAX_DEPTH = 3;

/**
 * One signature, without a heading.
 *
 * @param confirmed whose signature a counter-signature is over
 */
export function composeSignature(signature: SignatureReport, words: ReportWords, depth = 0, confirmed?: Text): Block[] {
  const { headings } = words;
  const heading = (text: string): Block => ({ kind: 'heading', level: 3, text: own(text) });
  const worth = reasonsOf(signature.worth.findings, words);
  return [
    outcomeOf(signature, words),
    heading(headings.who),
    { kind: 'facts', caption: headings.who, facts: whoFacts(signature, words) },
    heading(headings.when),
    { kind: 'facts', caption: headings.when, facts: whenFacts(signature, words) },
    heading(headings.verdicts),
    { kind: 'verdicts', caption: words.verdictCaption, lines: verdictLines(signature.verdicts, words) },
    heading(headings.coverage),
    ...(confirmed === undefined
      ? coverageBlocks(signature.coverage, words, signature.format === 'pades')
      : [{ kind: 'paragraph', text: filled(words.coverage.signature, { name: confirmed }) } as const]),
    heading(headings.worth),
    { kind: 'paragraph', text: own(words.worth[signature.worth.kind]) },
    ...(worth.length === 0 ? [] : [{ kind: 'reasons', reasons: worth } as const]),
    heading(headings.details),
    { kind: 'facts', caption: headings.details, facts: detailFacts(signature, words) },
    ...timestampBlocks(signature, words),
    ...chainBlocks(signature, words),
    ...counterSignatureBlocks(signature, words, depth),
  ];
}

/** The person's name where the certificate has the form of a CIE's, else the common name, else the whole name. */
export function nameOfSigner({ signer }: SignatureReport, words: ReportWords): Text {
  if (signer === undefined) return own(words.unknownSigner);
  const person = [signer.holder?.givenName, signer.holder?.surname].filter((name) => name !== undefined).join(' ');
  return foreign(person.trim() || signer.commonName || signer.subject);
}

function outcomeOf(signature: SignatureReport, words: ReportWords): Block {
  const { indication, subIndication } = signature;
  const { title, text } = words.outcomes[indication];
  const codes = exact(subIndication === undefined ? indication : `${indication} / ${subIndication}`);
  return {
    kind: 'banner',
    tone: indication === 'TOTAL-PASSED' ? 'good' : indication === 'TOTAL-FAILED' ? 'bad' : 'open',
    title,
    lines: [...causeOf(signature, words), own(text), [...own(`${words.facts.indication}: `), ...codes]],
  };
}

/** FORMAT_FAILURE is also what ETSI calls a document that was changed after it was signed: the reason says more. */
function causeOf({ subIndication, verdicts }: SignatureReport, words: ReportWords): readonly Text[] {
  if (subIndication === undefined) return [];
  const failures = verdicts.integrity.findings.filter(({ weight }) => weight === 'failure');
  const [reason] = subIndication === 'FORMAT_FAILURE' ? reasonsOf(failures, words) : [];
  return [reason?.text ?? own(words.subIndications[subIndication])];
}

function whoFacts(signature: SignatureReport, words: ReportWords): Fact[] {
  const { facts } = words;
  const { signer } = signature;
  const list: Fact[] = [{ term: facts.name, values: [nameOfSigner(signature, words)] }];
  if (signer === undefined) return list;
  if (signer.holder !== undefined) list.push({ term: facts.fiscalCode, values: [exact(signer.holder.fiscalCode)] });
  if (signer.organization !== undefined) {
    list.push({ term: facts.organization, values: [foreign(signer.organization)] });
  }
  return [...list, { term: facts.issuer, values: [nameText(signer.issuer)] }];
}

function whenFacts(signature: SignatureReport, words: ReportWords): Fact[] {
  const { facts, language } = words;
  const { bestTime, claimedTime, validationTime } = signature;
  const list: Fact[] = [];
  if (bestTime.kind === 'proved') {
    list.push({ term: facts.provedTime, values: [own(formatTime(bestTime.time, language))] });
    const authority = authorityOf(signature, bestTime.time);
    if (authority !== undefined) list.push({ term: facts.authority, values: [nameText(authority)] });
  } else {
    list.push({ term: facts.provedTime, values: [own(words.noProof)] });
  }
  const claimed = claimedTime === undefined ? words.noTime : formatTime(claimedTime, language);
  list.push({ term: facts.claimedTime, values: [own(claimed)] });
  return [...list, { term: facts.validatedAt, values: [own(formatTime(validationTime, language))] }];
}

/** Of the stamp that proves the time. */
function authorityOf({ timestamps }: SignatureReport, time: Date): string | undefined {
  const proving = timestamps.find(
    (stamp) => stamp.indication === 'TOTAL-PASSED' && stamp.time?.getTime() === time.getTime(),
  );
  return proving?.authority;
}

function detailFacts(signature: SignatureReport, words: ReportWords): Fact[] {
  const { facts } = words;
  const { signer, reason, place, digestAlgorithm } = signature;
  const format = `${words.formats[signature.format]}, ${words.levels[signature.level]}`;
  return [
    { term: facts.format, values: [own(format)] },
    { term: facts.signatureName, values: [foreign(signature.name)] },
    { term: facts.digest, values: [digestAlgorithm === undefined ? own(words.unknown) : exact(digestAlgorithm)] },
    ...(reason === undefined ? [] : [{ term: facts.reason, values: [foreign(reason)] }]),
    ...(place === undefined ? [] : [{ term: facts.place, values: [foreign(place)] }]),
    ...(signer === undefined ? [] : [{ term: facts.subject, values: [nameText(signer.subject)] }]),
  ];
}

function timestampBlocks({ timestamps }: SignatureReport, words: ReportWords): Block[] {
  if (timestamps.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: own(words.headings.timestamps) },
    ...timestamps.flatMap((stamp): Block[] => [
      { kind: 'heading', level: 4, text: own(words.timestampKinds[stamp.kind]) },
      ...composeTimestamp(stamp, words),
    ]),
  ];
}

function chainBlocks({ chain }: SignatureReport, words: ReportWords): Block[] {
  if (chain.length === 0) return [];
  return [{ kind: 'heading', level: 3, text: own(words.headings.certificates) }, ...certificateBlocks(chain, words)];
}

function counterSignatureBlocks(signature: SignatureReport, words: ReportWords, depth: number): Block[] {
  const { counterSignatures } = signature;
  if (counterSignatures.length === 0 || depth >= MAX_DEPTH) return [];
  const each = counterSignatures.flatMap((counter): Block[] => [
    {
      kind: 'heading',
      level: 4,
      text: filled(words.headings.counterSignature, { name: nameOfSigner(counter, words) }),
    },
    ...composeSignature(counter, words, depth + 1, nameOfSigner(signature, words)),
  ]);
  return [
    { kind: 'heading', level: 3, text: own(words.headings.counterSignatures) },
    { kind: 'indented', blocks: each },
  ];
}
