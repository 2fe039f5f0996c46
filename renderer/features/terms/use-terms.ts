// How does the window change a category, news type, tag or person, say what came of it, and take it back?
import { useCallback, useMemo, useRef } from 'react';
import { toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import type { TermChange, TermRefusal } from '../../../core/terms/term-change.ts';
import { useServices } from '../../app/services.ts';

type Applied = CallOutput<'terms.apply'>;
export type Made = Extract<Applied, { ok: true }>;
export type Outcome =
  | { readonly is: 'made'; readonly made: Made }
  | { readonly is: 'refused'; readonly refusal: TermRefusal }
  /** It failed, or was cancelled before anything was done; that has been said. */
  | { readonly is: 'failed' };

export interface TermActions {
  /** Makes a change. `say` is what is told when all of it was done; nothing where there was nothing to do. */
  make(
    change: TermChange,
    say: (made: Made) => string,
    how?: { readonly name?: string; readonly job?: string },
  ): Promise<Outcome>;
  /** Takes the last change back that is not back yet; false where there is none. */
  undo(): boolean;
  /** Makes the last one again that was taken back. */
  redo(): boolean;
}

export function useTerms(): TermActions {
  const { api, jobs, messages, toasts, workspace } = useServices();
  const words = messages.terms;
  const done = useRef<string[]>([]);
  const undone = useRef<string[]>([]);
  /** One after the other: what was done last is taken back first, however fast the keys come. */
  const turn = useRef<Promise<void>>(Promise.resolve());

  const back = useCallback(
    async (token: string, takers: typeof done): Promise<void> => {
      const outcome = await jobs.run(words.undoing, (job) => api.call('desk.undo', { job, token }));
      if (outcome.token !== null) takers.current.push(outcome.token);
      const isWhole = outcome.failed.length === 0 && outcome.left === 0;
      toasts.show(isWhole ? words.undone : words.undonePartly);
    },
    [api, jobs, toasts, words],
  );
  const report = useCallback(
    (caught: unknown): void => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    },
    [workspace],
  );
  const take = useCallback(
    (token: string | undefined, takers: typeof done): boolean => {
      if (token === undefined) return false;
      turn.current = turn.current.then(() => back(token, takers)).catch(report);
      return true;
    },
    [back, report],
  );

  return useMemo(
    () => ({
      async make(change, say, { name = '', job = crypto.randomUUID() } = {}) {
        try {
          const answer = await jobs.run(
            words.working,
            (id) => api.call('terms.apply', { job: id, change }),
            job,
          );
          if (!answer.ok) return { is: 'refused', refusal: answer.refusal };
          const { token, changed, failed, isStopped } = answer.outcome;
          if (token !== null) {
            done.current.push(token);
            undone.current = [];
            const text = isStopped
              ? words.stopped(changed, answer.consequences.articles, name)
              : failed.length > 0
                ? words.incomplete(failed.length, name)
                : say(answer);
            toasts.show(text, {
              isProblem: failed.length > 0,
              action: {
                label: messages.common.undo,
                run: () => {
                  done.current = done.current.filter((one) => one !== token);
                  take(token, undone);
                },
              },
            });
          } else if (failed.length > 0) {
            toasts.show(words.incomplete(failed.length, name), { isProblem: true });
          }
          return { is: 'made', made: answer };
        } catch (caught) {
          report(caught);
          return { is: 'failed' };
        }
      },
      undo: () => take(done.current.pop(), undone),
      redo: () => take(undone.current.pop(), done),
    }),
    [api, jobs, messages, report, take, toasts, words],
  );
}
