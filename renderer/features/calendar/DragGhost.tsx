// What is being dragged, and to which day would it go? Beside the pointer, which screen readers do not follow.
import { Ban } from 'lucide-react';
import { useServices } from '../../app/services.ts';
import { shortDay, titleOf } from './calendar-words.ts';
import { ItemGlyph } from './ItemGlyph.tsx';
import type { Dragged } from './use-drag.ts';

interface Props {
  readonly dragged: Dragged;
  readonly isRefused: boolean;
}

export function DragGhost({ dragged: { item, to, x, y }, isRefused }: Props) {
  const { messages } = useServices();
  return (
    <div
      className={`calendar-ghost calendar-chip is-${item.kind}`}
      style={{ left: x, top: y }}
      aria-hidden
    >
      {isRefused ? <Ban aria-hidden /> : <ItemGlyph item={item} />}
      <span className="calendar-chip-title">{titleOf(item, messages)}</span>
      {to === null ? null : (
        <span className="calendar-ghost-day">{shortDay(to, messages.locale)}</span>
      )}
    </div>
  );
}
