import { describeAssurance, LANGUAGES, loadCatalogue } from '@ciekit/middleware';
import { PINNED_ANCHORS } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';

for (const language of LANGUAGES) await loadCatalogue(language);

describe.each(LANGUAGES)('who vouches for a chip, in %s', (language) => {
  it('is the State only where a pinned authority signed', () => {
    const words = new Set<string>();
    for (const { sha256 } of PINNED_ANCHORS)
      words.add(describeAssurance({ outcome: 'genuine', anchor: sha256 }, language));
    expect(words.size).toBe(1);
    const chosen = describeAssurance({ outcome: 'genuine', anchor: 'B8'.repeat(32) }, language);
    const unchecked = describeAssurance({ outcome: 'unverified-issuer' }, language);
    expect(new Set([...words, chosen, unchecked]).size).toBe(3);
    expect(unchecked).toContain('cie trust fetch');
  });
});
