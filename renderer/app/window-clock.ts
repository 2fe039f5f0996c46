// What time is it in a window, and when has it nothing to do? The clock that everything outside of tests is handed.
import type { IdleClock } from '../editor/autosave.ts';

export const windowClock: IdleClock = {
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
  // A browser's timers are numbers; the clock does not care.
  clearTimeout: (timer) => window.clearTimeout(timer as number),
  whenIdle: (run, timeout) => {
    // Documents without a screen never have a frame to be idle after.
    if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout });
    else setTimeout(run, timeout);
  },
};
