// What do keys do in the calendar? They go from day to day, into the items of a day, and move what has the focus.
import type { KeyboardEvent } from 'react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import type { Weekday } from '../../../core/calendar/week-days.ts';
import { dayByKey } from './calendar-days.ts';

interface KeyWorld {
  readonly chosen: string;
  readonly first: Weekday;
  readonly items: readonly CalendarItem[];
  readonly dayItems: readonly CalendarItem[];
  /** Chooses a day, and gives it the keyboard. */
  chooseByKey(day: string): void;
  /** To the items of a day, where they are listed. */
  enter(day: string): void;
  open(item: CalendarItem): void;
  askMove(item: CalendarItem): void;
  /** From the list of a day back to the grid; null where there is none. */
  readonly leaveLines: (() => void) | null;
}

export function calendarKeys(world: KeyWorld) {
  const { chosen, first, items, dayItems, chooseByKey, enter, open, askMove, leaveLines } = world;
  const itemOf = (target: EventTarget): CalendarItem | undefined => {
    if (!(target instanceof HTMLElement)) return undefined;
    const place = target.closest<HTMLElement>('[data-item], [data-line]');
    const key = place?.dataset.item ?? place?.dataset.line;
    if (key === undefined) return undefined;
    return [...dayItems, ...items].find((one) => one.key === key);
  };
  return {
    /** In the grid: on a day, or on an item in it. */
    onGridKey(event: KeyboardEvent): void {
      if (hasModifier(event)) return;
      const item = itemOf(event.target);
      const isMirrored = document.documentElement.dir === 'rtl';
      const goal = dayByKey(event.key, chosen, { first, isMirrored });
      const isMove = event.key.toLowerCase() === 'm';
      if (goal !== undefined) chooseByKey(goal);
      else if (item !== undefined) {
        if (event.key === 'Enter') open(item);
        else if (event.key === 'Escape') chooseByKey(chosen);
        else if (isMove) askMove(item);
        else return;
      } else if (event.key === 'Enter' || event.key === ' ') enter(chosen);
      else if (isMove) {
        const [only, ...others] = dayItems;
        if (only === undefined) return;
        // Of several the person says which.
        if (others.length === 0) askMove(only);
        else enter(chosen);
      } else return;
      event.preventDefault();
    },
    /** In a list of items. */
    onLinesKey(event: KeyboardEvent): void {
      const isInMenu =
        event.target instanceof HTMLElement && event.target.closest('[role="menu"]') !== null;
      if (hasModifier(event) || event.defaultPrevented || isInMenu) return;
      const item = itemOf(event.target);
      const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('.calendar-line-title')];
      const at = titles.findIndex((one) => one.matches(':focus'));
      if (event.key === 'ArrowDown') titles[Math.min(titles.length - 1, at + 1)]?.focus();
      else if (event.key === 'ArrowUp') titles[Math.max(0, at - 1)]?.focus();
      else if (event.key.toLowerCase() === 'm' && item !== undefined) askMove(item);
      else if (event.key === 'Escape' && leaveLines !== null) leaveLines();
      else return;
      event.preventDefault();
    },
  };
}

function hasModifier({ altKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || nativeEvent.isComposing;
}
