// What is said of an item where there is room for it? Its hour, title, what it is, its state, and what stands in its way.

import { Check, MoreHorizontal, TriangleAlert } from 'lucide-react';
import { type CalendarItem, isOut } from '../../../core/calendar/calendar-item.ts';
import { unreachable } from '../../../core/errors.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { daysText, isOff, languageOf, titleOf, whenOn } from './calendar-words.ts';
import { ItemGlyph } from './ItemGlyph.tsx';

interface Props {
  readonly item: CalendarItem;
  readonly day: string;
  readonly now: Date;
  readonly newsTypes: ReadonlyMap<string, string>;
  readonly isCurrent?: boolean;
  readonly onOpen: (item: CalendarItem) => void;
  /** What may be done with it. */
  readonly actions: (item: CalendarItem) => readonly (MenuItem | 'separator')[];
}

export function ItemLine({ item, day, now, newsTypes, isCurrent, onOpen, actions }: Props) {
  const { messages } = useServices();
  const words = messages.calendar.pane;
  const title = titleOf(item, messages);
  const warning = warningOf(item, now, messages);
  return (
    <li className={isCurrent ? 'calendar-line is-current' : 'calendar-line'} data-line={item.key}>
      <span className="calendar-line-when">{whenOn(item, day, messages)}</span>
      <div className="calendar-line-body">
        <div className="calendar-line-head">
          <button
            type="button"
            className="calendar-line-title"
            lang={languageOf(item)}
            aria-keyshortcuts="M"
            onClick={() => onOpen(item)}
          >
            {title}
          </button>
          <Menu
            align="end"
            trigger={
              <button
                type="button"
                className="icon-button is-small"
                aria-label={words.more(title)}
                title={words.more(title)}
              >
                <MoreHorizontal aria-hidden />
              </button>
            }
            items={actions(item)}
          />
        </div>
        <p className="calendar-line-what">
          {/* The state says as much of an article. */}
          {item.kind === 'publication' ? null : (
            <span className={`calendar-sign is-${item.kind}`}>
              <ItemGlyph item={item} />
            </span>
          )}
          {whatOf(item, newsTypes, messages)}
        </p>
        <StatePill item={item} messages={messages} />
        {warning === null ? null : (
          <p className="calendar-line-warning">
            <TriangleAlert aria-hidden />
            <span>{warning}</span>
          </p>
        )}
      </div>
    </li>
  );
}

function StatePill({
  item,
  messages,
}: {
  readonly item: CalendarItem;
  readonly messages: Messages;
}) {
  if ('article' in item) {
    const { status } = item.article;
    return (
      <span className={`pill is-${status}`}>
        <StatusGlyph status={status} size={14} />
        {messages.statuses[status]}
      </span>
    );
  }
  const { toSend, sent } = messages.calendar.pane;
  const isSent = item.kind === 'newsletterSent';
  return (
    <span className={isSent ? 'pill is-published' : 'pill'}>
      {isSent ? <Check aria-hidden size={14} /> : <StatusGlyph status="draft" size={14} />}
      {isSent ? sent : toSend}
    </span>
  );
}

function whatOf(
  item: CalendarItem,
  newsTypes: ReadonlyMap<string, string>,
  messages: Messages,
): string {
  const words = messages.calendar.pane;
  const typeOf = ({ newsType }: ArticleSummary): string => newsTypes.get(newsType) ?? '';
  switch (item.kind) {
    case 'event':
      return factLine(
        words.event(item.event.place),
        item.from !== item.until && daysText(item.from, item.until, messages.locale),
        isOff(item) && words.cancelled,
      );
    case 'publication':
      return item.isOut
        ? words.wentOut(typeOf(item.article))
        : words.goesLive(typeOf(item.article));
    case 'embargoEnd':
      return words.embargo(typeOf(item.article));
    case 'due':
      return words.due(item.assignee);
    case 'newsletterDue':
    case 'newsletterSent': {
      const { number, sections } = item.issue;
      const articles = sections.reduce((sum, section) => sum + section.items.length, 0);
      return words.issue(number, articles, sections.length);
    }
    default:
      return unreachable(item);
  }
}

/** Why readers will not see what the calendar promises them, or what is late. */
function warningOf(item: CalendarItem, now: Date, messages: Messages): string | null {
  const words = messages.calendar.pane;
  if (item.kind === 'publication' && !item.isOut) {
    const { status } = item.article;
    if (status === 'draft' || status === 'inReview') return words.notApproved;
    return status === 'approved' ? words.notScheduled : null;
  }
  if (item.kind === 'due' && !isOut(item.article)) {
    return Date.parse(item.article.dueAt ?? '') < now.getTime() ? words.overdue : null;
  }
  if (item.kind === 'newsletterDue') {
    return Date.parse(item.issue.dueAt?.instant ?? '') < now.getTime() ? words.overdue : null;
  }
  return null;
}
