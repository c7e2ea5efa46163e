import type { FindingView, SignatureView, VerdictView } from '../../../contract/document-views.js';
import type { Words } from '../../words/words.js';
import { isOfCie, lacksContent, type Question } from './answers.js';

type VerifyWords = Words['documents']['verify'];

/** Why an answer is what it is, and what to do about it. */
export interface Reasons {
  readonly why: readonly string[];
  readonly advice: string | undefined;
}

/** The app says these in words of its own; the sentences for them are among the details. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set([
  'judged-at-proved-time',
  'judged-at-validation-time',
  'trusted-anchor',
  'no-anchor',
  'revocation-not-asked',
]);

/** The sentences about a time stamp; when it was judged says its own date. */
export function stampReasons({ findings }: VerdictView): readonly string[] {
  return unique(findings.filter(({ code }) => !code.startsWith('judged-at-')));
}

const EXPIRED: ReadonlySet<string> = new Set([
  'certificate-expired',
  'certificate-expired-not-revoked',
  'signed-after-expiry',
]);

/**
 * The reasons that decided, as sentences; where there are none, what the answer means.
 *
 * @param tryOut the software card's authority is nobody: the State is not named then
 */
export function reasonsOf(
  question: Question,
  verdict: VerdictView,
  signature: SignatureView,
  words: VerifyWords,
  tryOut: boolean,
): Reasons {
  const spoken = verdict.findings.filter(({ code }) => !SAID_OTHERWISE.has(code));
  const decisive = spoken.filter(({ weight }) => weight !== 'note');
  const told = decisive.length > 0 ? decisive : question === 'revocation' ? spoken : [];
  const sentences = unique(told);
  return {
    why: sentences.length > 0 && verdict.state !== 'valid' ? sentences : [...meaning(), ...sentences],
    advice: adviceFor(question, verdict, signature, words),
  };

  function meaning(): readonly string[] {
    const { reasons } = words;
    switch (question) {
      case 'integrity':
        return [
          verdict.state === 'intact'
            ? reasons.intact
            : verdict.state === 'broken'
              ? reasons.broken
              : reasons.undetermined,
        ];
      case 'certificate':
        return certificateMeaning(verdict, signature, words);
      case 'trust':
        return [trustMeaning(verdict, signature, words, tryOut)];
      case 'revocation':
        return [revocationMeaning(verdict, signature, words)];
    }
  }
}

function certificateMeaning(
  { state, findings }: VerdictView,
  { validUntil }: SignatureView,
  { reasons }: VerifyWords,
): readonly string[] {
  if (state === 'invalid') return [reasons.invalid];
  if (state !== 'valid') return [reasons.undetermined];
  const then = findings.some(({ code }) => code === 'judged-at-proved-time');
  return [
    then ? reasons.validThen : reasons.validNow,
    ...(validUntil === undefined ? [] : [reasons.validUntil(validUntil)]),
  ];
}

function trustMeaning(
  { state }: VerdictView,
  { worth, issuer }: SignatureView,
  { reasons }: VerifyWords,
  tryOut: boolean,
): string {
  if (state === 'untrusted') return reasons.untrusted;
  if (state !== 'trusted') return reasons.trustUndetermined;
  if (worth.kind === 'fea' && !tryOut) return reasons.trustedState;
  return reasons.trustedIssuer(issuer === undefined ? '?' : nameIn(issuer));
}

function revocationMeaning({ state }: VerdictView, signature: SignatureView, { reasons }: VerifyWords): string {
  switch (state) {
    case 'not-asked':
      return reasons.notAsked[isOfCie(signature) ? 'card' : 'certificate'];
    case 'good':
      return reasons.good;
    case 'revoked':
      return reasons.revoked;
    case 'suspended':
      return reasons.suspended;
    default:
      return reasons.unknown;
  }
}

function adviceFor(
  question: Question,
  { state, findings }: VerdictView,
  signature: SignatureView,
  { advice }: VerifyWords,
): string | undefined {
  if (lacksContent(findings)) return undefined;
  switch (question) {
    case 'integrity':
      return state === 'broken' ? advice.broken : undefined;
    case 'certificate':
      return findings.some(({ code }) => EXPIRED.has(code)) ? advice.expired : undefined;
    case 'trust':
      return state !== 'untrusted' ? undefined : isOfCie(signature) ? advice.untrustedCard : advice.untrusted;
    case 'revocation':
      return state === 'revoked' ? advice.revoked : state === 'suspended' ? advice.suspended : undefined;
  }
}

function unique(findings: readonly FindingView[]): readonly string[] {
  return [...new Set(findings.map(({ sentence }) => sentence))];
}

/** The part of a distinguished name that people know, RFC 4514: the common name, else all of it. */
export function nameIn(distinguishedName: string): string {
  const value = /(?:^|[,+])CN=((?:\\.|[^,+\\])*)/i.exec(distinguishedName)?.[1];
  return value === undefined ? distinguishedName : value.replaceAll(/\\(.)/g, '$1');
}
