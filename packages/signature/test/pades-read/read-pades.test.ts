import { describe, expect, it } from 'vitest';
import { readPades } from '../../src/pades/read.js';
import { bytesOf } from '../support/raw-pdf.js';
import { signedContract } from '../support/contract.js';

describe('a signed file', () => {
  it('has one signature that covers all of it', async () => {
    const evidence = await readPades(bytesOf(signedContract()));
    expect(evidence[0]?.integrity).toEqual({ state: 'intact', findings: [] });
    expect(evidence[0]?.coverage).toEqual({ extent: 'whole', changes: [], revision: 2 });
    expect(evidence).toHaveLength(1);
  });
});
