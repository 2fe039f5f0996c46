// Where does one type what a screen shall show? Escape, or the cross, empties it and leaves the keyboard in it.
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useServices } from '../app/services.ts';
import './search-field.css';

interface Props {
  readonly label: string;
  /** What the cross says. */
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** ArrowDown: to what was found. */
  readonly onDown?: () => void;
  readonly onEnter?: () => void;
  readonly onFocus?: () => void;
  /** It searches the whole screen: the key that finds something leads to it. */
  readonly isOfScreen?: boolean;
  /** Where it stands, for its width. */
  readonly className?: string;
  /** What stands in it before the cross, such as a count. */
  readonly children?: ReactNode;
}

export function SearchField(props: Props) {
  const { label, clearLabel, value, onChange, onDown, onEnter, onFocus, className, children } =
    props;
  const { isOfScreen = false } = props;
  const { commands } = useServices();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isOfScreen) return;
    return commands.register('article.find', () => {
      // Under a question one would not see where it led.
      if (document.querySelector('.modal') === null) field.current?.select();
    });
  }, [commands, isOfScreen]);
  return (
    <div className={className === undefined ? 'search-field' : `search-field ${className}`}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        className="field"
        aria-label={label}
        placeholder={label}
        value={value}
        onFocus={onFocus}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') onChange('');
          else if (event.key === 'ArrowDown' && onDown !== undefined) onDown();
          else if (event.key === 'Enter' && onEnter !== undefined) onEnter();
          else return;
          event.preventDefault();
        }}
      />
      {children}
      {value === '' ? null : (
        <button
          type="button"
          className="icon-button is-small"
          aria-label={clearLabel}
          onClick={() => {
            onChange('');
            field.current?.focus();
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}
