import { describe, expect, it } from 'vitest';
import { readPades } from '../../src/pades/read.js';
import { CERTIFIED, DOUBLE_ROLES, SHADOW } from '../support/shadow-attacks.js';
import { bytesOf } from '../support/raw-pdf.js';

describe.each([
  ['shadow attacks', SHADOW],
  ['certified files', CERTIFIED],
  ['objects in two parts, and parts that never change', DOUBLE_ROLES],
])('%s', (_family, attacks) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, { pdf, code }) => {
    const [first] = await readPades(bytesOf(pdf()));
    const codes = first?.integrity.findings.filter(({ weight }) => weight === 'failure').map((finding) => finding.code);
    expect(codes).toContain(code);
    expect(first?.integrity.state).toBe('broken');
    expect(first?.coverage).toMatchObject({ extent: 'part', revision: 2 });
    // What was signed was in order: the update is what broke it.
    const signed = pdf().split('%%EOF\n').slice(0, 2).join('%%EOF\n');
    const [before] = await readPades(bytesOf(`${signed}%%EOF\n`));
    expect(before?.integrity.state).toBe('intact');
  });
});
