// How are thousands of files shown, as tiles or as a list, and chosen by pointer and by keys? Only what is in sight is drawn.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { Check, TriangleAlert } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { faultsOf, kindOfFile, type MediaFile } from '../../../core/media/media-file.ts';
import type { Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { sizeText } from '../../app/sizes.ts';
import { all, nothingChosen, type Selection, spanned, toggled } from '../desk/selection.ts';
import { FilePicture, glyphOf } from './FilePicture.tsx';
import { dayOf, kindName, partsOfName, tileFacts } from './file-facts.ts';

/** In rem: sizes follow the text size of the system. */
const LEAST_TILE = 10;
/** Where two of those would not stand beside each other. */
const NARROW_TILE = 7;
const GAP = 1;
/** Below the picture of a tile: name, facts, and the room to the next row. */
const TILE_FOOT = 3.75;
const LIST_ROW = 3;
const PADDING = 1.5;

export interface MediaGridProps {
  readonly files: readonly MediaFile[];
  readonly view: 'grid' | 'list';
  readonly selection: Selection;
  /** The file that Tab reaches, and whose details are shown. */
  readonly focused: string | null;
  /** The file that is to have the focus; answered by `onFocused`. */
  readonly awaited: string | null;
  readonly onFocused: () => void;
  readonly onSelect: (selection: Selection, focused: string) => void;
  /** Its details are asked for: the keyboard goes on there. */
  readonly onEnter: (id: string) => void;
  readonly onTrash: () => void;
}

export function MediaGrid(props: MediaGridProps) {
  const { files, view, selection, focused } = props;
  const { media, messages } = useServices();
  const words = messages.media;
  const scroller = useRef<HTMLDivElement>(null);
  const [rem] = useState(
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  );
  const width = useInnerWidth(scroller);
  const inside = width - 2 * PADDING * rem;
  const least = inside < (2 * LEAST_TILE + GAP) * rem ? NARROW_TILE : LEAST_TILE;
  const fitting = Math.floor((inside + GAP * rem) / ((least + GAP) * rem));
  const columns = view === 'list' ? 1 : Math.max(1, fitting);
  const tile = (inside - (columns - 1) * GAP * rem) / columns;
  const height = view === 'list' ? LIST_ROW * rem : (tile * 2) / 3 + TILE_FOOT * rem;
  const rows = Math.ceil(files.length / columns);
  const at = files.findIndex(({ id }) => id === focused);
  const focusIndex = at === -1 ? 0 : at;
  const focusRow = Math.floor(focusIndex / columns);
  const hasBar = selection.ids.size > 1;
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 1,
    initialOffset: media.place.top,
    scrollPaddingStart: 8,
    scrollPaddingEnd: hasBar ? 5 * rem : 8,
    paddingEnd: (hasBar ? 5 : 1) * rem,
    // The row that Tab reaches is always there.
    rangeExtractor: (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (inSight.includes(focusRow) || focusRow >= rows) return inSight;
      return [...inSight, focusRow].sort((one, other) => one - other);
    },
  });
  const measured = useRef(height);
  useLayoutEffect(() => {
    if (measured.current === height) return;
    measured.current = height;
    virtualizer.measure();
  }, [height, virtualizer]);

  const latest = useRef(focused);
  latest.current = focused;
  useEffect(() => {
    const element = scroller.current;
    return () => {
      media.place = { top: element?.scrollTop ?? 0, focused: latest.current };
    };
  }, [media]);

  /** The tile that is to have the focus, and may have to be drawn first. */
  const wanted = useRef<string | null>(null);
  const focusWanted = (): void => {
    if (wanted.current === null) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-file="${wanted.current}"]`);
    if (element === undefined || element === null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  };
  useEffect(focusWanted);
  const { awaited, onFocused } = props;
  const awaitedIndex = awaited === null ? -1 : files.findIndex(({ id }) => id === awaited);
  useEffect(() => {
    if (awaited === null || awaitedIndex < 0) return;
    wanted.current = awaited;
    virtualizer.scrollToIndex(Math.floor(awaitedIndex / columns));
    onFocused();
  }, [awaited, awaitedIndex, columns, virtualizer, onFocused]);

  const order = (): string[] => files.map(({ id }) => id);
  const goTo = (index: number, event: KeyboardEvent): void => {
    const file = files[Math.max(0, Math.min(index, files.length - 1))];
    const from = files[focusIndex];
    if (file === undefined || from === undefined) return;
    virtualizer.scrollToIndex(Math.floor(files.indexOf(file) / columns));
    wanted.current = file.id;
    const next = event.shiftKey
      ? spanned(selection, from.id, file.id, order())
      : event.ctrlKey || event.metaKey
        ? selection
        : only(file.id);
    props.onSelect(next, file.id);
    focusWanted();
  };
  const targetOf = ({ key }: KeyboardEvent): number | undefined => {
    const screenful = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height));
    const isMirrored = document.documentElement.dir === 'rtl';
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: columns * screenful,
      PageUp: -columns * screenful,
      ...(columns > 1 ? { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 } : {}),
    };
    if (key === 'Home') return 0;
    if (key === 'End') return files.length - 1;
    const step = steps[key];
    if (step === undefined) return undefined;
    const next = focusIndex + step;
    if (next >= 0 && next < files.length) return next;
    if (key.startsWith('Page')) return next;
    // The last row may be shorter than the one above it.
    const isAboveLast = step === columns && focusRow < rows - 1;
    return isAboveLast ? files.length - 1 : focusIndex;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const current = files[focusIndex];
    if (current === undefined) return;
    const hasCommand = event.ctrlKey || event.metaKey;
    const target = targetOf(event);
    if (target !== undefined) goTo(target, event);
    else if (hasCommand && event.key.toLowerCase() === 'a') {
      props.onSelect(all(order()), current.id);
    } else if (event.key === 'Escape' && selection.ids.size > 1) {
      props.onSelect(only(current.id), current.id);
    } else if (event.key === ' ' || (event.key.toLowerCase() === 'x' && !hasCommand)) {
      props.onSelect(toggled(selection, current.id), current.id);
    } else if (event.key === 'Enter') props.onEnter(current.id);
    else if (event.key === 'Delete') props.onTrash();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, id: string): void => {
    const isCheck =
      event.target instanceof HTMLElement && event.target.closest('[data-check]') !== null;
    const from = files[focusIndex]?.id ?? id;
    if (event.shiftKey) props.onSelect(spanned(selection, from, id, order()), id);
    else if (isCheck || event.ctrlKey || event.metaKey) props.onSelect(toggled(selection, id), id);
    else props.onSelect(only(id), id);
  };

  return (
    <div className={`media-scroller is-${view}`} ref={scroller}>
      <div
        className="media-all"
        role="listbox"
        aria-label={words.list}
        aria-multiselectable
        aria-orientation={columns > 1 ? 'horizontal' : 'vertical'}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {width === 0
          ? null
          : virtualizer.getVirtualItems().map((item) => (
              <div
                key={item.key}
                role="presentation"
                className="media-row"
                style={{
                  transform: `translateY(${item.start}px)`,
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                }}
              >
                {files
                  .slice(item.index * columns, (item.index + 1) * columns)
                  .map((file, place) => {
                    const index = item.index * columns + place;
                    const isChosen = selection.ids.has(file.id);
                    return (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
                      <div
                        key={file.id}
                        role="option"
                        className={isChosen ? 'media-file is-chosen' : 'media-file'}
                        data-file={file.id}
                        aria-selected={isChosen}
                        aria-posinset={index + 1}
                        aria-setsize={files.length}
                        tabIndex={index === focusIndex ? 0 : -1}
                        onClick={(event) => onClick(event, file.id)}
                        onDoubleClick={() => props.onEnter(file.id)}
                      >
                        {view === 'grid' ? (
                          <Tile file={file} isChosen={isChosen} messages={messages} />
                        ) : (
                          <Line file={file} isChosen={isChosen} messages={messages} />
                        )}
                      </div>
                    );
                  })}
              </div>
            ))}
      </div>
    </div>
  );
}

/** One file, and the next span begins there. */
export function only(id: string): Selection {
  return toggled(nothingChosen, id);
}

interface FileProps {
  readonly file: MediaFile;
  readonly isChosen: boolean;
  readonly messages: Messages;
}

function Tick({ isChosen }: { readonly isChosen: boolean }) {
  return (
    <span className={isChosen ? 'media-check is-on' : 'media-check'} data-check aria-hidden>
      <Check aria-hidden />
    </span>
  );
}

const Tile = memo(function Tile({ file, isChosen, messages }: FileProps) {
  const words = messages.media;
  const [fault] = faultsOf(file);
  const Glyph = glyphOf(file.mediaType);
  return (
    <>
      <span className="media-frame">
        <FilePicture file={file} />
        <Tick isChosen={isChosen} />
        {fault !== undefined && fault !== 'unused' ? (
          <span className="media-label">
            <TriangleAlert aria-hidden className="is-warn" />
            {words.faults[fault]}
          </span>
        ) : kindOfFile(file) === 'picture' ? null : (
          <span className="media-label">
            <Glyph aria-hidden />
            {kindName(file)}
          </span>
        )}
      </span>
      <FileName name={file.fileName} />
      <span className="media-facts" title={tileFacts(file, messages)}>
        {tileFacts(file, messages)}
      </span>
    </>
  );
});

const Line = memo(function Line({ file, isChosen, messages }: FileProps) {
  const words = messages.media;
  const faults = faultsOf(file).filter((fault) => fault !== 'unused');
  return (
    <>
      <Tick isChosen={isChosen} />
      <span className="media-frame">
        <FilePicture file={file} />
      </span>
      <FileName name={file.fileName} />
      <span className="media-line-faults">
        {faults.map((fault) => (
          <span key={fault} className="media-fault">
            <TriangleAlert aria-hidden className="is-warn" />
            {words.faults[fault]}
          </span>
        ))}
      </span>
      <span className="media-line-kind">{kindName(file)}</span>
      <span className="media-line-size">{sizeText(file.size, messages)}</span>
      <span className="media-line-uses">{words.uses(file.uses)}</span>
      <span className="media-line-day">{dayOf(file, messages)}</span>
    </>
  );
});

/** Cut in the middle where there is no room, so that the extension stays. */
export function FileName({ name }: { readonly name: string }) {
  const [stem, end] = partsOfName(name);
  return (
    <span className="media-name" title={name} dir="ltr" translate="no">
      <span>{stem}</span>
      <span>{end}</span>
    </span>
  );
}

function useInnerWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    setWidth(watched.clientWidth);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
