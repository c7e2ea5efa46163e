import { describe, expect, it } from 'vitest';
import { readPades } from '../../src/pades/read.js';
import { INCREMENTAL_SAVING, LOOSE_GAPS, SIGNATURE_WRAPPING, UNIVERSAL_FORGERY } from '../support/forgery-attacks.js';
import { bytesOf } from '../support/raw-pdf.js';

describe.each([
  ['universal signature forgery', UNIVERSAL_FORGERY],
  ['a gap that is not the string', LOOSE_GAPS],
  ['incremental saving', INCREMENTAL_SAVING],
  ['signature wrapping', SIGNATURE_WRAPPING],
])('%s', (_family, attacks) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, { pdf, code }) => {
    const evidence = await readPades(bytesOf(pdf()));
    expect(evidence).not.toHaveLength(0);
    const codes = evidence.flatMap(({ integrity }) => integrity.findings.map((finding) => finding.code));
    expect(codes).toContain(code);
    expect(evidence.map(({ integrity }) => integrity.state)).not.toContain('intact');
  });
});
