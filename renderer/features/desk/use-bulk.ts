// How is an action on many articles carried out from this window, and taken back by one press?
import { useCallback, useState } from 'react';
import type { BulkAction } from '../../../core/desk/bulk.ts';
import { toFailure } from '../../../core/errors.ts';
import type { ChangeOutcome } from '../../../core/ipc/desk-contract.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { describeFailure, type Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';

type State =
  | { readonly state: 'asking' }
  | { readonly state: 'working'; readonly job: string }
  | { readonly state: 'failed'; readonly sentence: string };

/** `apply` carries an action out; `onDone` is called when a toast tells of it. */
export function useBulk(onDone: () => void): {
  readonly state: State;
  readonly apply: (action: BulkAction, articles: readonly ArticleSummary[]) => Promise<void>;
} {
  const { api, jobs, messages, mirror, undo } = useServices();
  const words = messages.desk.bulk;
  const [state, setState] = useState<State>({ state: 'asking' });

  const apply = useCallback(
    async (action: BulkAction, articles: readonly ArticleSummary[]): Promise<void> => {
      const job = crypto.randomUUID();
      setState({ state: 'working', job });
      try {
        const ids = articles.map(({ id }) => id);
        const made = await jobs.run(
          words.working,
          () => api.call('desk.apply', { job, ids, action }),
          job,
        );
        const headlineOf = (id: string | null): string =>
          mirror.contents.get()?.summaries.get(id ?? '')?.headline || messages.list.untitled;
        const back = undo.byToken(made.token, (way, { changed, left }) => {
          if (way === 'redo') return words.applied(changed);
          return left === 0 ? words.undone(changed) : words.undoneExcept(changed, left);
        });
        const isProblem = made.failed.length > 0;
        undo.tell(sentenceOf(made, action, headlineOf, messages), back, { isProblem });
        onDone();
      } catch (caught) {
        const failed = toFailure(caught);
        const { sentence, action: advice } = describeFailure(messages, failed);
        setState({ state: 'failed', sentence: `${sentence} ${advice}` });
      }
    },
    [api, jobs, messages, mirror, onDone, undo, words],
  );

  return { state, apply };
}

/** What came of it, with the first of those that could not be changed. */
function sentenceOf(
  { changed, failed, isStopped }: ChangeOutcome,
  action: BulkAction,
  headlineOf: (id: string | null) => string,
  messages: Messages,
): string {
  const words = messages.desk.bulk;
  const [first] = failed;
  if (first !== undefined) {
    const { sentence } = describeFailure(messages, first.failure);
    return words.failed(failed.length, headlineOf(first.id), sentence);
  }
  if (isStopped) return words.stopped(changed);
  return action.do === 'trash' ? words.trashed(changed) : words.applied(changed);
}
