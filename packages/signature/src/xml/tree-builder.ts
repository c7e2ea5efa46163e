import { SignatureError } from '../errors.js';
import { Namespace } from './namespaces.js';
import type { XmlAttribute, XmlComment, XmlElement, XmlInstruction, XmlNode, XmlTree } from './xml-tree.js';

/** On one element, declarations included. */
const MAX_ATTRIBUTES = 1_000;
const START_TAG_NAME = /[^\s/>]+/y;
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /\s*(\/?)>/y;
const INSTRUCTION = /^(\S+)(?:\s+([^]*))?$/;
const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));/g;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Most elements have none: a large document would hold a million of them. */
const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NOTHING_HIDDEN: OpenElement['hidden'] = [];

/** An element while its content is being read. */
interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  readonly extent: { start: number; contentStart: number; contentEnd: number; end: number };
  /** What its declarations hid, to be put back at its end. */
  readonly hidden: readonly (readonly [string, string | undefined])[];
}

/**
 * Builds the tree of a text that libxml2 found well-formed. Only what is left to decide is decided here: namespaces (Namespaces
 * in XML 1.0), line ends, attribute values and references (XML 1.0 sections 2.11, 3.3.3, 4.4).
 *
 * @throws {SignatureError} `malformed-xml` for prefixes that are not declared, attributes that are one by namespace
 */
export function buildTree(text: string): XmlTree {
  return new TreeBuilder(text).build();
}

