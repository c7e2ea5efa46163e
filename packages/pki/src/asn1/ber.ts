import { concatBytes } from '../bytes.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import { headerAt } from './ber-header.js';
import { dottedOid } from './object-identifier.js';

/** A parsed node. Its raw bytes are kept: signatures and fingerprints are over what was sent, never over a re-encoding. */
export interface Asn1Node {
  /** 0 universal, 1 application, 2 context-specific, 3 private (X.690 section 8.1.2.2). */
  readonly tagClass: number;
  readonly tagNumber: number;
  readonly isConstructed: boolean;
  /** The whole value as it was sent, tag and length included; a view. */
  readonly encoded: Uint8Array;
  /** Of tag and length, in bytes. */
  readonly headerLength: number;
  /** Of a primitive value none. */
  readonly children: readonly Asn1Node[];
}

/** How much one foreign structure may cost. */
export interface Asn1Limits {
  /** Longest input, in bytes. */
  readonly maxLength: number;
  readonly maxNodes: number;
  readonly maxDepth: number;
}

/** A certificate: real ones have 1 to 3 kB and about 150 nodes. */
export const CERTIFICATE_LIMITS: Asn1Limits = { maxLength: 65_536, maxNodes: 4_000, maxDepth: 32 };

/**
 * Parses exactly one BER value that fills the bytes: indefinite lengths and lengths that are longer than need be are taken,
 * as CMS written as a stream has them. What primitive values hold is looked at when it is asked for.
 *
 * @throws {PkiError} with `code` when the bytes are not one value or exceed the limits
 */
export function parseBer(bytes: Uint8Array, limits: Asn1Limits, code: PkiErrorCode): Asn1Node {
  if (bytes.length === 0) throw new PkiError(code, 'no bytes');
  if (bytes.length > limits.maxLength) throw new PkiError(code, 'too long');
  const reading = new Reading(bytes, limits, code);
  const node = reading.value(bytes.length, 1);
  if (node === undefined) throw new PkiError(code, 'not ASN.1');
  if (reading.offset !== bytes.length) throw new PkiError(code, 'bytes after the ASN.1 value');
  return node;
}

/** One walk over the bytes, each of which is looked at once. */
class Reading {
  offset = 0;
  readonly #bytes: Uint8Array;
  readonly #limits: Asn1Limits;
  readonly #code: PkiErrorCode;
  #nodes = 0;

  constructor(bytes: Uint8Array, limits: Asn1Limits, code: PkiErrorCode) {
    this.#bytes = bytes;
    this.#limits = limits;
    this.#code = code;
  }

