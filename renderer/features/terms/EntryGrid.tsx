// Which entries are there? Rows that are renamed in place, dragged, and moved by keys; only those in sight are drawn.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Direction, DropSide } from '../../../core/terms/moves.ts';
import type { EntryId, EntryKind } from '../../../core/terms/term-change.ts';
import { rowPixels } from '../../app/appearance.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { EntryRow } from './entry-rows.ts';

const HEAD_HEIGHT = 32;
const INDENT = 20;
/** So much of a row's height, at its top and foot, means beside it; the middle means below it. */
const EDGE = 0.3;
/** Rows that are drawn only while they are in sight are no table: what they are is said. */
const as = {
  rowgroup: { role: 'rowgroup' },
  columnheader: { role: 'columnheader' },
  gridcell: { role: 'gridcell' },
} as const;
const DRAGGED = 'application/x-galley-term';

export interface EntryGridProps {
  readonly kind: EntryKind;
  readonly rows: readonly EntryRow[];
  readonly selected: EntryId | null;
  /** The row that is to have the focus; answered by `onFocused`. */
  readonly awaited: EntryId | null;
  readonly renaming: EntryId | null;
  readonly canChange: boolean;
  readonly canMove: boolean;
  readonly onFocused: () => void;
  readonly onSelect: (id: EntryId) => void;
  /** It was pressed: its details are shown. */
  readonly onPick: (id: EntryId) => void;
  /** The keyboard goes into its details. */
  readonly onEnter: (id: EntryId) => void;
  readonly onRename: (id: EntryId | null) => void;
  /** False where the name was refused, which has been said. */
  readonly onNamed: (id: EntryId, name: string) => Promise<boolean>;
  readonly onOpen: (id: EntryId, isOpen: boolean) => void;
  readonly onMove: (id: EntryId, direction: Direction) => void;
  readonly onDrop: (id: EntryId, over: EntryId, side: DropSide) => void;
  readonly onDelete: (id: EntryId) => void;
}

