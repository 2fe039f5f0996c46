// Which one of a few, all of them in sight? Buttons side by side, the chosen one pressed.
import type { ReactNode } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly id: T;
    readonly name: string;
    /** Shown instead of the name. */
    readonly icon?: ReactNode;
  }[];
  readonly value: T;
  readonly onChoose: (id: T) => void;
}

export function Segments<T extends string>({ label, options, value, onChoose }: Props<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of one choice, not a set of fields.
    <div className="segments" role="group" aria-label={label}>
      {options.map(({ id, name, icon }) => (
        <button
          key={id}
          type="button"
          className="segment"
          data-state={id === value ? 'active' : 'inactive'}
          aria-pressed={id === value}
          {...(icon === undefined ? {} : { 'aria-label': name, title: name })}
          onClick={() => onChoose(id)}
        >
          {icon ?? name}
        </button>
      ))}
    </div>
  );
}
