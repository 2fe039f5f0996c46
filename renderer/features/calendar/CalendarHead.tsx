// Which part of the calendar is shown, and which kinds of items?
import { ChevronLeft, ChevronRight, Clock, Flag, Mail, MapPin, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useServices } from '../../app/services.ts';
import { Segments } from '../../ui/Segments.tsx';
import {
  type CalendarGroup,
  type CalendarView,
  calendarGroups,
  calendarViews,
} from './calendar-state.ts';

const groupIcons: Readonly<Record<CalendarGroup, ReactNode>> = {
  events: <MapPin aria-hidden />,
  articles: <Clock aria-hidden />,
  newsletters: <Mail aria-hidden />,
  deadlines: <Flag aria-hidden />,
};

interface Props {
  readonly title: string;
  readonly view: CalendarView;
  /** There is room for one view alone. */
  readonly isTiny: boolean;
  readonly hidden: ReadonlySet<CalendarGroup>;
  readonly zone: string;
  /** Shows the day that is chosen, where it has no pane beside the calendar. */
  readonly onShowDay: (() => void) | null;
  readonly onView: (view: CalendarView) => void;
  readonly onPeriod: (by: 1 | -1) => void;
  readonly onToday: () => void;
  readonly onToggle: (group: CalendarGroup) => void;
}

export function CalendarHead(props: Props) {
  const { title, view, isTiny, hidden, zone, onShowDay } = props;
  const { messages } = useServices();
  const words = messages.calendar;
  return (
    <header className="screen-head is-lines">
      <div className="screen-head-line">
        <h2 className="screen-title calendar-title" aria-live="polite">
          {title}
        </h2>
        <div className="calendar-ways">
          <button
            type="button"
            className="icon-button"
            aria-label={words.previous[view]}
            title={words.previous[view]}
            onClick={() => props.onPeriod(-1)}
          >
            <ChevronLeft aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={words.next[view]}
            title={words.next[view]}
            onClick={() => props.onPeriod(1)}
          >
            <ChevronRight aria-hidden />
          </button>
          <button type="button" className="button is-small" onClick={props.onToday}>
            {words.today}
          </button>
        </div>
        <div className="calendar-tools">
          {onShowDay === null ? null : (
            <button
              type="button"
              className="icon-button"
              aria-label={words.pane.show}
              title={words.pane.show}
              onClick={onShowDay}
            >
              <PanelRight aria-hidden />
            </button>
          )}
          {isTiny ? null : (
            <Segments
              label={words.viewsLabel}
              options={calendarViews.map((id) => ({ id, name: words.views[id] }))}
              value={view}
              onChoose={props.onView}
            />
          )}
        </div>
      </div>
      <div className="screen-head-line">
        {/* biome-ignore lint/a11y/useSemanticElements: it stands in a row, which a fieldset does not. */}
        <div className="calendar-filters" role="group" aria-label={words.shownLabel}>
          {calendarGroups.map((group) => (
            <label key={group} className="calendar-filter">
              <input
                type="checkbox"
                checked={!hidden.has(group)}
                onChange={() => props.onToggle(group)}
              />
              <span className={`calendar-sign is-${group}`}>{groupIcons[group]}</span>
              <span>{words.shown[group]}</span>
            </label>
          ))}
        </div>
        <p className="calendar-zone">{zone}</p>
      </div>
    </header>
  );
}
