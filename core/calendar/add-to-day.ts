// What can be added to a day of the calendar, and which step makes it?
import * as z from 'zod';
import { type ArticleId, articleId } from '../content/ids.ts';
import type { ChangeStep } from '../desk/change-set.ts';
import { unreachable } from '../errors.ts';
import { isOut } from './calendar-item.ts';
import type { MoveContext, MoveRefusal } from './reschedule.ts';
import { instantOfWallTime } from './wall-time.ts';

const day = z.iso.date();

export const calendarAddition = z.discriminatedUnion('what', [
  /** A draft with an event on that day, or one that goes live then. */
  z.object({ what: z.enum(['event', 'publication']), day }),
  /** A due date for an article that has none there yet. */
  z.object({ what: z.literal('due'), id: articleId, day }),
]);
export type CalendarAddition = z.infer<typeof calendarAddition>;

/** The hours that things begin at, or are due at, until a person says otherwise. */
const MORNING = '09:00';
const EVENING = '17:00';

export interface AdditionContext extends MoveContext {
  /** For a draft that is made. */
  readonly newId: () => ArticleId;
  /** Told why an article is left as it is when its turn comes. */
  readonly refuse: (why: MoveRefusal) => void;
}

/** The step of an addition; null where it was refused at once. */
export function additionStep(
  asked: CalendarAddition,
  { zone, now, newId, refuse }: AdditionContext,
): ChangeStep | null {
  const hour = asked.what === 'due' ? EVENING : MORNING;
  const instant = instantOfWallTime(`${asked.day}T${hour}`, zone);
  // A day that the schema has read is one.
  if (instant === null) throw new RangeError(`no ${hour} on ${asked.day}`);
  const at = { instant, zone };
  switch (asked.what) {
    case 'event':
      return {
        kind: 'createArticle',
        id: newId(),
        edit: { event: { start: at, place: '', link: '' } },
      };
    case 'publication':
      if (Date.parse(instant) <= now.getTime()) {
        refuse('inThePast');
        return null;
      }
      return { kind: 'createArticle', id: newId(), edit: { publishAt: at } };
    case 'due':
      return {
        kind: 'article',
        id: asked.id,
        change(current) {
          if (isOut(current)) refuse('alreadyOut');
          else if (Date.parse(current.dueAt?.instant ?? '') !== Date.parse(instant)) {
            return { dueAt: at };
          } else refuse('same');
          return null;
        },
      };
    default:
      return unreachable(asked);
  }
}
