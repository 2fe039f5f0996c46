// How does the window change a category, news type, tag or person, say what came of it, and offer the way back?
import { useMemo } from 'react';
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
}

export function useTerms(): TermActions {
  const { api, jobs, messages, toasts, undo, workspace } = useServices();
  const words = messages.terms;

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
          const isProblem = failed.length > 0;
          if (token !== null) {
            const text = isStopped
              ? words.stopped(changed, answer.consequences.articles, name)
              : isProblem
                ? words.incomplete(failed.length, name)
                : say(answer);
            undo.tell(text, undo.byToken(token), { isProblem });
          } else if (isProblem) {
            toasts.show(words.incomplete(failed.length, name), { isProblem });
          }
          return { is: 'made', made: answer };
        } catch (caught) {
          workspace.report(caught);
          return { is: 'failed' };
        }
      },
    }),
    [api, jobs, toasts, undo, words, workspace],
  );
}
