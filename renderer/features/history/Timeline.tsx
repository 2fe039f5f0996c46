// When were the earlier revisions made? A line of entries by day, each opening its comparison.
import type { Article } from '../../../core/content/article.ts';
import type { HistoryEntryInfo } from '../../../core/ipc/article-contract.ts';
import { timeOfDay } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { useNow } from '../../app/use-now.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { byDay, factsOf, isNamed, type Revisions, titleOf } from './revisions.ts';

interface Props {
  /** The article as it is, where that is to be said first. */
  readonly now?: Pick<Article, 'status' | 'updatedAt'>;
  readonly revisions: Revisions | null;
  readonly selected: string | null;
  readonly onChoose: (entry: HistoryEntryInfo) => void;
}

export function Timeline({ now: article, revisions, selected, onChoose }: Props) {
  const { messages } = useServices();
  const words = messages.history;
  const now = useNow();
  if (revisions === null) {
    return (
      <p className="timeline-note" role="status">
        {words.loading}
      </p>
    );
  }
  const { entries, unreadable, trouble } = revisions;
  return (
    <>
      {trouble === null ? null : <p className="timeline-note is-warn">{words.trouble}</p>}
      {article === undefined ? null : (
        <div className="timeline-now">
          <span className="timeline-title">{words.now}</span>
          <span className="timeline-facts">
            {messages.save.saved(timeOfDay(article.updatedAt, messages.locale))}
          </span>
          <span className={`pill is-${article.status}`}>
            <StatusGlyph status={article.status} size={14} />
            {messages.statuses[article.status]}
          </span>
        </div>
      )}
      {entries.length === 0 ? (
        <div className="timeline-none">
          <h3>{words.none}</h3>
          <p>{words.noneHelp}</p>
        </div>
      ) : (
        byDay(entries, now, messages).map(({ day, entries: ofDay }) => (
          <section key={`${day} ${ofDay[0]?.id ?? ''}`} className="timeline-day">
            <h3>{day}</h3>
            <ul>
              {ofDay.map((entry) => (
                <li key={entry.id}>
                  <button
                    type="button"
                    className={isNamed(entry) ? 'timeline-entry is-named' : 'timeline-entry'}
                    aria-current={entry.id === selected ? 'true' : undefined}
                    data-entry={entry.id}
                    onClick={() => onChoose(entry)}
                  >
                    <span className="timeline-title">{titleOf(entry, messages)}</span>
                    <span className="timeline-facts">
                      {factsOf(entry, entries[entries.indexOf(entry) + 1], messages)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {unreadable === 0 ? null : (
        <p className="timeline-note is-warn">{words.unreadable(unreadable)}</p>
      )}
      {entries.length === 0 ? null : <p className="timeline-note">{words.kept}</p>}
    </>
  );
}
