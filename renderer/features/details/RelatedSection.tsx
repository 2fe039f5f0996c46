// Which articles are shown beside this one, and why? The computed list, and what a person pins to it or keeps off it.
import { Pin, PinOff, X } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { type Article, isPublic } from '../../../core/content/article.ts';
import type { ArticleId } from '../../../core/content/ids.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
import { compareInGroup } from '../../../core/list-order.ts';
import { readReason } from '../../../core/related/reason.ts';
import {
  nothingRelated,
  type RelatedNews,
  type ShownRelated,
  shownRelated,
} from '../../../core/related/stored-list.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import type { LibraryContents, LibraryMirror } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStorePart } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { Combo, type ComboOption } from '../../ui/Combo.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { SectionHead } from './SectionHead.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  /** How many the website shows. */
  readonly shown: number;
}

/** The dot stays on the line of what it follows. */
const SEPARATOR = '\u00a0· ';
/** So many articles are offered for what was typed. */
const MOST_OFFERED = 30;

export function RelatedSection({ session, article, shown }: Props) {
  const { messages, mirror, undo } = useServices();
  const words = messages.related;
  const [isWhole, setIsWhole] = useState(false);
  const [dragging, setDragging] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const related = article.related ?? nothingRelated;
  const summaryOf = useSummaries(mirror, related);
  const entries = shownRelated(related, (id) => summaryOf(id) !== undefined);
  const pinned = entries.filter((entry) => entry.isPinned).length;
  const visible = isWhole ? entries : entries.slice(0, Math.max(shown, pinned));
  const hidden = entries.length - visible.length;
  const headlineOf = (id: ArticleId): string => {
    // One that is just being chosen is not in the list yet.
    const summary = summaryOf(id) ?? mirror.contents.get()?.summaries.get(id);
    const headline = summary?.headline.trim() ?? '';
    return headline === '' ? words.noHeadline : headline;
  };

  const choose = (change: (chosen: RelatedNews) => Partial<RelatedNews>): void => {
    const current = session.get().article.related ?? nothingRelated;
    session.change({ related: { ...current, ...change(current) } });
  };
  /** Changes what is chosen, says so, and offers the way back. */
  const chooseAndSay = (
    text: string,
    change: (chosen: RelatedNews) => Partial<RelatedNews>,
  ): void => {
    const { pinned: pins, excluded } = session.get().article.related ?? nothingRelated;
    choose(change);
    const { pinned: newPins, excluded: newExcluded } =
      session.get().article.related ?? nothingRelated;
    undo.tell(
      text,
      stepOf(
        () => choose(() => ({ pinned: pins, excluded })),
        () => choose(() => ({ pinned: newPins, excluded: newExcluded })),
      ),
    );
  };
  const without = (ids: readonly ArticleId[], id: ArticleId): ArticleId[] =>
    ids.filter((one) => one !== id);
  const pin = (id: ArticleId): void =>
    chooseAndSay(words.pinned(headlineOf(id)), (chosen) => ({
      pinned: [...without(chosen.pinned, id), id],
      excluded: without(chosen.excluded, id),
    }));
  const unpin = (id: ArticleId): void =>
    chooseAndSay(words.unpinned(headlineOf(id)), (chosen) => ({
      pinned: without(chosen.pinned, id),
    }));
  const exclude = (id: ArticleId, place: number): void => {
    chooseAndSay(words.excluded(headlineOf(id)), (chosen) => ({
      pinned: without(chosen.pinned, id),
      excluded: [...without(chosen.excluded, id), id],
    }));
    // The focus stays in the list, on what moved up.
    requestAnimationFrame(() => {
      const rows = section.current?.querySelectorAll<HTMLElement>('.related-exclude') ?? [];
      (rows[Math.min(place, rows.length - 1)] ?? section.current)?.focus();
    });
  };
  const move = (from: number, to: number): void => {
    const pins = entries.filter((entry) => entry.isPinned).map(({ id }) => id);
    const moved = pins[from];
    if (moved === undefined || to < 0 || to >= pins.length || from === to) return;
    const next = without(pins, moved);
    next.splice(to, 0, moved);
    // Pins of articles that are gone keep their place behind the others.
    choose((chosen) => ({
      pinned: [...next, ...chosen.pinned.filter((id) => !next.includes(id))],
    }));
    setSaid(words.moved(headlineOf(moved), to + 1, pins.length));
  };
  const find = useCallback(
    (typed: string): readonly ComboOption[] =>
      offered(mirror.contents.get(), session, typed, words.noHeadline),
    [mirror, session, words],
  );

  const isOut = article.status === 'published' || article.status === 'scheduled';
  return (
    <section
      className="details-section"
      ref={section}
      tabIndex={-1}
      aria-label={words.title}
      onDragEnd={() => {
        setDragging(null);
        setOver(null);
      }}
    >
      <SectionHead title={words.title} count={entries.length === 0 ? '' : String(entries.length)} />
      <p className="section-help">
        {entries.length > 0 ? words.shown(shown) : isOut ? words.helpAfter : words.helpBefore}
      </p>
      {entries.length === 0 ? null : (
        <ul className="related-list" aria-label={words.title}>
          {visible.map((entry, place) => (
            <li
              key={entry.id}
              className={
                over === place && dragging !== place ? 'related-row is-over' : 'related-row'
              }
              onDragOver={(event) => {
                if (dragging === null || !entry.isPinned) return;
                event.preventDefault();
                event.stopPropagation();
                setOver(place);
              }}
              onDrop={(event) => {
                if (dragging === null) return;
                event.preventDefault();
                event.stopPropagation();
                move(dragging, place);
                setDragging(null);
                setOver(null);
              }}
            >
              <RelatedRow
                entry={entry}
                summary={summaryOf(entry.id)}
                headline={headlineOf(entry.id)}
                onPin={() => (entry.isPinned ? unpin(entry.id) : pin(entry.id))}
                onExclude={() => exclude(entry.id, place)}
                handle={
                  entry.isPinned && pinned > 1 ? (
                    <MoveHandle
                      label={words.move(headlineOf(entry.id))}
                      onDragStart={() => setDragging(place)}
                      onDragEnd={() => {
                        setDragging(null);
                        setOver(null);
                      }}
                      onMove={(by) => move(place, place + by)}
                    />
                  ) : null
                }
              />
            </li>
          ))}
        </ul>
      )}
      <div className="related-foot">
        <Combo
          label={words.pinOther}
          text={words.pinOther}
          options={[]}
          find={find}
          onChoose={(id) => {
            const chosen = mirror.contents.get()?.summaries.get(id);
            if (chosen !== undefined) pin(chosen.id);
          }}
        />
        {hidden > 0 || isWhole ? (
          <button type="button" className="quiet-button" onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? words.fewer : words.more(hidden)}
          </button>
        ) : null}
      </div>
      <Excluded
        ids={related.excluded.filter((id) => summaryOf(id) !== undefined)}
        headlineOf={headlineOf}
        onAllow={(id) =>
          chooseAndSay(words.allowed(headlineOf(id)), (chosen) => ({
            excluded: without(chosen.excluded, id),
          }))
        }
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}

