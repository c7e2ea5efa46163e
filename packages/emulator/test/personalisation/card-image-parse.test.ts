import { CardImageError, formatCardImage, parseCardImage, specimenImage } from '@ciekit/emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';

const image = specimenImage();
const text = formatCardImage(image);

/** Where the values of an image are: `files.1003`, `keys.holder.n`, … */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name])),
  ];
}

const PATHS = pathsOf(image);

/** The image with the value at `path` replaced, or taken out. */
function changed(path: readonly string[], change: { readonly value: unknown } | 'removed'): string {
  const copy = JSON.parse(text) as Record<string, unknown>;
  let parent = copy;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  const last = path.at(-1)!;
  if (change === 'removed') Reflect.deleteProperty(parent, last);
  else parent[last] = change.value;
  return JSON.stringify(copy);
}

const refusal = (code: string, path: string): Error => expect.objectContaining({ code, path }) as Error;

describe('parseCardImage', () => {
  it('refuses what is no image', () => {
    expect(() => parseCardImage('')).toThrow(refusal('not-json', ''));
    expect(() => parseCardImage('[]')).toThrow(refusal('invalid-field', ''));
    expect(() => parseCardImage('{}')).toThrow(refusal('wrong-format', ''));
    expect(() => parseCardImage('['.repeat(1_000_000))).toThrow(refusal('not-json', ''));
    expect(() => parseCardImage(new Uint8Array(1_048_577))).toThrow(refusal('too-large', ''));
    expect(() => parseCardImage(changed(['format'], { value: 'ciekit-test-pki' }))).toThrow(
      refusal('wrong-format', ''),
    );
    expect(() => parseCardImage(changed(['version'], { value: 2 }))).toThrow(refusal('unsupported-version', ''));
  });

  it.each([
    ['profile', 'bit5id'],
    ['sodGeneration', 0],
    ['sodGeneration', '2'],
    ['notice', ''],
    ['files.D003', ''],
    ['files.1001', '3'],
    ['files.1001', 'zz'],
    ['files.1001', 'aa'],
    ['files.1003', 'A'.repeat(65_538)],
    ['keys.holder.n', `7${image.keys.holder.n.slice(1)}`],
    ['keys.holder.n', image.keys.holder.n.slice(2)],
    ['keys.holder.e', '03'],
    ['keys.services.p', `00${image.keys.services.p}`],
    ['dh.p', image.dh.p.slice(2)],
    ['dh.p', image.dh.p.replace(/.$/, '0')],
    ['dh.g', `${image.dh.g}00`],
    ['externalRoot.chr', '00'],
    ['codes.pin', '1234567'],
    ['codes.puk', '123456789'],
    ['pki.cscaCertificate', 'MII'],
    ['pki.cscaCertificate', ''],
  ])('refuses %s of %.20s', (path, value) => {
    expect(() => parseCardImage(changed(path.split('.'), { value }))).toThrow(refusal('invalid-field', path));
  });

  it('refuses a key whose numbers do not belong together', () => {
    for (const member of ['n', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const) {
      const value = image.keys.services[member];
      const other = image.keys.holder[member];
      expect(value).not.toBe(other);
      expect(() => parseCardImage(changed(['keys', 'services', member], { value: other }))).toThrow(
        refusal('inconsistent-key', 'keys.services'),
      );
    }
  });

  it('misses every field that is taken out, and refuses every field that is added', () => {
    for (const path of PATHS) {
      const code = path.join('.') === 'format' ? 'wrong-format' : 'missing-field';
      expect(() => parseCardImage(changed(path, 'removed')), path.join('.')).toThrow(
        expect.objectContaining({ code }) as Error,
      );
    }
    for (const parent of [[], ['files'], ['keys'], ['keys', 'holder'], ['dh'], ['externalRoot'], ['codes'], ['pki']]) {
      expect(() => parseCardImage(changed([...parent, 'extra'], { value: 1 }))).toThrow(
        refusal('unknown-field', parent.join('.')),
      );
    }
  });

  it('reads what was written, as text and as bytes', () => {
    expect(parseCardImage(text)).toEqual(image);
    expect(parseCardImage(new TextEncoder().encode(text))).toEqual(image);
  });

  const expectValueOrTypedError = (input: string | Uint8Array): void => {
    try {
      expect(parseCardImage(input).format).toBe('ciekit-card-image');
    } catch (error) {
      expect(error).toBeInstanceOf(CardImageError);
    }
  };

  it('any bytes in: an image or a CardImageError', () => {
    const input = fc.oneof(fc.uint8Array({ maxLength: 500 }), fc.string(), fc.json());
    fc.assert(fc.property(input, expectValueOrTypedError), propertyRuns());
  });

  it('any field changed: an image or a CardImageError', () => {
    const hex = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.oneof(fc.jsonValue(), hex), (path, value) => {
        expectValueOrTypedError(changed(path, { value }));
      }),
      propertyRuns(),
    );
  });
});
