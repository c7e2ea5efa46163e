import { platformBindings, platformReaders } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';

describe('the readers of this PC', () => {
  it('are made without asking anybody, and closed without having been used', async () => {
    for (const binding of ['auto', 'native', 'pcsclite'] as const) await platformReaders(binding).close();
  });

  it('come by one of two ways, each of which is there or says why not', () => {
    const bindings = platformBindings();
    expect(bindings.map(({ name }) => name)).toEqual(['native', 'pcsclite']);
    for (const { available, reason } of bindings) expect(available).toBe(reason === undefined);
  });
});
