import { describe, expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

/** Work that ends when the test says so. */
class Steps {
  readonly begun: number[] = [];
  readonly #ends = new Map<number, { over(): void; failed(error: Error): void }>();

  readonly work = (item: number): Promise<void> => {
    this.begun.push(item);
    return new Promise((over, failed) => {
      this.#ends.set(item, { over, failed });
    });
  };

  async end(item: number, error?: Error): Promise<void> {
    const end = this.#ends.get(item);
    if (error === undefined) end?.over();
    else end?.failed(error);
    // Whoever waits for it gets its turn.
    await new Promise(setImmediate);
  }
}

describe('many items, several at a time', () => {
  it('begins them in their order, as many as are allowed, and the next one when one is over', async () => {
    const steps = new Steps();
    const all = inParallel([1, 2, 3, 4], 2, steps.work);
    expect(steps.begun).toEqual([1, 2]);
    await steps.end(2);
    expect(steps.begun).toEqual([1, 2, 3]);
    await steps.end(1);
    expect(steps.begun).toEqual([1, 2, 3, 4]);
    await steps.end(3);
    await steps.end(4);
    await expect(all).resolves.toBeUndefined();
  });

  it('begins nothing new after a failure, waits for what had begun, and throws the first', async () => {
    const steps = new Steps();
    let isOver = false;
    const all = inParallel(new Set([1, 2, 3, 4, 5]), 3, steps.work).finally(() => {
      isOver = true;
    });
    const first = new Error('the second of them');
    const caught = expect(all).rejects.toBe(first);
    await steps.end(2, first);
    await steps.end(1);
    expect({ begun: steps.begun, isOver }).toEqual({ begun: [1, 2, 3], isOver: false });
    await steps.end(3, new Error('a later one'));
    await caught;
    expect(steps.begun).toEqual([1, 2, 3]);
  });

  it('leaves the rest alone where work throws because it was cancelled', async () => {
    const control = new AbortController();
    const done: number[] = [];
    const all = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      await new Promise(setImmediate);
      control.signal.throwIfAborted();
      done.push(item);
      if (item === 2) control.abort();
    });
    await expect(all).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toEqual([1, 2]);
  });

  it('is over at once where there is nothing to do', async () => {
    const steps = new Steps();
    await expect(inParallel([], 4, steps.work)).resolves.toBeUndefined();
    expect(steps.begun).toEqual([]);
  });
});
