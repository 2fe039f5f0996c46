// Which values may it be? A field that narrows a list, in which several are ticked.
import { Check } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { transliterate } from '../../../core/content/transliterate.ts';
import { useServices } from '../../app/services.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import type { FilterValue } from './filter-words.ts';

interface Props {
  readonly label: string;
  readonly values: readonly FilterValue[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
  /** It begins with the focus. */
  readonly hasFocus?: boolean;
}

/** So few that nobody looks for one. */
const FEW = 8;

export function ValuePicker({ label, values, chosen, onToggle, hasFocus = false }: Props) {
  const { messages } = useServices();
  const words = messages.desk.filter;
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => {
    const wanted = transliterate(typed.trim());
    return wanted === ''
      ? values
      : values.filter(({ name }) => transliterate(name).includes(wanted));
  }, [values, typed]);
  const current = Math.max(0, Math.min(active, found.length - 1));
  const optionId = (index: number): string => `${listId}-${index}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const count = Math.max(1, found.length);
    // Within what is typed a space is a letter: “in review” is one value.
    const isTick = event.key === ' ' && values.length <= FEW && typed === '';
    const isPicking = event.key === 'Enter' || isTick;
    if (event.key === 'ArrowDown') setActive((current + 1) % count);
    else if (event.key === 'ArrowUp') setActive((current - 1 + count) % count);
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(found.length - 1);
    else if (isPicking) {
      const value = found[current];
      if (value !== undefined) onToggle(value.id);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={values.length > FEW ? 'field combo-field' : 'field combo-field is-short'}
        ref={hasFocus ? focusOnMount : undefined}
        type="text"
        role="combobox"
        aria-label={words.find(label)}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(found.length > 0 ? { 'aria-activedescendant': optionId(current) } : {})}
        placeholder={words.find(label)}
        value={typed}
        maxLength={80}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 ? (
        <p className="combo-none" role="status">
          {words.nothing}
        </p>
      ) : null}
      <div
        className="combo-list"
        role="listbox"
        id={listId}
        aria-label={label}
        aria-multiselectable
        hidden={found.length === 0}
        tabIndex={-1}
      >
        {found.map((value, index) => {
          const isChosen = chosen.includes(value.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
            <div
              key={value.id}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen}
              className={
                index === current ? 'menu-item desk-value is-active' : 'menu-item desk-value'
              }
              style={{ paddingInlineStart: `${10 + (value.depth ?? 0) * 16}px` }}
              onPointerMove={() => setActive(index)}
              onClick={() => onToggle(value.id)}
              ref={(element) => {
                if (index === current) element?.scrollIntoView({ block: 'nearest' });
              }}
            >
              <span className="desk-tick">{isChosen ? <Check aria-hidden /> : null}</span>
              <span>{value.name}</span>
            </div>
          );
        })}
      </div>
    </>
  );
}
