import type { JSX } from 'preact';
import { CardDrawing, type CardFace } from './card-drawing.js';

/** A card beside a form: which one it is about. */
export function MiniCard({ face, specimen }: { readonly face: CardFace; readonly specimen?: boolean }): JSX.Element {
  const name = [face.givenName, face.surname].filter((part) => part !== undefined).join(' ');
  return (
    <div class="mini">
      <CardDrawing face={face} specimen={specimen} />
      <div>
        {name !== '' && <b>{name}</b>}
        <span class="small mono">{face.serialNumber}</span>
      </div>
    </div>
  );
}
