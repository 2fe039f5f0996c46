// When and where does the event of the article take place? Asked only where there is one.
import { OctagonAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { completeHref } from '../../editor/complete-href.ts';
import { type EventFields, type EventProblem, eventOf, fieldsOf } from './event-fields.ts';
import { SectionHead } from './SectionHead.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  /** The zone of the website. */
  readonly zone: string;
}

export function EventSection({ session, article, zone }: Props) {
  const { messages, undo, workspace } = useServices();
  const words = messages.details.event;
  const section = useRef<HTMLElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { event } = article;
  const remove = (): void => {
    setIsOpen(false);
    // The button that was pressed goes; the one that adds comes in its section.
    section.current?.focus();
    if (event === undefined) return;
    session.change({ event: undefined });
    undo.tell(words.removed, workspace.wayBack(session, { event }));
  };
  return (
    <section className="details-section" ref={section} tabIndex={-1} aria-label={words.title}>
      {event === undefined && !isOpen ? (
        <>
          <SectionHead title={words.title} addLabel={words.add} onAdd={() => setIsOpen(true)} />
          <p className="section-help">{words.help}</p>
        </>
      ) : (
        <>
          <SectionHead title={words.title} />
          <EventForm
            session={session}
            event={event}
            siteZone={zone}
            isNew={event === undefined}
            onRemove={remove}
          />
        </>
      )}
    </section>
  );
}

type TextField = Exclude<keyof EventFields, 'cancelled' | 'importedAs'>;

function EventForm(props: {
  readonly session: ArticleSession;
  readonly event: Article['event'];
  readonly siteZone: string;
  readonly isNew: boolean;
  readonly onRemove: () => void;
}) {
  const { session, event, siteZone, isNew, onRemove } = props;
  const { messages } = useServices();
  const words = messages.details.event;
  const id = useId();
  /** What is typed and makes no event yet: kept here until it does. */
  const [typed, setTyped] = useState<Partial<EventFields>>({});
  const [left, setLeft] = useState<ReadonlySet<keyof EventFields>>(new Set());
  const fields = { ...fieldsOf(event, siteZone), ...typed };
  const made = eventOf(fields);
  const problem = 'problem' in made ? made.problem : null;

  const change = (part: Partial<EventFields>): void => {
    const next = { ...fields, ...part };
    const result = eventOf(next);
    if ('event' in result) {
      setTyped({});
      session.change({ event: result.event });
    } else setTyped({ ...typed, ...part });
  };
  const leave = (name: keyof EventFields): void => setLeft(new Set([...left, name]));
  const shows = (name: keyof EventFields, fault: EventProblem): boolean =>
    problem === fault && left.has(name);
  const errorId = (name: string): string => `${id}-${name}-error`;
  const field = (name: TextField, label: string, fault: EventProblem | null) => ({
    label,
    input: {
      id: `${id}-${name}`,
      className: 'field',
      value: fields[name],
      'aria-invalid': fault !== null && shows(name, fault),
      'aria-describedby': errorId(name),
      onChange: (changed: { target: { value: string } }) =>
        change({ [name]: changed.target.value }),
      onBlur: () => leave(name),
    },
    error: fault !== null && shows(name, fault) ? words.problems[fault] : '',
  });
  const start = field('start', words.start, 'noStart');
  const end = field('end', words.end, 'endBeforeStart');
  const link = field('link', words.link, 'badLink');
  const place = field('place', words.place, null);
  const zone = field('zone', words.zone, null);

  return (
    <div className="event-form">
      <label htmlFor={start.input.id}>{start.label}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the person just pressed the button that adds it. */}
      <input {...start.input} type="datetime-local" required autoFocus={isNew} />
      <FieldError id={errorId('start')} text={start.error} />
      <label htmlFor={end.input.id}>{end.label}</label>
      <input {...end.input} type="datetime-local" min={fields.start} />
      <FieldError id={errorId('end')} text={end.error} />
      <label htmlFor={zone.input.id}>{zone.label}</label>
      <span className="select is-field">
        <select {...zone.input}>
          {zonesWith(fields.zone, siteZone).map((one) => (
            <option key={one} value={one}>
              {one.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </span>
      <FieldError id={errorId('zone')} text={zone.error} />
      <label htmlFor={place.input.id}>{place.label}</label>
      <input {...place.input} type="text" placeholder={words.placeHint} />
      <FieldError id={errorId('place')} text={place.error} />
      <label htmlFor={link.input.id}>{link.label}</label>
      <input
        {...link.input}
        type="text"
        inputMode="url"
        spellCheck={false}
        placeholder={words.linkHint}
        onBlur={() => {
          leave('link');
          if (fields.link !== '') change({ link: completeHref(fields.link) });
        }}
      />
      <FieldError id={errorId('link')} text={link.error} />
      <label className="event-cancelled">
        <input
          type="checkbox"
          checked={fields.cancelled}
          onChange={({ target }) => change({ cancelled: target.checked })}
        />
        <span>
          {words.cancelled}
          <small>{words.cancelledHelp}</small>
        </span>
      </label>
      <button type="button" className="quiet-button event-remove" onClick={onRemove}>
        {words.remove}
      </button>
    </div>
  );
}

/** Says at once what is wrong; the room is there only where something is. */
function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <small id={id} className="field-error" role="status">
      {text === '' ? null : (
        <>
          <OctagonAlert aria-hidden />
          <span>{text}</span>
        </>
      )}
    </small>
  );
}

/** All zones, with the one that is chosen and that of the website where the list lacks them. */
function zonesWith(...own: readonly string[]): readonly string[] {
  const all: string[] = Intl.supportedValuesOf('timeZone');
  return [...new Set([...own, ...all])].sort();
}
