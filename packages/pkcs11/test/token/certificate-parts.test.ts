import { MalformedResponseError } from '@ciekit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { certificateParts, rsaPublicKey } from '../../src/token/certificate-parts.js';
import { CERTIFICATE, ROOT_CA, SUB_CA } from '../support/software-key-cards.js';

const read = (der: Uint8Array): void => {
  rsaPublicKey(certificateParts(der));
};

function malformedOrFine(der: Uint8Array): void {
  try {
    read(der);
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedResponseError);
  }
}

describe('the parts of a certificate', () => {
  it('are those of every link of the chain', () => {
    const [holder, subCa, root] = [CERTIFICATE, SUB_CA, ROOT_CA].map(certificateParts);
    expect(holder?.issuer).toEqual(subCa?.subject);
    expect(subCa?.issuer).toEqual(root?.subject);
    expect(root?.issuer).toEqual(root?.subject);
    expect([root?.notBefore.length, root?.notAfter.length]).toEqual([8, 8]);
  });

  it('are not read from a certificate that was cut or has something behind it', () => {
    for (let length = 0; length < CERTIFICATE.length; length += 37) {
      expect(() => {
        read(CERTIFICATE.subarray(0, length));
      }).toThrow(MalformedResponseError);
    }
    expect(() => {
      read(Buffer.concat([CERTIFICATE, Buffer.of(0)]));
    }).toThrow(MalformedResponseError);
  });

  it('or a malformed response are all that a hostile card can cause', () => {
    const broken = fc.record({ at: fc.nat({ max: CERTIFICATE.length - 1 }), byte: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 4 }), (changes) => {
        const der = Uint8Array.from(CERTIFICATE);
        for (const { at, byte } of changes) der[at] = byte;
        malformedOrFine(der);
      }),
      propertyRuns(),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), malformedOrFine), propertyRuns());
  });
});
