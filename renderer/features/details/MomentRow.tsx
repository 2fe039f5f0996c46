// How is a moment set beside an article? A button that says it, and becomes a field; all in the time of the website.
import { CalendarClock, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { instantOfWallTime, wallTime } from '../../../core/calendar/wall-time.ts';
import { dateAndTime } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';

interface Props {
  readonly label: string;
  readonly instant: string | undefined;
  readonly zone: string;
  readonly help: string;
  /** What the button says while no moment is set. */
  readonly none: string;
  /** What removes it; absent where it cannot be without one. */
  readonly clear?: string | undefined;
  readonly icon?: ReactNode;
  /** Said behind the moment, such as that it is over. */
  readonly aside?: ReactNode;
  readonly onSet: (instant: string | null) => void;
}

export function MomentRow(props: Props) {
  const { label, instant, zone, help, none, clear, icon, aside, onSet } = props;
  const { messages } = useServices();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="detail-row">
      <label htmlFor={id}>{label}</label>
      {open ? (
        <div className="when">
          <input
            id={id}
            className="quiet-field"
            type="datetime-local"
            // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that stood here.
            autoFocus
            value={instant === undefined ? '' : wallTime(instant, zone)}
            onChange={({ target: { value } }) => {
              const at = value === '' ? null : instantOfWallTime(value, zone);
              if (at !== null || clear !== undefined) onSet(at);
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'Escape') return;
              // The button that comes back has the keyboard then, and would take the key as its own.
              event.preventDefault();
              setOpen(false);
            }}
          />
          <small>{help}</small>
        </div>
      ) : (
        <div className="when">
          <button
            type="button"
            className={instant === undefined ? 'quiet-button' : 'quiet-button is-set'}
            id={id}
            onClick={() => setOpen(true)}
          >
            {icon ?? <CalendarClock aria-hidden />}
            {instant === undefined ? none : dateAndTime(instant, messages.locale, zone)}
          </button>
          {aside}
          {clear === undefined || instant === undefined ? null : (
            <button
              type="button"
              className="icon-button is-small"
              aria-label={clear}
              onClick={() => onSet(null)}
            >
              <X aria-hidden />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