  /** The value that begins here and ends before `limit`. @returns `undefined` for the end-of-contents octets */
  value(limit: number, depth: number): Asn1Node | undefined {
    const start = this.offset;
    const header = headerAt(this.#bytes, start, limit);
    if (header === undefined) throw new PkiError(this.#code, 'not ASN.1');
    if (++this.#nodes > this.#limits.maxNodes || depth > this.#limits.maxDepth) {
      throw new PkiError(this.#code, 'too many ASN.1 values');
    }
    const { tagClass, tagNumber, isConstructed, headerLength, contentLength } = header;
    this.offset += headerLength;
    if (tagClass === UNIVERSAL && tagNumber === Tag.endOfContents) return undefined;
    const children: Asn1Node[] = [];
    if (isConstructed) {
      const end = contentLength === undefined ? undefined : this.offset + contentLength;
      while (this.offset !== end) {
        const child = this.value(end ?? limit, depth + 1);
        if (child !== undefined) children.push(child);
        else if (end === undefined) break;
        // X.690 section 8.1.5: these octets end an indefinite length and nothing else.
        else throw new PkiError(this.#code, 'not ASN.1');
      }
    } else {
      this.offset += contentLength ?? 0;
    }
    const encoded = this.#bytes.subarray(start, this.offset);
    return { tagClass, tagNumber, isConstructed, encoded, headerLength, children };
  }
}

const UNIVERSAL = 0;
const CONTEXT = 2;

/** Universal tag numbers (ITU-T X.680 section 8.4) that certificates and CMS use. */
export const Tag = {
  endOfContents: 0,
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  objectIdentifier: 6,
  sequence: 16,
  set: 17,
  utcTime: 23,
  generalizedTime: 24,
} as const;

export function isUniversal(node: Asn1Node, tagNumber: number): boolean {
  return node.tagClass === UNIVERSAL && node.tagNumber === tagNumber;
}

export function isContext(node: Asn1Node, tagNumber: number): boolean {
  return node.tagClass === CONTEXT && node.tagNumber === tagNumber;
}

/** The whole value as it was sent, tag and length included; a view. */
export function encodedOf(node: Asn1Node): Uint8Array {
  return node.encoded;
}

/** The content octets of a value of definite length; a view. */
export function contentOf(node: Asn1Node): Uint8Array {
  return node.encoded.subarray(node.headerLength);
}

/** The components of what has some; the pieces of a string (X.690 section 8.7.3) are none. */
function componentsOf(node: Asn1Node): readonly Asn1Node[] | undefined {
  const isString = node.tagClass === UNIVERSAL && node.tagNumber !== Tag.sequence && node.tagNumber !== Tag.set;
  return node.isConstructed && !isString ? node.children : undefined;
}

/**
 * The content of an OCTET STRING. BER allows it in pieces (X.690 section 8.7.3), and CMS written as a stream has it so.
 */
export function octetsOf(node: Asn1Node, code: PkiErrorCode): Uint8Array {
  if (!isUniversal(node, Tag.octetString)) throw new PkiError(code, 'OCTET STRING expected');
  if (!node.isConstructed) return contentOf(node);
  const pieces: Uint8Array[] = [];
  const gather = (parts: readonly Asn1Node[]): void => {
    for (const part of parts) {
      if (!isUniversal(part, Tag.octetString)) throw new PkiError(code, 'OCTET STRING expected');
      if (part.isConstructed) gather(part.children);
      else pieces.push(contentOf(part));
    }
  };
  gather(node.children);
  return concatBytes(pieces);
}

/** The content of a BIT STRING of whole octets. */
export function bitStringOctetsOf(node: Asn1Node, code: PkiErrorCode): Uint8Array {
  const content = contentOf(node);
  if (!isUniversal(node, Tag.bitString) || node.isConstructed || content[0] !== 0) {
    throw new PkiError(code, 'BIT STRING of whole octets expected');
  }
  return content.subarray(1);
}

/** An object identifier in dotted form. */
export function oidOf(node: Asn1Node, code: PkiErrorCode): string {
  const oid = isUniversal(node, Tag.objectIdentifier) ? dottedOid(contentOf(node)) : undefined;
  if (oid === undefined) throw new PkiError(code, 'object identifier expected');
  return oid;
}

/** A small non-negative INTEGER, at most four content octets. */
export function smallIntegerOf(node: Asn1Node, code: PkiErrorCode): number {
  const content = contentOf(node);
  if (!isUniversal(node, Tag.integer) || content.length === 0 || content.length > 4 || (content[0] ?? 0) > 0x7f) {
    throw new PkiError(code, 'small integer expected');
  }
  return content.reduce((value, byte) => value * 256 + byte, 0);
}

/** Reads the components of a SEQUENCE, SET or constructed tag one after the other. */
export class Asn1Fields {
  readonly #nodes: readonly Asn1Node[];
  readonly #code: PkiErrorCode;
  #index = 0;

  private constructor(nodes: readonly Asn1Node[], code: PkiErrorCode) {
    this.#nodes = nodes;
    this.#code = code;
  }

  /** @throws {PkiError} when the node is not a SEQUENCE */
  static ofSequence(node: Asn1Node, code: PkiErrorCode): Asn1Fields {
    return Asn1Fields.#of(node, isUniversal(node, Tag.sequence), code);
  }

  /** @throws {PkiError} when the node is not a SET */
  static ofSet(node: Asn1Node, code: PkiErrorCode): Asn1Fields {
    return Asn1Fields.#of(node, isUniversal(node, Tag.set), code);
  }

  /** The components under a constructed tag of any class. @throws {PkiError} when the node is primitive */
  static ofConstructed(node: Asn1Node, code: PkiErrorCode): Asn1Fields {
    return Asn1Fields.#of(node, true, code);
  }

  static #of(node: Asn1Node, tagMatches: boolean, code: PkiErrorCode): Asn1Fields {
    const components = componentsOf(node);
    if (!tagMatches || components === undefined) throw new PkiError(code, 'another ASN.1 type expected');
    return new Asn1Fields(components, code);
  }

  /** The next component, whatever its tag. */
  any(): Asn1Node {
    const node = this.#nodes[this.#index++];
    if (node === undefined) throw new PkiError(this.#code, 'ASN.1 component missing');
    return node;
  }

  universal(tagNumber: number): Asn1Node {
    const node = this.any();
    if (!isUniversal(node, tagNumber)) throw new PkiError(this.#code, 'another ASN.1 type expected');
    return node;
  }

  optionalUniversal(tagNumber: number): Asn1Node | undefined {
    return this.#optional((node) => isUniversal(node, tagNumber));
  }

  optionalContext(tagNumber: number): Asn1Node | undefined {
    return this.#optional((node) => isContext(node, tagNumber));
  }

  /** Everything that is left. */
  rest(): readonly Asn1Node[] {
    const rest = this.#nodes.slice(this.#index);
    this.#index = this.#nodes.length;
    return rest;
  }

  /** @throws {PkiError} when components are left */
  end(): void {
    if (this.#index !== this.#nodes.length) throw new PkiError(this.#code, 'unexpected ASN.1 component');
  }

  #optional(matches: (node: Asn1Node) => boolean): Asn1Node | undefined {
    const node = this.#nodes[this.#index];
    if (node === undefined || !matches(node)) return undefined;
    this.#index++;
    return node;
  }
}
