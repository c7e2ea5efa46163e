import type { JSX } from 'preact';
import { cardDate } from '../state/dates.js';
import { useWords } from '../state/context.js';

/** What may be drawn on a card: only what is known. */
export interface CardFace {
  readonly serialNumber: string;
  readonly surname: string | undefined;
  readonly givenName: string | undefined;
  /** ISO 8601. */
  readonly expiry: string | undefined;
}

export interface CardDrawingProps {
  /** `undefined`: a CIE of which nothing is known yet. */
  readonly face: CardFace | undefined;
  /** No CIE, or none that answers. */
  readonly blank?: boolean | undefined;
  /** Blocked for ever, or expired. */
  readonly grey?: boolean | undefined;
  readonly specimen?: boolean | undefined;
  /** Part of a picture that says the same in words. */
  readonly decorative?: boolean | undefined;
}

/** The card as it lies there: no emblem, no photograph, nothing that it did not say. */
export function CardDrawing({ face, blank, grey, specimen, decorative }: CardDrawingProps): JSX.Element {
  const { card: words } = useWords();
  const name = [face?.givenName, face?.surname].filter((part) => part !== undefined).join(' ');
  const label =
    blank === true
      ? words.drawingUnknown
      : face === undefined
        ? words.drawingEmpty
        : words.drawing(name, face.serialNumber);
  const kind = ['card', blank === true ? 'card--blank' : '', grey === true ? 'card--grey' : ''].join(' ').trim();
  const role = decorative === true ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  if (blank === true) {
    return (
      <div class={kind} {...role}>
        <span class="card__q" aria-hidden="true">
          ?
        </span>
      </div>
    );
  }
  return (
    <div class={kind} {...role}>
      <div aria-hidden="true">
        <div class="card__top">
          <span>
            Carta di identità<small>Identity card</small>
          </span>
          {face !== undefined && <span class="mono">{face.serialNumber}</span>}
        </div>
        <div class="card__photo">
          <svg viewBox="0 0 100 128" aria-hidden="true">
            <circle cx="50" cy="52" r="24" />
            <path d="M8 132c3-34 20-48 42-48s39 14 42 48Z" />
          </svg>
        </div>
        <div class="card__data">
          <Line label="Cognome" value={face?.surname?.toLocaleUpperCase('it')} bar="a" />
          <Line label="Nome" value={face?.givenName?.toLocaleUpperCase('it')} bar="b" />
          <Line label="Scadenza" value={face?.expiry === undefined ? undefined : cardDate(face.expiry)} bar="c" />
        </div>
        {specimen === true && <div class="card__spec">SPECIMEN</div>}
      </div>
    </div>
  );
}

/** The card's own print is Italian in every language; a grey bar where nothing is known. */
function Line(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly bar: string;
}): JSX.Element {
  const { label, value, bar } = props;
  return (
    <div>
      <span>{label}</span>
      {value ?? <i class={`card__bar card__bar--${bar}`} />}
    </div>
  );
}
