import { judgeOcspResponse, PkiError, type Certificate } from '@ciekit/pki';
import { Asn1Fields, CERTIFICATE_LIMITS, contentOf, octetsOf, parseBer, Tag } from '@ciekit/pki/asn1';
import type { RevocationValues } from './context.js';
import { warning } from './finding.js';
import type { Finding } from './verdict.js';

/** What somebody who may speak for the issuer said about one certificate, once. */
export interface RevocationAnswer {
  readonly source: 'ocsp' | 'crl';
  readonly status: 'good' | 'revoked' | 'hold' | 'unknown';
  /** thisUpdate. */
  readonly issuedAt: Date;
  readonly revokedAt: Date | undefined;
  /** By the name that RFC 5280 section 5.3.1 gives it. */
  readonly reason: string;
  /** Whether it says something about this time: issued then or later, or not yet out of date then. */
  readonly speaksOf: (time: Date) => boolean;
}

/** Values of one source that are looked at: a file may bring any number. */
const MAX_VALUES = 100;

/**
 * The answers about one certificate among revocation values, judged by signature and by who signed; those about other
 * certificates are passed over.
 *
 * @param at validation time; what says that it was made later is refused
 */
export function answersAbout(
  certificate: Certificate,
  issuer: Certificate,
  values: RevocationValues,
  at: Date,
): { readonly answers: readonly RevocationAnswer[]; readonly refused: readonly Finding[] } {
  const answers: RevocationAnswer[] = [];
  const refused: Finding[] = [];
  for (const response of values.ocspResponses.slice(0, MAX_VALUES)) {
    const answer = ocspAnswer(response, certificate, issuer, at);
    if (typeof answer === 'string')
      refused.push(warning('revocation-answer-refused', { source: 'ocsp', reason: answer }));
    else if (answer !== undefined) answers.push(answer);
  }
  return { answers, refused };
}

function ocspAnswer(
  response: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
  at: Date,
): RevocationAnswer | string | undefined {
  const producedAt = producedAtOf(response);
  if (producedAt === undefined) return 'malformed';
  const judgeAt = (time: Date): ReturnType<typeof judgeOcspResponse> =>
    judgeOcspResponse(response, { certificate, issuer, nonce: undefined, at: time });
  const judgement = judgeAt(producedAt > at ? at : producedAt);
  switch (judgement.status) {
    case 'declined':
      return undefined;
    case 'invalid':
      return judgement.reason === 'other-certificate' || judgement.reason === 'responder'
        ? undefined
        : judgement.reason;
    default:
      return {
        source: 'ocsp',
        status: judgement.status,
        issuedAt: judgement.thisUpdate,
        revokedAt: judgement.status === 'revoked' ? judgement.revokedAt : undefined,
        reason: 'unspecified',
        speaksOf: (time) => judgement.thisUpdate >= time || judgeAt(time).status !== 'invalid',
      };
  }
}

function producedAtOf(response: Uint8Array): Date | undefined {
  try {
    const outer = Asn1Fields.ofSequence(parseBer(response, CERTIFICATE_LIMITS, CODE), CODE);
    outer.any();
    const bytes = Asn1Fields.ofSequence(Asn1Fields.ofConstructed(outer.any(), CODE).any(), CODE);
    bytes.any();
    const basic = Asn1Fields.ofSequence(parseBer(octetsOf(bytes.any(), CODE), CERTIFICATE_LIMITS, CODE), CODE);
    const data = Asn1Fields.ofSequence(basic.any(), CODE);
    const text = data
      .rest()
      .map((node) =>
        node.idBlock.tagNumber === Tag.generalizedTime ? Buffer.from(contentOf(node)).toString('latin1') : '',
      )
      .join('');
    const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text);
    if (m === null) return undefined;
    return new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}
const CODE = 'malformed-ocsp';
