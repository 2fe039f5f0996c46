// What was changed last on a screen, and how is it taken back? One line of changes, back and forth by keys, the newest also from its toast.
import { useCallback, useMemo, useRef } from 'react';
import { toFailure } from '../../core/errors.ts';
import { useServices } from './services.ts';

export interface ChangeLineWords {
  readonly undoing: string;
  readonly undone: string;
  readonly undonePartly: string;
}

export interface ChangeLine {
  /** Says what was changed, and offers it back where it has a token. */
  tell(token: string | null, text: string, how?: { readonly isProblem?: boolean }): void;
  /** Takes the last change back that is not back yet; false where there is none. */
  undo(): boolean;
  /** Makes the last one again that was taken back. */
  redo(): boolean;
}

export function useChangeLine({ undoing, undone, undonePartly }: ChangeLineWords): ChangeLine {
  const { api, jobs, messages, toasts, workspace } = useServices();
  const done = useRef<string[]>([]);
  const takenBack = useRef<string[]>([]);
  /** One after the other: what was done last is taken back first, however fast the keys come. */
  const turn = useRef<Promise<void>>(Promise.resolve());

  const take = useCallback(
    (token: string | undefined, takers: typeof done): boolean => {
      if (token === undefined) return false;
      const back = async (): Promise<void> => {
        const outcome = await jobs.run(undoing, (job) => api.call('desk.undo', { job, token }));
        if (outcome.token !== null) takers.current.push(outcome.token);
        const isWhole = outcome.failed.length === 0 && outcome.left === 0;
        toasts.show(isWhole ? undone : undonePartly);
      };
      turn.current = turn.current.then(back).catch((caught: unknown) => {
        if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
      });
      return true;
    },
    [api, jobs, toasts, undoing, undone, undonePartly, workspace],
  );

  return useMemo(
    () => ({
      tell(token, text, { isProblem = false } = {}) {
        if (token === null) {
          toasts.show(text, { isProblem });
          return;
        }
        done.current.push(token);
        takenBack.current = [];
        const run = (): void => {
          done.current = done.current.filter((one) => one !== token);
          take(token, takenBack);
        };
        toasts.show(text, { isProblem, action: { label: messages.common.undo, run } });
      },
      undo: () => take(done.current.pop(), takenBack),
      redo: () => take(takenBack.current.pop(), done),
    }),
    [messages, take, toasts],
  );
}
