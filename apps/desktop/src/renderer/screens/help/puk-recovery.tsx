import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { Section } from '../home/lists.js';
import { Source } from '../home/source.js';
import { PrintActions, PrintHeading } from './printable.js';
import { AskedEarlier, RecoveryNote } from './recovery-reminder.js';
import { RecoveryTimeline } from './recovery-timeline.js';
import { remindSince, useRecovery } from './use-recovery.js';

/** The PUK is lost: what the CieID app does in 48 hours, and a reminder for their end. */
export function PukRecovery(): JSX.Element {
  const { recovery: words } = useWords().help;
  const recovery = useRecovery();
  const serialNumber = useOneSerialNumber();
  return (
    <Page title={words.title} lead={words.lead} back={{ label: words.back, to: 'lost-codes' }}>
      <PrintHeading title={words.title} lead={words.lead} />
      <RecoveryTimeline recovery={recovery} />
      <RecoveryNote recovery={recovery} />
      <div class="two">
        <Section title={words.prepare} close>
          <ul class="todo-list">
            <li>{words.phone}</li>
            <li>{words.card(serialNumber)}</li>
            <li>{words.contact}</li>
          </ul>
        </Section>
        <Section title={words.know} close>
          <ul class="tips">
            <li>
              <Icon name="clock" />
              <p>{words.once}</p>
            </li>
            <li>
              <Icon name="townHall" />
              <p>
                {words.contactLost}
                <a href={linkTo('reprint')}>{words.contactLostLink}</a>.
              </p>
            </li>
            <li>
              <Icon name="info" />
              <p>{words.minor}</p>
            </li>
          </ul>
        </Section>
      </div>
      <div class="foot stack">
        {recovery.phase === 'none' && <p class="small muted noprint">{words.remindNote}</p>}
        <div class="row row--start noprint">
          {recovery.phase === 'none' && (
            <button
              class="btn btn--main"
              type="button"
              onClick={() => {
                remindSince(new Date().toISOString());
              }}
            >
              <Icon name="bell" small />
              {words.remind}
            </button>
          )}
          <PrintActions label={words.print} file={words.file} />
        </div>
        {recovery.phase === 'none' && <AskedEarlier />}
        <Source fact="pukRecovery" />
      </div>
    </Page>
  );
}

/** Of the card on the reader, or the only one that is paired; empty when nobody can say which one is meant. */
function useOneSerialNumber(): string {
  const { paired } = useApp();
  const placed = useChosenCie();
  const [only, ...others] = paired.cards;
  return placed?.card.paired?.serialNumber ?? (others.length === 0 ? only?.serialNumber : undefined) ?? '';
}
