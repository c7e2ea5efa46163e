import type { ComponentChildren, JSX } from 'preact';
import { Page, type PageProps } from '../../components/page.js';
import { Stage, type StageProps } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';

export interface DuoPageProps extends Omit<PageProps, 'aside'> {
  /** The reader as it is. */
  readonly stage: Omit<StageProps, 'label'>;
  /** Under the reader. */
  readonly below?: ComponentChildren;
  /** At the bottom: something to know, nothing to do. */
  readonly foot?: ComponentChildren;
}

/** Reader and card on the left, what to do on the right. */
export function DuoPage({ stage, below, children, foot, ...page }: DuoPageProps): JSX.Element {
  const { card: words } = useWords();
  return (
    <Page {...page} aside={useSetUpLink()}>
      <div class="duo">
        <div class="stack">
          <Stage {...stage} label={words.stage} />
          {below}
        </div>
        <div class="stack-l">{children}</div>
      </div>
      {foot !== undefined && <p class="foot source">{foot}</p>}
    </Page>
  );
}

/** Back to the guided start, while it is not finished. */
function useSetUpLink(): JSX.Element | undefined {
  const { settings, tryOut } = useApp();
  const { firstRun: words } = useWords();
  if (settings.firstRunDone || tryOut) return undefined;
  return (
    <a class="btn btn--small" href={linkTo('first-run')}>
      {words.resume}
    </a>
  );
}
