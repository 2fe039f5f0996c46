// How does an item stand in the grid? As a chip with its sign; a bar where it lasts over several days.
import { memo, type PointerEvent } from 'react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { useServices } from '../../app/services.ts';
import { isOff, languageOf, nameOf, titleOf } from './calendar-words.ts';
import { ItemGlyph } from './ItemGlyph.tsx';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  /** What has the keyboard back afterwards. */
  readonly from: HTMLElement;
}

export interface ItemHandlers {
  begin(event: PointerEvent, item: CalendarItem, day: string): void;
  show(item: CalendarItem, day: string): void;
  open(item: CalendarItem): void;
  /** Its menu, beside the pointer. */
  menu(item: CalendarItem, at: MenuPlace): void;
}

interface Props {
  readonly item: CalendarItem;
  /** The day it is drawn in. */
  readonly day: string;
  readonly handlers: ItemHandlers;
  readonly className?: string;
  readonly style?: Readonly<Record<string, string | number>>;
  /** Said before the title, such as its hour. */
  readonly aside?: string;
  readonly isDragged?: boolean;
}

export const ItemChip = memo(function ItemChip(props: Props) {
  const { item, day, handlers, className = '', style, aside, isDragged = false } = props;
  const { messages } = useServices();
  const name = nameOf(item, day, messages);
  return (
    <button
      type="button"
      className={[
        `calendar-chip is-${item.kind}`,
        isOff(item) ? 'is-off' : '',
        isDragged ? 'is-dragged' : '',
        className,
      ].join(' ')}
      data-item={item.key}
      tabIndex={-1}
      aria-label={name}
      title={name}
      style={style}
      onPointerDown={(event) => handlers.begin(event, item, day)}
      onClick={() => handlers.show(item, day)}
      onDoubleClick={() => handlers.open(item)}
      onContextMenu={(event) => {
        event.preventDefault();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        // A key names no place.
        const isByKey = event.clientX === 0 && event.clientY === 0;
        const [x, y] = isByKey ? [left, bottom] : [event.clientX, event.clientY];
        handlers.menu(item, { x, y, from: event.currentTarget });
      }}
    >
      <ItemGlyph item={item} />
      <span className="calendar-chip-title" lang={languageOf(item)}>
        {aside === undefined ? null : <span className="calendar-chip-hour">{aside}</span>}
        {titleOf(item, messages)}
      </span>
    </button>
  );
});
