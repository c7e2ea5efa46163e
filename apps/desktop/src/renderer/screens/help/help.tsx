import type { JSX } from 'preact';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { TryOutEntry } from '../../components/try-out-entry.js';
import { useApp, useWords } from '../../state/context.js';
import { nearTime } from '../../state/dates.js';
import { linkTo } from '../../state/route.js';
import { Acts, Section } from '../home/lists.js';
import { useRecovery } from './use-recovery.js';

/** Everything that saves a trip, and what looks after this computer. */
export function Help(): JSX.Element {
  const { help } = useWords();
  const { tryOut } = useApp();
  const words = help.hub;
  return (
    <Page title={help.title} lead={help.lead}>
      <RecoveryNotice />
      <div class="two">
        <Section title={words.codes} close>
          <Acts
            acts={[
              { icon: 'key', words: words.lostCodes, to: 'lost-codes' },
              { icon: 'phone', words: words.pukRecovery, to: 'puk-recovery' },
              { icon: 'townHall', words: words.reprint, to: 'reprint' },
              { icon: 'lock', words: words.theft, to: 'theft' },
            ]}
          />
        </Section>
        <div class="stack-l">
          <Section title={words.use} close>
            <Acts
              acts={[
                { icon: 'cards', words: words.levels, to: 'levels' },
                { icon: 'sign', words: words.worth, to: 'worth' },
              ]}
            />
          </Section>
          <Section title={words.computer} close>
            <Acts
              acts={[
                { icon: 'verify', words: words.doctor, to: 'doctor' },
                { icon: 'globe', words: words.browsers, to: 'browsers' },
              ]}
            />
          </Section>
        </div>
      </div>
      {!tryOut && (
        <div class="row between foot">
          <p class="small muted">{words.tryOut}</p>
          <TryOutEntry />
        </div>
      )}
    </Page>
  );
}

/** A recovery of the PUK that was begun: the person asked to be reminded. */
function RecoveryNotice(): JSX.Element | null {
  const { help, common } = useWords();
  const words = help.hub.waiting;
  const { language } = useApp().settings;
  const recovery = useRecovery();
  if (recovery.phase === 'none') return null;
  return (
    <Note tone="info" title={words.title}>
      <p>{recovery.phase === 'over' ? words.over : words.text(nearTime(recovery.endsAt, language, common.at))}</p>
      <p>
        <a href={linkTo('puk-recovery')}>{words.link}</a>
      </p>
    </Note>
  );
}
