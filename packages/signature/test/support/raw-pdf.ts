/**
 * PDF files written by hand, as text of one character a byte: the tests decide about every offset, so that a file can
 * also be wrong in any way.
 */
import { cms, type CmsOptions } from './raw-cms.js';

/** Object number to the text between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>;

export interface Section {
  /** `none`: neither cross-reference nor trailer nor startxref; `bare`: no cross-reference, but a trailer. */
  readonly xref?: 'table' | 'stream' | 'none' | 'bare';
  readonly free?: readonly number[];
  /** Offsets that the table states instead of the true ones. */
  readonly offsets?: Readonly<Record<number, number>>;
  /** Objects that are listed at their `offsets` and not written. */
  readonly listedOnly?: readonly number[];
  readonly root?: number;
  readonly size?: number;
  /** Offset of the earlier cross-reference; found by itself where absent. */
  readonly prev?: number;
  /** More entries of the trailer. */
  readonly trailer?: string;
  /** Objects that are written but not listed. */
  readonly unlisted?: Objects;
  /** Object streams: container number to the objects in it (xref streams only). */
  readonly packed?: Readonly<Record<number, Objects>>;
}

const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
const ID = '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';

export const bytesOf = (pdf: string): Uint8Array => new Uint8Array(Buffer.from(pdf, 'latin1'));
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A stream object's text. */
export function stream(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;
}

export function newPdf(objects: Objects, section: Section = {}): string {
  return appended(HEADER, objects, section, undefined);
}

/** An incremental update (ISO 32000-2, 7.5.6). */
export function update(pdf: string, objects: Objects, section: Section = {}): string {
  const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1];
  return appended(pdf.endsWith('\n') ? pdf : `${pdf}\n`, objects, section, Number(prev));
}

function appended(pdf: string, objects: Objects, section: Section, earlier: number | undefined): string {
  const { xref = 'table', free = [], root = 1, trailer = '', packed = {} } = section;
  const entries = new Map<number, readonly [kind: number, at: number, extra: number]>();
  for (const number of free) entries.set(number, [0, 0, 1]);
  for (const number of section.listedOnly ?? []) entries.set(number, [1, section.offsets?.[number] ?? 0, 0]);
  let text = pdf;
  const write = (all: Objects, listed: boolean): void => {
    for (const [number, body] of Object.entries(all)) {
      if (listed) entries.set(Number(number), [1, section.offsets?.[Number(number)] ?? text.length, 0]);
      text += `${number} 0 obj\n${body}\nendobj\n`;
    }
  };
  write(objects, true);
  write(section.unlisted ?? {}, false);
  for (const [container, members] of Object.entries(packed)) {
    const bodies = Object.entries(members);
    let offset = 0;
    const index = bodies.map(([number, body], at) => {
      entries.set(Number(number), [2, Number(container), at]);
      const pair = `${number} ${offset}`;
      offset += body.length + 1;
      return pair;
    });
    const head = `${index.join(' ')} `;
    const content = head + bodies.map(([, body]) => body).join(' ');
    entries.set(Number(container), [1, text.length, 0]);
    text += `${container} 0 obj\n${stream(content, `/Type /ObjStm /N ${bodies.length} /First ${head.length} `)}\nendobj\n`;
  }
  if (xref === 'none') return text;
  const size = section.size ?? Math.max(sizeOf(pdf), ...[...entries.keys()].map((number) => number + 1));
  const prev = section.prev ?? earlier;
  const common = `/Root ${root} 0 R ${prev === undefined ? '' : `/Prev ${prev} `}${ID} ${trailer}`;
  if (xref === 'bare') return `${text}trailer\n<< /Size ${size} ${common} >>\nstartxref\n0\n%%EOF\n`;
  const at = text.length;
  if (prev === undefined) entries.set(0, [0, 0, 65_535]);
  if (xref === 'stream') {
    entries.set(size, [1, at, 0]);
    return `${text}${size} 0 obj\n${xrefStream(entries, size + 1, common)}\nendobj\nstartxref\n${at}\n%%EOF\n`;
  }
  return `${text}${xrefTable(entries)}trailer\n<< /Size ${size} ${common} >>\nstartxref\n${at}\n%%EOF\n`;
}

