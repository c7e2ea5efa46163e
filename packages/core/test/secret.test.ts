import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asciiToBytes } from '../src/bytes.js';
import { SecretBytes } from '../src/secret.js';

describe('SecretBytes', () => {
  it('takes the bytes over and empties the source', () => {
    const source = asciiToBytes('19283746');
    using secret = SecretBytes.takeFrom(source);
    expect([...source]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(secret.use((bytes) => String.fromCharCode(...bytes))).toBe('19283746');
  });

  it('shows itself to no printer', () => {
    using secret = SecretBytes.own(asciiToBytes('19283746'));
    for (const text of [
      String(secret),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: { secret } }, { depth: 9, showHidden: true }),
    ]) {
      expect(text).toContain('[SecretBytes]');
      expect(text).not.toContain('19283746');
      expect(text).not.toContain('49, 57');
    }
  });

  it('is zeroed and unusable after its wipe, which may come twice', () => {
    let lent: Uint8Array | undefined;
    const secret = SecretBytes.own(asciiToBytes('19283746'));
    secret.use((bytes) => (lent = bytes));
    secret.wipe();
    secret.wipe();
    expect(lent).toEqual(new Uint8Array(8));
    expect(secret.isWiped).toBe(true);
    expect(() => secret.use((bytes) => bytes.length)).toThrow(TypeError);
  });

  it('compares by content and clones with an owner of its own', () => {
    const a = SecretBytes.own(asciiToBytes('1234'));
    const b = a.clone();
    expect(a.equals(b)).toBe(true);
    expect(a.equals(SecretBytes.own(asciiToBytes('1235')))).toBe(false);
    expect(a.equals(SecretBytes.own(asciiToBytes('123')))).toBe(false);
    a.wipe();
    expect(b.length).toBe(4);
  });
});
