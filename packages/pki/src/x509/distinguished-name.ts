import { Asn1Fields, contentOf, encodedOf, oidOf, type Asn1Node } from '../asn1/ber.js';
import { sameBytes, toHex } from '../bytes.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import { Oid } from './oids.js';

/** One attribute of a name. */
export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  /** Text; control and bidirectional formatting characters are replaced, so that it can be printed as it is. */
  readonly value: string;
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  [Oid.commonName]: 'CN',
  [Oid.surname]: 'SN',
  [Oid.serialNumber]: 'serialNumber',
  [Oid.countryName]: 'C',
  [Oid.localityName]: 'L',
  [Oid.stateOrProvinceName]: 'ST',
  [Oid.streetAddress]: 'STREET',
  [Oid.organizationName]: 'O',
  [Oid.organizationalUnitName]: 'OU',
  [Oid.title]: 'title',
  [Oid.givenName]: 'GN',
  [Oid.domainComponent]: 'DC',
  [Oid.userId]: 'UID',
  [Oid.emailAddress]: 'emailAddress',
};

/** A distinguished name (RFC 5280 section 4.1.2.4). */
export class DistinguishedName {
  /** DER, as it was sent. */
  readonly encoded: Uint8Array;
  /** In the order of the encoding; the attributes of a multi-valued RDN follow each other. */
  readonly attributes: readonly NameAttribute[];
  readonly #comparable: string;

  private constructor(node: Asn1Node, code: PkiErrorCode) {
    const rdns = Asn1Fields.ofSequence(node, code)
      .rest()
      .map((rdn) =>
        Asn1Fields.ofSet(rdn, code)
          .rest()
          .map((attribute) => readAttribute(attribute, code)),
      );
    this.encoded = Uint8Array.from(encodedOf(node));
    this.attributes = rdns.flat();
    this.#comparable = JSON.stringify(rdns.map((rdn) => rdn.map(comparableAttribute).sort()));
  }

  /** @throws {PkiError} with `code` */
  static fromNode(node: Asn1Node, code: PkiErrorCode): DistinguishedName {
    return new DistinguishedName(node, code);
  }

  /** The values of one attribute type, in order. */
  values(type: string): readonly string[] {
    return this.attributes.filter((attribute) => attribute.type === type).map((attribute) => attribute.value);
  }

  /** The value of an attribute that occurs exactly once, else `undefined`. */
  single(type: string): string | undefined {
    const values = this.values(type);
    return values.length === 1 ? values[0] : undefined;
  }

  get isEmpty(): boolean {
    return this.attributes.length === 0;
  }

  /**
   * Name matching for chains (RFC 5280 section 7.1): string type, letter case and runs of spaces do not count. Issuers
   * have been seen to write `IT` here and `it` there.
   */
  equals(other: DistinguishedName): boolean {
    return sameBytes(this.encoded, other.encoded) || this.#comparable === other.#comparable;
  }

  /** RFC 4514: last component first. For people, not for comparing. */
  toString(): string {
    return this.attributes
      .map(({ type, value }) => `${SHORT_NAMES[type] ?? type}=${value.replace(/[\\,+"<>;]/g, '\\$&')}`)
      .reverse()
      .join(',');
  }
}

function readAttribute(node: Asn1Node, code: PkiErrorCode): NameAttribute {
  const fields = Asn1Fields.ofSequence(node, code);
  const type = oidOf(fields.any(), code);
  const value = printable(decodeString(fields.any(), code));
  fields.end();
  return { type, value };
}

function comparableAttribute({ type, value }: NameAttribute): string {
  return `${type}=${value.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()}`;
}

/** Text that goes to terminals and windows must not carry commands for them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

const StringTag = { utf8: 12, numeric: 18, printable: 19, teletex: 20, ia5: 22, visible: 26, universal: 28, bmp: 30 };

/**
 * The string types that names come in. TeletexString is read as Latin-1, which is what issuers put into it whatever
 * T.61 says; what is not text at all becomes `#` and hexadecimal (RFC 4514 section 2.4).
 */
function decodeString(node: Asn1Node, code: PkiErrorCode): string {
  if (node.tagClass !== 0 || node.isConstructed) return `#${toHex(encodedOf(node))}`;
  const content = contentOf(node);
  switch (node.tagNumber) {
    case StringTag.utf8:
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    case StringTag.numeric:
    case StringTag.printable:
    case StringTag.ia5:
    case StringTag.visible:
    case StringTag.teletex:
      return Buffer.from(content).toString('latin1');
    case StringTag.bmp:
      // BMPString is big-endian UTF-16; an odd last byte is no character.
      if (content.length % 2 !== 0) throw new PkiError(code, 'BMPString');
      return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(Buffer.from(content).swap16());
    case StringTag.universal:
      return decodeUniversalString(content);
    default:
      return `#${toHex(encodedOf(node))}`;
  }
}

function decodeUniversalString(content: Uint8Array): string {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let text = '';
  for (let offset = 0; offset + 4 <= content.length; offset += 4) {
    const codePoint = view.getUint32(offset);
    const valid = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
    text += valid ? String.fromCodePoint(codePoint) : '\ufffd';
  }
  return text;
}
