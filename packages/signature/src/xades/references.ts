import { SignatureError } from '../errors.js';
import type { C14nMethod } from '../xml/c14n.js';
import { Namespace } from '../xml/namespaces.js';
import type { XmlDocument } from '../xml/xml-document.js';
import {
  attributeOf,
  childrenNamed,
  descendants,
  elementsIn,
  isElement,
  isWithin,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.js';
import { Algorithm, algorithmOf, canonicalizationOf, DEFAULT_CANONICALIZATION } from './algorithms.js';
import type { CostBudget } from './cost-budget.js';
import { isMisplaced } from './reference-place.js';
import type { XmlReference } from './xml-signature.js';

/** Everything that the references of one document are resolved with. */
export interface ReferenceContext {
  readonly document: XmlDocument;
  /** Elements by any attribute that some application takes for an identifier. */
  readonly ids: ReadonlyMap<string, readonly XmlElement[]>;
  /** All ds:Signature elements of the document. */
  readonly signatures: readonly XmlElement[];
  /** The bytes behind a URI outside the document. */
  readonly external: (uri: string) => Uint8Array | undefined;
  readonly budget: CostBudget;
}

/** What a reference covers: the document, an element, or a file, but for the elements in `without`. */
export interface Covered {
  readonly target: 'document' | XmlElement | { readonly uri: string };
  readonly without: ReadonlySet<XmlElement>;
}

/** Why a reference was not followed; the code of a finding. */
type ReferenceProblem =
  'reference-missing' | 'reference-misplaced' | 'duplicate-id' | 'transform-refused' | 'content-missing';

type Dereferenced =
  | {
      readonly octets: Uint8Array;
      /** The octets as a time stamp is over them: a node-set in the canonical form that the stamp names. */
      readonly stamped: (method: C14nMethod) => Uint8Array;
      readonly covered: Covered;
    }
  | { readonly problem: ReferenceProblem; readonly value: string };

export function idsOf(root: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const ids = new Map<string, XmlElement[]>();
  for (const element of descendants(root)) {
    for (const attribute of element.attributes) {
      if (!isIdentifier(attribute)) continue;
      const holders = ids.get(attribute.value);
      if (holders === undefined) ids.set(attribute.value, [element]);
      // One element may state it twice, as Id and as xml:id.
      else if (holders.at(-1) !== element) holders.push(element);
    }
  }
  return ids;
}

function isIdentifier({ namespace, local }: { readonly namespace: string; readonly local: string }): boolean {
  return local.toLowerCase() === 'id' && (namespace === '' || namespace === Namespace.xml);
}

/** A node-set that is a document or an element, or octets, on its way through the transforms. */
interface Stage {
  readonly nodes: { readonly apex: XmlElement | undefined; readonly withComments: boolean } | undefined;
  readonly octets: Uint8Array | undefined;
  readonly without: ReadonlySet<XmlElement>;
}

/**
 * Follows one reference (XML Signature section 4.4.3). Transforms: the canonical forms, enveloped-signature, base64, and the two
 * fixed expressions that leave all signatures out, which are recognised and not evaluated. XPath, XSLT and everything else
 * that could choose what is signed are refused.
 *
 * @param signature the ds:Signature that holds the reference
 */
export function dereference(reference: XmlReference, signature: XmlElement, context: ReferenceContext): Dereferenced {
  const source = sourceOf(reference, signature, context);
  if ('problem' in source) return source;
  let stage = source.stage;
  for (const transform of reference.transforms) {
    const next = applied(transform, stage, signature, context);
    if (next === undefined) return { problem: 'transform-refused', value: algorithmOf(transform) };
    stage = next;
  }
  const octetsBy = (method: C14nMethod): Uint8Array => stage.octets ?? canonical(stage, method, context);
  const covered = { target: source.target, without: stage.without };
  return { octets: octetsBy(DEFAULT_CANONICALIZATION), stamped: octetsBy, covered };
}

type Source =
  | { readonly stage: Stage; readonly target: Covered['target'] }
  | { readonly problem: ReferenceProblem; readonly value: string };

function sourceOf(reference: XmlReference, signature: XmlElement, context: ReferenceContext): Source {
  const { uri } = reference;
  const nothing = new Set<XmlElement>();
  if (uri === undefined) return { problem: 'reference-missing', value: '' };
  if (uri === '' || uri === '#xpointer(/)') {
    const nodes = { apex: undefined, withComments: uri !== '' };
    return { stage: { nodes, octets: undefined, without: nothing }, target: 'document' };
  }
  if (!uri.startsWith('#')) {
    const octets = context.external(uri);
    if (octets === undefined) return { problem: 'content-missing', value: shown(uri) };
    return { stage: { nodes: undefined, octets, without: nothing }, target: { uri } };
  }
  const pointed = /^#xpointer\(id\((['"])([^'"()]+)\1\)\)$/.exec(uri)?.[2];
  const found = context.ids.get(pointed ?? uri.slice(1)) ?? [];
  const [apex] = found;
  if (apex === undefined) return { problem: 'reference-missing', value: shown(uri) };
  if (found.length > 1) return { problem: 'duplicate-id', value: shown(uri) };
  if (isMisplaced(reference, apex, signature)) return { problem: 'reference-misplaced', value: shown(uri) };
  const nodes = { apex, withComments: pointed !== undefined };
  return { stage: { nodes, octets: undefined, without: nothing }, target: apex };
}

/** The next stage; `undefined`: refused. */
function applied(
  transform: XmlElement,
  stage: Stage,
  signature: XmlElement,
  context: ReferenceContext,
): Stage | undefined {
  const { nodes, without } = stage;
  const canonicalization = canonicalizationOf(transform);
  if (canonicalization !== undefined) {
    // Octets would have to be parsed again, into another document than the one that was read.
    if (nodes === undefined) return undefined;
    return { nodes: undefined, octets: canonical(stage, canonicalization, context), without };
  }
  const algorithm = algorithmOf(transform);
  if (algorithm === Algorithm.base64) {
    if (nodes?.apex === undefined) return undefined;
    const text = [...descendants(nodes.apex)].map(textOf).join('');
    return { nodes: undefined, octets: new Uint8Array(Buffer.from(text, 'base64')), without };
  }
  if (nodes === undefined) return undefined;
  const apex = nodes.apex ?? context.document.root;
  if (algorithm === Algorithm.enveloped && isWithin(signature, apex) && signature !== apex) {
    return { ...stage, without: new Set([...without, signature]) };
  }
  const leftOut = leavesSignaturesOut(transform);
  if (leftOut !== undefined) {
    const { root } = context.document;
    const candidates = leftOut === 'all' ? context.signatures : childrenNamed(root, Namespace.dsig, 'Signature');
    const inside = candidates.filter((each) => isWithin(each, apex));
    return inside.includes(apex) ? undefined : { ...stage, without: new Set([...without, ...inside]) };
  }
  return undefined;
}

function canonical({ nodes, without }: Stage, method: C14nMethod, context: ReferenceContext): Uint8Array {
  if (nodes === undefined) throw new SignatureError('malformed-xml', 'nothing to canonicalize');
  const withComments = method.withComments && nodes.withComments;
  return context.budget.canonicalize({ apex: nodes.apex ?? context.document, without }, { ...method, withComments });
}

/**
 * The expressions in use for parallel signatures in one document: subtracting `/descendant::ds:Signature` (Filter 2.0; the one in
 * signed Italian invoices) or the root's own children, and `not(ancestor-or-self::ds:Signature)` (XPath 1.0). Any
 * other is refused.
 */
function leavesSignaturesOut(transform: XmlElement): 'all' | 'of-root' | undefined {
  const [xpath, more] = elementsIn(transform);
  if (xpath === undefined || more !== undefined || elementsIn(xpath).length > 0) return undefined;
  const isFilter = algorithmOf(transform) === Algorithm.filter2 && isElement(xpath, Namespace.filter2, 'XPath');
  const isXPath = algorithmOf(transform) === Algorithm.xpath && isElement(xpath, Namespace.dsig, 'XPath');
  if (isFilter ? attributeOf(xpath, 'Filter') !== 'subtract' : !isXPath) return undefined;
  const expression = textOf(xpath).trim();
  const pattern = isFilter
    ? /^(\/descendant::|\/\/|\/\*\/)([A-Za-z_][\w.-]*):Signature$/
    : /^not\(\s*(ancestor-or-self::)([A-Za-z_][\w.-]*):Signature\s*\)$/;
  const [, axis, prefix] = pattern.exec(expression) ?? [];
  if (prefix === undefined || namespaceAt(xpath, prefix) !== Namespace.dsig) return undefined;
  return axis === '/*/' ? 'of-root' : 'all';
}

function namespaceAt(element: XmlElement, prefix: string): string | undefined {
  for (let each: XmlElement | undefined = element; each !== undefined; each = each.parent) {
    const uri = each.declarations.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** A URI as a finding shows it: it is the file's, so bounded and without control characters. */
export function shown(uri: string): string {
  return uri.replace(/\p{C}/gu, '').slice(0, 200);
}

/** Every ds:Signature of the document. */
export function signaturesIn(root: XmlElement): readonly XmlElement[] {
  return [...descendants(root)].filter((each) => isElement(each, Namespace.dsig, 'Signature'));
}

export function isCounterSignature({ parent }: XmlElement): boolean {
  return parent !== undefined && isElement(parent, Namespace.xades, 'CounterSignature');
}

/** The counter-signatures that an unsigned property holds directly. */
export function counterSignaturesIn(property: XmlElement): readonly XmlElement[] {
  const isHolder = isElement(property, Namespace.xades, 'CounterSignature');
  return isHolder ? childrenNamed(property, Namespace.dsig, 'Signature') : [];
}