class TreeBuilder {
  readonly #text: string;
  readonly #before: (XmlComment | XmlInstruction)[] = [];
  readonly #after: (XmlComment | XmlInstruction)[] = [];
  /** In scope at the place that was reached. */
  readonly #scope = new Map<string, string>([['xml', Namespace.xml]]);
  readonly #open: OpenElement[] = [];
  #root: XmlElement | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  build(): XmlTree {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const markup = text.indexOf('<', at);
      if (markup > at || markup === -1) this.#addText(text.slice(at, markup === -1 ? undefined : markup), true);
      if (markup === -1) break;
      at = this.#markup(markup);
    }
    if (this.#root === undefined || this.#open.length > 0) throw malformed('elements');
    return { root: this.#root, before: this.#before, after: this.#after };
  }

  /** Reads what begins at a `<`. @returns where it ends */
  #markup(start: number): number {
    const text = this.#text;
    if (text.startsWith('</', start)) return this.#endTag(start);
    if (text.startsWith('<!--', start)) {
      const end = this.#find('-->', start + 4);
      this.#add({ kind: 'comment', text: lineEnds(text.slice(start + 4, end)) });
      return end + 3;
    }
    if (text.startsWith('<![CDATA[', start)) {
      const end = this.#find(']]>', start + 9);
      this.#addText(text.slice(start + 9, end), false);
      return end + 3;
    }
    if (text.startsWith('<?', start)) {
      const end = this.#find('?>', start + 2);
      const [, target = '', data = ''] = INSTRUCTION.exec(text.slice(start + 2, end)) ?? [];
      // The XML declaration is no processing instruction.
      if (target !== 'xml') this.#add({ kind: 'instruction', target, data: lineEnds(data) });
      return end + 2;
    }
    return this.#startTag(start);
  }

  #startTag(start: number): number {
    const text = this.#text;
    const name = matchAt(START_TAG_NAME, text, start + 1)?.[0] ?? '';
    let at = start + 1 + name.length;
    const written: (readonly [string, string])[] = [];
    for (let match = matchAt(ATTRIBUTE, text, at); match !== undefined; match = matchAt(ATTRIBUTE, text, at)) {
      written.push([match[1] ?? '', attributeValue(match[2] ?? match[3] ?? '')]);
      if (written.length > MAX_ATTRIBUTES) throw malformed('too many attributes');
      at += match[0].length;
    }
    const close = matchAt(TAG_END, text, at);
    if (close === undefined) throw malformed('tag');
    at += close[0].length;
    const element = this.#element(name, written, { start, contentStart: at, contentEnd: at, end: at });
    this.#add(element);
    this.#open.push(element);
    if (close[1] === '/') this.#close();
    return at;
  }

  #element(name: string, written: readonly (readonly [string, string])[], extent: OpenElement['extent']): OpenElement {
    const declared = written.filter(([attribute]) => isDeclaration(attribute));
    const declarations =
      declared.length === 0
        ? NO_DECLARATIONS
        : new Map(declared.map(([attribute, value]) => [attribute === 'xmlns' ? '' : attribute.slice(6), value]));
    const hidden = declared.length === 0 ? NOTHING_HIDDEN : this.#declare(declarations);
    const attributes = written.length === declared.length ? NO_ATTRIBUTES : this.#attributes(written);
    const { prefix, local, namespace } = this.#qualified(name, true);
    const parent = this.#open.at(-1);
    return {
      kind: 'element',
      name,
      prefix,
      local,
      namespace,
      attributes,
      declarations,
      parent,
      children: [],
      extent,
      hidden,
    };
  }

  /** @returns what the declarations hide */
  #declare(declarations: ReadonlyMap<string, string>): OpenElement['hidden'] {
    for (const [prefix, uri] of declarations) demandDeclarable(prefix, uri);
    const hidden = [...declarations.keys()].map((prefix) => [prefix, this.#scope.get(prefix)] as const);
    for (const [prefix, uri] of declarations) this.#scope.set(prefix, uri);
    return hidden;
  }

  #attributes(written: readonly (readonly [string, string])[]): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    for (const [attribute, value] of written) {
      if (isDeclaration(attribute)) continue;
      const { name, prefix, local, namespace } = this.#qualified(attribute, false);
      attributes.push({ name, prefix, local, namespace, value });
    }
    if (attributes.length > 1) demandDistinct(attributes);
    return attributes;
  }

  /** Namespaces in XML 1.0 section 6: the default namespace is for elements, not for attributes. */
  #qualified(name: string, isElement: boolean): Omit<XmlAttribute, 'value'> {
    if (!name.includes(':')) {
      return { name, prefix: '', local: name, namespace: isElement ? (this.#scope.get('') ?? '') : '' };
    }
    const [prefix = '', local, more] = name.split(':');
    const namespace = this.#scope.get(prefix);
    const isBroken = prefix === '' || prefix === 'xmlns' || local === undefined || local === '' || more !== undefined;
    if (namespace === undefined || isBroken) throw malformed('namespace prefix');
    return { name, prefix, local, namespace };
  }

  #endTag(start: number): number {
    const element = this.#open.at(-1);
    if (element === undefined) throw malformed('end tag');
    const end = this.#find('>', start) + 1;
    element.extent.contentEnd = start;
    element.extent.end = end;
    this.#close();
    return end;
  }

  #close(): void {
    for (const [prefix, uri] of this.#open.pop()?.hidden ?? []) {
      if (uri === undefined) this.#scope.delete(prefix);
      else this.#scope.set(prefix, uri);
    }
  }

  #add(node: XmlElement | XmlComment | XmlInstruction): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.children.push(node);
    else if (node.kind !== 'element') (this.#root === undefined ? this.#before : this.#after).push(node);
    else if (this.#root === undefined) this.#root = node;
    else throw malformed('two root elements');
  }

  #addText(written: string, hasReferences: boolean): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) return;
    const normalized = lineEnds(written);
    const text = hasReferences ? resolved(normalized) : normalized;
    if (text !== '') parent.children.push({ kind: 'text', text });
  }

  #find(what: string, from: number): number {
    const found = this.#text.indexOf(what, from);
    if (found === -1) throw malformed('markup');
    return found;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function attributeValue(written: string): string {
  return resolved(lineEnds(written).replace(/[\t\n]/g, ' '));
}

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, hexadecimal?: string, decimal?: string, entity?: string) => {
    if (entity !== undefined) return PREDEFINED[entity] ?? '';
    return String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  });
}

function isDeclaration(attribute: string): boolean {
  return attribute.startsWith('xmlns') && (attribute.length === 5 || attribute.charAt(5) === ':');
}

/** Namespaces in XML 1.0 section 3: `xml` and `xmlns` are not declared anew, and a prefix is not undeclared. */
function demandDeclarable(prefix: string, uri: string): void {
  const isXml = (prefix === 'xml') === (uri === Namespace.xml);
  const isReserved = prefix === 'xmlns' || uri === Namespace.xmlns || prefix.includes(':');
  if (!isXml || isReserved || (prefix !== '' && uri === '')) throw malformed('namespace declaration');
}

function demandDistinct(attributes: readonly XmlAttribute[]): void {
  const names = new Set(attributes.map(({ namespace, local }) => `${namespace} ${local}`));
  if (names.size !== attributes.length) throw malformed('one attribute twice');
}

function malformed(what: string): SignatureError {
  return new SignatureError('malformed-xml', what);
}
