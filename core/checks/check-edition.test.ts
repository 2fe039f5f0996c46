// Is all that would leave checked, with what somebody lets pass, and is what stays inside left alone?
import { describe, expect, it } from 'vitest';
import { paragraph, text } from '../blocks/bodies-for-tests.ts';
import { hrefOfArticle } from '../blocks/link.ts';
import type { Article } from '../content/article.ts';
import type { AuditEntry, AuditEvent } from '../content/audit.ts';
import {
  exampleArticle,
  exampleArticleId,
  exampleNewsroom,
  MOMENT,
  textBody,
} from '../export/example-newsroom.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { addressClashes, checkEdition } from './check-edition.ts';
import { overrideKey, overridesOf, overriding, withdrawing } from './overrides.ts';
import { type ArticleReport, blockingOf, summariseReports } from './report.ts';

const check = (articles: Article[], audit: AuditEvent[] = []): ArticleReport[] => [
  ...checkEdition(exampleNewsroom(articles), MOMENT, { sha256, audit }),
];
const reasons = ({ findings }: ArticleReport): string[] => findings.map(({ reason }) => reason.id);
const button = { type: 'button', attrs: { href: 'https://example.org/' } };

let number = 0;
const event = (entry: AuditEntry): AuditEvent => ({
  ...entry,
  number: ++number,
  before: null,
  at: MOMENT.toISOString(),
});

describe('an edition', () => {
  it('is checked article by article, and only what is out', () => {
    const draft = exampleArticle(2, { status: 'draft', headline: '' });
    const [only, ...others] = check([exampleArticle(1), draft]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: exampleArticleId(1), headline: 'Article 1' });
    expect(reasons(only as ArticleReport)).toEqual(['category-missing', 'standfirst-missing']);
  });

  it('knows which of its articles lead nowhere, and which share an address', () => {
    const link = (target: number) =>
      paragraph(
        text('this', {
          type: 'link',
          attrs: { href: hrefOfArticle(exampleArticleId(target)) },
        }),
      );
    const found = check([
      exampleArticle(1, { slug: 'the-same' }),
      exampleArticle(2, { slug: 'the-same', body: textBody('Words.', link(3), link(9)) }),
      exampleArticle(3, { status: 'draft' }),
    ]).map(reasons);
    expect(found[0]).not.toContain('address-taken');
    expect(found[1]).toEqual(
      expect.arrayContaining(['address-taken', 'article-not-public', 'article-gone']),
    );
  });

  it('gives each of several articles of one address a free one of its own', () => {
    const same = [1, 2, 3].map((one) => exampleArticle(one, { slug: 'the-same' }));
    expect([...addressClashes(same)].map(([id, { free }]) => [id, free])).toEqual([
      [exampleArticleId(2), 'the-same-2'],
      [exampleArticleId(3), 'the-same-3'],
    ]);
  });
});

describe('a finding that somebody lets pass', () => {
  const article = exampleArticle(1, { body: textBody('Words.', button) });
  const blocked = check([article])[0] as ArticleReport;
  const [finding] = blockingOf(blocked);
  if (finding === undefined) throw new Error('nothing is blocking');
  const subject = { article: article.id, check: finding.check, fingerprint: finding.fingerprint };
  const pass = event(overriding(subject, { by: 'Tess', why: 'It is known.', found: '' }));

  it('blocks no more, and says who and why', () => {
    const [passed] = check([article], [pass]);
    expect(blockingOf(passed as ArticleReport)).toEqual([]);
    expect(summariseReports([passed as ArticleReport], 1)).toMatchObject({
      counts: { blocking: 0 },
      overridden: 1,
    });
    expect(passed?.findings[0]?.override).toEqual({
      by: 'Tess',
      why: 'It is known.',
      at: MOMENT.toISOString(),
    });
  });

  it('is another one in another text, in another article, by another check', () => {
    const changed = { ...button, attrs: { href: 'https://example.org/elsewhere' } };
    const others = [
      exampleArticle(1, { body: textBody('Words.', changed) }),
      exampleArticle(2, { body: textBody('Words.', button) }),
    ];
    for (const other of others) {
      expect(blockingOf(check([other], [pass])[0] as ArticleReport)).toHaveLength(1);
    }
    const another = event(
      overriding({ ...subject, check: 'headline' }, { by: 'Tess', why: 'x', found: '' }),
    );
    expect(blockingOf(check([article], [another])[0] as ArticleReport)).toHaveLength(1);
  });

  it('stays the same finding where the text moves', () => {
    const moved = exampleArticle(1, { body: textBody('Words.', paragraph(text('More.')), button) });
    expect(blockingOf(check([moved], [pass])[0] as ArticleReport)).toEqual([]);
  });

  it('blocks again once that is taken back; the last word counts', () => {
    const back = event(withdrawing(subject, 'Inês'));
    expect(blockingOf(check([article], [pass, back])[0] as ArticleReport)).toHaveLength(1);
    expect(blockingOf(check([article], [pass, back, pass])[0] as ArticleReport)).toEqual([]);
  });

  it('is read from nothing that is not quite such an event', () => {
    const odd = [
      { ...pass, subject: { type: 'asset', id: article.id } },
      { ...pass, subject: { type: 'article', id: 'no id' } },
      { ...pass, details: { check: 'x' } },
      { ...pass, kind: 'something-newer' },
    ];
    expect(overridesOf(odd).size).toBe(0);
    expect([...overridesOf([...odd, pass]).keys()]).toEqual([overrideKey(subject)]);
  });
});

describe('a report', () => {
  it('tells of the blocked first, and of all of them, however few are asked for', () => {
    const articles = [1, 2, 3, 4].map((one) =>
      exampleArticle(one, one > 2 ? { body: textBody('Words.', button) } : {}),
    );
    const told = summariseReports(check(articles), 6, 1);
    expect(told.reports.map(({ id }) => id)).toEqual([exampleArticleId(3), exampleArticleId(4)]);
    expect(told).toMatchObject({ articles: 6, clean: 2, left: 2, counts: { blocking: 2 } });
  });
});
