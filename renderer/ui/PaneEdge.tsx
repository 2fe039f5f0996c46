// How wide is a pane? A line between two panes that can be dragged, or moved by the arrow keys.
import { Direction } from 'radix-ui';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface Props {
  readonly label: string;
  readonly width: number;
  readonly standard: number;
  readonly min: number;
  readonly max: number;
  /** On which side of the line the pane is. */
  readonly pane: 'before' | 'after';
  readonly onWidth: (width: number) => void;
  readonly onCollapse: () => void;
}

const STEP = 16;
/** Dragged this far under the smallest width, the pane closes. */
const COLLAPSE_BELOW = 60;

export function PaneEdge(props: Props) {
  const { label, width, standard, min, max, pane, onWidth, onCollapse } = props;
  const start = useRef<{ x: number; width: number } | null>(null);
  /** Whether the pane grows as the line goes to the right: the one at the start does, but for lines that run from the right. */
  const direction = (pane === 'before') === (Direction.useDirection() === 'ltr') ? 1 : -1;
  const clamp = (wanted: number): number => Math.round(Math.min(max, Math.max(min, wanted)));

  const onPointerMove = (event: PointerEvent): void => {
    if (start.current === null) return;
    const wanted = start.current.width + (event.clientX - start.current.x) * direction;
    if (wanted < min - COLLAPSE_BELOW) {
      start.current = null;
      onCollapse();
    } else onWidth(clamp(wanted));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') onWidth(clamp(width - STEP * direction));
    else if (event.key === 'ArrowRight') onWidth(clamp(width + STEP * direction));
    else if (event.key === 'Home') onWidth(standard);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved.
    <div
      className="pane-edge"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onDoubleClick={() => onWidth(standard)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
