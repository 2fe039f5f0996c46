// Does every mail keep the standards, is nothing in it taken for markup, and do six periods of the sample newsroom come out as they did?
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveSince } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { type NewsletterIssue, sendingServices } from '../../core/content/newsletter.ts';
import { unwrap } from '../../core/errors.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { MOST_BYTES, utf8Length } from '../../core/newsletter/checks/size.ts';
import { type IssueView, readIssue } from '../../core/newsletter/issue-view.ts';
import { exampleIssue } from '../../core/newsletter/issues-for-tests.ts';
import { mailHtml } from '../../core/newsletter/mail-html.ts';
import { linksInHtml, linksInText } from '../../core/newsletter/mail-links.ts';
import { mailText } from '../../core/newsletter/mail-text.ts';
import { MOST_IN_SECTION, MOST_ITEMS } from '../../core/newsletter/propose.ts';
import { runNewsletterChecks } from '../../core/newsletter/run-checks.ts';
import { makeEdition } from '../../core/site/edition.ts';
import { SiteCalendar } from '../../core/site/site-calendar.ts';
import { readLibrary } from '../../electron/storage/read-library.ts';
import { inProject } from '../project.ts';
import { MOMENT, Workshop } from './exported-site.ts';
import { hostileFaults } from './hostile-faults.ts';
import {
  collectedStrings,
  inBunches,
  makeHostileNewsroom,
  ownStrings,
} from './hostile-newsroom.ts';
import { mailFaults } from './html-faults.ts';
import { replay, sampleIssues } from './sample-mails.ts';

interface Mail {
  readonly view: IssueView;
  readonly html: string;
  readonly text: string;
}

function mailOf(issue: NewsletterIssue, snapshot: LibrarySnapshot, asOf: Date): Mail {
  const { assets, articles } = snapshot;
  const view = readIssue(issue, { edition: makeEdition(snapshot, { asOf }), assets, articles });
  const html = mailHtml(view, { picture: ({ asset }) => `images/${asset.slice(0, 8)}.jpg` });
  return { view, html, text: mailText(view) };
}

function expectParity({ view, html, text }: Mail): void {
  expect([...linksInText(text, view.tags)].sort()).toEqual([...linksInHtml(html)].sort());
}

let sample: LibrarySnapshot;
beforeAll(async () => {
  sample = unwrap(await readLibrary(inProject('resources', 'sample-newsroom'))).snapshot;
});

