// Do the dates of the article fit what it says and what state it is in?
import { reason } from '../check-messages.ts';
import { type Article, liveSince } from '../content/article.ts';
import type { Check } from './define-check.ts';
import { invites } from './invitations.ts';

export const dates: Check = {
  id: 'dates',
  *run({ article }, context) {
    const live = liveSince(article);
    const place = { at: 'field', field: 'goesLive' } as const;
    if (article.status === 'scheduled' && live === undefined) {
      const why = reason('scheduled-without-date');
      yield { severity: 'warning', place, judged: null, reason: why, go: 'choose' };
    }
    if (article.status === 'published' && live !== undefined && live > context.now) {
      const why = reason('goes-live-later', context.day(live));
      yield { severity: 'warning', place, judged: live.toISOString(), reason: why, go: 'show' };
    }
    const over = endOf(article);
    // An announcement of an event that was still to come when it went out is history.
    const isNews = live === undefined || (over !== undefined && live > over);
    if (over === undefined || over > context.now || !isNews) return;
    const { headline, standfirst, summary } = article;
    if (!invites(`${headline}\n${standfirst}\n${summary}`, article.language)) return;
    yield {
      severity: 'warning',
      place: { at: 'field', field: 'event' },
      judged: { event: article.event, headline, standfirst, summary },
      reason: reason('event-over', context.day(over)),
      go: 'show',
    };
  },
};

const DAY = 24 * 60 * 60 * 1000;

/** When the event is over for sure; one without an end, at the end of a day. */
function endOf({ event }: Article): Date | undefined {
  if (event === undefined) return undefined;
  const { start, end } = event;
  return new Date(end === undefined ? Date.parse(start.instant) + DAY : Date.parse(end.instant));
}
