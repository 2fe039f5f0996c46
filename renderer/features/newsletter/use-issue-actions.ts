// How does a press on the newsletter desk change the newsroom, say what came of it, and offer the way back?
import { useMemo } from 'react';
import { toFailure } from '../../../core/errors.ts';
import type { ChangeOutcome } from '../../../core/ipc/desk-contract.ts';
import type { Api } from '../../app/api.ts';
import { useServices } from '../../app/services.ts';

type Answer = ChangeOutcome | { readonly outcome: ChangeOutcome };

export interface IssueActions {
  /** Makes a change; a toast says `say` and offers the undo. Null where it failed or was cancelled, which has been said. */
  make<T extends Answer>(
    work: (api: Api) => Promise<T>,
    say: (made: T) => string,
  ): Promise<T | null>;
}

export function useIssueActions(): IssueActions {
  const { api, jobs, messages, toasts, workspace } = useServices();
  return useMemo(() => {
    const report = (caught: unknown): null => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
      return null;
    };
    const undo = async (token: string): Promise<void> => {
      const { undoing, undone, undonePartly } = messages.terms;
      const outcome = await jobs.run(undoing, (job) => api.call('desk.undo', { job, token }));
      const isWhole = outcome.failed.length === 0 && outcome.left === 0;
      toasts.show(isWhole ? undone : undonePartly);
    };
    return {
      async make(work, say) {
        try {
          const made = await work(api);
          const { token } = 'outcome' in made ? made.outcome : made;
          toasts.show(
            say(made),
            token === null
              ? {}
              : {
                  action: {
                    label: messages.common.undo,
                    run: () => void undo(token).catch(report),
                  },
                },
          );
          return made;
        } catch (caught) {
          return report(caught);
        }
      },
    };
  }, [api, jobs, messages, toasts, workspace]);
}
