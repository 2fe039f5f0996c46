// Which articles are there? A list in groups that draws only what is in sight, so that ten thousand cost no more than ten.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { FileText, Lock, Paperclip, Search, SquarePen, Star, Trash2, X } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { shortcutText } from '../../app/command-centre.ts';
import { relativeTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useNow } from '../../app/use-now.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { listGroups, listRows, warmSearch } from './list-rows.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly onChosen: () => void;
}

const HEAD_HEIGHT = 34;
const CARD_HEIGHT = 75;

export function ArticleList({ contents, onChosen }: Props) {
  const { workspace, messages, commands, environment } = useServices();
  const { platform } = useStore(environment);
  const current = useStore(workspace.current);
  const now = useNow();
  const [filter, setFilter] = useState('');
  const shown = useDeferredValue(filter);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const groups = useMemo(() => listGroups(contents.summaries.values()), [contents.summaries]);
  const rows = useMemo(() => listRows(groups, shown), [groups, shown]);
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
    (index: number) => (rows[index]?.kind === 'group' ? HEAD_HEIGHT : CARD_HEIGHT),
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

  const focusCard = (index: number): void => {
    const row = rows[index];
    if (row?.kind !== 'article') return;
    setFocused(row.summary.id);
    virtualizer.scrollToIndex(index);
    // The card may have to be drawn first.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus();
    });
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
  const found = useMemo(
    () => rows.reduce((sum, row) => sum + (row.kind === 'group' ? row.count : 0), 0),
    [rows],
  );

  return (
    <>
      <div className="pane-head list-head">
        <h2>{messages.list.title}</h2>
        <span className="count">{total.toLocaleString(messages.locale)}</span>
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
          onChange={(event) => {
            setFilter(event.target.value);
            scroller.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') setFilter('');
            else if (event.key === 'ArrowDown' && firstCard >= 0) focusCard(firstCard);
            else return;
            event.preventDefault();
          }}
        />
        {filter === '' ? null : (
          <button
            type="button"
            className="icon-button is-small"
            aria-label={messages.list.clearFilter}
            onClick={() => setFilter('')}
          >
            <X aria-hidden />
          </button>
        )}
        <span role="status" className="visually-hidden">
          {filter === '' ? '' : messages.list.matches(found)}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyList filter={shown.trim()} onNew={() => commands.run('article.new')} />
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
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row.kind === 'group' ? (
                    <h3 className="group-head">
                      {messages.list.groups[row.group]}
                      <span className="count">{row.count.toLocaleString(messages.locale)}</span>
                    </h3>
                  ) : (
                    <ArticleCard
                      summary={row.summary}
                      typeName={typeNames.get(row.summary.newsType) ?? ''}
                      when={whenText(row.summary, now, messages)}
                      isCurrent={row.summary.id === current}
                      isTabStop={item.index === focusIndex}
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
    </>
  );
}

interface CardProps {
  readonly summary: ArticleSummary;
  readonly typeName: string;
  readonly when: string;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly messages: Messages;
  readonly onOpen: (id: string) => void;
}

const ArticleCard = memo(function ArticleCard(props: CardProps) {
  const { summary, typeName, when, isCurrent, isTabStop, messages, onOpen } = props;
  const headline = summary.headline === '' ? messages.list.untitled : summary.headline;
  const hasEmbargo =
    summary.embargoUntil !== undefined && Date.parse(summary.embargoUntil) > Date.now();
  return (
    <button
      type="button"
      className={isCurrent ? 'list-card is-current' : 'list-card'}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={headline}
      onClick={() => onOpen(summary.id)}
    >
      <StatusGlyph status={summary.status} size={14} />
      <span className="list-card-title" lang={summary.language}>
        {headline}
      </span>
      <span className="list-card-meta">
        <span className="visually-hidden">{messages.statuses[summary.status]}. </span>
        <span className="list-card-facts">
          {typeName} · {when}
        </span>
        {summary.attachmentCount > 0 ? (
          <span className="list-card-mark">
            <Paperclip aria-hidden />
            <span aria-hidden="true">{summary.attachmentCount}</span>
            <span className="visually-hidden">
              {messages.list.attachments(summary.attachmentCount)}
            </span>
          </span>
        ) : null}
        {summary.highlighted ? (
          <span className="list-card-mark">
            <Star aria-hidden />
            <span className="visually-hidden">{messages.list.highlighted}</span>
          </span>
        ) : null}
        {hasEmbargo ? (
          <span className="list-card-mark is-embargo">
            <Lock aria-hidden />
            <span className="visually-hidden">{messages.list.embargo}</span>
          </span>
        ) : null}
      </span>
    </button>
  );
});

function whenText(summary: ArticleSummary, now: Date, messages: Messages): string {
  const isOut = summary.status === 'published' || summary.status === 'archived';
  if (isOut && summary.publishedAt !== undefined) {
    return relativeTime(summary.publishedAt, now, messages);
  }
  if (summary.status === 'scheduled' && summary.publishAt !== undefined) {
    return new Intl.DateTimeFormat(messages.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(summary.publishAt));
  }
  return relativeTime(summary.updatedAt, now, messages);
}

function EmptyList({ filter, onNew }: { readonly filter: string; readonly onNew: () => void }) {
  const { messages } = useServices();
  if (filter !== '') {
    return (
      <div className="empty">
        <Search aria-hidden />
        <h3>{messages.list.noMatchTitle(filter)}</h3>
        <p>{messages.list.noMatch}</p>
      </div>
    );
  }
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
