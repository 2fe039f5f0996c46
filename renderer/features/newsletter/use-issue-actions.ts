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
  /** Says what was changed in the open issue itself, and offers it back. */
  tell(text: string, back: () => boolean): void;
}

export function useIssueActions(): IssueActions {
  const { api, messages, toasts, undo, workspace } = useServices();
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
      tell(text, back) {
        const run = (): void => {
          if (!back()) toasts.show(messages.undo.changedSince);
        };
        toasts.show(text, { action: { label: messages.common.undo, run } });
      },
    }),
    [api, messages, toasts, undo, workspace],
  );
}