describe.each(['newsType', 'category'] as const)('six past periods, grouped by %s', (grouping) => {
  it('tell every article of theirs once, in balanced sections, and come out as they did', async () => {
    const replayed = replay(sample, { grouping });
    const told = replayed.flatMap(({ issue }) =>
      issue.sections.flatMap(({ items }) => items.map(({ article }) => article)),
    );
    expect(new Set(told).size).toBe(told.length);
    const calendar = new SiteCalendar(sample.site.timeZone);
    const headline = new Map(sample.articles.map((article) => [article.id, article]));
    for (const { issue, proposal } of replayed) {
      for (const { items } of issue.sections)
        expect(items.length).toBeLessThanOrEqual(MOST_IN_SECTION);
      const all = issue.sections.flatMap(({ items }) => items);
      expect(all.length).toBeLessThanOrEqual(MOST_ITEMS);
      for (const article of [...all.map((item) => item.article), ...proposal.leftOver]) {
        const record = headline.get(article);
        const live = record && liveSince(record);
        const day = live && calendar.day(live);
        expect(day !== undefined && day >= issue.period.from && day <= issue.period.until).toBe(
          true,
        );
      }
    }
    const named = (id: ArticleId): string => `  ${headline.get(id)?.headline}`;
    const lines = replayed.flatMap(({ issue, proposal }) => [
      `${issue.period.from} – ${issue.period.until}`,
      ...issue.sections.flatMap(({ title, items }) => [
        ` ${title}`,
        ...items.map(({ article }) => named(article)),
      ]),
      ...proposal.leftOver.map((id) => `left over:${named(id)}`),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot(`golden-mails/proposals-by-${grouping}.txt`);
  });

  it('lose no pin when each is proposed once more', () => {
    const replayed = replay(sample, { grouping });
    const again = replay(sample, {
      grouping,
      sections: [
        {
          id: 'own',
          title: 'First of all',
          items: replayed.slice(0, 2).flatMap(({ issue }) => {
            const first = issue.sections[0]?.items[0];
            return first === undefined ? [] : [{ ...first, pinned: true }];
          }),
        },
      ],
    });
    const pins = again[0]?.issue.sections[0]?.items.filter(({ pinned }) => pinned);
    expect(pins).toHaveLength(2);
    for (const { issue } of again) expect(issue.sections[0]?.items.slice(0, 2)).toEqual(pins);
  });

  it('make valid mails under 100 kB that lead to the same places in both parts', async () => {
    for (const { issue, asOf } of replay(sample, { grouping })) {
      const mail = mailOf(issue, sample, asOf);
      expect(await mailFaults(`issue ${issue.number}`, mail.html)).toEqual([]);
      expect(utf8Length(mail.html)).toBeLessThan(MOST_BYTES);
      expectParity(mail);
      const { assets, articles } = sample;
      const source = { edition: makeEdition(sample, { asOf }), assets, articles };
      const blocking = runNewsletterChecks(issue, source).findings.filter(
        ({ severity }) => severity === 'blocking',
      );
      expect(blocking).toEqual([]);
    }
  });
});

describe('a mail with something of everything', () => {
  it('comes out as it did, letter by letter', async () => {
    const full = sampleIssues(sample).get('full');
    if (full === undefined) throw new Error('there is none');
    const { html, text } = mailOf(full, sample, MOMENT);
    await expect(html).toMatchFileSnapshot('golden-mails/full.html');
    await expect(text).toMatchFileSnapshot('golden-mails/full.txt');
  });

  it('is valid in every language, from either side, for every service', async () => {
    const issues = [...sampleIssues(sample)];
    for (const [at, service] of sendingServices.entries()) {
      const [name, issue] = issues[at % issues.length] ?? [];
      if (issue === undefined) throw new Error('there is none');
      const mail = mailOf({ ...issue, service }, sample, MOMENT);
      expect(await mailFaults(`${name}, ${service}`, mail.html)).toEqual([]);
      expectParity(mail);
    }
  });

  it('would be told of, were it not (the control)', async () => {
    const full = sampleIssues(sample).get('full');
    if (full === undefined) throw new Error('there is none');
    const { html } = mailOf(full, sample, MOMENT);
    expect(await mailFaults('no alt', html.replace(/ alt="[^"]*"/, ''))).not.toEqual([]);
    expect(await mailFaults('not closed', html.replace('</h2>', ''))).not.toEqual([]);
  });
});

describe('words that want to be more than words', () => {
  let workshop: Workshop;
  let hostile: LibrarySnapshot;
  let strings: string[];
  beforeAll(async () => {
    workshop = await Workshop.make();
    const collected = await collectedStrings();
    if (collected.length === 0)
      console.log('What others collected is not here: our own strings alone are tried.');
    strings = [...ownStrings, ...inBunches(collected, 80)];
    const library = join(workshop.folder, 'hostile');
    await makeHostileNewsroom(library, ownStrings);
    hostile = unwrap(await readLibrary(library)).snapshot;
  });
  afterAll(async () => {
    await rm(workshop.folder, { recursive: true, force: true });
  });

  it('stay words in every field of an issue and of its articles', async () => {
    const articles = hostile.articles.map(({ id }) => id);
    const pictures = [...hostile.assets.values()].filter(({ width }) => width !== undefined);
    const mails = strings.map((words, at) => {
      const mine = [articles[at % articles.length], articles[(at + 1) % articles.length]];
      const picture = pictures[at % Math.max(1, pictures.length)];
      return mailOf(
        exampleIssue(at + 1, {
          ...{ subject: words, preheader: words, intro: words },
          grouping: at % 2 === 0 ? 'newsType' : 'category',
          service: sendingServices[at % sendingServices.length] ?? 'generic',
          sections: [
            {
              id: words,
              title: words,
              items: mine.flatMap((article, place) =>
                article === undefined
                  ? []
                  : [{ article, ...(place === 0 ? { blurb: words } : {}) }],
              ),
            },
          ],
          slots: [
            {
              ...{ id: words, kind: 'sponsor', place: 'start', title: words, text: words },
              ...{ label: words, url: at % 2 === 0 ? words : `https://a.example/${words}` },
              ...(picture === undefined ? {} : { image: { asset: picture.id, alt: words } }),
            },
          ],
        }),
        hostile,
        MOMENT,
      );
    });
    expect(mails.some(({ view }) => view.parts.length > 0)).toBe(true);
    for (const [at, mail] of mails.entries()) {
      expect(hostileFaults(`mail ${at}`, mail.html)).toEqual([]);
      // Headlines that hold an address name it in both parts, and lead to the article in the HTML.
      const inText = linksInText(mail.text, mail.view.tags);
      for (const link of linksInHtml(mail.html)) expect(inText).toContain(link);
      // The checker takes its time: it is asked of some, and `hostileFaults` of all.
      if (at % 4 !== 0) continue;
      // What no heading or title says is told of by the checks of an issue, not of its HTML.
      const faults = (await mailFaults(`mail ${at}`, mail.html)).filter(
        (fault) => !/\((?:empty-heading|empty-title|text-content)\)$/.test(fault),
      );
      expect(faults).toEqual([]);
    }
  });
});
