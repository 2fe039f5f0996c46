// How are files changed from this window, and taken back one after the other? Each change is one action, however many files it is about.
import { useCallback, useMemo, useRef } from 'react';
import { toFailure } from '../../../core/errors.ts';
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
  /** Takes the last change back that is not back yet; false where there is none. */
  undo(): boolean;
  /** Makes the last one again that was taken back. */
  redo(): boolean;
}

export function useMediaChanges(): MediaChanges {
  const { api, jobs, media, messages, toasts, workspace } = useServices();
  const files = useRef(media.files.get());
  files.current = useStore(media.files);
  const words = messages.media;
  const done = useRef<string[]>([]);
  const undone = useRef<string[]>([]);
  /** One after the other: what was done last is taken back first, however fast the keys come. */
  const turn = useRef<Promise<void>>(Promise.resolve());

  const report = useCallback(
    (caught: unknown): void => {
      if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
    },
    [workspace],
  );
  const take = useCallback(
    (token: string | undefined, takers: typeof done): boolean => {
      if (token === undefined) return false;
      const back = async (): Promise<void> => {
        const outcome = await jobs.run(words.undoing, (job) =>
          api.call('desk.undo', { job, token }),
        );
        if (outcome.token !== null) takers.current.push(outcome.token);
        const isWhole = outcome.failed.length === 0 && outcome.left === 0;
        toasts.show(isWhole ? words.undone : words.undonePartly);
      };
      turn.current = turn.current.then(back).catch(report);
      return true;
    },
    [api, jobs, report, toasts, words],
  );

  return useMemo(
    () => ({
      async make(work, say, job = crypto.randomUUID()) {
        try {
          const made = await jobs.run(words.working, work, job);
          const { token, failed, isStopped, changed } = made;
          if (token !== null) {
            done.current.push(token);
            undone.current = [];
          }
          const text = failed[0] !== undefined ? failureOf(made) : say?.(made);
          const undo = (): void => {
            done.current = done.current.filter((one) => one !== token);
            take(token ?? undefined, undone);
          };
          if (text !== undefined || isStopped) {
            toasts.show(isStopped ? words.stopped(changed) : (text ?? ''), {
              isProblem: failed.length > 0,
              ...(token === null ? {} : { action: { label: messages.common.undo, run: undo } }),
            });
          }
          return made;
        } catch (caught) {
          report(caught);
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
      undo: () => take(done.current.pop(), undone),
      redo: () => take(undone.current.pop(), done),
    }),
    [jobs, messages, report, take, toasts, words],
  );
}
