// How does a row of a list change its place? By a handle that is dragged, or moved with the arrow keys.
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';

export function MoveHandle(props: {
  /** The accessible name: what is moved, and by which keys. */
  readonly label: string;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onMove: (by: 1 | -1) => void;
}) {
  const handle = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  // The row changes its place in the page; the key that moved it goes on working.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    handle.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    moved.current = true;
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <button
      ref={handle}
      type="button"
      className="icon-button move-handle"
      aria-label={props.label}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('application/x-galley-row', props.label);
        const row = event.currentTarget.closest('li');
        if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
        props.onDragStart();
      }}
      onDragEnd={props.onDragEnd}
      onKeyDown={onKeyDown}
    >
      <GripVertical aria-hidden />
    </button>
  );
}
