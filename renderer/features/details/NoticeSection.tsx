// What are readers told at the address of an article that was taken down? Asked only once it is archived.
import { useId } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { longDate } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
  /** The zone of the website. */
  readonly zone: string;
}

export function NoticeSection({ session, article, zone }: Props) {
  const { messages } = useServices();
  const words = messages.details.notice;
  const id = useId();
  const helpId = useId();
  // An article that never was out has no readers to tell.
  if (article.status !== 'archived' || article.publishedAt === undefined) return null;
  const { takenDown } = article;
  return (
    <section className="details-section">
      <div className="section-head">
        <label htmlFor={id} className="section-title">
          {words.title}
        </label>
        {takenDown === undefined ? null : (
          <span className="count is-end">{longDate(takenDown.at, messages.locale, zone)}</span>
        )}
      </div>
      <textarea
        id={id}
        className="quiet-field summary-field"
        rows={4}
        lang={article.language}
        placeholder={words.hint}
        aria-describedby={helpId}
        value={takenDown?.text ?? ''}
        onChange={({ target }) =>
          session.change({
            takenDown:
              target.value === ''
                ? undefined
                : { at: takenDown?.at ?? new Date().toISOString(), text: target.value },
          })
        }
      />
      <p id={helpId} className="section-help">
        {words.help}
      </p>
    </section>
  );
}
