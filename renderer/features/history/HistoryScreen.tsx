// How did this article come to be what it is? The timeline, the comparison with now, and the way back to a revision.
import { ArrowLeft, RotateCcw, Tag } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { HistoryEntryInfo } from '../../../core/ipc/article-contract.ts';
import { timeOfDay } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import { useEscape } from '../../app/use-escape.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { ComparedArticles } from './ComparedArticles.tsx';
import { shortDate, titleOf, useRevisions } from './revisions.ts';
import { Timeline } from './Timeline.tsx';

interface Props {
  readonly session: ArticleSession;
  readonly contents: LibraryContents;
  /** The entry to begin with; null for the newest. */
  readonly entry: string | null;
  readonly onBack: () => void;
}

export function HistoryScreen({ session, contents, entry, onBack }: Props) {
  const { api, messages, workspace } = useServices();
  const words = messages.history;
  const { article: now } = useStore(session);
  const { revisions } = useRevisions(session.id);
  const [chosen, setChosen] = useState<string | null>(entry);
  const [shown, setShown] = useState<{ id: string; article: Article } | null>(null);
  const [restoring, setRestoring] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const selected =
    revisions?.entries.find((one) => one.id === chosen) ?? revisions?.entries[0] ?? null;
  const selectedId = selected?.id ?? null;

  useEffect(() => {
    if (selectedId === null) return;
    let isWanted = true;
    api
      .call('history.read', { id: session.id, entry: selectedId })
      .then(({ article }) => {
        // An entry's article has every member of one; further ones are of no concern to a reader.
        if (isWanted) setShown({ id: selectedId, article: article as Article });
      })
      .catch((caught: unknown) => workspace.report(caught));
    return () => {
      isWanted = false;
    };
  }, [api, session.id, selectedId, workspace]);

  const focusEntry = useCallback((id: string): void => {
    screen.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus();
  }, []);

  // The keyboard begins where the eye does: on the entry that is shown.
  const hasFocused = useRef(false);
  useEffect(() => {
    if (hasFocused.current || selectedId === null) return;
    hasFocused.current = true;
    focusEntry(selectedId);
  }, [selectedId, focusEntry]);

  const old = shown?.id === selectedId ? (shown?.article ?? null) : null;
  const restore = async (what: HistoryEntryInfo): Promise<void> => {
    setRestoring(true);
    const when = shortDate(what.at, messages.locale);
    if (await workspace.restoreRevision(session.id, what.id, words.restored(when))) onBack();
    setRestoring(false);
  };
  useEscape(onBack);

  return (
    <div className="panes history-screen" ref={screen}>
      <nav className="pane history-timeline" aria-label={words.title}>
        <div className="pane-head">
          <h2>{words.title}</h2>
          {revisions === null ? null : (
            <span className="count">{words.revisions(revisions.entries.length)}</span>
          )}
        </div>
        <div className="timeline-scroller">
          <Timeline
            now={now}
            revisions={revisions}
            selected={selectedId}
            onChoose={(one) => setChosen(one.id)}
          />
        </div>
      </nav>
      <ComparedArticles
        before={old}
        after={now}
        voice="history"
        contents={contents}
        sides={{
          before:
            selected === null ? null : (
              <>
                <h3>{shortDate(selected.at, messages.locale)}</h3>
                <NameForm
                  key={`${selected.id} ${selected.name ?? ''}`}
                  articleId={session.id}
                  entry={selected}
                  isReadOnly={contents.library.readOnly !== null}
                  onDone={() => focusEntry(selected.id)}
                />
              </>
            ),
          after: (
            <>
              <h3>{words.now}</h3>
              <span className="comparison-facts">
                {messages.save.saved(timeOfDay(now.updatedAt, messages.locale))}
              </span>
            </>
          ),
        }}
        actions={
          <>
            <button type="button" className="button" onClick={onBack}>
              <ArrowLeft aria-hidden />
              {words.back}
            </button>
            {selected === null || session.readOnly !== null ? null : (
              <button
                type="button"
                className="button is-primary"
                disabled={restoring || old === null}
                title={words.restoreHelp}
                onClick={() => void restore(selected)}
              >
                <RotateCcw aria-hidden />
                {words.restore(shortDate(selected.at, messages.locale))}
              </button>
            )}
          </>
        }
      />
    </div>
  );
}

/** What the revision is, and a name for it, which keeps it for good. */
function NameForm(props: {
  readonly articleId: string;
  readonly entry: HistoryEntryInfo;
  readonly isReadOnly: boolean;
  /** The form is gone: the keyboard goes back to the entry. */
  readonly onDone: () => void;
}) {
  const { articleId, entry, isReadOnly, onDone } = props;
  const { api, messages, undo, workspace } = useServices();
  const words = messages.history;
  const [typed, setTyped] = useState<string | null>(null);
  const close = (): void => {
    setTyped(null);
    onDone();
  };
  const save = async (): Promise<void> => {
    try {
      const before = entry.name ?? '';
      const name = (typed ?? '').trim();
      if (name === before) {
        close();
        return;
      }
      const call = async (to: string): Promise<void> => {
        await api.call('history.name', { id: articleId, entry: entry.id, name: to });
      };
      await call(name);
      close();
      const done = name === '' ? words.nameRemoved(before) : words.named(name);
      const back = before === '' ? words.nameRemoved(name) : words.named(before);
      undo.tell(
        done,
        stepOf(
          () => call(before),
          () => call(name),
          { undo: back, redo: done },
        ),
      );
    } catch (caught) {
      workspace.report(caught);
    }
  };
  if (typed === null) {
    return (
      <div className="history-name">
        <span className="comparison-facts">{titleOf(entry, messages)}</span>
        {isReadOnly ? null : (
          <button type="button" className="quiet-button" onClick={() => setTyped(entry.name ?? '')}>
            <Tag aria-hidden />
            {entry.name === null ? words.name : words.rename}
          </button>
        )}
      </div>
    );
  }
  return (
    <form
      className="history-name"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <input
        type="text"
        className="field"
        aria-label={words.nameLabel}
        {...(entry.name === null ? {} : { placeholder: words.nameHint })}
        maxLength={80}
        // biome-ignore lint/a11y/noAutofocus: the person just pressed the button that stood here.
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button is-small">
        {words.nameSave}
      </button>
      <button type="button" className="link-button" onClick={close}>
        {messages.common.cancel}
      </button>
    </form>
  );
}
