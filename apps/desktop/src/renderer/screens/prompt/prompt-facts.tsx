import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PromptView } from '../../../contract/requests.js';
import { useWords } from '../../state/context.js';

/** Who asks, for which card. The program's name is what the system reports: it is no proof. */
export function PromptFacts({ prompt }: { readonly prompt: PromptView }): JSX.Element {
  const { codes } = useWords();
  const { prompt: words } = codes;
  const { program, label, serialNumber, reader } = prompt;
  return (
    <dl class="facts">
      <dt>{words.program}</dt>
      <dd>{program === undefined ? words.unknown : words.reported(program)}</dd>
      <dt>{words.reason}</dt>
      <dd>{words.reasonText}</dd>
      <dt>{words.card}</dt>
      <dd>
        {label !== '' && `${label}, `}
        <span class="mono">{serialNumber}</span>
      </dd>
      <dt>{words.reader}</dt>
      <dd>{reader}</dd>
    </dl>
  );
}

/** When the window closes by itself. */
export function ClosesIn({ prompt }: { readonly prompt: PromptView }): JSX.Element {
  const { codes } = useWords();
  const [seconds, setSeconds] = useState(Math.ceil(prompt.closesInMs / 1000));
  useEffect(() => {
    const closesAt = performance.now() + prompt.closesInMs;
    const timer = setInterval(() => {
      setSeconds(Math.max(0, Math.ceil((closesAt - performance.now()) / 1000)));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [prompt]);
  const { prompt: words } = codes;
  return <p class="small muted">{words.closes(words.time(Math.floor(seconds / 60), seconds % 60))}</p>;
}
