// How much of a computer may an export take that would do with less? Garbage is collected before it grows beyond a fifth of what is used.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * To be called at the start of a process that exports, before anything large is made. V8 lets a heap grow to about twice what lives in it
 * before it looks for what does not; an export of ten thousand articles would so hold some 300 MB that nobody needs. It is no limit: a
 * newsroom that needs more gets more.
 */
export function keepHeapModest(): void {
  setFlagsFromString('--heap-growing-percent=20');
}

/**
 * Collects the garbage now, for a process that has answered and waits: else that falls, every few exports, into one that somebody waits for.
 * Nothing happens where the runtime has no way to ask for it.
 */
export function tidyHeap(): void {
  collect ??= collector();
  collect();
}

let collect: (() => void) | undefined;

/** V8 shows its collector to programs that were made after it was told to. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('globalThis.gc');
  return typeof found === 'function' ? () => void found() : () => {};
}
