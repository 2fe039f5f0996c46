// How does a component follow a value that lives outside React? By the smallest observable there is.
import { useCallback, useRef, useSyncExternalStore } from 'react';

/** A value that can be read and followed. */
export interface Readable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** A value with followers. `set` with the same value tells nobody. */
export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly set = (value: T): void => {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The current value of `store`; the component renders again when it changes. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/**
 * A part of the value of `store`; the component renders again when that part is another one. `select` and `isSame` are
 * to be the same functions at every call.
 */
export function useStorePart<T, P>(
  store: Readable<T>,
  select: (value: T) => P,
  isSame: (one: P, other: P) => boolean = Object.is,
): P {
  const last = useRef<{ readonly part: P } | null>(null);
  const get = useCallback((): P => {
    const part = select(store.get());
    if (last.current === null || !isSame(last.current.part, part)) last.current = { part };
    return last.current.part;
  }, [store, select, isSame]);
  return useSyncExternalStore(store.subscribe, get);
}
