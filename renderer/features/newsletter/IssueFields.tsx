// What do readers see of an issue before they open it, and what is it about? Each field says how much of it is shown.
import { useId } from 'react';
import {
  type NewsletterIssue,
  newsletterGroupings,
  sendingServices,
} from '../../../core/content/newsletter.ts';
import { useServices } from '../../app/services.ts';
import { languageOptions } from '../../app/sizes.ts';
import { StackedInput, StackedSelect } from '../../ui/StackedField.tsx';
import { MomentRow } from '../details/MomentRow.tsx';
import type { PlaceProps } from '../frame/places.ts';
import type { IssueSession } from './issue-session.ts';

/** About how many letters of it lists of mails show, on a phone held upright and in a desktop program. */
const shown = {
  subject: { phone: 40, desktop: 60 },
  preheader: { phone: 50, desktop: 100 },
} as const;

interface Props extends PlaceProps {
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
}

export function IssueFields({ contents, session, issue }: Props) {
  const { messages } = useServices();
  const words = messages.newsletter.field;
  const id = useId();
  const { isReadOnly } = session;
  return (
    <section className="issue-fields" aria-label={words.facts}>
      <MeteredField
        name="subject"
        label={words.subject}
        value={issue.subject}
        isReadOnly={isReadOnly}
        onType={(subject) => session.change({ subject }, 'subject')}
      />
      <MeteredField
        name="preheader"
        label={words.preheader}
        help={words.preheaderHelp}
        value={issue.preheader}
        isReadOnly={isReadOnly}
        onType={(preheader) => session.change({ preheader }, 'preheader')}
      />
      <label className="stacked-field" htmlFor={`${id}-intro`}>
        <span>
          {words.intro} <small className="field-help">{words.introHelp}</small>
        </span>
        <textarea
          id={`${id}-intro`}
          data-place="intro"
          className="field"
          rows={4}
          readOnly={isReadOnly}
          value={issue.intro}
          onChange={(event) => session.change({ intro: event.target.value }, 'intro')}
        />
      </label>
      <div className="issue-facts">
        <StackedInput
          label={words.number}
          type="number"
          min={1}
          readOnly={isReadOnly}
          value={issue.number}
          onType={(typed) => {
            const number = Number(typed);
            if (Number.isInteger(number) && number > 0) session.change({ number }, 'number');
          }}
        />
        {(['from', 'until'] as const).map((end) => (
          <StackedInput
            key={end}
            label={words[end]}
            type="date"
            readOnly={isReadOnly}
            value={issue.period[end]}
            onType={(day) => {
              const period = { ...issue.period, [end]: day };
              if (day !== '' && period.from <= period.until) session.change({ period }, end);
            }}
          />
        ))}
        <StackedSelect
          label={words.language}
          value={issue.language}
          isReadOnly={isReadOnly}
          options={languageOptions([...contents.site.languages, issue.language], messages)}
          onChoose={(language) => session.change({ language })}
        />
        <StackedSelect
          label={words.grouping}
          value={issue.grouping}
          isReadOnly={isReadOnly}
          options={newsletterGroupings.map((one) => ({
            id: one,
            name: messages.newsletter.groupings[one],
          }))}
          onChoose={(chosen) => {
            const grouping = newsletterGroupings.find((one) => one === chosen);
            if (grouping !== undefined) session.change({ grouping });
          }}
        />
        <StackedSelect
          label={words.service}
          place="service"
          value={issue.service}
          isReadOnly={isReadOnly}
          options={sendingServices.map((one) => ({
            id: one,
            name: messages.newsletter.services[one],
          }))}
          onChoose={(chosen) => {
            const service = sendingServices.find((one) => one === chosen);
            if (service !== undefined) session.change({ service });
          }}
        />
      </div>
      {isReadOnly ? null : (
        <MomentRow
          label={words.due}
          instant={issue.dueAt?.instant}
          zone={issue.dueAt?.zone ?? contents.site.timeZone}
          help={issue.dueAt?.zone ?? contents.site.timeZone}
          none={words.noDueYet}
          clear={words.noDue}
          onSet={(instant) =>
            session.change({
              dueAt: instant === null ? undefined : { instant, zone: contents.site.timeZone },
            })
          }
        />
      )}
    </section>
  );
}

function MeteredField(props: {
  readonly name: 'subject' | 'preheader';
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onType: (value: string) => void;
}) {
  const { name, label, help, value, isReadOnly, onType } = props;
  const { messages } = useServices();
  const id = useId();
  const { phone, desktop } = shown[name];
  const letters = [...value].length;
  const size = letters <= phone ? 'fits' : letters <= desktop ? 'is-cut' : 'is-long';
  return (
    <div className="stacked-field">
      <label htmlFor={id}>
        {label} {help === undefined ? null : <small className="field-help">{help}</small>}
      </label>
      <input
        id={id}
        data-place={name}
        className="field"
        readOnly={isReadOnly}
        aria-describedby={`${id}-meter`}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
      <div className={`issue-meter ${size}`}>
        {/* The words beside it say the same. */}
        <meter
          aria-hidden
          min={0}
          max={desktop}
          high={phone}
          optimum={0}
          value={Math.min(letters, desktop)}
        />
        <small id={`${id}-meter`}>{messages.newsletter.meter(letters, phone, desktop)}</small>
      </div>
    </div>
  );
}
