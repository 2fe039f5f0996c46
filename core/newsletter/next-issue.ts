// What does the next issue begin with, and what of one is kept for those to come?
import type {
  NewsletterIssue,
  NewsletterPeriod,
  NewsletterTemplate,
} from '../content/newsletter.ts';
import { siteWords } from '../site/site-words.ts';
import { periodText } from './issue-view.ts';

const DAY_MS = 86_400_000;
/** Where there is no issue yet: what was published in about so long. */
const FIRST_PERIOD_DAYS = 60;

/** The number and the period that the next issue is proposed with. `today` is a day of the site's zone. */
export function nextIssue(
  issues: readonly NewsletterIssue[],
  today: string,
): { readonly number: number; readonly period: NewsletterPeriod } {
  const number = Math.max(0, ...issues.map((issue) => issue.number)) + 1;
  const last = issues.map(({ period }) => period.until).sort();
  const after = last.at(-1);
  const from = after === undefined ? addDays(today, -FIRST_PERIOD_DAYS) : addDays(after, 1);
  return { number, period: { from, until: from > today ? from : today } };
}

/** A new issue from a template; its places for number and period filled in. */
export function fromTemplate(
  template: NewsletterTemplate,
  { number, language, period }: Pick<NewsletterIssue, 'number' | 'language' | 'period'>,
): Pick<
  NewsletterIssue,
  'grouping' | 'subject' | 'preheader' | 'intro' | 'sections' | 'slots' | 'service'
> {
  const { grouping, preheader, intro, slots, service } = template;
  const subject = template.subject
    .replaceAll('{number}', String(number))
    .replaceAll('{period}', periodText(period, siteWords(language)));
  const sections = template.sections.map(({ title }, place) => ({
    id: `section-${place + 1}`,
    title,
    items: [],
  }));
  return { grouping, subject, preheader, intro, sections, slots, service };
}

/** What of an issue is the same in the next one: never its articles. */
export function templateOf(
  issue: NewsletterIssue,
  given: Pick<NewsletterTemplate, 'id' | 'name' | 'createdAt' | 'updatedAt'>,
): NewsletterTemplate {
  const { language, grouping, preheader, intro, slots, service } = issue;
  const places = new Map(issue.sections.map(({ id }, place) => [id, `section-${place + 1}`]));
  return {
    ...given,
    ...{ language, grouping, preheader, intro, service },
    subject: issue.subject.replaceAll(
      new RegExp(`(?<!\\d)${issue.number}(?!\\d)`, 'g'),
      '{number}',
    ),
    sections: issue.sections.map(({ title }) => ({ title })),
    slots: slots.map((slot) => ({
      ...slot,
      place:
        typeof slot.place === 'string'
          ? slot.place
          : { after: places.get(slot.place.after) ?? slot.place.after },
    })),
  };
}

/** A day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
