import { createHash } from 'node:crypto';
import type { Finding } from '../validation/verdict.js';
import type { C14nMethod } from '../xml/c14n.js';
import { isElement, type XmlElement } from '../xml/xml-tree.js';
import { Namespace } from '../xml/namespaces.js';
import { Algorithm, algorithmOf, digestOf } from './algorithms.js';
import { dereference, shown, type Covered, type ReferenceContext } from './references.js';
import { signedPropertiesOf, type XmlReference, type XmlSignature } from './xml-signature.js';

/** One reference that was followed. */
export interface FollowedReference {
  readonly reference: XmlReference;
  readonly octets: Uint8Array;
  readonly stamped: (method: C14nMethod) => Uint8Array;
  readonly covered: Covered;
}

export interface ReferenceJudgement {
  readonly findings: readonly Finding[];
  /** Every reference was followed and compared. */
  readonly complete: boolean;
  /** In order; those that could not be followed are missing. */
  readonly followed: readonly FollowedReference[];
}

/** Problems that break a signature wherever its content is; the others leave it open. */
const BREAKING = new Set(['reference-missing', 'reference-misplaced', 'duplicate-id']);

/**
 * Follows every reference, compares its digest, and demands that one of them is over this signature's own SignedProperties
 * (ETSI EN 319 132-1 section 4.4).
 */
export function judgeReferences(signature: XmlSignature, context: ReferenceContext): ReferenceJudgement {
  const findings: Finding[] = [];
  const followed: FollowedReference[] = [];
  let complete = true;
  for (const reference of signature.references) {
    const result = dereference(reference, signature.element, context);
    if ('problem' in result) {
      const weight = BREAKING.has(result.problem) ? 'failure' : 'warning';
      findings.push({ code: result.problem, weight, values: { reference: result.value } });
      complete = false;
      continue;
    }
    const entry = { reference, ...result };
    followed.push(entry);
    const outcome = compareDigest(entry);
    findings.push(...outcome.findings);
    complete = complete && outcome.complete;
  }
  findings.push(...signedPropertiesFindings(signature, followed));
  return { findings, complete: complete && signedPropertiesOf(signature) !== undefined, followed };
}

function compareDigest({ reference, octets }: FollowedReference): Omit<ReferenceJudgement, 'followed'> {
  const name = digestOf(reference.digestMethod);
  if (name === undefined) {
    const algorithm = shown(algorithmOf(reference.digestMethod));
    return { findings: [{ code: 'unsupported-digest', weight: 'warning', values: { algorithm } }], complete: false };
  }
  const findings: Finding[] = [];
  if (name === 'sha1') findings.push({ code: 'weak-digest', weight: 'warning', values: { algorithm: 'SHA-1' } });
  const actual = createHash(name).update(octets).digest();
  if (Buffer.compare(actual, reference.digestValue) !== 0) {
    const values = { reference: shown(reference.uri ?? '') };
    findings.push({ code: 'reference-digest-mismatch', weight: 'failure', values });
  }
  return { findings, complete: true };
}

/** The properties that are read have to be those that are signed: found by their place, compared by identity. */
function signedPropertiesFindings(signature: XmlSignature, followed: readonly FollowedReference[]): readonly Finding[] {
  const properties = signedPropertiesOf(signature);
  if (properties === undefined) return [{ code: 'signed-properties-missing', weight: 'warning' }];
  const isSigned = followed.some(({ covered }) => covered.target === properties && covered.without.size === 0);
  const isTyped = signature.references.some(({ type }) => type === Algorithm.signedPropertiesType);
  const findings: Finding[] = isSigned ? [] : [{ code: 'signed-properties-not-signed', weight: 'failure' }];
  // A reference of that type to anything else is an attempt at having other properties read.
  const elsewhere = followed.some(
    ({ reference, covered }) => reference.type === Algorithm.signedPropertiesType && covered.target !== properties,
  );
  if (elsewhere) findings.push({ code: 'signed-properties-misplaced', weight: 'failure' });
  if (isSigned && !isTyped) findings.push({ code: 'signed-properties-untyped', weight: 'warning' });
  return findings;
}

/** The references over content: not those over the signature's own properties, key information or counter-signed value. */
export function contentReferences(
  signature: XmlSignature,
  followed: readonly FollowedReference[],
): readonly FollowedReference[] {
  const properties = signedPropertiesOf(signature);
  return followed.filter(({ reference, covered: { target } }) => {
    if (target === properties || target === signature.keyInfo) return false;
    return reference.type !== Algorithm.signedPropertiesType;
  });
}

/** The element whose value a counter-signature signs, if that is what it does. */
export function isOverValueOf(reference: FollowedReference, counterSigned: XmlElement): boolean {
  const { target } = reference.covered;
  if (typeof target === 'string' || 'uri' in target) return false;
  return isElement(target, Namespace.dsig, 'SignatureValue') && target.parent === counterSigned;
}
