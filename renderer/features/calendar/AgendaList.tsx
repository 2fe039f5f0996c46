// What comes one after the other? The days of a month on which there is something, each with its items.
import { CalendarDays } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { agenda } from '../../../core/calendar/calendar-grid.ts';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { dayNumber } from '../../../core/site/site-calendar.ts';
import { useServices } from '../../app/services.ts';
import { dayAndMonth } from './calendar-words.ts';
import type { LineProps } from './DayPane.tsx';
import { ItemLine } from './ItemLine.tsx';

interface Props extends LineProps {
  readonly from: string;
  /** The list begins in sight at this day, or the next one that has something. */
  readonly chosen: string;
  readonly label: string;
  readonly items: readonly CalendarItem[];
  readonly isFiltered: boolean;
  readonly addTo: (day: string) => ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function AgendaList(props: Props) {
  const { from, chosen, label, items, isFiltered, addTo, onKeyDown, today, ...lines } = props;
  const { messages } = useServices();
  const words = messages.calendar;
  const days = useMemo(() => agenda(from, items), [from, items]);
  const list = useRef<HTMLElement>(null);
  const start = useRef(chosen);
  start.current = chosen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another month begins anew, and nothing else does.
  useLayoutEffect(() => {
    const heads = [...(list.current?.querySelectorAll<HTMLElement>('[data-day]') ?? [])];
    const goal = heads.find(({ dataset }) => (dataset.day ?? '') >= start.current) ?? heads.at(-1);
    if (goal !== undefined)
      list.current?.scrollTo({ top: goal.offsetTop - (heads[0]?.offsetTop ?? 0) });
  }, [from]);
  if (days.length === 0) {
    return (
      <div className="empty is-page">
        <CalendarDays aria-hidden />
        <h3>{words.empty.month}</h3>
        <p>{isFiltered ? words.empty.filtered : words.empty.hint}</p>
      </div>
    );
  }
  return (
    <section ref={list} className="calendar-agenda" aria-label={label} onKeyDown={onKeyDown}>
      {days.map(({ day, items: found }) => (
        <section
          key={day}
          className={day === today ? 'calendar-agenda-day is-today' : 'calendar-agenda-day'}
          data-day={day}
          aria-labelledby={`agenda-${day}`}
        >
          <header>
            <h3 id={`agenda-${day}`}>{dayAndMonth(day, messages.locale)}</h3>
            <p>{words.pane.away(dayNumber(day) - dayNumber(today))}</p>
            {addTo(day)}
          </header>
          <ul className="calendar-lines">
            {found.map((item) => (
              <ItemLine key={item.key} item={item} day={day} {...lines} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