function RelatedRow(props: {
  readonly entry: ShownRelated;
  readonly summary: ArticleSummary | undefined;
  readonly headline: string;
  readonly onPin: () => void;
  readonly onExclude: () => void;
  readonly handle: ReactNode;
}) {
  const { messages, workspace } = useServices();
  const words = messages.related;
  const { entry, summary, headline } = props;
  const facts = [
    ...(summary === undefined || isOutNow(summary) ? [] : [words.notOut]),
    reasonText(entry, words),
  ].filter((fact) => fact !== '');
  return (
    <>
      <button
        type="button"
        className="icon-button is-small related-pin"
        aria-pressed={entry.isPinned}
        aria-label={entry.isPinned ? words.unpin(headline) : words.pin(headline)}
        title={entry.isPinned ? words.unpin(headline) : words.pin(headline)}
        onClick={props.onPin}
      >
        {entry.isPinned ? <PinOff aria-hidden className="on-hover" /> : null}
        <Pin aria-hidden className={entry.isPinned ? 'is-pinned' : ''} />
      </button>
      <button
        type="button"
        className="related-open"
        title={words.open(headline)}
        onClick={() => void workspace.open(entry.id)}
      >
        <span className="related-headline" lang={summary?.language}>
          {headline}
        </span>
        <span className="related-reason">{facts.join(SEPARATOR)}</span>
      </button>
      {props.handle}
      <button
        type="button"
        className="icon-button is-small related-exclude"
        aria-label={words.exclude(headline)}
        title={words.exclude(headline)}
        onClick={props.onExclude}
      >
        <X aria-hidden />
      </button>
    </>
  );
}

