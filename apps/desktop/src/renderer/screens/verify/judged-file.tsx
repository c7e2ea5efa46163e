import type { JSX } from 'preact';
import type { LayerView, SignatureView, VerifiedFileView } from '../../../contract/document-views.js';
import { Note } from '../../components/note.js';
import { useApp, useWords } from '../../state/context.js';
import { allSignatures } from './answers.js';
import { SignatureBlock } from './signature-block.js';
import { StampAnswers } from './stamps.js';
import { stampSays, whenOf } from './times.js';
import type { AnswerActions } from './verdict-rows.js';

type Verified = Extract<VerifiedFileView, { readonly status: 'verified' }>;

/** The file that is asked about online first: the one main action of the page. */
export function firstUnasked(file: Verified): SignatureView | undefined {
  return allSignatures(file.layers).find(({ verdicts }) => verdicts.revocation.state === 'not-asked');
}

/** The signatures of a file, from the outside to the inside. */
export function JudgedFile(props: { readonly file: Verified; readonly answers: AnswerActions }): JSX.Element {
  const { file, answers } = props;
  const words = useWords().documents.verify;
  const main = firstUnasked(file);
  const outer = file.layers.flatMap(({ signatures }) => signatures);
  const layered = file.layers.length > 1;
  return (
    <>
      {file.content !== undefined && <p class="small muted">{words.compared(file.content)}</p>}
      {file.layers.map((layer) => (
        <div key={layer.depth} class="stack-l layer">
          {layered && (
            <p class="layer__name">
              <span>{layer.depth === 0 ? words.outside : words.inside(layer.depth)}</span>
              <span class="muted">{layer.format}</span>
            </p>
          )}
          <Layer
            fileId={file.fileId}
            layer={layer}
            all={outer}
            answers={answers}
            isMain={(signature) => signature === main}
          />
        </div>
      ))}
    </>
  );
}

function Layer(props: {
  readonly fileId: string;
  readonly layer: LayerView;
  /** Of all layers, in their order: the signatures are numbered through. */
  readonly all: readonly SignatureView[];
  readonly answers: AnswerActions;
  readonly isMain: (signature: SignatureView) => boolean;
}): JSX.Element {
  const { fileId, layer, all, answers, isMain } = props;
  const words = useWords().documents.verify;
  const { settings } = useApp();
  const single = all.length === 1;
  const { depth, signatures, timestamps, problem } = layer;
  return (
    <>
      {problem !== undefined && (
        <Note tone="warn" title={words.insideUnreadable}>
          <p class="small">{problem.meaning}</p>
        </Note>
      )}
      {signatures.map((signature, index) => (
        <SignatureBlock
          key={index}
          fileId={fileId}
          signature={signature}
          id={`signature-${depth}-${index}`}
          title={
            single
              ? words.four
              : words.nth(all.indexOf(signature) + 1, all.length, signature.signer ?? words.unknownSigner)
          }
          when={single ? undefined : whenOf(signature, words, settings.language)}
          actions={answers}
          isMain={isMain}
        />
      ))}
      {timestamps.map((stamp, index) => (
        <section key={index} class="stack" aria-labelledby={`stamp-${depth}-${index}`}>
          <h2 id={`stamp-${depth}-${index}`}>{words.timestamps.own}</h2>
          <p class="muted">{stampSays(stamp, words, settings.language)}</p>
          <StampAnswers stamp={stamp} />
        </section>
      ))}
    </>
  );
}
