// What might readers miss in an issue: events that nobody tells, articles without a picture, translations?

import type { ArticleId } from '../content/ids.ts';
import type { NewsletterIssue } from '../content/newsletter.ts';
import { type IssueReason, issueReason } from '../newsletter-check-messages.ts';
import { eventDays } from '../site/event-when.ts';
import { dateView, dayNumber } from '../site/site-calendar.ts';
import { primaryLanguage, siteWords } from '../site/site-words.ts';
import { storiesOf } from '../translations/stories.ts';
import type { IssuePlace } from './checks/define-check.ts';
import { preheader } from './checks/preheader.ts';
import { translations } from './checks/translations.ts';
import { type IssueSource, readIssue } from './issue-view.ts';

/** Events this many days after the period are coming up: until the next issue of a newsletter that comes every other month. */
const COMING_UP_DAYS = 62;

/** Something to think about while an issue is made. Nothing has to be done. */
export interface IssueHint {
  readonly place: IssuePlace;
  readonly reason: IssueReason;
  /** The article that could be put in, where that is what is missing. */
  readonly article?: ArticleId;
}

/** The hints of an issue, as one reads it; events by their day. */
export function whatsMissing(issue: NewsletterIssue, source: IssueSource): IssueHint[] {
  const view = readIssue(issue, source);
  const { edition } = source;
  const subject = { issue, source, edition, view, html: '', text: '' };
  const hints: IssueHint[] = [];
  if (view.preheader === '') hints.push(...preheader.run(subject));
  for (const part of view.parts) {
    if (part.kind === 'slot') continue;
    const [only, more] = part.items;
    if (only !== undefined && more === undefined) {
      const place = { at: 'section', section: part.id } as const;
      hints.push({ place, reason: issueReason('section-of-one', part.title) });
    }
    for (const { article, headline, picture } of part.items) {
      if (picture !== undefined) continue;
      const place = { at: 'item', section: part.id, article } as const;
      const unseen = edition.byId.get(article)?.featuredImage?.fileName;
      const reason =
        unseen === undefined
          ? issueReason('picture-missing', headline)
          : issueReason('picture-not-in-mail', unseen);
      hints.push({ place, reason });
    }
  }
  hints.push(...translations.run(subject));
  return [...hints.map(({ place, reason }) => ({ place, reason })), ...untoldEvents(issue, source)];
}

function untoldEvents(issue: NewsletterIssue, { edition, articles }: IssueSource): IssueHint[] {
  const storyOf = storiesOf(edition.articles.map(({ record }) => record));
  const told = new Set(
    issue.sections.flatMap(({ items }) => items.map(({ article }) => storyOf(article))),
  );
  const excluded = new Set(issue.excluded.map(storyOf));
  const { from, until } = issue.period;
  const last = dayNumber(until) + COMING_UP_DAYS;
  const known = new Set(articles.map(({ id }) => id));
  const words = siteWords(issue.language);
  const seen = new Set<ArticleId>();
  return edition.articles
    .flatMap(({ id, record }) =>
      record.event === undefined ? [] : [{ id, record, days: eventDays(record.event) }],
    )
    .filter(({ id, days }) => known.has(id) && days.until >= from && dayNumber(days.from) <= last)
    .sort((a, b) => {
      const ours = (language: string): number =>
        primaryLanguage(language) === primaryLanguage(issue.language) ? 0 : 1;
      return (
        (a.days.from < b.days.from ? -1 : a.days.from > b.days.from ? 1 : 0) ||
        ours(a.record.language) - ours(b.record.language) ||
        (a.id < b.id ? -1 : 1)
      );
    })
    .flatMap(({ id, record, days }): IssueHint[] => {
      const story = storyOf(id);
      if (told.has(story) || excluded.has(story) || seen.has(story)) return [];
      seen.add(story);
      const day = dateView(days.from, edition.site.dateFormat, words).text;
      const reason =
        days.from > until
          ? issueReason('event-coming-untold', record.headline, day)
          : issueReason('event-untold', record.headline);
      return [{ place: { at: 'issue' }, reason, article: id }];
    });
}
