import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The safe way out: filled, and it has the focus. */
  readonly safe: { readonly label: string; readonly onChoose: () => void };
  /** What the person may do all the same. */
  readonly other?:
    { readonly label: string; readonly onChoose: () => void; readonly bad?: boolean | undefined } | undefined;
  /** Above the title: the tries left. */
  readonly above?: ComponentChildren;
}

/** Below this height the focus goes to the heading: the button would scroll the text away. In CSS pixels. */
const ROOMY = 520;

/**
 * A decision. The rest of the page is inert, Escape is the safe answer, and the focus comes back where it was.
 */
export function Dialog({ title, children, safe, other, above }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const safeButton = useRef<HTMLButtonElement>(null);
  const id = useId();
  // Not an effect after the drawing: until it is modal, Enter would go to what lies below it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    (innerHeight < ROOMY ? heading.current : safeButton.current)?.focus();
    return () => {
      element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={(event) => {
        // Chromium's own way (`cancel`) was seen to miss the key right after the dialog had opened.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        safe.onChoose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        safe.onChoose();
      }}
    >
      {above}
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div class="stack" id={`${id}-text`}>
        {children}
      </div>
      <div class="row">
        <button ref={safeButton} class="btn btn--main" type="button" onClick={safe.onChoose}>
          {safe.label}
        </button>
        {other !== undefined && (
          <button class={other.bad === true ? 'btn btn--bad' : 'btn'} type="button" onClick={other.onChoose}>
            {other.label}
          </button>
        )}
      </div>
    </dialog>
  );
}
