import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, SignatureError, validateFile } from '@ciekit/signature';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { contextOf } from '../support/evidence.js';

const context = contextOf(signingPki());
const BEGINNINGS = {
  cms: '3082010006092a864886f70d010702a0820100',
  'cms without lengths': '308006092a864886f70d010702a0803080020101',
  pdf: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>\nxref\n').toString('hex'),
  xml: Buffer.from('<a><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>').toString('hex'),
  'time stamp': '3082010006092a864886f70d010702a0820100020103310b060b2a864886f70d0109100104',
  base64: Buffer.from('MIIBAAYJKoZIhvcNAQcCoIIBAA').toString('hex'),
  nothing: '',
} as const;

/** A report, or an error of a kind that is known. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const { indication, status } = await validateFile(bytesSource(bytes), context);
    return indication ?? status;
  } catch (error) {
    if (error instanceof SignatureError) return error.code;
    throw error;
  }
}

const beginnings = Object.entries(BEGINNINGS).map(
  ([name, hex]) => [name, new Uint8Array(Buffer.from(hex, 'hex'))] as const,
);

describe('any bytes', () => {
  it.each(beginnings)('get a report or a typed error, and never pass: %s', async (_, beginning) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (rest) => {
        expect(await outcome(new Uint8Array(Buffer.concat([beginning, rest])))).not.toBe('TOTAL-PASSED');
      }),
      propertyRuns(100),
    );
  });

  it.each(beginnings)('ten megabytes of them take two seconds at most: %s', async (_, beginning) => {
    for (const filling of [0x00, 0x30, 0x41, 0x3c]) {
      const junk = new Uint8Array(10 * 1_048_576).fill(filling);
      junk.set(beginning);
      // The processor's time: what else the machine does is not the file's fault.
      const start = process.cpuUsage();
      expect(await outcome(junk)).not.toBe('TOTAL-PASSED');
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(2_000);
    }
  });
});
