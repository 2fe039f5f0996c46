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
import type { Step } from '../../app/undo.ts';
import { placeText, titleOf } from './calendar-words.ts';

export interface CalendarChanges {
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
  const { api, jobs, messages, mirror, toasts, undo, workspace } = useServices();
  const { calendar: words, locale } = messages;

  const sentenceOf = useCallback(
    ({ failed: [first] }: ChangeOutcome): string | null => {
      if (first === undefined) return null;
      const { sentence, action } = describeFailure(messages, first.failure);
      return `${sentence} ${action}`;
    },
    [messages],
  );

  /** A draft that is begun is gone into at once: what is undone later takes all of it, and says what it was called by then. */
  const sayingWhere = useCallback(
    (id: ArticleId, back: Step): Step =>
      async (way) => {
        const headline = mirror.contents.get()?.summaries.get(id)?.headline;
        const taken = await back(way);
        if (way === 'redo' || taken.say !== undefined) return taken;
        return { ...taken, say: messages.details.trashed(headline || messages.list.untitled) };
      },
    [messages, mirror],
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
          const said = words.move.moved(title, placeText(to.day, time, locale));
          undo.tell(said, undo.byToken(made.outcome.token));
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
          const back = undo.byToken(made.outcome.token);
          if (text !== null) undo.tell(text, back, { isProblem: failed !== null });
          else if (back !== null) undo.note(sayingWhere(made.id, back));
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
          undo.tell(text, undo.byToken(token), { isProblem: failed.length > 0 });
        } catch (caught) {
          if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
        }
      },
    }),
    [api, jobs, locale, messages, sayingWhere, sentenceOf, toasts, undo, words, workspace],
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
