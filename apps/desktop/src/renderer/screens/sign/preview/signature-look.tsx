import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bridge } from '../../../state/bridge.js';
import { useChosenCie } from '../../../state/chosen-card.js';
import { useApp, useWords } from '../../../state/context.js';
import { dateAndTime } from '../../../state/dates.js';
import type { SignChoices } from '../batch.js';
import type { ShareBox } from './box-geometry.js';
import type { PagePreview } from './pdf-preview.js';

/** As it is printed: at most 11 points, smaller where it does not fit (the signature package's own layout). */
const LARGEST = 11;
const LINE_HEIGHT = 1.25;
/** Of the size, for an average letter. */
const LETTER_WIDTH = 0.5;
const PICTURE_SHARE = 0.4;

/** What will be printed in the box, about as large: the size is the box's own font size. */
export function SignatureLook({ lines, picture }: Look): JSX.Element {
  return (
    <span class="sigbox__look" aria-hidden="true">
      {picture !== undefined && <img src={picture} alt="" />}
      <span class="sigbox__text">
        {lines.map(({ label, text, strong }, index) => (
          <span key={index}>
            {label !== '' && <small>{label} </small>}
            {strong ? <b>{text}</b> : text}
          </span>
        ))}
      </span>
    </span>
  );
}

interface Line {
  readonly label: string;
  readonly text: string;
  readonly strong: boolean;
}

export interface Look {
  readonly lines: readonly Line[];
  /** Address of the picture. */
  readonly picture: string | undefined;
  /** Size of the text, in shares of the page's width. */
  readonly size: number;
}

/** What is printed (docs/signing.md), and how large it can be in this box of this page. */
export function useLook(box: ShareBox, page: PagePreview, choices: SignChoices): Look {
  const words = useWords().documents.sign.look;
  const { settings } = useApp();
  const holder = useChosenCie()?.card.holder;
  const picture = usePicture(choices.picture?.id);
  const own = choices.lines.split('\n').filter((line) => line.trim() !== '');
  const lines: readonly Line[] =
    own.length > 0
      ? own.map((text) => ({ label: '', text, strong: false }))
      : [
          {
            label: words.signedBy,
            text: holder === undefined ? words.name : `${holder.givenName} ${holder.surname}`,
            strong: true,
          },
          { label: words.date, text: dateAndTime(new Date().toISOString(), settings.language), strong: false },
          { label: words.reason, text: choices.reason.trim(), strong: false },
          { label: words.place, text: choices.place.trim(), strong: false },
        ].filter(({ text }) => text !== '');
  const width = box.width * page.width * (picture === undefined ? 1 : 1 - PICTURE_SHARE);
  const texts = lines.map(({ label, text }) => `${label} ${text}`);
  return { lines, picture, size: sizeOf(texts, width, box.height * page.height) / page.width };
}

/** @returns the largest size in points at which the lines go into the box */
function sizeOf(lines: readonly string[], width: number, height: number): number {
  for (let size = LARGEST; size > 2; size -= 0.5) {
    const inLine = Math.max(1, Math.floor((width - 14) / (size * LETTER_WIDTH)));
    const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / inLine)), 0);
    if (rows * size * LINE_HEIGHT <= height - 4) return size;
  }
  return 2;
}

/** The picture that was chosen, as an address that the page may show. */
function usePicture(fileId: string | undefined): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (fileId === undefined) return undefined;
    let made: string | undefined;
    let gone = false;
    void bridge.request('files.read', { file: fileId }).then((reply) => {
      if (gone || !reply.ok) return;
      made = URL.createObjectURL(new Blob([new Uint8Array(reply.result)]));
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [fileId]);
  return address;
}
