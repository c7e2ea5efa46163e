import type { ChipAssurance } from '@ciekit/core';
// Not the whole of pki: words are shown before any certificate is read.
import { PINNED_ANCHORS } from '@ciekit/pki/pinned-anchors';
import type { AssuranceKey, Language } from './catalogue.js';
import { catalogueOf } from './catalogues.js';

/**
 * Who vouches for a chip. A chip that chains to an authority which the user added is as good as that authority, and not
 * the State's word.
 */
export function assuranceKey(assurance: ChipAssurance): AssuranceKey {
  if (assurance.outcome === 'unverified-issuer') return 'unverified-issuer';
  return PINNED_ANCHORS.some(({ sha256 }) => sha256 === assurance.anchor) ? 'genuine' : 'genuine-chosen';
}

/**
 * What the chip's signed data prove, in one sentence.
 *
 * @example
 * ```ts
 * describeAssurance({ outcome: 'unverified-issuer' }, 'en'); // 'Issuer not checked: …'
 * ```
 */
export function describeAssurance(assurance: ChipAssurance, language: Language): string {
  return catalogueOf(language).assurance[assuranceKey(assurance)];
}
