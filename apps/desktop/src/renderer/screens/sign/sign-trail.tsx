import type { JSX } from 'preact';
import { Trail } from '../../components/progress.js';
import { useWords } from '../../state/context.js';

/** The three steps of signing, and which one it is. */
export function SignTrail({ now }: { readonly now: 0 | 1 | 2 }): JSX.Element {
  const { trail } = useWords().documents.sign;
  return <Trail label={trail.label} steps={trail.steps} now={now} />;
}
