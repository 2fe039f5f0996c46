// What is under `/newsletters/`? Every issue that was sent, in a line.
import { periodText } from '../../newsletter/issue-view.ts';
import { mailWords } from '../../newsletter/mail-words.ts';
import { dateOf } from '../cards.ts';
import { definePage } from '../define-page.ts';
import { collectionPage } from '../json-ld.ts';
import { paths } from '../site-paths.ts';
import { siteWords } from '../site-words.ts';
import { stepsForMachines, stepViews } from '../steps.ts';
import { templateOf } from '../view-models.ts';
import { issueLabel } from './newsletter.ts';

interface NewslettersIngredients {
  readonly issues: readonly {
    readonly path: string;
    readonly day: string;
    readonly number: number;
    readonly language: string;
    readonly subject: string;
    readonly period: { readonly from: string; readonly until: string };
  }[];
}

export const newsletters = definePage<NewslettersIngredients>({
  name: 'newsletters',
  template: templateOf.newsletters,
  *pages(edition) {
    if (edition.issues.length === 0) return;
    const issues = edition.issues.map(({ path, day, issue }) => {
      const { number, language, subject, period } = issue;
      return { path, day, number, language, subject: subject.trim(), period };
    });
    const place = { path: paths.newsletters, isListed: true, language: edition.language };
    yield { ...place, ingredients: { issues } };
  },
  make({ issues }, { house, links, path }) {
    const { words } = house;
    const steps = [{ name: words.newsletters, path }];
    return {
      view: {
        kind: 'newsletters',
        label: '',
        heading: words.newsletters,
        breadcrumb: stepViews(house, steps, links),
        issues: issues.map((issue) => {
          const label = issueLabel(issue.number, mailWords(issue.language));
          return {
            href: links.to(issue.path),
            label,
            heading: issue.subject === '' ? label : issue.subject,
            language: issue.language,
            date: dateOf(house, issue.day),
            period: periodText(issue.period, siteWords(issue.language)),
          };
        }),
      },
      title: `${words.newsletters} – ${house.site.name}`,
      summary: '',
      section: paths.newsletters,
      article: undefined,
      jsonLd: [collectionPage(house, words.newsletters, path), ...stepsForMachines(house, steps)],
      feeds: [],
    };
  },
});
