import * as asn1js from 'asn1js';
import { PkiError, type PkiErrorCode } from '../errors.js';

/** A parsed node. Its raw bytes are kept: signatures and fingerprints are over what was sent, never over a re-encoding. */
export type Asn1Node = asn1js.BaseBlock;

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
 * Parses exactly one BER value that fills the bytes.
 *
 * @throws {PkiError} with `code` when the bytes are not one value or exceed the limits
 */
export function parseBer(bytes: Uint8Array, limits: Asn1Limits, code: PkiErrorCode): Asn1Node {
  if (bytes.length === 0) throw new PkiError(code, 'no bytes');
  if (bytes.length > limits.maxLength) throw new PkiError(code, 'too long');
  let parsed: ReturnType<typeof asn1js.fromBER>;
  try {
    parsed = asn1js.fromBER(bytes, {
      maxNodes: limits.maxNodes,
      maxDepth: limits.maxDepth,
      maxContentLength: limits.maxLength,
      parseEmbedded: false,
    });
  } catch (cause) {
    throw new PkiError(code, 'not ASN.1', { cause });
  }
  if (parsed.offset === -1 || parsed.result.error !== '') throw new PkiError(code, 'not ASN.1');
  if (parsed.offset !== bytes.length) throw new PkiError(code, 'bytes after the ASN.1 value');
  return parsed.result;
}

const UNIVERSAL = 1;
const CONTEXT = 3;

/** Universal tag numbers (ITU-T X.680 section 8.4) that certificates and CMS use. */
export const Tag = {
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
  return node.idBlock.tagClass === UNIVERSAL && node.idBlock.tagNumber === tagNumber;
}

export function isContext(node: Asn1Node, tagNumber: number): boolean {
  return node.idBlock.tagClass === CONTEXT && node.idBlock.tagNumber === tagNumber;
}

/** The whole value as it was sent, tag and length included; a view. */
export function encodedOf(node: Asn1Node): Uint8Array {
  return node.valueBeforeDecodeView;
}

/** The content octets of a value of definite length; a view. */
export function contentOf(node: Asn1Node): Uint8Array {
  const header = node.idBlock.blockLength + node.lenBlock.blockLength;
  return node.valueBeforeDecodeView.subarray(header);
}

function childrenOf(node: Asn1Node): readonly Asn1Node[] | undefined {
  return node instanceof asn1js.Constructed ? node.valueBlock.value : undefined;
}

/**
 * The content of an OCTET STRING. BER allows it in pieces (X.690 section 8.7.3), and CMS written as a stream has it so.
 */
export function octetsOf(node: Asn1Node, code: PkiErrorCode): Uint8Array {
  if (!isUniversal(node, Tag.octetString)) throw new PkiError(code, 'OCTET STRING expected');
  if (!node.idBlock.isConstructed) return contentOf(node);
  if (!(node instanceof asn1js.OctetString)) throw new PkiError(code, 'OCTET STRING expected');
  return new Uint8Array(node.getValue());
}

/** The content of a BIT STRING of whole octets. */
export function bitStringOctetsOf(node: Asn1Node, code: PkiErrorCode): Uint8Array {
  const content = contentOf(node);
  if (!isUniversal(node, Tag.bitString) || node.idBlock.isConstructed || content[0] !== 0) {
    throw new PkiError(code, 'BIT STRING of whole octets expected');
  }
  return content.subarray(1);
}

/** No registered identifier comes near this many content octets. */
const MAX_OID_LENGTH = 40;

/** An object identifier in dotted form. */
export function oidOf(node: Asn1Node, code: PkiErrorCode): string {
  const content = contentOf(node);
  if (!(node instanceof asn1js.ObjectIdentifier) || content.length === 0 || content.length > MAX_OID_LENGTH) {
    throw new PkiError(code, 'object identifier expected');
  }
  return node.valueBlock.toString();
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
    const children = childrenOf(node);
    if (!tagMatches || children === undefined) throw new PkiError(code, 'another ASN.1 type expected');
    return new Asn1Fields(children, code);
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
