/** Names that runtimes, promises and printers ask of any object: they get `undefined`, as from a real one. */
const ASKED_OF_ANYTHING = new Set([
  'then',
  'toJSON',
  'constructor',
  'default',
  '__esModule',
  'inspect',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
  'domain',
]);

export function notModelled(what: string): Error {
  return new Error(`electron stand-in: ${what} is not modelled`);
}

/**
 * An object that fails when something is read of it that it does not have. A stand-in that answers `undefined` for a
 * part of Electron that it lacks would let a test pass for the wrong reason.
 */
export function loud<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object || ASKED_OF_ANYTHING.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw notModelled(`${name}.${key}`);
    },
  });
}
