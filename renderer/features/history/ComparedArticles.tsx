// How do two versions of one article stand beside each other? The counts, the way from one change to the next, and both texts.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { compareArticles } from '../../../core/history/compare-articles.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useMedia } from '../../app/use-media.ts';
import { ToolBarInstead } from '../frame/tool-bar.tsx';
import { Comparison, signs, type Voice } from './Comparison.tsx';

interface Props {
  /** Null while it is being read. */
  readonly before: Article | null;
  readonly after: Article;
  /** Whether one side is older than the other, or both are as new. */
  readonly voice: Voice;
  readonly contents: LibraryContents;
  /** What stands over each side. */
  readonly sides: { readonly before: ReactNode; readonly after: ReactNode };
  readonly actions: ReactNode;
  /** What stands between the head and the comparison. */
  readonly children?: ReactNode;
}

export function ComparedArticles(props: Props) {
  const { before, after, voice, contents, sides, actions, children } = props;
  const { messages } = useServices();
  const words = messages.history;
  const isConflict = voice === 'conflict';
  const counted = isConflict
    ? { added: messages.conflict.wordsHere, removed: messages.conflict.wordsThere }
    : { added: words.wordsAdded, removed: words.wordsRemoved };
  const same = isConflict ? messages.conflict.same : words.same;
  // There the tool bar has no room for them.
  const isNarrow = useMedia('(max-width: 899.9px)');
  const comparison = useRef<HTMLDivElement>(null);
  const changes = useMemo(
    () => (before === null ? null : compareArticles(before, after)),
    [before, after],
  );
  const counts = [
    { sign: 'added' as const, text: counted.added(changes?.wordsAdded ?? 0) },
    { sign: 'removed' as const, text: counted.removed(changes?.wordsRemoved ?? 0) },
  ];
  // In the order of the sides.
  if (isConflict) counts.reverse();
  const goTo = (step: 1 | -1): void => {
    const places = [...(comparison.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const here = places.findIndex((place) => place.classList.contains('is-at'));
    const next = here < 0 ? (step === 1 ? 0 : places.length - 1) : here + step;
    places[here]?.classList.remove('is-at');
    const place = places[(next + places.length) % places.length];
    place?.classList.add('is-at');
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };
  return (
    <main className="pane history-main">
      <div className="history-head">
        <h2 lang={after.language} tabIndex={-1}>
          {after.headline === '' ? messages.list.untitled : after.headline}
        </h2>
        {changes === null ? null : <span className="count">{words.changes(changes.count)}</span>}
        {changes === null ? null : (
          <span className={`history-counts is-${voice}`}>
            {counts.map(({ sign, text }) => (
              <span key={sign} className={`history-count is-${sign}`}>
                <span aria-hidden="true">{signs[voice][sign]} </span>
                {text}
              </span>
            ))}
          </span>
        )}
        <span className="history-actions">
          {changes === null || changes.count === 0 ? null : (
            <>
              <button
                type="button"
                className="icon-button"
                aria-label={words.previousChange}
                onClick={() => goTo(-1)}
              >
                <ArrowUp aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={words.nextChange}
                onClick={() => goTo(1)}
              >
                <ArrowDown aria-hidden />
              </button>
            </>
          )}
          {isNarrow ? actions : <ToolBarInstead>{actions}</ToolBarInstead>}
        </span>
      </div>
      {children}
      {changes === null ? null : (
        <>
          <p className="visually-hidden" role="status">
            {changes.count === 0 ? same : words.changes(changes.count)}
          </p>
          {changes.count === 0 ? <p className="history-same">{same}</p> : null}
          <Comparison
            ref={comparison}
            changes={changes}
            voice={voice}
            contents={contents}
            sides={sides}
            language={after.language}
          />
        </>
      )}
    </main>
  );
}
