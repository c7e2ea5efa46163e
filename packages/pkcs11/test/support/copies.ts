import { onTestFinished, vi } from 'vitest';

/** Every array that something is copied into from now on: the beginning of a frame is kept in one. */
export function watchCopies(): ReadonlySet<Uint8Array> {
  const copies = new Set<Uint8Array>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its array below
  const original = Uint8Array.prototype.set;
  const set = vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, ...args) {
    copies.add(this);
    original.apply(this, args);
  });
  onTestFinished(() => {
    set.mockRestore();
  });
  return copies;
}