function sizeOf(pdf: string): number {
  return Math.max(1, ...[...pdf.matchAll(/\/Size (\d+)/g)].map(([, size]) => Number(size)));
}

type Entries = ReadonlyMap<number, readonly [kind: number, at: number, extra: number]>;

function xrefTable(entries: Entries): string {
  const lines = [...entries]
    .sort(([a], [b]) => a - b)
    .map(([number, [kind, at, extra]]) => {
      const offset = String(at).padStart(10, '0');
      return `${number} 1\n${offset} ${String(extra).padStart(5, '0')} ${kind === 0 ? 'f' : 'n'} \n`;
    });
  return `xref\n${lines.join('')}`;
}

function xrefStream(entries: Entries, size: number, common: string): string {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const rows = sorted.map(([, [kind, at, extra]]) => {
    const row = Buffer.alloc(7);
    row.writeUInt8(kind, 0);
    row.writeUInt32BE(at, 1);
    row.writeUInt16BE(extra, 5);
    return row.toString('latin1');
  });
  const index = sorted.map(([number]) => `${number} 1`).join(' ');
  return stream(rows.join(''), `/Type /XRef /W [1 4 2] /Index [${index}] /Size ${size} ${common} `);
}

export interface SignatureSection extends Section, CmsOptions {
  /** The number of the signature dictionary. */
  readonly number?: number;
  readonly subFilter?: string;
  readonly type?: string;
  /** More entries of the signature dictionary. */
  readonly entries?: string;
  /** Bytes that Contents has room for. */
  readonly room?: number;
  /** Makes the octets of Contents out of the signed bytes. */
  readonly make?: (signed: Uint8Array) => Uint8Array;
  /** The text of ByteRange for these offsets, at most 60 characters; `undefined` leaves the true one. */
  readonly byteRange?: (range: readonly number[]) => string | undefined;
}

const RANGE_ROOM = 64;

/** An update with a signature dictionary whose ByteRange covers everything but Contents; `objects` hold its field. */
export function sign(pdf: string, objects: Objects, options: SignatureSection = {}): string {
  const { number = 10, subFilter = 'ETSI.CAdES.detached', type = 'Sig', entries = '', room = 4_096 } = options;
  const dictionary =
    `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries}\n` +
    `/ByteRange ${'*'.repeat(RANGE_ROOM)} /Contents <${'0'.repeat(2 * room)}> >>`;
  const prepared =
    pdf === ''
      ? newPdf({ ...objects, [number]: dictionary }, options)
      : update(pdf, { ...objects, [number]: dictionary }, options);
  return completed(prepared, options);
}

/** Fills in ByteRange and Contents of a file that {@link sign} or a test prepared. */
function completed(prepared: string, options: SignatureSection = {}): string {
  const at = prepared.lastIndexOf(`/ByteRange ${'*'.repeat(RANGE_ROOM)}`) + '/ByteRange '.length;
  const start = prepared.indexOf('<', at);
  const end = prepared.indexOf('>', start) + 1;
  const range = [0, start, end, prepared.length - end];
  const words = (options.byteRange?.(range) ?? `[${range.join(' ')}]`).padEnd(RANGE_ROOM);
  const ranged = prepared.slice(0, at) + words + prepared.slice(at + RANGE_ROOM);
  const signedBytes = bytesOf(ranged.slice(0, start) + ranged.slice(end));
  const value = options.make?.(signedBytes) ?? cms(signedBytes, options);
  const hex = Buffer.from(value).toString('hex');
  const room = end - start - 2;
  if (hex.length > room) throw new Error('no room for the signature');
  return `${ranged.slice(0, start)}<${hex.padEnd(room, '0')}>${ranged.slice(end)}`;
}
