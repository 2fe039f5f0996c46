// How are thousands of articles shown as a table that works by pointer and by keys? A grid that draws only what is in sight.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { SortKey, SortOrder } from '../../../core/desk/arrange.ts';
import { rowPixels } from '../../app/appearance.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { liveAnywhere } from '../../app/live-now.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { DeskRow, type Names } from './DeskRow.tsx';
import { articlesOf, keyOf, neighbourOf, type DeskRow as Row } from './desk-rows.ts';
import { GroupRow } from './GroupRow.tsx';
import { all, nothingChosen, type Selection, spanned, toggled } from './selection.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly rows: readonly Row[];
  readonly sort: SortOrder;
  readonly selection: Selection;
  /** What is searched for: another text is looked at from the first row on. */
  readonly typed: string;
  readonly now: Date;
  readonly onSelect: (selection: Selection) => void;
  readonly onSort: (by: SortKey) => void;
  readonly onFold: (group: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onLook: (id: string) => void;
}

/** In rem: sizes follow the text size of the system. */
const ROW = 2.25;
const FOUND_ROW = 3.75;
const PAGE_ROWS = 10;

export function DeskTable(props: Props) {
  const { contents, rows, sort, selection, typed, now } = props;
  const { onSelect, onSort, onFold, onOpen, onLook } = props;
  const { desk, findings, messages, liveNow, preferences } = useServices();
  const words = messages.desk;
  const targets = useStore(liveNow.targets);
  const { byArticle } = useStore(findings.known);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(desk.place.focused);
  const [rem] = useState(
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  );
  const isNarrow = useIsNarrow(scroller);
  const rowRem = rowPixels[useStore(preferences).density] / 16;
  const names = useNames(contents);
  /** Asked for by what chooses, not at every key of a search. */
  const orderNow = (): string[] => articlesOf(rows).map(({ id }) => id);
  const chosenHere =
    selection.ids.size === 0 ? 0 : orderNow().filter((id) => selection.ids.has(id)).length;

  const indexOf = (key: string | null): number | undefined => {
    const index = key === null ? -1 : rows.findIndex((row) => keyOf(row) === key);
    return index < 0 ? undefined : index;
  };
  const firstArticle = rows.findIndex((row) => row.kind === 'article');
  const focusIndex = indexOf(focused) ?? Math.max(0, firstArticle);

  /** Two functions that are others where a row is, or is as tall as, another: the virtualizer then places every row anew, and at no other time. */
  const places = useMemo(
    () => ({
      getItemKey: (index: number) => index,
      estimateSize: (index: number) => {
        const row = rows[index];
        const isTall = isNarrow ? row?.kind === 'article' : false;
        const hasPassage =
          row?.kind === 'article' && row.found !== undefined && row.found.text !== '';
        return (
          (isTall || hasPassage ? FOUND_ROW + (isTall && hasPassage ? 1.25 : 0) : rowRem) * rem
        );
      },
    }),
    [rows, rem, rowRem, isNarrow],
  );
  const heads = useMemo(() => headsOf(rows), [rows]);
  /** The head of the group that the top of the table is in: it stays in sight. */
  const stuck = useRef(-1);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    ...places,
    overscan: 4,
    // Clear of the column heads, the head of the group, and the bar of chosen articles.
    scrollPaddingStart: 2 * ROW * rem,
    scrollPaddingEnd: (selection.ids.size > 0 ? 5.5 : 0.5) * rem,
    paddingEnd: (selection.ids.size > 0 ? 5.5 : 1) * rem,
    scrollMargin: ROW * rem,
    initialOffset: desk.place.top,
    rangeExtractor: (range: Range) => {
      stuck.current = heads.filter((index) => index <= range.startIndex).at(-1) ?? -1;
      const inSight = new Set(defaultRangeExtractor(range));
      if (stuck.current >= 0) inSight.add(stuck.current);
      // What has the focus is always there, or Tab could not find it.
      if (focusIndex < rows.length) inSight.add(focusIndex);
      return [...inSight].sort((one, other) => one - other);
    },
  });
  // The browser tells of a scroll with the next frame only: the virtualizer knows at once, and the rows are drawn once.
  const shownFor = useRef(typed);
  const goesToTop = useRef(false);
  if (shownFor.current !== typed) {
    shownFor.current = typed;
    if ((virtualizer.scrollOffset ?? 0) > 0) {
      virtualizer.scrollOffset = 0;
      goesToTop.current = true;
    }
  }
  useLayoutEffect(() => {
    if (!goesToTop.current) return;
    goesToTop.current = false;
    scroller.current?.scrollTo({ top: 0 });
  });
  const latestFocus = useRef(focused);
  latestFocus.current = focused;
  // While it is still there: what has left the page is scrolled to nowhere.
  useLayoutEffect(() => {
    const element = scroller.current;
    return () => {
      desk.place = { top: element?.scrollTop ?? 0, focused: latestFocus.current };
    };
  }, [desk]);

  /** One listener for all rows: none of them is drawn again for it. */
  const rowAround = (target: EventTarget): Row | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    return element === null ? undefined : rows[Number(element.dataset.index)];
  };

  /** The row that is to have the focus, and may have to be drawn first. */
  const awaited = useRef<string | null>(null);
  const focusAwaited = (): void => {
    const index = indexOf(awaited.current);
    if (index === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (row === undefined || row === null) return;
    awaited.current = null;
    row.focus({ preventScroll: true });
  };
  // Whoever comes by a key goes on by keys, once the row is drawn.
  const start = useRef(keyOf(rows[focusIndex]));
  useEffect(() => {
    const { activeElement, body } = document;
    // What is hidden by now has the focus for a moment longer.
    const isNowhere = activeElement === body || activeElement?.closest('[hidden]') != null;
    if (isNowhere) awaited.current = start.current;
  }, []);
  useEffect(focusAwaited);
  const last = useRef({ rows, typed });
  // The focus goes with its article to another row; where that is gone, it stays in its place, and what is there now is said.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are what takes an article from under the focus, and nothing else.
  useLayoutEffect(() => {
    const { activeElement } = document;
    const before = last.current;
    last.current = { rows, typed };
    if (!(activeElement instanceof HTMLElement) || focused === null) return;
    if (scroller.current?.contains(activeElement) !== true) {
      // Trashed from the bar, say: whoever comes back to the table goes on beside where it was.
      const isGone = indexOf(focused) === undefined && before.typed === typed;
      if (isGone) setFocused(neighbourOf(focused, before.rows, rows));
      return;
    }
    const row = rowAround(activeElement);
    if (row === undefined || keyOf(row) === focused) return;
    if (indexOf(focused) === undefined) {
      activeElement.blur();
      activeElement.focus({ preventScroll: true });
    } else {
      awaited.current = focused;
      focusAwaited();
    }
  }, [rows]);
  const focusRow = (index: number): Row | undefined => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return undefined;
    const key = keyOf(row);
    setFocused(key);
    virtualizer.scrollToIndex(rows.indexOf(row));
    awaited.current = key;
    focusAwaited();
    return row;
  };

  const current = rows[focusIndex];
  const currentId = current?.kind === 'article' ? current.summary.id : null;
  const isStop = (index: number): boolean => {
    const row = rows[index];
    return row?.kind === 'article' || (row?.kind === 'group' && row.isFolded);
  };
  const step = (by: 1 | -1): number => {
    let index = focusIndex + by;
    while (index >= 0 && index < rows.length && !isStop(index)) index += by;
    return index < 0 || index >= rows.length ? focusIndex : index;
  };
  const jump = (by: number): number => {
    const index = Math.max(0, Math.min(rows.length - 1, focusIndex + by));
    return isStop(index) ? index : Math.min(rows.length - 1, index + 1);
  };
  const targetOf = (key: string): number | undefined => {
    const last = rows.length - 1;
    switch (key) {
      case 'ArrowDown':
        return step(1);
      case 'ArrowUp':
        return step(-1);
      case 'Home':
        return isStop(0) ? 0 : Math.min(1, last);
      case 'End':
        return last;
      case 'PageDown':
        return jump(PAGE_ROWS);
      case 'PageUp':
        return jump(-PAGE_ROWS);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const isInHead =
      event.target instanceof HTMLElement && event.target.closest('.desk-head') !== null;
    if (isInHead && event.key !== 'ArrowDown') return;
    const hasCommand = event.ctrlKey || event.metaKey;
    const target = isInHead ? focusIndex : targetOf(event.key);
    if (target !== undefined) {
      const row = focusRow(target);
      if (event.shiftKey && currentId !== null && row?.kind === 'article') {
        onSelect(spanned(selection, currentId, row.summary.id, orderNow()));
      }
    } else if (hasCommand && event.key.toLowerCase() === 'a') onSelect(all(orderNow()));
    else if (event.key === 'Escape' && selection.ids.size > 0) onSelect(nothingChosen);
    else if (current?.kind === 'group' && isFoldKey(event.key, current.isFolded))
      onFold(current.key);
    else if (currentId === null) return;
    else if (event.key === 'Enter') onOpen(currentId);
    else if (event.key === ' ' && (hasCommand || event.shiftKey))
      onSelect(toggled(selection, currentId));
    else if (event.key === ' ') onLook(currentId);
    else if (event.key.toLowerCase() === 'x' && !hasCommand)
      onSelect(toggled(selection, currentId));
    else if (event.key === 'ArrowLeft')
      focusRow(heads.filter((index) => index < focusIndex).at(-1) ?? focusIndex);
    else return;
    event.preventDefault();
  };

  const onClick = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    const row = rowAround(target);
    if (row?.kind !== 'article') return;
    const { id } = row.summary;
    setFocused(id);
    const isCheck = target instanceof HTMLElement && target.closest('[data-check]') !== null;
    if (shiftKey) onSelect(spanned(selection, currentId ?? id, id, orderNow()));
    else if (isCheck || ctrlKey || metaKey) onSelect(toggled(selection, id));
    else onOpen(id);
  };
  const column = (by: SortKey | null, className: string, label: string) => (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that are placed one by one.
    <div
      role="columnheader"
      className={`desk-cell ${className}`}
      tabIndex={-1}
      {...(by === null ? {} : { 'aria-sort': ariaSort(by, sort) })}
    >
      {by === null ? (
        label
      ) : (
        <button type="button" className="desk-sort" onClick={() => onSort(by)}>
          {label}
          {sort.by !== by ? null : sort.isDescending ? (
            <ArrowDown aria-hidden />
          ) : (
            <ArrowUp aria-hidden />
          )}
        </button>
      )}
    </div>
  );
  const isAll =
    chosenHere > 0 && chosenHere === rows.filter(({ kind }) => kind === 'article').length;

  return (
    <div className="desk-scroller" ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed one by one, and the table is as tall as all of them. */}
      <div
        role="grid"
        aria-label={words.table}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        className={targets.length > 0 ? 'desk-grid has-website' : 'desk-grid'}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ target }) => {
          const row = rowAround(target);
          if (row !== undefined) setFocused(keyOf(row));
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div role="rowgroup" className="desk-head">
          {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
          <div role="row" className="desk-row is-columns" aria-rowindex={1} tabIndex={-1}>
            {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
            <div role="columnheader" className="desk-cell is-check" tabIndex={-1}>
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={isAll}
                ref={(box) => {
                  if (box !== null) box.indeterminate = chosenHere > 0 && !isAll;
                }}
                onChange={() => onSelect(isAll ? nothingChosen : all(orderNow()))}
              />
            </div>
            {column('headline', 'is-headline', words.columns.headline)}
            {column('status', 'is-status', words.columns.status)}
            {column('newsType', 'is-type', words.columns.newsType)}
            {column(null, 'is-categories', words.columns.categories)}
            {column(null, 'is-person', words.columns.person)}
            {column('date', 'is-date', words.columns.date)}
            {targets.length === 0 ? null : column(null, 'is-live', words.columns.live)}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        <div role="rowgroup" className="desk-body" style={{ height: virtualizer.getTotalSize() }}>
          {/* Where other rows come by a key of a search, they are drawn into the elements that are there: that is half the work of new ones. */}
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isStuck = item.index === stuck.current;
            const at = {
              index: item.index,
              top: isStuck ? null : item.start - virtualizer.options.scrollMargin,
              height: item.size,
              isStop: item.index === focusIndex,
            };
            if (row.kind === 'group') {
              return (
                <GroupRow
                  key={`group ${item.index}`}
                  {...at}
                  row={row}
                  isCounted={contents.isWhole}
                  messages={messages}
                  onFold={onFold}
                />
              );
            }
            const { summary, found } = row;
            return (
              <DeskRow
                key={item.index}
                {...at}
                summary={summary}
                found={found}
                names={names}
                now={now}
                zone={contents.site.timeZone}
                hasWebsite={targets.length > 0}
                live={
                  targets.length === 0 ? undefined : (liveAnywhere(targets, summary) ?? 'notLive')
                }
                counts={byArticle.get(summary.id)}
                isChosen={selection.ids.has(summary.id)}
                messages={messages}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function headsOf(rows: readonly Row[]): number[] {
  const heads: number[] = [];
  let index = 0;
  for (const { kind } of rows) {
    if (kind === 'group') heads.push(index);
    index += 1;
  }
  return heads;
}

function isFoldKey(key: string, isFolded: boolean): boolean {
  return key === 'Enter' || key === ' ' || key === (isFolded ? 'ArrowRight' : 'ArrowLeft');
}

function ariaSort(by: SortKey, sort: SortOrder): 'ascending' | 'descending' | 'none' {
  if (sort.by !== by) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

function useNames({ taxonomy, people }: LibraryContents): Names {
  return useMemo(() => {
    const { categories, newsTypes, tags } = taxonomy;
    const terms = [...categories, ...newsTypes, ...tags];
    return {
      terms: new Map(terms.map(({ id, name }): [string, string] => [id, name])),
      people: new Map(people.map(({ id, name }): [string, string] => [id, name])),
    };
  }, [taxonomy, people]);
}

/** Whether the table is so narrow that an article takes two lines. */
function useIsNarrow(element: React.RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setIsNarrow] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (watched === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setIsNarrow(entry.contentRect.width < 480);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return isNarrow;
}
