import type { ComponentChildren, JSX } from 'preact';
import { CardDrawing, type CardFace } from './card-drawing.js';
import { Icon, type IconName } from './icon.js';

export type StageView =
  /** Nobody knows yet whether a reader is there. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'unknown-card' }
  | {
      readonly kind: 'card';
      readonly face: CardFace | undefined;
      readonly busy?: boolean | undefined;
      readonly grey?: boolean | undefined;
      readonly specimen?: boolean | undefined;
      /** On the chip: why the card cannot be used. */
      readonly badge?: IconName | undefined;
    };

/** `warn`: something that can be mended; `bad`: nothing that can. */
export type LedState = 'on' | 'wait' | 'warn' | 'bad' | 'off';

export interface StageProps {
  readonly view: StageView;
  /** What the reader says under the card. */
  readonly lip: string;
  readonly led: LedState;
  /** For screen readers: what this picture is. */
  readonly label: string;
  /** Without its own ground: the first start has one. */
  readonly bare?: boolean | undefined;
}

/** Reader and card as they are in front of the person. */
export function Stage({ view, lip, led, label, bare = false }: StageProps): JSX.Element {
  const offered = view.kind === 'no-card';
  return (
    <section aria-label={label}>
      <div class={bare ? 'bare' : offered ? 'stage stage--offer' : 'stage'}>
        {view.kind === 'no-reader' && <Plug />}
        <div class={view.kind === 'no-reader' ? 'pad pad--lost' : 'pad'}>
          <div class={view.kind === 'card' && view.busy === true ? 'slot slot--busy' : 'slot'}>{onPad(view)}</div>
          <p class="pad__lip">
            <Led state={led} />
            {lip}
          </p>
        </div>
        {offered && (
          <div class="offer" aria-hidden="true">
            <CardDrawing face={undefined} decorative />
          </div>
        )}
      </div>
    </section>
  );
}

export function Led({ state }: { readonly state: LedState }): JSX.Element {
  return <i class={state === 'on' ? 'led' : `led led--${state}`} />;
}

function onPad(view: StageView): ComponentChildren {
  switch (view.kind) {
    case 'starting':
    case 'no-reader':
      return <Spot />;
    case 'no-card':
      return <Spot waves />;
    case 'unknown-card':
      return <CardDrawing face={undefined} blank />;
    case 'card':
      return (
        <>
          <CardDrawing face={view.face} grey={view.grey} specimen={view.specimen} />
          {view.badge !== undefined && (
            <span class="card__badge">
              <Icon name={view.badge} />
            </span>
          )}
        </>
      );
  }
}

/** Where the card goes: the CIE has no contacts, it is laid on. */
function Spot({ waves = false }: { readonly waves?: boolean }): JSX.Element {
  return (
    <div class="pad__spot">
      <svg class={waves ? 'waves' : undefined} viewBox="0 0 64 64" aria-hidden="true">
        <path d="M17 24a14 14 0 0 1 0 16" />
        <path d="M28 16a27 27 0 0 1 0 32" />
        <path d="M39 8a40 40 0 0 1 0 48" />
      </svg>
    </div>
  );
}

function Plug(): JSX.Element {
  return (
    <svg class="plug" viewBox="0 0 96 120" aria-hidden="true">
      <rect class="pc" x="-40" y="-12" width="176" height="30" rx="8" />
      <rect class="hole" x="34" y="8" width="28" height="6" rx="2" />
      <path class="arrow" d="M48 44V26M41 33l7-7 7 7" />
      <rect class="metal" x="38" y="54" width="20" height="18" rx="2" />
      <rect class="body" x="32" y="70" width="32" height="34" rx="6" />
      <path class="cable" d="M48 100v15" />
    </svg>
  );
}
