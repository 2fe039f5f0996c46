// How does a month look? Weeks of days that hold as many items as they have room for, and count the rest.
import { memo, useLayoutEffect, useMemo, useState } from 'react';
import { monthGrid } from '../../../core/calendar/calendar-grid.ts';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import type { Weekday } from '../../../core/calendar/week-days.ts';
import { useServices } from '../../app/services.ts';
import { isWeekend } from './calendar-days.ts';
import { dayOfMonth, fullDay, shortDay, weekdayName } from './calendar-words.ts';
import { ItemChip, type ItemHandlers } from './ItemChip.tsx';
import {
  barWidth,
  cellsOf,
  DAY_HEAD,
  type DayCell,
  LANE,
  LEAST_ROW,
  lanesIn,
  weekColumns,
} from './month-cells.ts';

export interface GridProps {
  readonly items: readonly CalendarItem[];
  readonly first: Weekday;
  readonly today: string;
  readonly chosen: string;
  /** What is dragged, the day it is over, and that it cannot stay there. */
  readonly drop: {
    readonly key: string;
    readonly day: string | null;
    readonly isRefused: boolean;
  } | null;
  readonly handlers: ItemHandlers;
  readonly onChoose: (day: string) => void;
  /** To the items of a day, wherever they are listed. */
  readonly onEnter: (day: string) => void;
}

interface Props extends GridProps {
  readonly month: string;
  readonly label: string;
  readonly onKeyDown: React.KeyboardEventHandler;
}

/** In rem. */
const HEADS = 1.75;
/** Before anything has been measured, as in a window of the usual size. */
const USUAL_ROW = 8.5;

export function MonthGrid(props: Props) {
  const { month, items, first, today, chosen, drop, handlers, label, onChoose, onEnter } = props;
  const { messages } = useServices();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const height = useHeight(box);
  const weekCount = useMemo(() => monthGrid(month, [], { first, lanes: 1 }).length, [month, first]);
  const row = height === null ? USUAL_ROW : Math.max(LEAST_ROW, (height - HEADS) / weekCount);
  const lanes = lanesIn(row);
  const weeks = useMemo(
    () =>
      monthGrid(month, items, { first, lanes }).map((week) => ({
        week,
        cells: cellsOf(week, row),
      })),
    [month, items, first, lanes, row],
  );
  const days = weeks[0]?.week.days.map(({ day }) => day) ?? [];
  const columns = weekColumns(days);
  return (
    <div className="calendar-month" ref={setBox}>
      {/* biome-ignore lint/a11y/useSemanticElements: days are placed in rows of their own widths. */}
      <div role="grid" className="calendar-grid" aria-label={label} onKeyDown={props.onKeyDown}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the days have the keyboard. */}
        <div role="row" className="calendar-weekdays" style={{ gridTemplateColumns: columns }}>
          {days.map((day) => (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useFocusableInteractive: see above.
            <div
              key={day}
              role="columnheader"
              aria-label={weekdayName(day, messages.locale, 'long')}
            >
              {weekdayName(day, messages.locale, 'short')}
            </div>
          ))}
        </div>
        {weeks.map(({ week, cells }) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          // biome-ignore lint/a11y/useFocusableInteractive: see above.
          <div
            key={week.days[0]?.day}
            role="row"
            className="calendar-week"
            style={{ gridTemplateColumns: columns }}
          >
            {cells.map((cell) => (
              <Day
                key={cell.day.day}
                cell={cell}
                week={week.days}
                isToday={cell.day.day === today}
                isChosen={cell.day.day === chosen}
                goal={goalClass(drop, cell.day.day)}
                draggedKey={drop?.key ?? null}
                handlers={handlers}
                onChoose={onChoose}
                onEnter={onEnter}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What a day looks like that something is dragged over. */
export function goalClass(drop: GridProps['drop'], day: string): string {
  if (drop === null || drop.day !== day) return '';
  return drop.isRefused ? 'is-goal is-refused' : 'is-goal';
}

const Day = memo(function Day(props: {
  readonly cell: DayCell;
  readonly week: ReturnType<typeof monthGrid>[number]['days'];
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly goal: string;
  readonly draggedKey: string | null;
  readonly handlers: ItemHandlers;
  readonly onChoose: (day: string) => void;
  readonly onEnter: (day: string) => void;
}) {
  const { cell, week, isToday, isChosen, goal, draggedKey, handlers, onChoose, onEnter } = props;
  const { messages } = useServices();
  const { locale, calendar: words } = messages;
  const { day, isOutside, items, more } = cell.day;
  const states = [
    isWeekend(day) ? 'is-weekend' : '',
    isOutside ? 'is-outside' : '',
    isToday ? 'is-today' : '',
    goal,
  ].join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: days are placed in rows of their own widths.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
    <div
      role="gridcell"
      className={`calendar-day ${states}`}
      data-day={day}
      aria-selected={isChosen}
      aria-current={isToday ? 'date' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(day)}
    >
      {/* Its name begins so; what is seen of its items follows by itself. */}
      <span className="visually-hidden">
        {words.day(fullDay(day, locale), items.length, isToday)}
      </span>
      <span className="calendar-number" aria-hidden>
        {day.endsWith('-01') ? shortDay(day, locale) : dayOfMonth(day)}
      </span>
      {cell.bars.map((bar) => (
        <ItemChip
          key={bar.item.key}
          item={bar.item}
          day={day}
          handlers={handlers}
          isDragged={draggedKey === bar.item.key}
          className={`is-bar${bar.isContinued ? ' is-continued' : ''}${bar.goesOn ? ' goes-on' : ''}`}
          style={{
            top: `${DAY_HEAD + bar.lane * LANE}rem`,
            '--bar': barWidth(bar, week),
            '--lines': bar.columns - 1,
          }}
        />
      ))}
      <div
        className={cell.isExact ? 'calendar-chips is-exact' : 'calendar-chips'}
        style={{ paddingBlockStart: cell.isExact ? 0 : `${cell.barLanes * LANE}rem` }}
      >
        {cell.chips.map(({ item, lane }) => (
          <ItemChip
            key={item.key}
            item={item}
            day={day}
            handlers={handlers}
            isDragged={draggedKey === item.key}
            className={cell.isRoomy ? 'is-roomy' : ''}
            {...(cell.isExact ? { style: { top: `${lane * LANE}rem` } } : {})}
          />
        ))}
      </div>
      {more === 0 ? null : (
        <button
          type="button"
          className="calendar-more"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onEnter(day);
          }}
        >
          {words.more(more)}
        </button>
      )}
    </div>
  );
});

/** How high an element is, in rem; null until it has been measured, which is before anything is painted. */
function useHeight(element: HTMLElement | null): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (element === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    setHeight(element.clientHeight === 0 ? null : element.clientHeight / rem);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight / rem));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
