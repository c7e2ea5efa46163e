/** A document as a tree that knows where in the text each element lies. Entity references and CDATA are already text. */
export interface XmlAttribute {
  /** As written, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

export interface XmlElement {
  readonly kind: 'element';
  /** As written, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Namespace declarations on this element; `''` is the default namespace's prefix. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlNode[];
  readonly extent: XmlExtent;
}

/** Offsets into the document's text, in UTF-16 code units. */
interface XmlExtent {
  /** Of the start tag's `<`. */
  readonly start: number;
  /** Behind the start tag's `>`. */
  readonly contentStart: number;
  /** Of the end tag's `<`; equal to `contentStart` where the element is one empty-element tag. */
  readonly contentEnd: number;
  readonly end: number;
}

interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly text: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly data: string;
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export interface XmlTree {
  readonly root: XmlElement;
  /** Comments and processing instructions before the root element. */
  readonly before: readonly (XmlComment | XmlInstruction)[];
  readonly after: readonly (XmlComment | XmlInstruction)[];
}

/** Child elements of that name, in document order. */
export function childrenNamed(parent: XmlElement, namespace: string, local: string): readonly XmlElement[] {
  return elementsIn(parent).filter((child) => isElement(child, namespace, local));
}

/** The first child element of that name. */
export function childNamed(parent: XmlElement | undefined, namespace: string, local: string): XmlElement | undefined {
  return parent === undefined ? undefined : childrenNamed(parent, namespace, local)[0];
}

export function elementsIn(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => child.kind === 'element');
}

export function isElement(element: XmlElement, namespace: string, local: string): boolean {
  return element.local === local && element.namespace === namespace;
}

/** The value of an attribute without a namespace. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((each) => each.namespace === '' && each.local === local)?.value;
}

/** The text directly inside an element, without comments and without that of inner elements. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

/** All elements, the given one first, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement, void, undefined> {
  yield element;
  const open = [{ element, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.element.children[top.next++];
    if (child === undefined) open.pop();
    else if (child.kind === 'element') {
      yield child;
      open.push({ element: child, next: 0 });
    }
  }
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: XmlElement, outer: XmlElement): boolean {
  for (let each: XmlElement | undefined = inner; each !== undefined; each = each.parent) {
    if (each === outer) return true;
  }
  return false;
}

/** The element and those around it, as `/Invoice/Body`: what a person can look for. Without namespaces and contents. */
export function pathOf(element: XmlElement): string {
  const names: string[] = [];
  for (let each: XmlElement | undefined = element; each !== undefined; each = each.parent) names.unshift(each.local);
  return `/${names.join('/')}`;
}
