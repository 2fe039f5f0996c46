// How is an item dragged to another day? By the pointer alone; keys have “Move…”.
import {
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { addDays } from '../../../core/desk/days.ts';
import { dayNumber } from '../../../core/site/site-calendar.ts';

export interface Dragged {
  readonly item: CalendarItem;
  /** The day the pointer is over, and the first day the item would have there; null outside of the days. */
  readonly over: string | null;
  readonly to: string | null;
  readonly x: number;
  readonly y: number;
}

interface DragOptions {
  /** Asked when it begins to move; what may not be moved says why, and false ends it. */
  mayMove(item: CalendarItem): boolean;
  onDrop(item: CalendarItem, day: string): void;
}

/** Pixels that a press may slip without being a drag. */
const SLIP = 5;

export interface Drag {
  readonly dragged: Dragged | null;
  /** For the pointer going down on an item that is drawn in a day. */
  begin(event: ReactPointerEvent, item: CalendarItem, day: string): void;
  /** Whether the click that just came is the end of a drag. */
  wasDragged(): boolean;
}

export function useDrag(options: DragOptions): Drag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const end = useRef<(() => void) | null>(null);
  const justDragged = useRef(false);
  useEffect(() => () => end.current?.(), []);

  const begin = useCallback((event: ReactPointerEvent, item: CalendarItem, day: string): void => {
    if (event.button !== 0) return;
    const { clientX: startX, clientY: startY } = event;
    const held = dayNumber(dayAt(startX, startY) ?? day) - dayNumber(item.from);
    let current: Dragged | null = null;
    justDragged.current = false;

    const stop = (): void => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', onKey, true);
      end.current = null;
      setDragged(null);
    };
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      if (current === null) {
        if (Math.hypot(x - startX, y - startY) < SLIP) return;
        justDragged.current = true;
        if (!latest.current.mayMove(item)) {
          stop();
          return;
        }
      }
      const over = dayAt(x, y);
      current = { item, over, to: over === null ? null : addDays(over, -held), x, y };
      setDragged(current);
    };
    const onUp = (): void => {
      const to = current?.to ?? null;
      stop();
      if (to !== null && to !== item.from) latest.current.onDrop(item, to);
    };
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || current === null) return;
      key.preventDefault();
      key.stopPropagation();
      stop();
    };
    end.current?.();
    end.current = stop;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', onKey, true);
  }, []);

  const wasDragged = useCallback((): boolean => {
    const was = justDragged.current;
    justDragged.current = false;
    return was;
  }, []);
  return { dragged, begin, wasDragged };
}

/** The day whose own box is at a place of the window: a bar belongs to the day it begins in, and lies over others. */
function dayAt(x: number, y: number): string | null {
  const cell = document.elementsFromPoint(x, y).find((one) => one.matches('[data-day]'));
  return cell instanceof HTMLElement ? (cell.dataset.day ?? null) : null;
}
