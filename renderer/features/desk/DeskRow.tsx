// How does one article stand in the table? Its headline with its marks, then as much of the rest as there is room for.
import { Lock, OctagonX, Paperclip, Star, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { FindingCounts } from '../../../core/checks/report.ts';
import { dateOf } from '../../../core/desk/filter.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateAndTime, relativeTime } from '../../app/dates.ts';
import type { LiveState } from '../../app/live-now.ts';
import { LiveGlyph } from '../../ui/LiveGlyph.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { FoundPassage } from '../search/FoundPassage.tsx';
import type { FoundText } from '../search/text-search.ts';
import { type RowPlace, rowStyle } from './row-place.ts';

/** What the names of terms and people are. */
export interface Names {
  readonly terms: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

interface Props extends RowPlace {
  readonly summary: ArticleSummary;
  readonly found: FoundText | undefined;
  readonly names: Names;
  readonly now: Date;
  readonly zone: string;
  readonly hasWebsite: boolean;
  readonly live: LiveState | undefined;
  /** What the checks found; undefined where that is nothing, or not known. */
  readonly counts: FindingCounts | undefined;
  readonly isChosen: boolean;
  readonly messages: Messages;
}

export const DeskRow = memo(function DeskRow(props: Props) {
  const {
    index,
    isStop,
    summary,
    found,
    names,
    now,
    zone,
    hasWebsite,
    live,
    counts,
    isChosen,
    messages,
  } = props;
  const words = messages.desk;
  const headline = summary.headline === '' ? messages.list.untitled : summary.headline;
  const isEmbargoed =
    summary.embargoUntil !== undefined && Date.parse(summary.embargoUntil) > now.getTime();
  const at = new Date(dateOf(summary)).toISOString();
  const exact = dateAndTime(at, messages.locale, zone);
  const isLive = summary.publishedAt !== undefined || summary.publishAt !== undefined;
  const when = isLive
    ? dateOf(summary) > now.getTime()
      ? words.goesLive(exact)
      : words.wentLive(exact)
    : words.made(exact);
  const [firstCategory, ...otherCategories] = summary.categories.flatMap(
    (id) => names.terms.get(id) ?? [],
  );
  const people = summary.bylines.flatMap((id) => names.people.get(id) ?? []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that are placed one by one.
    <div
      role="row"
      className={isChosen ? 'desk-row is-chosen' : 'desk-row'}
      data-index={index}
      data-article={summary.id}
      data-found={found === undefined ? undefined : ''}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      style={rowStyle(props)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-check" tabIndex={-1} data-check>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isChosen}
          readOnly
          aria-label={words.select(headline)}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-headline" tabIndex={-1}>
        <span className="desk-headline-line">
          <span className="desk-headline" lang={summary.language} title={headline}>
            {headline}
          </span>
          {summary.highlighted ? (
            <span className="desk-mark" title={messages.list.highlighted}>
              <Star aria-hidden />
              <span className="visually-hidden">{messages.list.highlighted}</span>
            </span>
          ) : null}
          {summary.attachmentCount > 0 ? (
            <span className="desk-mark" title={messages.list.attachments(summary.attachmentCount)}>
              <Paperclip aria-hidden />
              <span className="visually-hidden">
                {messages.list.attachments(summary.attachmentCount)}
              </span>
            </span>
          ) : null}
          {isEmbargoed ? (
            <span className="desk-mark is-embargo" title={messages.list.embargo}>
              <Lock aria-hidden />
              <span className="visually-hidden">{messages.list.embargo}</span>
            </span>
          ) : null}
          {counts === undefined || counts.blocking === 0 ? null : (
            <span className="desk-mark is-blocking" title={words.blocking(counts.blocking)}>
              <OctagonX aria-hidden />
              <span className="visually-hidden">{words.blocking(counts.blocking)}</span>
            </span>
          )}
          {counts === undefined || counts.warning === 0 ? null : (
            <span className="desk-mark is-warning" title={words.warnings(counts.warning)}>
              <TriangleAlert aria-hidden />
              <span className="visually-hidden">{words.warnings(counts.warning)}</span>
            </span>
          )}
        </span>
        {found === undefined || found.text === '' ? null : (
          <FoundPassage found={found} language={summary.language} messages={messages} />
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-status" tabIndex={-1}>
        <StatusGlyph status={summary.status} size={14} />
        <span>{messages.statuses[summary.status]}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-type" tabIndex={-1}>
        <span>{names.terms.get(summary.newsType) ?? ''}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div
        role="gridcell"
        className="desk-cell is-categories"
        tabIndex={-1}
        title={[firstCategory, ...otherCategories].join(', ')}
      >
        {firstCategory === undefined ? (
          <span className="desk-chip is-none">{words.uncategorised}</span>
        ) : (
          <span className="desk-chip">{firstCategory}</span>
        )}
        {otherCategories.length === 0 ? null : (
          <span className="desk-chip is-more">
            <span aria-hidden="true">{words.more(otherCategories.length)}</span>
            <span className="visually-hidden">{otherCategories.join(', ')}</span>
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-person" tabIndex={-1} title={people.join(', ')}>
        {people[0] === undefined ? null : (
          <span className="initials" aria-hidden="true">
            {initialsOf(people[0])}
          </span>
        )}
        {people.length > 1 ? (
          <span className="desk-more" aria-hidden="true">
            {words.more(people.length - 1)}
          </span>
        ) : null}
        <span className="visually-hidden">{people.join(', ')}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-date" tabIndex={-1} title={when}>
        <time dateTime={at}>{relativeTime(at, now, messages)}</time>
      </div>
      {hasWebsite ? (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <div role="gridcell" className="desk-cell is-live" tabIndex={-1}>
          {live === undefined ? null : (
            <>
              <LiveGlyph state={live} />
              <span>{words.filter.live[live]}</span>
            </>
          )}
        </div>
      ) : null}
    </div>
  );
});

function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  return letters.map((part) => [...(part ?? '')][0]?.toUpperCase() ?? '').join('');
}
