import type { IncrementalUpdate } from '../pdf/incremental-update.js';
import {
  pdfArray,
  pdfDictionary,
  pdfName,
  pdfNumber,
  pdfStream,
  type PdfObject,
  type PdfReference,
  type PdfStream,
} from '../pdf/objects.js';
import { pictureFormat, unusable, type JpegFormat, type Picture } from './appearance-picture.js';
import { compressed } from './appearance-stream.js';
import { unpackPng } from './png-image.js';

/** A picture in a file. */
export interface EmbeddedPicture {
  readonly reference: PdfReference;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** @throws {SignatureError} `unusable-picture` */
export function embedPicture(update: IncrementalUpdate, picture: Picture): EmbeddedPicture {
  const format = pictureFormat(picture);
  const { width, height } = format;
  const image = format.kind === 'jpeg' ? jpegImage(picture, format) : pngImage(picture);
  return { reference: update.add(image), width, height };
}

const COLOUR_SPACES: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

/** As it is: every PDF reader unpacks it (ISO 32000-2 section 7.4.8). */
function jpegImage(picture: Picture, { width, height, components, precision }: JpegFormat): PdfStream {
  const space = COLOUR_SPACES[components];
  if (space === undefined || precision !== 8) throw unusable();
  const entries: Record<string, PdfObject> = {
    ...imageEntries(width, height, space),
    Filter: pdfName('DCTDecode'),
    Length: pdfNumber(picture.length),
  };
  // Programs that write four colours write them inverted.
  if (components === 4) entries['Decode'] = pdfArray([1, 0, 1, 0, 1, 0, 1, 0].map(pdfNumber));
  return pdfStream(pdfDictionary(entries), picture);
}

function imageEntries(width: number, height: number, space: string): Record<string, PdfObject> {
  return {
    Type: pdfName('XObject'),
    Subtype: pdfName('Image'),
    Width: pdfNumber(width),
    Height: pdfNumber(height),
    ColorSpace: pdfName(space),
    BitsPerComponent: pdfNumber(8),
  };
}

function pngImage(picture: Picture): PdfStream {
  const { width, height, channels, samples } = unpackPng(picture);
  const space = channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  return compressed(pdfDictionary(imageEntries(width, height, space)), samples);
}
