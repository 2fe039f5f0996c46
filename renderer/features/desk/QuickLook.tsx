// What is in an article, without opening it? Its headline, its standfirst, how its text begins, and its facts.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { plainText } from '../../../core/content/body.ts';
import { dateOf } from '../../../core/desk/filter.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import { dateAndTime } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import './quick-look.css';

interface Props {
  readonly contents: LibraryContents;
  /** Those of the table, in their order: arrow keys go on to the next. */
  readonly articles: readonly ArticleSummary[];
  readonly id: string;
  readonly onShow: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** How much of the text is shown. */
const BEGINNING = 900;

export function QuickLook({ contents, articles, id, onShow, onOpen, onClose }: Props) {
  const { api, messages, workspace } = useServices();
  const words = messages.desk.look;
  const [article, setArticle] = useState<Article | null>(null);
  const revision = contents.summaries.get(id)?.revision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later revision is read again.
  useEffect(() => {
    let isWanted = true;
    api.call('article.read', { id: id as Article['id'] }).then(
      (loaded) => {
        if (isWanted) setArticle(loaded.article);
      },
      (caught: unknown) => {
        if (!isWanted) return;
        onClose();
        workspace.report(caught);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [api, id, revision, workspace]);

  const place = articles.findIndex((one) => one.id === id);
  const go = (by: 1 | -1): void => {
    const next = articles[place + by];
    if (next !== undefined) onShow(next.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === ' ' && !isOnButton) onClose();
    else if (event.key === 'Enter' && !isOnButton) onOpen(id);
    else return;
    event.preventDefault();
  };
  const shown = article?.id === id ? article : null;
  const summary = contents.summaries.get(id);
  const headline =
    summary === undefined || summary.headline === '' ? messages.list.untitled : summary.headline;
  return (
    <Modal title={words.title} onClose={onClose}>
      {/* biome-ignore lint/a11y/useSemanticElements: what is looked at is no set of fields. */}
      <div
        className="modal-body quick-look"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys, and Space closes it again.
        tabIndex={0}
        aria-label={headline}
        onKeyDown={onKeyDown}
        ref={(element) => {
          if (element !== null && !element.contains(document.activeElement)) element.focus();
        }}
      >
        <h3 className="quick-look-headline" lang={summary?.language}>
          {headline}
        </h3>
        {shown === null ? (
          <div className="quick-look-wait" />
        ) : (
          <Look article={shown} contents={contents} />
        )}
        {summary === undefined ? null : (
          <p className="quick-look-state">
            <StatusGlyph status={summary.status} size={14} />
            {messages.statuses[summary.status]} ·{' '}
            {dateAndTime(
              new Date(dateOf(summary)).toISOString(),
              messages.locale,
              contents.site.timeZone,
            )}
          </p>
        )}
      </div>
      <div className="modal-foot">
        <div className="is-start quick-look-ways">
          <button
            type="button"
            className="icon-button"
            aria-label={words.previous}
            disabled={place <= 0}
            onClick={() => go(-1)}
          >
            <ChevronUp aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={words.next}
            disabled={place < 0 || place >= articles.length - 1}
            onClick={() => go(1)}
          >
            <ChevronDown aria-hidden />
          </button>
          <span className="count" role="status">
            {messages.desk.moving(place + 1, articles.length)}
          </span>
        </div>
        <button type="button" className="button" onClick={() => onOpen(id)}>
          {words.open}
        </button>
      </div>
    </Modal>
  );
}

function Look({
  article,
  contents,
}: {
  readonly article: Article;
  readonly contents: LibraryContents;
}) {
  const { messages } = useServices();
  const words = messages.desk;
  const text = plainText(article.body.document).trim();
  const beginning =
    text.length > BEGINNING ? `${text.slice(0, text.lastIndexOf(' ', BEGINNING))}…` : text;
  const count = text === '' ? 0 : text.split(/\s+/).length;
  const { taxonomy, people } = contents;
  const named = (ids: readonly string[], from: readonly { id: string; name: string }[]): string =>
    ids.flatMap((id) => from.find((one) => one.id === id)?.name ?? []).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [words.columns.newsType, named([article.newsType], taxonomy.newsTypes)],
    [words.columns.categories, named(article.categories, taxonomy.categories)],
    [words.bulk.tags, named(article.tags, taxonomy.tags)],
    [words.columns.person, named(article.bylines, people)],
    [words.look.attachments, article.attachments.map(({ title }) => title).join(', ')],
  ];
  return (
    <>
      {article.standfirst === '' ? null : (
        <p className="quick-look-standfirst" lang={article.language}>
          {article.standfirst}
        </p>
      )}
      <p className="quick-look-text" lang={article.language}>
        {beginning === '' ? words.look.noText : beginning}
      </p>
      <dl className="quick-look-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="quick-look-count">{words.look.words(count)}</p>
    </>
  );
}
