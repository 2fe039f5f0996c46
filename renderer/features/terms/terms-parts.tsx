// What stands around the list: the field that filters it, the one that names what is new, and what is said where there is nothing.
import { Search, Tags, X } from 'lucide-react';
import { type RefObject, useId } from 'react';
import type { TermId } from '../../../core/content/ids.ts';
import type { EntryKind, TermRefusal } from '../../../core/terms/term-change.ts';
import { useServices } from '../../app/services.ts';
import { SearchField } from '../../ui/SearchField.tsx';

/** A new entry that is being named: where it will stand, and why its name was refused. */
export interface Adding {
  readonly parent: TermId | null;
  readonly name: string;
  readonly refusal: TermRefusal | null;
}

export function FilterField(props: {
  readonly label: string;
  readonly value: string;
  readonly shown: string;
  readonly onChange: (value: string) => void;
  readonly onDown: () => void;
}) {
  const { messages } = useServices();
  const { label, value, shown, onChange, onDown } = props;
  return (
    <SearchField
      isOfScreen
      label={label}
      clearLabel={messages.terms.clearFilter}
      value={value}
      onChange={onChange}
      onDown={onDown}
    >
      <span role="status" className={value === '' ? 'visually-hidden' : 'count'}>
        {value === '' ? '' : shown}
      </span>
    </SearchField>
  );
}

export function AddForm(props: {
  readonly label: string;
  readonly adding: Adding;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onType: (name: string) => void;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}) {
  const { messages } = useServices();
  const { label, adding, field, onType, onAdd, onClose } = props;
  const helpId = useId();
  const { refusal } = adding;
  return (
    <form
      className="terms-add"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onAdd();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div>
        <input
          ref={field}
          className="field"
          aria-label={label}
          placeholder={label}
          aria-invalid={refusal !== null || undefined}
          aria-describedby={helpId}
          value={adding.name}
          onChange={(event) => onType(event.target.value)}
        />
        <button type="submit" className="button">
          {messages.common.add}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={messages.common.cancel}
          onClick={onClose}
        >
          <X aria-hidden />
        </button>
      </div>
      <p id={helpId} className="field-error" role="alert">
        {refusal === null ? null : messages.terms.refusal(refusal.code, refusal.subject)}
      </p>
    </form>
  );
}

export function Nothing(props: {
  readonly kind: EntryKind;
  readonly filter: string;
  readonly canChange: boolean;
  readonly onCreate: () => void;
}) {
  const { messages } = useServices();
  const { kind, filter, canChange, onCreate } = props;
  const words = messages.terms;
  const typed = filter.trim();
  const [title, teaching] =
    typed === '' ? words.empty[kind] : [words.nothing(typed), words.nothingHelp];
  return (
    <div className="empty">
      {typed === '' ? <Tags aria-hidden /> : <Search aria-hidden />}
      <h3>{title}</h3>
      <p>{teaching}</p>
      {canChange ? (
        <button type="button" className="button" onClick={onCreate}>
          {typed === '' ? words.create[kind] : words.createNamed(typed)}
        </button>
      ) : null}
    </div>
  );
}