export function EntryGrid(props: EntryGridProps) {
  const { kind, rows, selected, awaited, renaming, canChange, canMove } = props;
  const { messages, preferences } = useServices();
  const words = messages.terms;
  const rowHeight = rowPixels[useStore(preferences).density];
  const scroller = useRef<HTMLDivElement>(null);
  const dragged = useRef<EntryId | null>(null);
  const [drop, setDrop] = useState<{ readonly over: EntryId; readonly side: DropSide } | null>(
    null,
  );
  const isTree = kind === 'category';
  const at = rows.findIndex(({ id }) => id === selected);
  const focusIndex = at === -1 ? 0 : at;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    paddingEnd: 56,
    // The row that Tab reaches is always there.
    rangeExtractor: (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (inSight.includes(focusIndex) || focusIndex >= rows.length) return inSight;
      return [...inSight, focusIndex].sort((one, other) => one - other);
    },
  });

  const wanted = useRef<EntryId | null>(null);
  const focusWanted = (): void => {
    const index = rows.findIndex(({ id }) => id === wanted.current);
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (index < 0 || row === undefined || row === null) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  useEffect(focusWanted);
  const { onFocused } = props;
  const awaitedIndex = awaited === null ? -1 : rows.findIndex(({ id }) => id === awaited);
  useEffect(() => {
    if (awaited === null || awaitedIndex < 0) return;
    wanted.current = awaited;
    virtualizer.scrollToIndex(awaitedIndex);
    onFocused();
  }, [awaited, awaitedIndex, virtualizer, onFocused]);

  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (row === undefined) return;
    virtualizer.scrollToIndex(rows.indexOf(row));
    wanted.current = row.id;
    props.onSelect(row.id);
    focusWanted();
  };

  const onKeyDown = (event: KeyboardEvent, row: EntryRow, index: number): void => {
    if (event.defaultPrevented || renaming !== null || event.ctrlKey || event.metaKey) return;
    if (!answer(event, row, index)) return;
    event.preventDefault();
  };
  /** Whether the key did something here. */
  const answer = (event: KeyboardEvent, row: EntryRow, index: number): boolean => {
    const { key, altKey, shiftKey } = event;
    if (altKey) {
      const direction = directionOf(key, shiftKey);
      if (direction === null || !canMove) return false;
      props.onMove(row.id, direction);
      return true;
    }
    const screenful = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1,
    );
    switch (key) {
      case 'ArrowDown':
        go(index + 1);
        return true;
      case 'ArrowUp':
        go(index - 1);
        return true;
      case 'PageDown':
        go(index + screenful);
        return true;
      case 'PageUp':
        go(index - screenful);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (row.below === 0) return isTree;
        if (row.isOpen) go(index + 1);
        else props.onOpen(row.id, true);
        return true;
      case 'ArrowLeft':
        if (row.below > 0 && row.isOpen) props.onOpen(row.id, false);
        else if (row.parent !== null) go(rows.findIndex(({ id }) => id === row.parent));
        return isTree;
      case 'Enter':
        props.onEnter(row.id);
        return true;
      case 'F2':
        if (canChange) props.onRename(row.id);
        return true;
      case 'Delete':
        if (canChange) props.onDelete(row.id);
        return true;
      default:
        return false;
    }
  };

  const sideOf = (event: DragEvent): DropSide => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - top) / height;
    if (!isTree) return share < 0.5 ? 'before' : 'after';
    return share < EDGE ? 'before' : share > 1 - EDGE ? 'after' : 'inside';
  };

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles have a name and rows.
    <div
      className="entries"
      role={isTree ? 'treegrid' : 'grid'}
      aria-label={words.kind[kind]}
      aria-rowcount={rows.length + 1}
      aria-describedby="entries-help"
    >
      <div className="entries-scroller" role="presentation" ref={scroller}>
        <div className="entries-head" {...as.rowgroup}>
          {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the head of a grid is read, not gone to. */}
          <div
            role="row"
            aria-rowindex={1}
            className={isTree ? 'entry is-head is-tree' : 'entry is-head'}
          >
            <span {...as.columnheader} className="entry-name">
              {words.columns.name}
            </span>
            <span {...as.columnheader} className="entry-beside">
              {kind === 'person' ? words.columns.role : words.columns.address}
            </span>
            <span {...as.columnheader} className="entry-uses">
              {words.columns.uses}
            </span>
          </div>
        </div>
        <div
          className="entries-all"
          {...as.rowgroup}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isSelected = row.id === selected;
            const side = drop?.over === row.id ? ` is-drop-${drop.side}` : '';
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={item.key}
                data-index={item.index}
                role="row"
                className={`entry${isSelected ? ' is-selected' : ''}${side}`}
                style={{
                  transform: `translateY(${item.start - HEAD_HEIGHT}px)`,
                }}
                aria-rowindex={item.index + 2}
                aria-selected={isSelected}
                {...(isTree
                  ? {
                      'aria-level': row.depth + 1,
                      'aria-posinset': row.place,
                      'aria-setsize': row.siblings,
                      ...(row.below > 0 ? { 'aria-expanded': row.isOpen } : {}),
                    }
                  : {})}
                tabIndex={item.index === focusIndex ? 0 : -1}
                draggable={canMove && renaming !== row.id}
                onFocus={() => props.onSelect(row.id)}
                onClick={() => props.onPick(row.id)}
                onDoubleClick={() => (canChange ? props.onRename(row.id) : undefined)}
                onKeyDown={(event) => onKeyDown(event, row, item.index)}
                onDragStart={(event) => {
                  dragged.current = row.id;
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData(DRAGGED, row.id);
                }}
                onDragOver={(event) => {
                  if (dragged.current === null || !event.dataTransfer.types.includes(DRAGGED))
                    return;
                  event.preventDefault();
                  const where = sideOf(event);
                  if (drop?.over !== row.id || drop.side !== where) {
                    setDrop({ over: row.id, side: where });
                  }
                }}
                onDragEnd={() => {
                  dragged.current = null;
                  setDrop(null);
                }}
                onDrop={(event) => {
                  if (dragged.current === null) return;
                  event.preventDefault();
                  props.onDrop(dragged.current, row.id, sideOf(event));
                  dragged.current = null;
                  setDrop(null);
                }}
              >
                <span
                  {...as.gridcell}
                  className="entry-name"
                  style={{ paddingInlineStart: row.depth * INDENT }}
                >
                  {isTree ? <Chevron row={row} onOpen={props.onOpen} /> : null}
                  {renaming === row.id ? (
                    <RenameField
                      row={row}
                      label={words.newName(row.name)}
                      onNamed={props.onNamed}
                      onEnd={(isByKey) => {
                        props.onRename(null);
                        if (isByKey) wanted.current = row.id;
                      }}
                    />
                  ) : (
                    <span className="entry-text" title={row.name}>
                      {row.name}
                    </span>
                  )}
                </span>
                <span {...as.gridcell} className="entry-beside" title={row.beside}>
                  {row.beside}
                </span>
                <span {...as.gridcell} className="entry-uses">
                  {row.use.articles === 0
                    ? words.unused
                    : row.use.articles.toLocaleString(messages.locale)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** For the pointer: keys do the same from the row. */
function Chevron(props: { readonly row: EntryRow; readonly onOpen: EntryGridProps['onOpen'] }) {
  const { row, onOpen } = props;
  if (row.below === 0) return <span className="entry-chevron" aria-hidden />;
  return (
    <span
      className="entry-chevron"
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onOpen(row.id, !row.isOpen);
      }}
    >
      {row.isOpen ? <ChevronDown /> : <ChevronRight />}
    </span>
  );
}

function RenameField(props: {
  readonly row: EntryRow;
  readonly label: string;
  readonly onNamed: EntryGridProps['onNamed'];
  /** By a key the row has the focus again; else it is where somebody pressed. */
  readonly onEnd: (isByKey: boolean) => void;
}) {
  const { row, label, onNamed, onEnd } = props;
  const [name, setName] = useState(row.name);
  const [isRefused, setIsRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const keep = async (isByKey: boolean): Promise<void> => {
    if (isOver.current) return;
    isOver.current = true;
    const isKept = name.trim() === row.name || (await onNamed(row.id, name));
    // Whoever has gone on is not called back: why it was refused has been said.
    if (isKept || !isByKey) {
      onEnd(isByKey);
      return;
    }
    isOver.current = false;
    setIsRefused(true);
    field.current?.focus();
  };
  return (
    <input
      ref={field}
      className="field entry-field"
      aria-label={label}
      aria-invalid={isRefused || undefined}
      value={name}
      onChange={(event) => {
        setIsRefused(false);
        setName(event.target.value);
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onFocus={(event) => event.stopPropagation()}
      onBlur={() => void keep(false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') void keep(true);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        isOver.current = true;
        onEnd(true);
      }}
    />
  );
}

/** Alt and an arrow; sideways with Shift too, because Alt and ← is the way back everywhere. */
function directionOf(key: string, isShifted: boolean): Direction | null {
  if (key === 'ArrowUp') return 'up';
  if (key === 'ArrowDown') return 'down';
  if (!isShifted) return null;
  return key === 'ArrowRight' ? 'in' : key === 'ArrowLeft' ? 'out' : null;
}
