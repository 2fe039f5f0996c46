// How is something moved in the calendar, or added to it, from this window? Said, with one way back.
import { useCallback, useMemo } from 'react';
import type { CalendarAddition } from '../../../core/calendar/add-to-day.ts';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import type { ImportPlan } from '../../../core/calendar/import-events.ts';
import type { CalendarMove, CalendarSpot } from '../../../core/calendar/reschedule.ts';
import type { ArticleId } from '../../../core/content/ids.ts';
import { toFailure } from '../../../core/errors.ts';
import type { ChangeOutcome } from '../../../core/ipc/desk-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { type ChangeLine, useChangeLine } from '../../app/use-change-line.ts';
import { placeText, titleOf } from './calendar-words.ts';

export interface CalendarChanges extends Pick<ChangeLine, 'undo' | 'redo'> {
  /** Moves an item; answers with why it stays where it is, in a sentence, or null once it has been moved and said. */
  move(item: CalendarItem, to: CalendarSpot): Promise<string | null>;
  /** Adds to a day; answers with the article it is about, or null where it was refused or failed, which has been said. */
  add(
    addition: CalendarAddition,
    how: { readonly title: string; readonly say: (id: ArticleId) => string | null },
  ): Promise<ArticleId | null>;
  /** Makes drafts of events of a file, and says so. */
  importEvents(plan: ImportPlan): (keys: readonly string[], job: string) => Promise<void>;
}

export function useCalendarChanges(): CalendarChanges {
  const { api, jobs, messages, toasts, workspace } = useServices();
  const { calendar: words, locale } = messages;
  const line = useChangeLine(words);

  const sentenceOf = useCallback(
    ({ failed: [first] }: ChangeOutcome): string | null => {
      if (first === undefined) return null;
      const { sentence, action } = describeFailure(messages, first.failure);
      return `${sentence} ${action}`;
    },
    [messages],
  );

  return useMemo(
    () => ({
      async move(item, to) {
        const title = titleOf(item, messages);
        const move = moveOf(item, to);
        if (move === null) return words.move.refusals.alreadyOut(title);
        try {
          const made = await jobs.run(words.move.working, (job) =>
            api.call('calendar.move', { job, move }),
          );
          if (!made.ok) return words.move.refusals[made.refusal](title);
          const failed = sentenceOf(made.outcome);
          if (failed !== null) return failed;
          const time = item.time === null ? null : (to.time ?? item.time);
          line.tell(made.outcome.token, words.move.moved(title, placeText(to.day, time, locale)));
          return null;
        } catch (caught) {
          const { sentence, action } = describeFailure(messages, toFailure(caught));
          return `${sentence} ${action}`;
        }
      },
      async add(addition, { title, say }) {
        try {
          const made = await jobs.run(words.move.working, (job) =>
            api.call('calendar.add', { job, addition }),
          );
          if (!made.ok) {
            toasts.show(words.move.refusals[made.refusal](title), { isProblem: true });
            return null;
          }
          const failed = sentenceOf(made.outcome);
          const text = failed ?? say(made.id);
          if (text !== null) line.tell(made.outcome.token, text, { isProblem: failed !== null });
          return failed === null ? made.id : null;
        } catch (caught) {
          workspace.report(caught);
          return null;
        }
      },
      importEvents: (plan) => async (keys, job) => {
        try {
          const { outcome } = await jobs.run(
            words.import.working,
            () => api.call('calendar.import.apply', { job, token: plan.token, keys: [...keys] }),
            job,
          );
          const { token, changed, failed } = outcome;
          const text =
            failed.length === 0
              ? words.import.done(changed)
              : words.import.doneExcept(changed, failed.length);
          line.tell(token, text, { isProblem: failed.length > 0 });
        } catch (caught) {
          if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
        }
      },
      undo: line.undo,
      redo: line.redo,
    }),
    [api, jobs, line, locale, messages, sentenceOf, toasts, words, workspace],
  );
}

/** What is asked of the main process; null for what is never moved. */
function moveOf(item: CalendarItem, to: CalendarSpot): CalendarMove | null {
  switch (item.kind) {
    case 'newsletterDue':
      return { kind: item.kind, id: item.issue.id, to };
    case 'newsletterSent':
      return null;
    default:
      return { kind: item.kind, id: item.article.id, to };
  }
}
