import { SignatureError } from '../errors.js';
import { canonicalize, type C14nInput, type C14nMethod } from '../xml/c14n.js';
import type { XmlElement } from '../xml/xml-tree.js';

const BASE = 16 * 1024 * 1024;
/** How often a large document may be gone through: two signatures a person and a counter-signature or two. */
const TIMES = 12;
/** What one canonicalization and one inherited declaration count for, in bytes. */
const PER_CALL = 4_096;
const PER_DECLARATION = 64;

/** Bounds what one file's references may cost together: a hundred of them over ten megabytes would take a minute. */
export class CostBudget {
  #left: number;

  /** @param length of the document in characters */
  constructor(length: number) {
    this.#left = BASE + TIMES * length;
  }

  /** @throws {SignatureError} `malformed-xml` when the file has asked for too much; as `canonicalize` */
  canonicalize(input: C14nInput, method: C14nMethod): Uint8Array {
    this.#spend(PER_CALL + ('kind' in input.apex ? PER_DECLARATION * inheritedDeclarations(input.apex) : 0));
    const octets = canonicalize(input, method);
    this.#spend(octets.length);
    return octets;
  }

  #spend(cost: number): void {
    this.#left -= cost;
    if (this.#left < 0) throw new SignatureError('malformed-xml', 'signatures too costly to verify');
  }
}

function inheritedDeclarations(apex: XmlElement): number {
  let count = 0;
  for (let each = apex.parent; each !== undefined; each = each.parent) count += each.declarations.size;
  return count;
}
