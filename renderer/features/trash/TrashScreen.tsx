// What was moved to the trash, and how does it come back? Below it, articles of which only the history is left.
import { ArrowLeft, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LostArticle, TrashedArticle } from '../../../core/ipc/article-contract.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { dateAndTime, relativeTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useEscape } from '../../app/use-escape.ts';
import { useNow } from '../../app/use-now.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';

interface Props {
  readonly contents: LibraryContents;
  readonly onBack: () => void;
}

export function TrashScreen({ contents, onBack }: Props) {
  const { api, messages, mirror, workspace } = useServices();
  const words = messages.trash;
  const now = useNow();
  const [found, setFound] = useState<CallOutput<'trash.list'> | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isReadOnly = contents.library.readOnly !== null;
  const { summaries } = contents;

  // What came back, or went, changes the list of articles: the trash is read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let isWanted = true;
    api
      .call('trash.list', {})
      .then((list) => {
        if (isWanted) setFound(list);
      })
      .catch((caught: unknown) => workspace.report(caught));
    return () => {
      isWanted = false;
    };
  }, [api, summaries, workspace]);
  useEffect(() => heading.current?.focus(), []);

  const headlineOf = ({ headline }: { readonly headline: string }): string =>
    headline === '' ? messages.list.untitled : headline;
  const restore = async (article: TrashedArticle): Promise<void> => {
    await workspace.restore(article.id, headlineOf(article));
    heading.current?.focus();
  };
  const recover = async (lost: LostArticle): Promise<void> => {
    const done = words.restored(headlineOf(lost));
    if (!(await workspace.restoreRevision(lost.id, lost.entry, done))) return;
    const problems = contents.problems.filter((one) => one.revision?.id !== lost.id);
    mirror.update({ problems });
    onBack();
  };
  useEscape(onBack);
  const restoreButton = <A extends TrashedArticle | LostArticle>(
    article: A,
    bring: (article: A) => Promise<void>,
  ) =>
    isReadOnly ? null : (
      <button
        type="button"
        className="button is-small"
        aria-label={words.restore(headlineOf(article))}
        onClick={() => void bring(article)}
      >
        <RotateCcw aria-hidden />
        {words.restoreShort}
      </button>
    );

  return (
    <main className="trash-screen">
      <div className="trash-head">
        <h2 ref={heading} tabIndex={-1} className="screen-title">
          {words.title}
        </h2>
        <button type="button" className="button" onClick={onBack}>
          <ArrowLeft aria-hidden />
          {messages.history.back}
        </button>
      </div>
      <p className="trash-lead">{words.lead}</p>
      {found !== null && found.articles.length === 0 ? (
        <div className="empty">
          <Trash2 aria-hidden />
          <h3>{words.emptyTitle}</h3>
          <p>{words.empty}</p>
        </div>
      ) : (
        <ul className="trash-list" aria-label={words.title}>
          {found?.articles.map((article) => (
            <li key={article.id}>
              <div>
                <p className="trash-headline" lang={article.language}>
                  {headlineOf(article)}
                </p>
                <p className="trash-facts">
                  <StatusGlyph status={article.status} size={14} />
                  {messages.statuses[article.status]}
                  {article.trashedAt === null ? null : (
                    <span title={dateAndTime(article.trashedAt, messages.locale)}>
                      {words.moved(relativeTime(article.trashedAt, now, messages))}
                    </span>
                  )}
                </p>
              </div>
              {restoreButton(article, restore)}
            </li>
          ))}
        </ul>
      )}
      {found === null || found.lost.length === 0 ? null : (
        <section>
          <h3>{words.lostTitle}</h3>
          <p className="trash-lead">{words.lostHelp}</p>
          <ul className="trash-list" aria-label={words.lostTitle}>
            {found.lost.map((lost) => (
              <li key={lost.id}>
                <div>
                  <p className="trash-headline">{headlineOf(lost)}</p>
                  <p className="trash-facts">
                    {words.lostWhole(dateAndTime(lost.at, messages.locale))}
                  </p>
                </div>
                {restoreButton(lost, recover)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
