import type { RsaKeyImage } from '../card-image.js';
import { CardImageError } from './card-image-error.js';
import type { JsonObject } from './json-object.js';
import { isConsistentRsaKey, type RsaModulusBits } from './rsa-key.js';

const MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/**
 * Reads an RSA key of one of these sizes.
 *
 * @throws {CardImageError} `inconsistent-key` when the numbers do not belong together, and those of {@link JsonObject}
 */
export function readRsaKey(parent: JsonObject, name: string, sizes: readonly RsaModulusBits[]): RsaKeyImage {
  const object = parent.object(name, MEMBERS);
  const full = Math.max(...sizes) / 8;
  const n = object.hex('n', 1, full);
  const length = n.length / 2;
  // The highest bit is set: the length of n is the length of the key.
  if (!sizes.some((size) => size / 8 === length) || !/^[89A-F]/.test(n)) throw object.invalid('n');
  const half = length / 2;
  const key: RsaKeyImage = {
    n,
    e: object.hex('e', 3),
    d: object.hex('d', length),
    p: object.hex('p', half),
    q: object.hex('q', half),
    dp: object.hex('dp', half),
    dq: object.hex('dq', half),
    qi: object.hex('qi', half),
  };
  if (!isConsistentRsaKey(key)) throw new CardImageError('inconsistent-key', object.path);
  return key;
}
