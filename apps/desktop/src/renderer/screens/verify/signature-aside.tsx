import type { JSX } from 'preact';
import type { FindingView, SignatureView } from '../../../contract/document-views.js';
import { Note } from '../../components/note.js';
import { useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { QUESTIONS, toneOf } from './answers.js';
import { SignedRevision } from './signed-revision.js';

/** More would push everything else out of sight. */
const SHOWN_CHANGES = 4;

/** Beside the answers: what came after the signature, what it is worth, the details. */
export function SignatureAside(props: {
  readonly fileId: string;
  readonly signature: SignatureView;
  /** For screen readers: each of several has its own. */
  readonly label: string;
}): JSX.Element {
  const { fileId, signature, label } = props;
  const { revision } = signature.coverage;
  return (
    <aside class="stack-l" aria-label={label}>
      <Changes signature={signature} />
      {revision !== undefined && <SignedRevision fileId={fileId} revision={revision} />}
      <Worth signature={signature} />
      <Details signature={signature} />
    </aside>
  );
}

/** What is covered, if not all of it, and what was added afterwards. */
function Changes({ signature: { coverage } }: { readonly signature: SignatureView }): JSX.Element | null {
  const words = useWords().documents.verify.after;
  const { changes, extent, word } = coverage;
  if (changes.length === 0) {
    if (extent !== 'part') return null;
    return (
      <Note tone="info" title={words.partTitle}>
        <p class="small">{word}</p>
      </Note>
    );
  }
  const sentences = [...new Set(sortedByWeight(changes).map(({ sentence }) => sentence))];
  const harmless = changes.every(({ weight }) => weight === 'note');
  const rest = sentences.length - SHOWN_CHANGES;
  return (
    <Note tone={harmless ? 'info' : 'warn'} title={words.title}>
      <div class="stack-s small">
        {sentences.slice(0, SHOWN_CHANGES).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {rest > 0 && <p>{words.more(rest)}</p>}
        <p>{harmless ? words.harmless : words.notSigned}</p>
      </div>
    </Note>
  );
}

function Worth({ signature }: { readonly signature: SignatureView }): JSX.Element {
  const words = useWords().documents.verify.worth;
  const { worth, verdicts } = signature;
  const isBad = QUESTIONS.some((question) => toneOf(verdicts[question]) === 'warn');
  return (
    <div class="stack-s">
      <h2>{words.title}</h2>
      {worth.kind === 'fea' ? (
        <p class="small muted">
          {words.fea[0]} <b>{words.fea[1]}</b>
          {words.fea[2]}
        </p>
      ) : (
        <>
          <p class="small">
            <b>{worth.word}</b>
          </p>
          {worth.findings.map(({ code, sentence }) => (
            <p key={code} class="small muted">
              {sentence}
            </p>
          ))}
        </>
      )}
      {isBad && worth.kind !== 'unknown' && <p class="small muted">{words.onlyIf}</p>}
      <p class="small">
        <a href={linkTo('worth')}>{words.more}</a>
      </p>
    </div>
  );
}

function Details({ signature }: { readonly signature: SignatureView }): JSX.Element {
  const { details: words, indications } = useWords().documents.verify;
  const { verdicts, worth, coverage, subIndication } = signature;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.signer, signature.signer],
    [words.codiceFiscale, signature.codiceFiscale],
    [words.organization, signature.organization],
    [words.reason, signature.reason],
    [words.place, signature.place],
    [words.certificate, signature.subject],
    [words.issuer, signature.issuer],
    [words.format, `${FORMATS[signature.format]} ${signature.level.toUpperCase()}`],
    [words.digest, signature.digestAlgorithm?.toUpperCase()],
    [words.coverage, coverage.word],
    [words.name, signature.name],
    [words.etsi, [indications[signature.indication], subIndication].filter((part) => part !== undefined).join(', ')],
  ];
  const findings = [...QUESTIONS.flatMap((question) => verdicts[question].findings), ...worth.findings];
  return (
    <details>
      <summary>{words.title}</summary>
      <div class="stack">
        <dl class="technical">
          {facts.map(
            ([label, value]) =>
              value !== undefined && (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        <div class="stack-s">
          <h3>{words.why}</h3>
          <ul class="stack-s technical">
            {findings.map(({ code, sentence }, index) => (
              <li key={index}>
                {sentence} <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </details>
  );
}

const FORMATS = { cades: 'CAdES', pades: 'PAdES', xades: 'XAdES' } as const;

/** What matters more comes first. */
function sortedByWeight(findings: readonly FindingView[]): readonly FindingView[] {
  const order = ['failure', 'warning', 'note'];
  return [...findings].sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}
