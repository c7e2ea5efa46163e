import type { JSX } from 'preact';
import type { VerifiedFileView } from '../../../contract/document-views.js';
import { useApp, useWords } from '../../state/context.js';
import { whenOf } from './times.js';

/** Under the file's name: how many signatures, whose; of a single one, when. */
export function VerifyLead({ file }: { readonly file: VerifiedFileView }): JSX.Element | null {
  const { documents, common } = useWords();
  const words = documents.verify;
  const { settings } = useApp();
  if (file.status !== 'verified' || file.kind !== 'judged') return null;
  const signatures = file.layers.flatMap((layer) => layer.signatures);
  const [first, ...others] = signatures;
  if (first === undefined) {
    return <>{words.stamps(file.layers.flatMap(({ timestamps }) => timestamps).length)}</>;
  }
  const names = [...new Set(signatures.map(({ signer }) => signer ?? words.unknownSigner))];
  return (
    <>
      {words.signatures(signatures.length)}
      {common.colon} <b>{names.join(', ')}</b>
      {others.length === 0 && `, ${whenOf(first, words, settings.language)}`}.
    </>
  );
}
