import type { JSX } from 'preact';
import type { ErrorView } from '../../../contract/views.js';
import { Command } from '../../components/command.js';
import { ErrorNote } from '../../components/note.js';
import { TryOutEntry } from '../../components/try-out-entry.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { DuoPage } from './duo-page.js';
import { Numbered, Section } from './lists.js';
import { PairedCards } from './paired-cards.js';

/** One list of steps for each system, or one for all. */
type BySystem = Readonly<Record<string, readonly string[] | undefined>>;
type CommandBySystem = Readonly<Record<string, string | undefined>>;

/** The computer cannot use its readers: why, and what to do on this system. */
export function ServicePage({ error }: { readonly error: ErrorView }): JSX.Element {
  const { home } = useWords();
  const { platform } = useApp();
  const words = home.service;
  const titles = words.titles as Readonly<Record<string, string | undefined>>;
  const steps = (words.steps as Readonly<Record<string, BySystem | undefined>>)[error.code];
  const commands = (words.commands as Readonly<Record<string, CommandBySystem | undefined>>)[error.code];
  const known = steps?.[platform] ?? steps?.['other'];
  const command = commands?.[platform];
  const hangs = error.code === 'reader-not-answering';
  return (
    <DuoPage
      title={titles[error.code] ?? words.titles.other}
      lead={words.lead}
      stage={{ view: { kind: 'starting' }, lip: words.lip, led: 'off' }}
      below={<PairedCards />}
      foot={hangs ? words.afterHang : words.codesSafe}
    >
      {known === undefined ? (
        <ErrorNote error={error} tone="warn" />
      ) : (
        <Section title={home.try}>
          <Numbered steps={known} afterFirst={command !== undefined && <Command text={command} />} />
        </Section>
      )}
      <div class="stack-s">
        <a class="btn btn--main btn--wide" href={linkTo('doctor')}>
          {home.doctor}
        </a>
        <button
          class="btn btn--plain"
          type="button"
          onClick={() => {
            void bridge.request('desk.look-again', undefined);
          }}
        >
          {home.look}
        </button>
        <TryOutEntry />
      </div>
    </DuoPage>
  );
}
