import { PdfDocument } from '../pdf/document.js';
import type { IncrementalUpdate } from '../pdf/incremental-update.js';
import { malformedPdf } from '../pdf/malformed.js';
import {
  integerOf,
  nameOf,
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

/** A picture in a file. */
export interface EmbeddedPicture {
  readonly reference: PdfReference;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** @throws {SignatureError} `unusable-picture` */
export async function embedPicture(update: IncrementalUpdate, picture: Picture): Promise<EmbeddedPicture> {
  const format = pictureFormat(picture);
  const { width, height } = format;
  const image = format.kind === 'jpeg' ? jpegImage(picture, format) : await pngImage(picture);
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

/** Unpacked by pdf-lib in a document of its own, from which our reader takes it. */
async function pngImage(picture: Picture): Promise<PdfStream> {
  let drawing: Uint8Array;
  try {
    // Half a megabyte of code that only these pictures need.
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const document = await PDFDocument.create({ updateMetadata: false });
    const image = await document.embedPng(picture);
    document.addPage([1, 1]).drawImage(image);
    drawing = await document.save({ useObjectStreams: false, addDefaultPage: false });
  } catch (cause) {
    throw unusable(cause);
  }
  const source = PdfDocument.open(drawing);
  const images = source.numbers().flatMap((number) => {
    const value = source.indirect(number)?.value;
    return value?.kind === 'stream' && nameOf(value.dictionary.entries.get('Subtype')) === 'Image' ? [value] : [];
  });
  const masks = new Set(images.flatMap(({ dictionary }) => source.get(dictionary, 'SMask') ?? []));
  const image = images.find((each) => ![...masks].some((mask) => mask.start === each.start)) ?? images[0];
  if (image === undefined) throw malformedPdf('drawing');
  const { dictionary } = image;
  const [width = 0, height = 0, bits] = ['Width', 'Height', 'BitsPerComponent'].map((key) =>
    integerOf(source.get(dictionary, key)),
  );
  const space = nameOf(source.get(dictionary, 'ColorSpace'));
  if (space === undefined || bits !== 8) throw malformedPdf('drawing');
  return compressed(pdfDictionary(imageEntries(width, height, space)), opaque(source, image));
}

/** Blends a picture with transparency into white: PDF/A-1 forbids soft masks, and print shops dislike them. */
function opaque(source: PdfDocument, image: PdfStream): Uint8Array {
  const mask = source.get(image.dictionary, 'SMask');
  const colours = Uint8Array.from(source.decode(image));
  if (mask?.kind !== 'stream') return colours;
  const alpha = source.decode(mask);
  const channels = alpha.length === 0 ? 0 : colours.length / alpha.length;
  if (channels !== 1 && channels !== 3) throw malformedPdf('drawing');
  for (let i = 0; i < colours.length; i++) {
    const share = (alpha[Math.floor(i / channels)] ?? 255) / 255;
    colours[i] = Math.round((colours[i] ?? 0) * share + 255 * (1 - share));
  }
  return colours;
}
