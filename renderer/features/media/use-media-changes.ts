// How are files changed from this window, and how is each change told of? Each change is one action, however many files it is about.
import { useMemo, useRef } from 'react';
import type { ChangeOutcome } from '../../../core/ipc/desk-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';

export interface MediaChanges {
  /**
   * Makes a change; answers with what came of it, or with null where it failed, which has been said. `say` is what a toast tells when all of it was
   * done; without it only failures are told of.
   */
  make(
    work: (job: string) => Promise<ChangeOutcome>,
    say?: (made: ChangeOutcome) => string,
    job?: string,
  ): Promise<ChangeOutcome | null>;
}

export function useMediaChanges(): MediaChanges {
  const { jobs, media, messages, undo, workspace } = useServices();
  const files = useRef(media.files.get());
  files.current = useStore(media.files);
  const words = messages.media;

  return useMemo(
    () => ({
      async make(work, say, job = crypto.randomUUID()) {
        try {
          const made = await jobs.run(words.working, work, job);
          const { token, failed, isStopped, changed } = made;
          const back = undo.byToken(token);
          const isProblem = failed[0] !== undefined;
          const text = isStopped
            ? words.stopped(changed)
            : isProblem
              ? failureOf(made)
              : say?.(made);
          if (text !== undefined) undo.tell(text, back, { isProblem });
          else if (back !== null) undo.note(back);
          return made;
        } catch (caught) {
          workspace.report(caught);
          return null;
        }
        function failureOf({ failed }: ChangeOutcome): string {
          const [first] = failed;
          if (first === undefined) return '';
          const { sentence } = describeFailure(messages, first.failure);
          const name = files.current?.get(first.id ?? '')?.fileName ?? '';
          return words.failedMany(failed.length, name, sentence);
        }
      },
    }),
    [jobs, messages, undo, words, workspace],
  );
}
