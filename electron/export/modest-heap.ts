// How much of a computer may an export take that would do with less? Garbage is collected before it grows beyond a fifth of what is used.
import { setFlagsFromString } from 'node:v8';

/**
 * To be called at the start of a process that exports, before anything large is made. V8 lets a heap grow to about twice what lives in it
 * before it looks for what does not; an export of ten thousand articles would so hold some 300 MB that nobody needs. It is no limit: a
 * newsroom that needs more gets more.
 */
export function keepHeapModest(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
