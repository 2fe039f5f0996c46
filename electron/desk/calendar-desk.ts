// How does a thing get to another day of the calendar, or a new one onto a day? As a change of its record that is taken back as one.
import { additionStep, type CalendarAddition } from '../../core/calendar/add-to-day.ts';
import {
  type CalendarMove,
  type MoveRefusal,
  type Rescheduled,
  rescheduleArticle,
  rescheduleIssue,
} from '../../core/calendar/reschedule.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import type { ChangeStep } from '../../core/desk/change-set.ts';
import { type Result, success } from '../../core/errors.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { ChangeDesk, ChangeOptions, ChangeOutcome } from './change-desk.ts';

interface CalendarOptions extends ChangeOptions {
  readonly now: Date;
}

type Refused = { readonly ok: false; readonly refusal: MoveRefusal };
export type Moved = { readonly ok: true; readonly outcome: ChangeOutcome } | Refused;
export type Added =
  | { readonly ok: true; readonly id: ArticleId; readonly outcome: ChangeOutcome }
  | Refused;

/** Moves one thing, or answers with why it stays where it is. */
export async function moveInCalendar(
  changes: ChangeDesk,
  store: LibraryStore,
  move: CalendarMove,
  { now, ...options }: CalendarOptions,
): Promise<Result<Moved>> {
  const context = { zone: store.site.timeZone, now };
  let refusal: MoveRefusal | undefined;
  const editOf = <Edit>(moved: Rescheduled<Edit>): Edit | null => {
    if (moved.kind === 'edit') return moved.edit;
    refusal = moved.why;
    return null;
  };
  const step: ChangeStep =
    move.kind === 'newsletterDue'
      ? {
          kind: 'newsletter',
          id: move.id,
          change: (issue) => editOf(rescheduleIssue(issue, move.to, context)),
        }
      : {
          kind: 'article',
          id: move.id,
          change: (article) => editOf(rescheduleArticle(article, move, context)),
        };
  const made = await changes.apply(store, [step], options);
  if (!made.ok) return made;
  return success(
    refusal === undefined ? { ok: true, outcome: made.value } : { ok: false, refusal },
  );
}

/** Adds something to a day; a draft that is made goes to the trash again when that is undone. */
export async function addToCalendar(
  changes: ChangeDesk,
  store: LibraryStore,
  addition: CalendarAddition,
  { now, ...options }: CalendarOptions,
): Promise<Result<Added>> {
  let refusal: MoveRefusal | undefined;
  const step = additionStep(addition, {
    zone: store.site.timeZone,
    now,
    newId: () => articleId.parse(store.newId()),
    refuse: (why) => {
      refusal = why;
    },
  });
  const made = await changes.apply(store, step === null ? [] : [step], options);
  if (!made.ok) return made;
  if (refusal !== undefined) return success({ ok: false, refusal });
  // Both steps of an addition are about an article.
  if (step?.kind !== 'createArticle' && step?.kind !== 'article') {
    throw new Error('an addition without an article');
  }
  return success({ ok: true, id: step.id, outcome: made.value });
}
