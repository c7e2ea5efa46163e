import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useWords } from '../../../state/context.js';
import type { SignChoices } from '../batch.js';
import { HANDLES, moved, resized, type Handle, type ShareBox } from './box-geometry.js';
import { placeOnPage, scrollPageTo } from './page-canvas.js';
import type { PagePreview } from './pdf-preview.js';
import { SignatureLook, useLook } from './signature-look.js';

export interface SignatureBoxProps {
  readonly box: ShareBox;
  readonly page: PagePreview;
  /** From 1. */
  readonly number: number;
  readonly choices: SignChoices;
  readonly onBox: (box: ShareBox) => void;
}

/** What one press of an arrow moves, in shares of the page; the fine one with Control. */
const STEP = 0.01;
const FINE_STEP = 0.002;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Grip {
  readonly handle: Handle | undefined;
  readonly from: ShareBox;
  readonly x: number;
  readonly y: number;
}

/** The signature on the page: moved and resized by mouse, finger or keys, and said in words where it is. */
export function SignatureBox({ box, page, number, choices, onBox }: SignatureBoxProps): JSX.Element {
  const words = useWords().documents.sign.box;
  const id = useId();
  const grip = useRef<Grip | undefined>(undefined);
  const element = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const look = useLook(box, page, choices);

  // Only what the person did is said, not where the box was to begin with.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else setSaid(words.where(percent(box.x), percent(box.y), percent(box.width), percent(box.height)));
  }, [box]);

  useEffect(() => {
    scrollPageTo(element.current);
  }, [page]);
  useEffect(() => {
    // By keys it does not leave the view; under the mouse nothing moves.
    if (document.activeElement === element.current && grip.current === undefined) {
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [box]);

  const press = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    const { handle } = event.target instanceof HTMLElement ? event.target.dataset : {};
    grip.current = {
      handle: HANDLES.find((name) => name === handle),
      from: box,
      x: event.clientX,
      y: event.clientY,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const held = grip.current;
    const paper = event.currentTarget.parentElement?.getBoundingClientRect();
    if (held === undefined || paper === undefined) return;
    const dx = (event.clientX - held.x) / paper.width;
    const dy = (event.clientY - held.y) / paper.height;
    onBox(held.handle === undefined ? moved(held.from, dx, dy) : resized(held.from, held.handle, dx, dy));
  };
  const release = (): void => {
    grip.current = undefined;
  };
  const type = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    const step = event.ctrlKey ? FINE_STEP : STEP;
    const [dx, dy] = [arrow[0] * step, arrow[1] * step];
    onBox(event.shiftKey ? resized(box, 'se', dx, dy) : moved(box, dx, dy));
  };

  return (
    <>
      <div
        ref={element}
        class="sigbox"
        // Arrows have to reach it: screen readers keep them for themselves on anything else.
        role="application"
        tabIndex={0}
        aria-label={words.label(number)}
        aria-describedby={`${id}-help`}
        style={placeOnPage(box, look.size)}
        onPointerDown={press}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={type}
      >
        <SignatureLook {...look} />
        {HANDLES.map((handle) => (
          <i key={handle} class={handle} data-handle={handle} />
        ))}
      </div>
      <p class="sr" id={`${id}-help`}>
        {words.where(percent(box.x), percent(box.y), percent(box.width), percent(box.height))}. {words.help}
      </p>
      <p class="sr" role="status">
        {said}
      </p>
    </>
  );
}

function percent(share: number): number {
  return Math.round(share * 100);
}
