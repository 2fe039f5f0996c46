// What may be done to what is chosen? A dark bar over the foot of the list; the arrows walk through it, and Escape lets go of what is chosen.
import type { KeyboardEvent, ReactNode } from 'react';
import './selection-bar.css';

interface Props {
  readonly label: string;
  /** How many are chosen, in words. */
  readonly count: string;
  readonly done: string;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

export function SelectionBar({ label, count, done, onDone, children }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // An open menu has its keys for itself.
    const isInMenu = event.target instanceof HTMLElement && event.target.closest('[role="menu"]');
    if (event.defaultPrevented || isInMenu) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const place = buttons.findIndex((button) => button.matches(':focus'));
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') onDone();
    else if (by !== 0 && place >= 0) buttons.at((place + by) % buttons.length)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      <span className="selection-count" role="status">
        {count}
      </span>
      {children}
      <button type="button" className="selection-button" aria-label={done} onClick={onDone}>
        {done}
        <kbd>Esc</kbd>
      </button>
    </div>
  );
}

export function SelectionButton(props: {
  readonly icon?: ReactNode;
  readonly label: string;
  readonly isDestructive?: boolean;
  readonly onPress: () => void;
}) {
  const { icon, label, isDestructive = false, onPress } = props;
  return (
    <button
      type="button"
      className={isDestructive ? 'selection-button is-destructive' : 'selection-button'}
      aria-label={label}
      onClick={onPress}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
