// When and where was it? A guess in fields that can be corrected, and a tick that makes it a fact.
import { OctagonAlert } from 'lucide-react';
import { useId, useMemo } from 'react';
import type { KitPlan } from '../../../core/kit/kit-plan.ts';
import { useServices } from '../../app/services.ts';
import type { EventFields, EventProblem } from '../details/event-fields.ts';
import type { KitDecisions } from './kit-choices.ts';

interface Props {
  readonly plan: KitPlan;
  readonly decisions: KitDecisions;
  readonly problem: EventProblem | null;
  readonly onDecide: (part: Partial<KitDecisions>) => void;
}

export function KitEvent({ plan, decisions, problem, onDecide }: Props) {
  const { messages } = useServices();
  const words = messages.kit.event;
  const id = useId();
  const { event: guess } = plan;
  const { event, hasEvent } = decisions;
  const file = useMemo(
    () => plan.downloads.find(({ number }) => number === guess?.file)?.shownAs ?? '',
    [plan, guess],
  );
  const field = (name: 'start' | 'end' | 'place') => ({
    id: `${id}-${name}`,
    className: 'field',
    value: event[name],
    onChange: (changed: { target: { value: string } }) => {
      const next: EventFields = { ...event, [name]: changed.target.value };
      onDecide({ event: next });
    },
  });
  const hints = [
    ...(guess === null ? [words.none] : []),
    ...(guess === null
      ? []
      : [guess.file === null ? words.fromFolder(guess.text) : words.from(guess.text, file)]),
    ...(guess !== null && !guess.isSure ? [words.unsure] : []),
    ...(guess !== null && !guess.hasTimes ? [words.noTimes] : []),
  ];
  return (
    <section className="kit-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.title}</h3>
      <p className="field-help">{hints.join(' ')}</p>
      <div className="kit-event">
        <label htmlFor={`${id}-start`}>{words.start}</label>
        <input {...field('start')} type="datetime-local" aria-invalid={problem === 'noStart'} />
        <label htmlFor={`${id}-end`}>{words.end}</label>
        <input
          {...field('end')}
          type="datetime-local"
          min={event.start}
          aria-invalid={problem === 'endBeforeStart'}
        />
        <label htmlFor={`${id}-place`}>{words.place}</label>
        <input {...field('place')} type="text" />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={hasEvent}
          onChange={(changed) => onDecide({ hasEvent: changed.target.checked })}
        />
        {words.confirm}
      </label>
      <small className="field-error" role="status">
        {problem === 'noStart' || problem === 'endBeforeStart' ? (
          <>
            <OctagonAlert aria-hidden />
            <span>{words[problem]}</span>
          </>
        ) : null}
      </small>
      {hasEvent ? null : <small className="field-help">{words.help}</small>}
    </section>
  );
}
