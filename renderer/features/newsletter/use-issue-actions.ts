// How does a press on the newsletter desk change the newsroom, say what came of it, and offer the way back?
import { useMemo } from 'react';
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
  const { api, undo, workspace } = useServices();
  return useMemo(
    () => ({
      async make(work, say) {
        try {
          const made = await work(api);
          const { token } = 'outcome' in made ? made.outcome : made;
          undo.tell(say(made), undo.byToken(token));
          return made;
        } catch (caught) {
          workspace.report(caught);
          return null;
        }
      },
    }),
    [api, undo, workspace],
  );
}
