// To which day, and to which hour? What the mouse does by dragging, typed.
import { OctagonAlert } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import type { CalendarSpot } from '../../../core/calendar/reschedule.ts';
import { useServices } from '../../app/services.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { titleOf } from './calendar-words.ts';

interface Props {
  readonly item: CalendarItem;
  /** Moves it; answers with why not, or null once it stands there. */
  readonly onMove: (to: CalendarSpot) => Promise<string | null>;
  readonly onClose: () => void;
}

export function MoveDialog({ item, onMove, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.calendar.move;
  const id = useId();
  const [day, setDay] = useState(item.from);
  const [time, setTime] = useState(item.time ?? '');
  const [refusal, setRefusal] = useState('');
  const [isMoving, setIsMoving] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isMoving || day === '') return;
    setIsMoving(true);
    const why = await onMove({ day, ...(item.time === null || time === '' ? {} : { time }) });
    setIsMoving(false);
    if (why === null) onClose();
    else setRefusal(why);
  };
  return (
    <Modal title={words.title(titleOf(item, messages))} size="question" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="modal-body">
          <div className="calendar-move-fields">
            <label className="stacked-field">
              {words.day}
              <input
                ref={focusOnMount}
                type="date"
                className="field"
                required
                value={day}
                aria-invalid={refusal !== ''}
                aria-describedby={`${id}-why`}
                onChange={({ target }) => {
                  setDay(target.value);
                  setRefusal('');
                }}
              />
            </label>
            {item.time === null ? null : (
              <label className="stacked-field">
                {words.time}
                <input
                  type="time"
                  className="field"
                  required
                  value={time}
                  onChange={({ target }) => {
                    setTime(target.value);
                    setRefusal('');
                  }}
                />
              </label>
            )}
          </div>
          <p className="field-help">
            {item.time === null ? words.wholeDays : words.zone(item.zone.replaceAll('_', ' '))}
          </p>
          <p id={`${id}-why`} className="field-error" role="status">
            {refusal === '' ? null : (
              <>
                <OctagonAlert aria-hidden />
                <span>{refusal}</span>
              </>
            )}
          </p>
        </div>
        <QuestionFoot yes={words.confirm} onNo={onClose} state={{ 'aria-busy': isMoving }} />
      </form>
    </Modal>
  );
}
