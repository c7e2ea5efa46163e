import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { SignatureError } from '../../src/errors.js';
import { readPades } from '../../src/pades/read.js';
import { certifiedContract, signedAgain, signedContract, textField } from '../support/contract.js';
import { bytesOf, textOf, update } from '../support/raw-pdf.js';

const FILES = [
  signedContract(),
  signedContract({ xref: 'stream' }),
  signedAgain(certifiedContract(2)),
  update(signedContract(), { 8: textField('20') }),
].map(bytesOf);

/** The states of a file's signatures; none where it was refused in the way that callers expect. */
async function states(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return (await readPades(bytes)).map(({ integrity }) => integrity.state);
  } catch (error) {
    expect(error).toBeInstanceOf(SignatureError);
    return [];
  }
}

describe('a changed file', () => {
  it('has no signature that is intact where a covered byte differs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), fc.nat(), fc.integer({ min: 1, max: 255 }), async (file, at, by) => {
        // Whatever the first signature covers; Contents may be written in other digits or end in other zeros.
        const text = textOf(file);
        const gap = text.indexOf('/Contents <') + '/Contents '.length;
        const end = text.indexOf('>', gap) + 1;
        const covered = text.indexOf('%%EOF', end);
        const offset = at % covered;
        fc.pre(offset < gap || offset >= end);
        const changed = Uint8Array.from(file);
        changed[offset] = (changed[offset] ?? 0) ^ by;
        const [first] = await states(changed);
        expect(first).not.toBe('intact');
      }),
      propertyRuns(300),
    );
  });

  it('is read to an end, or refused, whatever happened to it', async () => {
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 40 }),
      put: fc.oneof(
        fc.constantFrom(
          '<<',
          '>>',
          '[',
          ']',
          '(',
          ')',
          'obj',
          'endobj',
          'stream',
          '0 R',
          'null',
          '/ByteRange',
          '/Contents <00>',
          '%%EOF',
          'xref',
          '99999999999',
          '-1',
        ),
        fc.string({ maxLength: 12 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (file, edits) => {
          let text = textOf(file);
          for (const { at, drop, put } of edits) {
            const offset = at % text.length;
            text = text.slice(0, offset) + put + text.slice(offset + drop);
          }
          const start = performance.now();
          await states(bytesOf(text));
          expect(performance.now() - start).toBeLessThan(2_000);
        },
      ),
      propertyRuns(300),
    );
  });

  it('is refused where it is any bytes at all', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), async (tail, headed) => {
        expect(await states(new Uint8Array([...(headed ? bytesOf('%PDF-1.7\n') : []), ...tail]))).not.toContain(
          'intact',
        );
      }),
      propertyRuns(500),
    );
  });
});
