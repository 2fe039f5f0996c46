// Which parts of an issue are no articles? Those of sponsors and partners, each with its place and its words.
import { HeartHandshake, Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { NewsletterIssue, NewsletterSlot } from '../../../core/content/newsletter.ts';
import { useServices } from '../../app/services.ts';
import { StackedInput, StackedSelect } from '../../ui/StackedField.tsx';
import type { IssueSession } from './issue-session.ts';
import { useIssueActions } from './use-issue-actions.ts';

interface Props {
  readonly session: IssueSession;
  readonly issue: NewsletterIssue;
}

export function IssueSlots({ session, issue }: Props) {
  const { messages } = useServices();
  const words = messages.newsletter.slots;
  const actions = useIssueActions();
  const { slots } = issue;
  const add = (kind: NewsletterSlot['kind']): void => {
    const id = crypto.randomUUID();
    const empty = { id, kind, place: 'end', title: '', text: '', label: '', url: '' } as const;
    session.change({ slots: [...slots, empty] });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-place="slot ${id}"]`)?.focus(),
    );
  };
  const change = (id: string, edit: Partial<NewsletterSlot>): void => {
    const next = slots.map((slot) => (slot.id === id ? { ...slot, ...edit } : slot));
    session.change({ slots: next }, `slot ${id} ${Object.keys(edit).join(' ')}`);
  };
  const remove = (id: string): void => {
    const back = session.change({ slots: slots.filter((slot) => slot.id !== id) });
    actions.tell(words.removed, back);
  };
  return (
    <section className="issue-slots" aria-labelledby="issue-slots">
      <h3 id="issue-slots" className="section-title">
        {words.label}
      </h3>
      <p className="field-help">{words.help}</p>
      <ul className="slot-list">
        {slots.map((slot) => (
          <li key={slot.id}>
            <SlotForm
              slot={slot}
              issue={issue}
              isReadOnly={session.isReadOnly}
              onChange={(edit) => change(slot.id, edit)}
              onRemove={() => remove(slot.id)}
            />
          </li>
        ))}
      </ul>
      {session.isReadOnly ? null : (
        <div className="issue-adds">
          <button type="button" className="button is-small" onClick={() => add('sponsor')}>
            <Plus aria-hidden />
            {words.addSponsor}
          </button>
          <button type="button" className="button is-small" onClick={() => add('partner')}>
            <Plus aria-hidden />
            {words.addPartner}
          </button>
        </div>
      )}
    </section>
  );
}

function SlotForm(props: {
  readonly slot: NewsletterSlot;
  readonly issue: NewsletterIssue;
  readonly isReadOnly: boolean;
  readonly onChange: (edit: Partial<NewsletterSlot>) => void;
  readonly onRemove: () => void;
}) {
  const { slot, issue, isReadOnly, onChange, onRemove } = props;
  const { messages } = useServices();
  const words = messages.newsletter.slots;
  const id = useId();
  const place = typeof slot.place === 'string' ? slot.place : `after ${slot.place.after}`;
  const fields = [
    ['title', words.title],
    ['label', words.linkLabel],
    ['url', words.url],
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card of fields with a button in its head.
    <div className="slot-card" role="group" aria-label={words[slot.kind]}>
      <div className="slot-head">
        <HeartHandshake aria-hidden />
        <strong>{words[slot.kind]}</strong>
        {isReadOnly ? null : (
          <button
            type="button"
            className="icon-button is-small"
            aria-label={words.remove}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </button>
        )}
      </div>
      <div className="issue-facts">
        <StackedSelect
          label={words.place}
          value={place}
          isReadOnly={isReadOnly}
          options={[
            { id: 'start', name: words.start },
            ...issue.sections.map((section) => ({
              id: `after ${section.id}`,
              name: words.after(section.title),
            })),
            { id: 'end', name: words.end },
          ]}
          onChoose={(chosen) =>
            onChange({
              place: chosen === 'start' || chosen === 'end' ? chosen : { after: chosen.slice(6) },
            })
          }
        />
        {fields.map(([member, label]) => (
          <StackedInput
            key={member}
            label={label}
            {...(member === 'title' ? { 'data-place': `slot ${slot.id}` } : {})}
            readOnly={isReadOnly}
            value={slot[member]}
            onType={(text) => onChange({ [member]: text })}
          />
        ))}
      </div>
      <label className="stacked-field" htmlFor={`${id}-text`}>
        {words.text}
        <textarea
          id={`${id}-text`}
          className="field"
          rows={2}
          readOnly={isReadOnly}
          value={slot.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </label>
    </div>
  );
}
