// Which words say that a change was taken back, or made again? The same on every screen; some add what it was.
import { countingIn } from './languages/counting.ts';

const { count } = countingIn('en-GB');

export const undoMessages = {
  /** What the work is called while it goes on. */
  working: { undo: 'Undoing', redo: 'Redoing' },
  done: { undo: 'All is as before.', redo: 'Done once more.' },
  /** Somebody changed a part of it again since, and that counts. */
  partly: {
    undo: 'Undone, but for what was changed again since.',
    redo: 'Done once more, but for what was changed again since.',
  },
  failed: {
    undo: (number: number, why: string) =>
      `${count(number, 'change', 'changes')} could not be undone. ${why}`,
    redo: (number: number, why: string) =>
      `${count(number, 'change', 'changes')} could not be made again. ${why}`,
  },
  changedSince: 'This was undone or changed again already, and stays as it is now.',
  /** Cut short; what was done until then stays. */
  stopped: {
    undo: 'Stopped. The next undo goes on with the rest.',
    redo: 'Stopped. The next redo goes on with the rest.',
  },
  nothing: {
    undo: 'There is nothing to undo on this screen.',
    redo: 'There is nothing to redo on this screen.',
  },
} as const;
