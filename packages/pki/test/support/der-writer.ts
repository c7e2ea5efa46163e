/** A DER writer of the tests' own: what the package reads is not written by the code that reads it. */
type Bytes = Uint8Array;

export function hex(text: string): Bytes {
  return new Uint8Array(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
}

export function tlv(tag: number, ...contents: readonly Bytes[]): Bytes {
  const content = Buffer.concat(contents);
  const size = content.length < 0x100 ? 1 : content.length < 0x1_0000 ? 2 : 3;
  const length = Buffer.alloc(size);
  length.writeUIntBE(content.length, 0, size);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | size, ...length];
  return new Uint8Array(Buffer.concat([Buffer.from(header), content]));
}

export const sequence = (...parts: readonly Bytes[]): Bytes => tlv(0x30, ...parts);
export const set = (...parts: readonly Bytes[]): Bytes => tlv(0x31, ...parts);
export const octets = (content: Bytes): Bytes => tlv(0x04, content);
export const bits = (content: Bytes, unused = 0): Bytes => tlv(0x03, Uint8Array.of(unused), content);
export const context = (number: number, ...parts: readonly Bytes[]): Bytes => tlv(0xa0 | number, ...parts);
export const rawInteger = (content: string): Bytes => tlv(0x02, hex(content));
export const boolean = (value: boolean): Bytes => tlv(0x01, Uint8Array.of(value ? 0xff : 0));
export const NULL = tlv(0x05);
const text = (tag: number, encoding: BufferEncoding) => (value: string) =>
  tlv(tag, new Uint8Array(Buffer.from(value, encoding)));
export const utf8 = text(0x0c, 'utf8');
export const printable = text(0x13, 'latin1');
export const teletex = text(0x14, 'latin1');
export const ia5 = text(0x16, 'latin1');
export const bmp = (value: string): Bytes => tlv(0x1e, new Uint8Array(Buffer.from(value, 'utf16le').swap16()));

export function integer(value: number | bigint): Bytes {
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return rawInteger(/^[89a-f]/.test(even) ? `00${even}` : even);
}

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const content = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return tlv(0x06, Uint8Array.from(content));
}

export function utcTime(date: Date): Bytes {
  return text(0x17, 'latin1')(`${date.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`);
}

export function generalizedTime(date: Date): Bytes {
  return text(0x18, 'latin1')(`${date.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`);
}

const OIDS: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  O: '2.5.4.10',
  GN: '2.5.4.42',
};

/** A name of single-valued RDNs; values are UTF8String unless already encoded. */
export function name(attributes: Readonly<Record<string, string | Bytes>>): Bytes {
  return sequence(
    ...Object.entries(attributes).map(([type, value]) =>
      set(sequence(oid(OIDS[type] ?? type), typeof value === 'string' ? utf8(value) : value)),
    ),
  );
}
