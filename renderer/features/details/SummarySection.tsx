// What do lists say about the article? A summary, and how much room is left for it.
import { useId } from 'react';
import type { Article } from '../../../core/content/article.ts';
import { useServices } from '../../app/services.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { LineMark } from '../translations/SourceLine.tsx';
import { useSourceChanges } from '../translations/use-source-changes.ts';

const SUMMARY_LIMIT = 200;

interface Props {
  readonly session: ArticleSession;
  readonly article: Article;
}

export function SummarySection({ session, article }: Props) {
  const { messages } = useServices();
  const words = messages.details;
  const id = useId();
  const source = useSourceChanges(session);
  const used = [...article.summary].length;
  return (
    <section className="details-section">
      <div className="section-head">
        <label htmlFor={id} className="section-title">
          {words.summary}
        </label>
        <span className={used > SUMMARY_LIMIT ? 'count is-over' : 'count'}>
          {words.summaryOf(used, SUMMARY_LIMIT)}
        </span>
      </div>
      <textarea
        id={id}
        className="quiet-field summary-field"
        rows={4}
        lang={article.language}
        placeholder={words.summaryHint}
        value={article.summary}
        onChange={(event) => session.change({ summary: event.target.value })}
      />
      <LineMark session={session} work={source} part="summary" />
    </section>
  );
}
