// How does one article look in the list? Its headline, where it stands, and why it was found.
import { Lock, Paperclip, Star } from 'lucide-react';
import { memo } from 'react';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { dateFormat, relativeTime } from '../../app/dates.ts';
import type { LiveState } from '../../app/live-now.ts';
import { plainLanguageName } from '../../app/sizes.ts';
import { LiveGlyph } from '../../ui/LiveGlyph.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { FoundPassage } from '../search/FoundPassage.tsx';
import type { FoundText } from '../search/text-search.ts';

interface CardProps {
  readonly summary: ArticleSummary;
  /** Why it is listed, where its headline does not say it. */
  readonly found?: FoundText | undefined;
  readonly typeName: string;
  readonly now: Date;
  /** What readers see of it; undefined where there is nothing to say. */
  readonly live: LiveState | undefined;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly messages: Messages;
  readonly onOpen: (id: string) => void;
}

export const ArticleCard = memo(function ArticleCard(props: CardProps) {
  const { summary, found, typeName, now, live, isCurrent, isTabStop, messages, onOpen } = props;
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
      {found === undefined || found.text === '' ? null : (
        <FoundPassage found={found} language={summary.language} messages={messages} />
      )}
      <span className="list-card-meta">
        <span className="visually-hidden">{messages.statuses[summary.status]}. </span>
        <span className="list-card-facts">
          {typeName} · {/* Before it is translated, it has the headline of its original. */}
          {summary.translationOf === undefined
            ? ''
            : `${plainLanguageName(summary.language, messages)} · `}
          {whenText(summary, now, messages)}
        </span>
        {live === undefined ? null : (
          <span className="list-card-mark" title={messages.publish.live[live]}>
            <LiveGlyph state={live} />
            <span className="visually-hidden">{messages.publish.live[live]}</span>
          </span>
        )}
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
    return dateFormat(messages.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(summary.publishAt));
  }
  return relativeTime(summary.updatedAt, now, messages);
}
