import { SignatureError } from '../errors.js';
import { Namespace } from './namespaces.js';
import type { XmlAttribute, XmlElement, XmlNode, XmlTree } from './xml-tree.js';

/** Canonical XML 1.0, 1.1, and Exclusive XML Canonicalization 1.0. */
export type C14nMode = 'inclusive' | 'inclusive-1.1' | 'exclusive';

export interface C14nMethod {
  readonly mode: C14nMode;
  readonly withComments: boolean;
  /** InclusiveNamespaces PrefixList of the exclusive mode; `''` for `#default`. */
  readonly inclusivePrefixes?: readonly string[] | undefined;
}

/** A document or one element with everything inside, but for some elements with everything inside those. */
export interface C14nInput {
  readonly apex: XmlTree | XmlElement;
  readonly without?: ReadonlySet<XmlElement> | undefined;
}

/**
 * The canonical form, UTF-8. Linear in the output and in the declarations met.
 *
 * @throws {SignatureError} `unsupported-algorithm` for version 1.1 below an xml:base, whose value it would have to join
 * @example
 * ```ts
 * canonicalize({ apex: document.root }, { mode: 'exclusive', withComments: false });
 * ```
 */
export function canonicalize(input: C14nInput, method: C14nMethod): Uint8Array {
  return new TextEncoder().encode(new Canonicalizer(input, method).run());
}

class Canonicalizer {
  readonly #parts: string[] = [];
  readonly #input: C14nInput;
  readonly #method: C14nMethod;
  readonly #prefixes: ReadonlySet<string>;
  /** Declarations in scope, and those that the output already made, at the place that was reached. */
  readonly #scope = new Map<string, string>();
  readonly #rendered = new Map<string, string>();

  constructor(input: C14nInput, method: C14nMethod) {
    this.#input = input;
    this.#method = method;
    this.#prefixes = new Set(method.inclusivePrefixes);
  }

  run(): string {
    const { apex } = this.#input;
    if ('kind' in apex) {
      this.#subtree(apex);
      return this.#parts.join('');
    }
    for (const node of apex.before) if (this.#node(node)) this.#parts.push('\n');
    this.#node(apex.root);
    for (const node of apex.after) {
      const place = this.#parts.push('\n') - 1;
      if (!this.#node(node)) this.#parts[place] = '';
    }
    return this.#parts.join('');
  }

  #subtree(apex: XmlElement): void {
    const around: XmlElement[] = [];
    for (let each = apex.parent; each !== undefined; each = each.parent) around.unshift(each);
    for (const { declarations } of around) for (const [prefix, uri] of declarations) this.#scope.set(prefix, uri);
    if (this.#input.without?.has(apex) !== true)
      this.#element(apex, inheritedAttributes(apex, around, this.#method.mode));
  }

  /** @returns whether anything was written */
  #node(node: XmlNode): boolean {
    switch (node.kind) {
      case 'text':
        this.#parts.push(escapeText(node.text));
        return true;
      case 'comment':
        if (this.#method.withComments) this.#parts.push('<!--', node.text, '-->');
        return this.#method.withComments;
      case 'instruction':
        this.#parts.push('<?', node.target, node.data === '' ? '' : ` ${node.data}`, '?>');
        return true;
      case 'element':
        if (this.#input.without?.has(node) === true) return false;
        this.#element(node, []);
        return true;
    }
  }

  #element(element: XmlElement, inherited: readonly XmlAttribute[]): void {
    const isApex = this.#input.apex === element || ('root' in this.#input.apex && this.#input.apex.root === element);
    const undoScope = setAll(this.#scope, element.declarations);
    const declared = this.#declarationsFor(element, isApex);
    const undoRendered = setAll(this.#rendered, declared);
    this.#parts.push('<', element.name);
    for (const [prefix, uri] of declared) {
      this.#parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(uri), '"');
    }
    for (const { name, value } of sortedAttributes(element, inherited)) {
      this.#parts.push(' ', name, '="', escapeAttribute(value), '"');
    }
    this.#parts.push('>');
    for (const child of element.children) this.#node(child);
    this.#parts.push('</', element.name, '>');
    putBack(this.#rendered, undoRendered);
    putBack(this.#scope, undoScope);
  }

  /** The namespace declarations to write at an element, sorted by prefix. */
  #declarationsFor(element: XmlElement, isApex: boolean): readonly (readonly [string, string])[] {
    const wanted = new Set<string>();
    if (this.#method.mode !== 'exclusive') {
      for (const prefix of (isApex ? this.#scope : element.declarations).keys()) wanted.add(prefix);
    } else {
      // Exclusive XML Canonicalization section 1.1: visibly utilized.
      wanted.add(element.prefix);
      for (const { prefix } of element.attributes) if (prefix !== '') wanted.add(prefix);
      for (const prefix of isApex ? this.#prefixes : element.declarations.keys()) {
        if (this.#prefixes.has(prefix) && (prefix === '' || this.#scope.has(prefix))) wanted.add(prefix);
      }
    }
    wanted.delete('xml');
    return [...wanted]
      .map((prefix) => [prefix, this.#scope.get(prefix) ?? ''] as const)
      .filter(([prefix, uri]) => (this.#rendered.get(prefix) ?? '') !== uri)
      .sort(([a], [b]) => compareCodePoints(a, b));
  }
}

type Hidden = readonly (readonly [string, string | undefined])[];

function setAll(map: Map<string, string>, entries: Iterable<readonly [string, string]>): Hidden {
  const hidden: (readonly [string, string | undefined])[] = [];
  for (const [key, value] of entries) {
    hidden.push([key, map.get(key)]);
    map.set(key, value);
  }
  return hidden;
}

function putBack(map: Map<string, string>, hidden: Hidden): void {
  for (const [key, value] of hidden) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
}

/**
 * Attributes of the xml namespace that an apex takes over from around it: all of them (Canonical XML 1.0 section 2.4), or those
 * that are inheritable (1.1 section 2.4); none in the exclusive mode.
 */
function inheritedAttributes(apex: XmlElement, around: readonly XmlElement[], mode: C14nMode): readonly XmlAttribute[] {
  if (mode === 'exclusive') return [];
  const inherited = new Map<string, XmlAttribute>();
  for (const { attributes } of around) {
    for (const attribute of attributes)
      if (attribute.namespace === Namespace.xml) inherited.set(attribute.local, attribute);
  }
  if (mode === 'inclusive-1.1') {
    if (inherited.has('base')) throw new SignatureError('unsupported-algorithm', 'xml:base to be joined');
    for (const local of inherited.keys()) if (local !== 'lang' && local !== 'space') inherited.delete(local);
  }
  for (const { namespace, local } of apex.attributes) if (namespace === Namespace.xml) inherited.delete(local);
  return [...inherited.values()];
}

/** Canonical XML section 2.3: by namespace, then by local name. */
function sortedAttributes(element: XmlElement, inherited: readonly XmlAttribute[]): readonly XmlAttribute[] {
  const attributes = [...element.attributes, ...inherited];
  if (attributes.length < 2) return attributes;
  return attributes.sort((a, b) => compareCodePoints(a.namespace, b.namespace) || compareCodePoints(a.local, b.local));
}

/** JavaScript compares UTF-16 code units, which puts U+10000 and above before U+E000. */
function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  return /[\ud800-\udfff]/.test(a + b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

export function escapeAttribute(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}
