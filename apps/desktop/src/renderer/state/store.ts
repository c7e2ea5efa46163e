import { useEffect, useState } from 'preact/hooks';

/** A value that screens look at, and are drawn anew for when it changes. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  /** @returns takes the listener away */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

/** The store's value, now and at every change. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState<T>(() => store.value);
  useEffect(() => {
    const take = (next: T): void => {
      setValue(() => next);
    };
    take(store.value);
    return store.listen(take);
  }, [store]);
  return value;
}
