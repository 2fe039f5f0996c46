// How does a week look? Seven days by their hours, with what lasts whole days above them.
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { type HourBlock, type Segment, weekGrid } from '../../../core/calendar/calendar-grid.ts';
import { useServices } from '../../app/services.ts';
import { isWeekend } from './calendar-days.ts';
import { dayOfMonth, fullDay, hourText, weekdayName, whenOn } from './calendar-words.ts';
import { ItemChip, type ItemHandlers } from './ItemChip.tsx';
import { type GridProps, goalClass } from './MonthGrid.tsx';
import { barWidth, LANE, weekColumns } from './month-cells.ts';

interface Props extends Omit<GridProps, 'first' | 'onEnter'> {
  /** Its first day. */
  readonly from: string;
  readonly label: string;
  readonly onKeyDown: React.KeyboardEventHandler;
}

/** In rem. */
const HOUR = 2.75;
const HEADS = 2;
const MINUTES = 60;
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);
/** Where the day is shown from, unless something is earlier. */
const MORNING = 7;

export function WeekGrid(props: Props) {
  const { from, items, today, chosen, drop, handlers, label, onChoose } = props;
  const { messages } = useServices();
  const { locale, calendar: words } = messages;
  const { days, segments } = useMemo(() => weekGrid(from, items), [from, items]);
  const columns = weekColumns(days.map(({ day }) => day));
  const lanes = Math.max(0, ...segments.map(({ lane }) => lane + 1));
  const scroller = useRef<HTMLDivElement>(null);
  const earliest = Math.min(
    MORNING * MINUTES,
    ...days.flatMap(({ blocks }) => blocks.map(({ start }) => start)),
  );
  const start = useRef(earliest);
  useLayoutEffect(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    scroller.current?.scrollTo({ top: Math.floor(start.current / MINUTES) * HOUR * rem });
  }, []);
  const counts = days.map(
    ({ blocks }, at) => blocks.length + segments.filter((one) => isOver(one, at)).length,
  );
  return (
    <div className="calendar-hours" ref={scroller}>
      <div
        className="calendar-clock"
        aria-hidden
        style={{
          height: `${24 * HOUR}rem`,
          marginBlockStart: `${HEADS + lanes * LANE + 0.375}rem`,
        }}
      >
        {HOURS.slice(1).map((hour) => (
          <span key={hour} style={{ top: `${hour * HOUR}rem` }}>
            {hourText(`${String(hour).padStart(2, '0')}:00`, locale)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: days are columns of hours. */}
      <div role="grid" className="calendar-grid" aria-label={label} onKeyDown={props.onKeyDown}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the days have the keyboard. */}
        <div role="row" className="calendar-weekdays" style={{ gridTemplateColumns: columns }}>
          {days.map(({ day }) => (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useFocusableInteractive: see above.
            <div
              key={day}
              role="columnheader"
              className={day === today ? 'is-today' : ''}
              aria-label={fullDay(day, locale)}
            >
              {weekdayName(day, locale, 'short')}{' '}
              <span className="calendar-number">{dayOfMonth(day)}</span>
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: see above. */}
        <div role="row" className="calendar-week" style={{ gridTemplateColumns: columns }}>
          {days.map(({ day, blocks }, at) => (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
            <div
              key={day}
              role="gridcell"
              className={[
                'calendar-day',
                isWeekend(day) ? 'is-weekend' : '',
                goalClass(drop, day),
              ].join(' ')}
              data-day={day}
              aria-selected={day === chosen}
              aria-current={day === today ? 'date' : undefined}
              tabIndex={day === chosen ? 0 : -1}
              onClick={() => onChoose(day)}
            >
              <span className="visually-hidden">
                {words.day(fullDay(day, locale), counts[at] ?? 0, day === today)}
              </span>
              {/* Over the same of the days after it, into which its bars reach. */}
              <div
                className="calendar-whole"
                style={{ height: `${lanes * LANE + 0.375}rem`, zIndex: 10 - at }}
              >
                {segments
                  .filter(({ column }) => column === at)
                  .map((bar) => (
                    <ItemChip
                      key={bar.item.key}
                      item={bar.item}
                      day={day}
                      handlers={handlers}
                      isDragged={drop?.key === bar.item.key}
                      className={`is-bar${bar.isContinued ? ' is-continued' : ''}${bar.goesOn ? ' goes-on' : ''}`}
                      style={{
                        top: `${bar.lane * LANE + 0.1875}rem`,
                        '--bar': barWidth(bar, days),
                        '--lines': bar.columns - 1,
                      }}
                    />
                  ))}
              </div>
              <HoursOfDay
                day={day}
                blocks={blocks}
                handlers={handlers}
                draggedKey={drop?.key ?? null}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

const HoursOfDay = memo(function HoursOfDay(props: {
  readonly day: string;
  readonly blocks: readonly HourBlock[];
  readonly handlers: ItemHandlers;
  readonly draggedKey: string | null;
}) {
  const { day, blocks, handlers, draggedKey } = props;
  const { messages } = useServices();
  return (
    <div className="calendar-hour-lines" style={{ height: `${24 * HOUR}rem` }}>
      {blocks.map(({ item, start, end, column, columns }) => (
        <ItemChip
          key={item.key}
          item={item}
          day={day}
          handlers={handlers}
          {...(end - start < MINUTES ? {} : { aside: whenOn(item, day, messages) })}
          isDragged={draggedKey === item.key}
          className={end - start < MINUTES ? 'is-hour' : 'is-hour is-long'}
          style={{
            top: `${(start / MINUTES) * HOUR}rem`,
            height: `${((end - start) / MINUTES) * HOUR}rem`,
            insetInlineStart: `calc(${(column / columns) * 100}% + 2px)`,
            width: `calc(${100 / columns}% - 4px)`,
          }}
        />
      ))}
    </div>
  );
});

function isOver({ column, columns }: Segment, at: number): boolean {
  return at >= column && at < column + columns;
}
