import type { JSX } from 'preact';
import { useWords } from '../../state/context.js';

/** What is known of the card and its holder; empty fields are filled in by hand. */
export interface TheftSheetProps {
  readonly serialNumber: string;
  readonly name: string;
  readonly codiceFiscale: string;
  /** A made-up card: nobody may call with it. */
  readonly specimen: boolean;
}

/** The sheet itself: black on white in every theme, alone on its paper. */
export function TheftSheet({ serialNumber, name, codiceFiscale, specimen }: TheftSheetProps): JSX.Element {
  const { theft: words } = useWords().help;
  return (
    <div class="sheet paper">
      <h2>{words.sheet}</h2>
      {specimen && <p class="sheet__specimen">{words.specimen}</p>}
      <div>
        <p class="tel">{words.phone}</p>
        <p class="muted">{words.hours}</p>
      </div>
      <div class="rule" />
      <dl>
        <dt>{words.name}</dt>
        <dd>{name === '' ? <ToFill /> : name}</dd>
        <dt>{words.codiceFiscale}</dt>
        <dd class="mono">{codiceFiscale === '' ? <ToFill /> : codiceFiscale}</dd>
        <dt>{words.serial}</dt>
        <dd class="mono">{serialNumber === '' ? <ToFill /> : serialNumber}</dd>
        <dt>{words.report}</dt>
        <dd>
          <ToFill />
        </dd>
        <dt>{words.city}</dt>
        <dd>
          <ToFill />
        </dd>
        <dt>{words.day}</dt>
        <dd>
          <ToFill />
        </dd>
      </dl>
      <p class="muted">{words.since}</p>
    </div>
  );
}

/** A line on paper; words for whoever does not see it. */
function ToFill(): JSX.Element {
  const { theft: words } = useWords().help;
  return <span class="sr">{words.toFill}</span>;
}
