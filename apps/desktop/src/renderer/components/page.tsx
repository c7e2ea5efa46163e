import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { linkTo, takeArrival, type Route } from '../state/route.js';
import { Icon } from './icon.js';

export interface PageProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** The lead is read aloud at once: it tells of something that went wrong just now. */
  readonly alert?: boolean | undefined;
  /** To another screen, or to an earlier step of this one. */
  readonly back?: ({ readonly label: string } & ({ readonly to: Route } | { readonly onBack: () => void })) | undefined;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** For a control that takes itself away: the focus goes to the title and not nowhere. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/** A screen: one title, one sentence under it, what is on it. The title gets the focus when the screen comes. */
export function Page({ title, lead, alert = false, back, aside, children }: PageProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – CIE Kit`;
  }, [title]);
  useLayoutEffect(() => {
    const { activeElement } = document;
    // A page that changes by itself leaves the focus where it is; one that was gone to leaves it to its own first field.
    const isFree = activeElement === document.body || activeElement === null;
    if (takeArrival() ? activeElement?.closest('main') != null : !isFree) return;
    heading.current?.focus();
    // What leads back is above the title.
    scrollTo(0, 0);
  }, []);
  return (
    <div class="page">
      <header class="head">
        {back !== undefined &&
          ('to' in back ? (
            <a class="back" href={linkTo(back.to)}>
              <Icon name="back" small />
              {back.label}
            </a>
          ) : (
            <button class="back" type="button" onClick={back.onBack}>
              <Icon name="back" small />
              {back.label}
            </button>
          ))}
        {aside === undefined ? (
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        ) : (
          <div class="row between">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {aside}
          </div>
        )}
        {lead !== undefined && (
          <p class="lead" role={alert ? 'alert' : undefined}>
            {lead}
          </p>
        )}
      </header>
      {children}
    </div>
  );
}
