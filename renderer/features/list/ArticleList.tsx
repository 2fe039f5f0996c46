// Which articles are there? A list in groups that draws only what is in sight, so that ten thousand cost no more than ten.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { FileText, Search, SquarePen, Trash2, X } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Messages } from '../../../core/messages.ts';
import { shortcutText } from '../../app/command-centre.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { liveAnywhere } from '../../app/live-now.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import { Tip } from '../../ui/Tip.tsx';
import { SearchFoot } from '../search/SearchFoot.tsx';
import type { TextResults } from '../search/text-search.ts';
import { useTextSearch } from '../search/use-text-search.ts';
import { ArticleCard } from './ArticleCard.tsx';
import {
  foundRows,
  type ListGroups,
  type ListRow,
  listGroups,
  listRows,
  warmSearch,
} from './list-rows.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly onChosen: () => void;
}

const HEAD_HEIGHT = 34;
/** A card with one line of headline. What is guessed wrong here is measured once it is drawn. */
const CARD_HEIGHT = 56;
const LINE_HEIGHT = 19;
const LINE_LENGTH = 36;
const PASSAGE_HEIGHT = 38;

const noHits: never[] = [];

export const ArticleList = memo(function ArticleList({ contents, onChosen }: Props) {
  const { workspace, messages, commands, environment, listFilter, liveNow } = useServices();
  const liveTargets = useStore(liveNow.targets);
  const { platform } = useStore(environment);
  const current = useStore(workspace.current);
  const now = useNow();
  const filter = useStore(listFilter);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const sorted = useRef<ListGroups>(new Map());
  const groups = useMemo(() => {
    sorted.current = listGroups(contents.summaries, sorted.current);
    return sorted.current;
  }, [contents.summaries]);
  const headlineRows = useMemo(() => listRows(groups, filter), [groups, filter]);
  const { results, warm, ask } = useTextSearch(filter);
  const hits = results.state === 'answered' ? results.hits : noHits;
  const textRows = useMemo(
    () => foundRows(hits, contents.summaries, filter),
    [hits, contents.summaries, filter],
  );
  const rows = useMemo(() => [...headlineRows, ...textRows], [headlineRows, textRows]);
  useEffect(() => warmSearch(groups, (run) => window.requestIdleCallback(run)), [groups]);
  const typeNames = useMemo(
    () => new Map(contents.taxonomy.newsTypes.map((type) => [type.id as string, type.name])),
    [contents.taxonomy],
  );
  const indexOf = useCallback(
    (id: string | null) =>
      id === null ? -1 : rows.findIndex((row) => row.kind === 'article' && row.summary.id === id),
    [rows],
  );
  /** The one card that Tab reaches; arrows move from it. */
  const firstCard = rows.findIndex((row) => row.kind === 'article');
  const focusIndex = [indexOf(focused), indexOf(current), firstCard].find((index) => index >= 0);

  // The same functions for the same rows: the virtualizer places every row anew when one of them is another.
  const estimateSize = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row?.kind !== 'article') return HEAD_HEIGHT;
      const lines = row.summary.headline.length > LINE_LENGTH ? 2 : 1;
      const passage = row.found === undefined || row.found.text === '' ? 0 : PASSAGE_HEIGHT;
      return CARD_HEIGHT + (lines - 1) * LINE_HEIGHT + passage;
    },
    [rows],
  );
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return index;
      return row.kind === 'group' ? row.group : row.summary.id;
    },
    [rows],
  );

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 6,
    paddingEnd: 16,
    scrollPaddingStart: HEAD_HEIGHT,
    // The card that has the focus is always there, or Tab could not find it.
    rangeExtractor: (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (focusIndex === undefined || inSight.includes(focusIndex)) return inSight;
      return [...inSight, focusIndex].sort((one, other) => one - other);
    },
  });

  // An article that is new, or that changed its group, is brought into sight; scrolling by hand is left alone.
  const currentStatus = current === null ? undefined : contents.summaries.get(current)?.status;
  const currentIndex = indexOf(current);
  const shownFor = useRef('');
  useEffect(() => {
    const place = `${current ?? ''} ${currentStatus ?? ''}`;
    if (currentIndex < 0 || shownFor.current === place) return;
    const isMove = shownFor.current.startsWith(`${current ?? ''} `);
    shownFor.current = place;
    // A card that moved is shown clear of the message at the foot that tells of it.
    virtualizer.scrollToIndex(currentIndex, { align: isMove ? 'center' : 'auto' });
  });

  const open = useCallback(
    (id: string) => {
      setFocused(id);
      onChosen();
      void workspace.open(id);
    },
    [workspace, onChosen],
  );

  /** The card that is to have the focus, and may have to be drawn first. */
  const awaited = useRef<string | null>(null);
  const focusAwaited = (): void => {
    const index = indexOf(awaited.current);
    const card = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`);
    if (index < 0 || card === undefined || card === null) return;
    awaited.current = null;
    card.focus();
  };
  useEffect(focusAwaited);

  const focusCard = (index: number): void => {
    const row = rows[index];
    if (row?.kind !== 'article') return;
    setFocused(row.summary.id);
    virtualizer.scrollToIndex(index);
    awaited.current = row.summary.id;
    focusAwaited();
  };

  const filterBy = (typed: string): void => {
    awaited.current = null;
    ask(typed);
    listFilter.set(typed);
  };

  const openCard = (index: number): void => {
    const row = rows[index];
    if (row?.kind === 'article') open(row.summary.id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (focusIndex === undefined) return;
    const step = (from: number, by: 1 | -1): number => {
      let index = from + by;
      while (rows[index]?.kind === 'group') index += by;
      return index;
    };
    if (event.key === 'ArrowDown') focusCard(step(focusIndex, 1));
    else if (event.key === 'ArrowUp') focusCard(step(focusIndex, -1));
    else if (event.key === 'Home') focusCard(firstCard);
    else if (event.key === 'End') focusCard(rows.length - 1);
    else return;
    event.preventDefault();
  };

  const total = contents.summaries.size;
  const headlineCount = useMemo(() => countOf(headlineRows), [headlineRows]);
  const isFiltered = filter.trim() !== '';

  return (
    <>
      <div className="pane-head list-head">
        <h2>{messages.list.title}</h2>
        {/* No number is better than one that is true for a moment only. */}
        <span className="count">
          {contents.isWhole ? total.toLocaleString(messages.locale) : ''}
        </span>
        <Tip text={messages.list.newArticle} shortcut={shortcutText('article.new', platform)}>
          <button
            type="button"
            className="icon-button"
            aria-label={messages.list.newArticle}
            disabled={contents.library.readOnly !== null}
            onClick={() => commands.run('article.new')}
          >
            <SquarePen aria-hidden />
          </button>
        </Tip>
        <Tip text={messages.trash.title}>
          <button
            type="button"
            className="icon-button"
            aria-label={messages.trash.title}
            data-opens="trash"
            onClick={() => commands.run('view.trash')}
          >
            <Trash2 aria-hidden />
          </button>
        </Tip>
      </div>
      <div className="list-filter">
        <Search aria-hidden />
        <input
          type="text"
          className="field"
          aria-label={messages.list.filter}
          placeholder={messages.list.filter}
          value={filter}
          onFocus={warm}
          onChange={(event) => {
            filterBy(event.target.value);
            scroller.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') filterBy('');
            else if (event.key === 'ArrowDown' && firstCard >= 0) focusCard(firstCard);
            else if (event.key === 'Enter' && isFiltered && firstCard >= 0) openCard(firstCard);
            else return;
            event.preventDefault();
          }}
        />
        {filter === '' ? null : (
          <button
            type="button"
            className="icon-button is-small"
            aria-label={messages.list.clearFilter}
            onClick={() => filterBy('')}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyList
          filter={filter.trim()}
          results={results}
          onNew={() => commands.run('article.new')}
        />
      ) : (
        <div className="list-scroller" ref={scroller}>
          {/* biome-ignore lint/a11y/useSemanticElements: rows are placed one by one, and the list is as tall as all of them. */}
          <div
            role="list"
            aria-label={messages.list.title}
            className="list-rows"
            style={{ height: virtualizer.getTotalSize() }}
            onKeyDown={onKeyDown}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see the list above.
                <div
                  key={item.key}
                  role="listitem"
                  className="list-row"
                  data-index={item.index}
                  data-found={item.index < headlineRows.length ? undefined : ''}
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row.kind === 'group' ? (
                    <h3 className="group-head">
                      {messages.list.groups[row.group]}
                      <span className="count">
                        {contents.isWhole ? row.count.toLocaleString(messages.locale) : ''}
                      </span>
                    </h3>
                  ) : (
                    <ArticleCard
                      summary={row.summary}
                      typeName={typeNames.get(row.summary.newsType) ?? ''}
                      now={now}
                      live={liveAnywhere(liveTargets, row.summary)}
                      isCurrent={row.summary.id === current}
                      isTabStop={item.index === focusIndex}
                      found={row.found}
                      messages={messages}
                      onOpen={open}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
      <SearchFoot
        isShown={isFiltered}
        headlines={headlineCount}
        listed={countOf(textRows)}
        results={results}
        onGoToFound={() => focusCard(headlineRows.length + 1)}
      />
    </>
  );
});

function countOf(rows: readonly ListRow[]): number {
  return rows.reduce((sum, row) => sum + (row.kind === 'group' ? row.count : 0), 0);
}

interface EmptyProps {
  readonly filter: string;
  readonly results: TextResults;
  readonly onNew: () => void;
}

function EmptyList({ filter, results, onNew }: EmptyProps) {
  const { messages } = useServices();
  if (filter === '') {
    return (
      <div className="empty">
        <FileText aria-hidden />
        <h3>{messages.list.emptyTitle}</h3>
        <p>{messages.list.empty}</p>
        <button type="button" className="button" onClick={onNew}>
          {messages.list.newArticle}
        </button>
      </div>
    );
  }
  // The answer comes within a moment: nothing is said that it would take back.
  if (results.state === 'asking') return <div className="list-scroller" />;
  const [title, hint] = emptyWords(filter, results, messages.search);
  return (
    <div className="empty">
      <Search aria-hidden />
      <h3>{title}</h3>
      <p>{hint}</p>
    </div>
  );
}

function emptyWords(
  filter: string,
  results: TextResults,
  words: Messages['search'],
): readonly [title: string, hint: string] {
  if (results.state === 'off') return [words.noHeadline(filter), words.shortHint];
  if (results.state === 'answered' && !results.isReady) {
    return [words.looking(filter), words.lookingHint];
  }
  if (results.state === 'answered') return [words.nothing(filter), words.nothingHint];
  return [words.noHeadline(filter), ''];
}
