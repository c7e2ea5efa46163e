import type { JSX } from 'preact';
import { Page } from '../../components/page.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import { SavedNote, useSaving } from './printable.js';

/** What a report for support holds, to be read before it is written anywhere. */
export function SupportReport(props: { readonly report: string; readonly onBack: () => void }): JSX.Element {
  const { report, onBack } = props;
  const { report: words } = useWords().system.doctor;
  const [saving, save] = useSaving();
  return (
    <Page title={words.title} lead={words.lead} back={{ label: words.back, onBack }}>
      <pre class="report mono" tabIndex={0} role="region" aria-label={words.text}>
        {report}
      </pre>
      <div class="stack">
        <div class="row">
          <button
            class="btn btn--main"
            type="button"
            onClick={() => {
              void save(() => bridge.request('support.save', { report }));
            }}
          >
            {words.save}
          </button>
        </div>
        <SavedNote saving={saving} title={words.saved} />
      </div>
    </Page>
  );
}
