// Which days are shown, and what is on them? Worked out for those days alone, and again only when something of the newsroom is another.
import { useMemo } from 'react';
import { CalendarIndex } from '../../../core/calendar/calendar-index.ts';
import { type CalendarItem, calendarKinds } from '../../../core/calendar/calendar-item.ts';
import type { Weekday } from '../../../core/calendar/week-days.ts';
import { Days } from '../../../core/desk/days.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { type ShownDays, shownDays } from './calendar-days.ts';
import { type CalendarSetting, type CalendarView, groupOf } from './calendar-state.ts';

interface Shown {
  readonly today: string;
  /** The day that is chosen. */
  readonly chosen: string;
  readonly shown: ShownDays;
  /** On the days that are shown, in the order of a day. */
  readonly items: readonly CalendarItem[];
  /** On the day that is chosen. */
  readonly dayItems: readonly CalendarItem[];
}

export function useShownItems(
  { summaries, site }: LibraryContents,
  how: {
    readonly setting: CalendarSetting;
    readonly view: CalendarView;
    readonly first: Weekday;
    readonly now: Date;
  },
): Shown {
  const { setting, view, first, now } = how;
  const { day, month, hidden } = setting;
  const { mirror } = useServices();
  const shelf = useStore(mirror.newsletters);
  const zone = site.timeZone;
  const days = useMemo(() => new Days(zone), [zone]);
  const today = days.dayOf(now.getTime());
  const chosen = day ?? today;
  const shown = useMemo(
    () => shownDays(view, { day: chosen, month, first }),
    [view, chosen, month, first],
  );
  const issues = shelf?.issues;
  const index = useMemo(
    () => new CalendarIndex({ articles: summaries.values(), issues: issues ?? [], zone }),
    [summaries, issues, zone],
  );
  const kinds = useMemo(
    () => new Set(calendarKinds.filter((kind) => !hidden.has(groupOf[kind]))),
    [hidden],
  );
  const { from, until } = shown;
  const items = useMemo(() => index.between(from, until, kinds), [index, from, until, kinds]);
  const dayItems = useMemo(() => index.between(chosen, chosen, kinds), [index, chosen, kinds]);
  return { today, chosen, shown, items, dayItems };
}
