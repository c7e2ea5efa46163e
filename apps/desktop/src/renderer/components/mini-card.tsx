import type { JSX } from 'preact';
import { useWords } from '../state/context.js';
import { CardDrawing, type CardFace } from './card-drawing.js';

/** A card beside a form: which one it is about; `undefined`: one that is not paired, of which nothing is known. */
export function MiniCard(props: {
  readonly face: CardFace | undefined;
  readonly specimen?: boolean | undefined;
}): JSX.Element {
  const { face, specimen } = props;
  const { codes } = useWords();
  const name = [face?.givenName, face?.surname].filter((part) => part !== undefined).join(' ');
  return (
    <div class="mini">
      <CardDrawing face={face} specimen={specimen} decorative />
      <div>
        {face === undefined ? <b>{codes.newCard}</b> : name !== '' && <b>{name}</b>}
        {face !== undefined && <span class="small mono">{face.serialNumber}</span>}
      </div>
    </div>
  );
}
