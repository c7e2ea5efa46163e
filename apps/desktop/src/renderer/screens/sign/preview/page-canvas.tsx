import type { ComponentChildren, CSSProperties, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { centredAt, type ShareBox } from './box-geometry.js';
import type { PagePreview } from './pdf-preview.js';

export interface PageCanvasProps {
  readonly page: PagePreview;
  readonly label: string;
  /** The signature's; a click on the page takes it there, for those who cannot drag. */
  readonly box: ShareBox | undefined;
  readonly onBox: (box: ShareBox) => void;
  /** On the page, in shares of it. */
  readonly children: ComponentChildren;
}

/** The page as it will be, as sharp as the screen is; drawn anew when its width changes. */
export function PageCanvas({ page, label, box, onBox, children }: PageCanvasProps): JSX.Element {
  const paper = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = paper.current;
    if (element === null) return undefined;
    let stop = (): void => undefined;
    const draw = (): void => {
      if (canvas.current === null) return;
      stop();
      const drawing = page.draw(canvas.current, Math.max(1, Math.round(element.clientWidth * devicePixelRatio)));
      stop = drawing.stop;
      // One that was stopped, or a page that cannot be drawn to its end, leaves what there is.
      void drawing.done.catch(() => undefined);
    };
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [page]);
  return (
    <div
      ref={paper}
      class="pdf paper"
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
      onClick={(event) => {
        if (box === undefined || !(event.target instanceof HTMLCanvasElement)) return;
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        onBox(centredAt(box, (event.clientX - left) / width, (event.clientY - top) / height));
      }}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      {children}
    </div>
  );
}

/** A field that waits for a signature. */
export function FieldFrame({ box, chosen }: { readonly box: ShareBox; readonly chosen: boolean }): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) scrollPageTo(element.current);
  }, [chosen]);
  return (
    <div
      ref={element}
      class={chosen ? 'sigfield sigfield--on' : 'sigfield'}
      style={placeOnPage(box)}
      aria-hidden="true"
    />
  );
}

/** Brings what is on the page into the middle of the preview; the window stays where it is. */
export function scrollPageTo(element: HTMLElement | null): void {
  const view = element?.closest('.viewer__page');
  if (element === null || view == null) return;
  view.scrollTop = element.offsetTop + element.offsetHeight / 2 - view.clientHeight / 2;
}

/** @param textSize in shares of the page's width */
export function placeOnPage({ x, y, width, height }: ShareBox, textSize?: number): CSSProperties {
  const share = (value: number, unit: string): string => `${(value * 100).toFixed(4)}${unit}`;
  return {
    left: share(x, '%'),
    top: share(y, '%'),
    width: share(width, '%'),
    height: share(height, '%'),
    fontSize: textSize === undefined ? undefined : share(textSize, 'cqw'),
  };
}
