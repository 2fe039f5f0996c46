// What is on the day that is chosen? All of it, in the order of its hours, and what can be added to it.
import type { KeyboardEvent, ReactNode } from 'react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { dayNumber } from '../../../core/site/site-calendar.ts';
import { useServices } from '../../app/services.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import { dayAndMonth, fullDay } from './calendar-words.ts';
import { ItemLine } from './ItemLine.tsx';

export interface LineProps {
  readonly now: Date;
  readonly today: string;
  readonly newsTypes: ReadonlyMap<string, string>;
  readonly onOpen: (item: CalendarItem) => void;
  readonly actions: (item: CalendarItem) => readonly (MenuItem | 'separator')[];
}

interface Props extends LineProps {
  readonly day: string;
  readonly items: readonly CalendarItem[];
  /** The one that was pressed in the grid. */
  readonly current: string | null;
  readonly canMove: boolean;
  /** The button that adds to this day; null where nothing may be added. */
  readonly add: ReactNode;
  /** Where it lies over the calendar: closes it. */
  readonly back?: ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function DayPane(props: Props) {
  const { day, items, current, canMove, add, back, today, onKeyDown, ...lines } = props;
  const { messages } = useServices();
  const words = messages.calendar.pane;
  const away = words.away(dayNumber(day) - dayNumber(today));
  const date =
    day.slice(0, 4) === today.slice(0, 4)
      ? dayAndMonth(day, messages.locale)
      : fullDay(day, messages.locale);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the lines in it.
    <div className="calendar-pane-body" onKeyDown={onKeyDown}>
      <header className="calendar-pane-head">
        <div>
          <h3>{date}</h3>
          <p>{words.head(away, items.length)}</p>
        </div>
        {back}
      </header>
      {items.length === 0 ? null : (
        <ul className="calendar-lines" aria-label={words.list}>
          {items.map((item) => (
            <ItemLine
              key={item.key}
              item={item}
              day={day}
              isCurrent={item.key === current}
              {...lines}
            />
          ))}
        </ul>
      )}
      {add}
      {items.length === 0 || !canMove ? null : (
        <p className="calendar-hint">
          {words.hint} <kbd>M</kbd> {words.hintEnd}
        </p>
      )}
    </div>
  );
}
