// How does a field of a form stand? Its name above it, and below it what else there is to know.
import { type ComponentPropsWithRef, useId } from 'react';

interface InputProps extends Omit<ComponentPropsWithRef<'input'>, 'id' | 'className' | 'onChange'> {
  readonly label: string;
  readonly help?: string;
  /** Over both columns of its form. */
  readonly isWide?: boolean;
  readonly onType: (text: string) => void;
}

/** A line to type in, or whatever else its `type` makes of it. */
export function StackedInput({ label, help, isWide = false, onType, ...input }: InputProps) {
  const id = useId();
  return (
    <label className={`stacked-field${isWide ? ' is-wide' : ''}`} htmlFor={id}>
      {label}
      <input
        {...input}
        id={id}
        className="field"
        onChange={(event) => onType(event.target.value)}
      />
      {help === undefined ? null : <small className="field-help">{help}</small>}
    </label>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly isWide?: boolean;
  readonly isReadOnly?: boolean;
  /** The name of the place that a finding leads to. */
  readonly place?: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One of a list that unfolds. */
export function StackedSelect(props: SelectProps) {
  const { label, value, options, isWide = false, isReadOnly = false, place, onChoose } = props;
  const id = useId();
  return (
    <label className={`stacked-field${isWide ? ' is-wide' : ''}`} htmlFor={id}>
      {label}
      <span className="select is-field">
        <select
          id={id}
          data-place={place}
          disabled={isReadOnly}
          value={value}
          onChange={(event) => onChoose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