function Excluded(props: {
  readonly ids: readonly ArticleId[];
  readonly headlineOf: (id: ArticleId) => string;
  readonly onAllow: (id: ArticleId) => void;
}) {
  const { messages } = useServices();
  const words = messages.related;
  if (props.ids.length === 0) return null;
  return (
    <details className="related-excluded">
      <summary>{words.showExcluded(props.ids.length)}</summary>
      <ul aria-label={words.showExcluded(props.ids.length)}>
        {props.ids.map((id) => (
          <li key={id}>
            <span>{props.headlineOf(id)}</span>
            <button
              type="button"
              className="quiet-button"
              aria-label={words.allow(props.headlineOf(id))}
              onClick={() => props.onAllow(id)}
            >
              {words.allowShort}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is known of the articles of a list: drawn anew when one of them changes, not at every save of any article. */
function useSummaries(
  mirror: LibraryMirror,
  related: RelatedNews,
): (id: ArticleId) => ArticleSummary | undefined {
  const { items, pinned, excluded } = related;
  const select = useMemo(() => {
    const ids = new Set([...items.map(({ id }) => id), ...pinned, ...excluded]);
    return (contents: LibraryContents | null) =>
      [...ids].map((id) => contents?.summaries.get(id) ?? null);
  }, [items, pinned, excluded]);
  const found = useStorePart(mirror.contents, select, haveSameItems);
  return (id) => found.find((summary) => summary?.id === id) ?? undefined;
}

/** The newest articles that may be pinned and whose headline holds what was typed. */
function offered(
  contents: LibraryContents | null,
  session: ArticleSession,
  typed: string,
  noHeadline: string,
): ComboOption[] {
  const wanted = transliterate(typed);
  const { pinned } = session.get().article.related ?? nothingRelated;
  const found = [...(contents?.summaries.values() ?? [])].filter(
    (summary) =>
      (summary.status === 'published' || summary.status === 'scheduled') &&
      summary.id !== session.id &&
      !pinned.includes(summary.id) &&
      searchableHeadline(summary).includes(wanted),
  );
  found.sort((one, other) => compareInGroup('published', one, other));
  return found
    .slice(0, MOST_OFFERED)
    .map(({ id, headline }) => ({ id, name: headline.trim() === '' ? noHeadline : headline }));
}

function isOutNow({ status, publishAt, embargoUntil, publishedAt }: ArticleSummary): boolean {
  const zoned = (instant: string | undefined) =>
    instant === undefined ? undefined : { instant, zone: 'UTC' };
  const dates = { publishAt: zoned(publishAt), embargoUntil: zoned(embargoUntil), publishedAt };
  return isPublic({ status, ...dates }, new Date());
}

function reasonText(
  { item }: ShownRelated,
  words: ReturnType<typeof useServices>['messages']['related'],
): string {
  if (item === undefined) return words.chosenByHand;
  const reason = readReason(item.reason);
  if (reason === undefined) return item.reason;
  const { daysApart } = reason;
  return [
    words.reason.words(reason.words),
    ...reason.categories,
    ...reason.people,
    daysApart === null
      ? ''
      : daysApart === 0
        ? words.reason.sameDay
        : words.reason.daysApart(daysApart),
  ]
    .filter((part) => part !== '')
    .join(SEPARATOR);
}
