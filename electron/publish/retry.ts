// When is something tried again, and how long is waited before? Only what may pass, a bounded number of times, as the server asks.
import { setTimeout as wait } from 'node:timers/promises';
import { PlaceTrouble } from './site-place.ts';

/** How often one step is tried in all. */
export const TRIES = 5;
/** The wait before the second try; each further one is twice as long. */
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
/** A server that asks to be left alone for longer is given up for today. */
export const LONGEST_RETRY_AFTER_MS = 120_000;

/** Waits, or rejects when the work is cancelled; handed in by tests. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realWait: Wait = async (milliseconds, signal) => {
  await wait(milliseconds, undefined, { signal });
};

/**
 * How long to wait before trying again after `error`, in milliseconds; undefined where trying again is of no use. `tried` counts
 * the tries so far; `chance` is between 0 and 1, so that many who were refused at once do not come back at once.
 */
export function waitBefore(error: unknown, tried: number, chance: number): number | undefined {
  if (!(error instanceof PlaceTrouble) || tried >= TRIES) return undefined;
  const { retryAfter } = error;
  if (retryAfter !== undefined && retryAfter > LONGEST_RETRY_AFTER_MS) return undefined;
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tried - 1)) * (0.75 + chance / 2);
  return Math.max(retryAfter ?? 0, backoff);
}
