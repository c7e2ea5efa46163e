import type { JSX } from 'preact';
import { Icon, type IconName } from '../../components/icon.js';
import { useApp, useWords } from '../../state/context.js';
import { nearTime } from '../../state/dates.js';
import { endOfWait, type Recovery } from './use-recovery.js';

/** From the request to the PUK, with the day and the hour when it can be read. */
export function RecoveryTimeline({ recovery }: { readonly recovery: Recovery }): JSX.Element {
  const { help, common } = useWords();
  const words = help.recovery;
  const { language } = useApp().settings;
  const { phase } = recovery;
  const end = recovery.phase === 'none' ? endOfWait(new Date().toISOString()).toISOString() : recovery.endsAt;
  const asked = recovery.phase === 'none' ? undefined : nearTime(recovery.askedAt, language, common.at);
  const now = phase === 'none' ? 'ask' : phase === 'waiting' ? 'wait' : 'read';
  return (
    <section class="panel" aria-label={words.stages}>
      <ol class="line48">
        <li class="first" aria-current={now === 'ask' ? 'step' : undefined}>
          <Dot icon={phase === 'none' ? 'phone' : 'check'} state={phase === 'none' ? 'now' : 'done'} />
          <b>{asked === undefined ? words.ask.title : words.ask.asked(asked)}</b>
          <span>{words.ask.text}</span>
        </li>
        <li class="wait" aria-current={now === 'wait' ? 'step' : undefined}>
          <b>{words.wait.title}</b>
          <span>{words.wait.text}</span>
        </li>
        <li>
          <Dot icon={phase === 'over' ? 'check' : 'mail'} state={phase === 'over' ? 'done' : 'todo'} />
          <b class="first-upper">{nearTime(end, language, common.at)}</b>
          <span>{words.message.text}</span>
        </li>
        <li aria-current={now === 'read' ? 'step' : undefined}>
          <Dot icon="unlock" state={now === 'read' ? 'now' : 'todo'} />
          <b>{words.read.title}</b>
          <span>{words.read.text}</span>
        </li>
      </ol>
    </section>
  );
}

function Dot({ icon, state }: { readonly icon: IconName; readonly state: 'done' | 'now' | 'todo' }): JSX.Element {
  const { states } = useWords().help.recovery;
  return (
    <span class={state === 'todo' ? 'dot dot--todo' : 'dot'}>
      <Icon name={icon} />
      {state === 'done' && <span class="sr">{states.done}</span>}
    </span>
  );
}
