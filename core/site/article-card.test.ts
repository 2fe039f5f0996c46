import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import { planSiteExport } from '../export/compile.ts';
import {
  exampleArticle,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  exampleTermId,
  MOMENT,
  plainTheme,
} from '../export/example-newsroom.ts';
import { madeExport } from '../export/made-for-tests.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { articleCard, siteCard } from './article-card.ts';
import { type Edition, makeEdition } from './edition.ts';

function editionOf(
  articles: readonly Article[],
  changes: Parameters<typeof exampleNewsroom>[1] = {},
  before?: Edition,
): Edition {
  return makeEdition(exampleNewsroom(articles, changes), { asOf: MOMENT, before });
}

function cardOf(edition: Edition) {
  const [article] = edition.articles;
  return article && articleCard(edition, article);
}

describe('the social card of an article', () => {
  it('says what kind of news it is, and about what; no subject is better than “Uncategorised”', () => {
    const inOne = editionOf([exampleArticle(1, { categories: [exampleTermId(1)] })]);
    expect(cardOf(inOne)?.facts.label).toBe('Report · Prisons');
    const inNone = editionOf([exampleArticle(1, { categories: [] })]);
    expect(cardOf(inNone)?.facts.label).toBe('Report');
  });

  it('is the same picture after an edit of the text, and another one after an edit of the headline', () => {
    const first = exampleArticle(1);
    const newsroom = exampleNewsroom([first]);
    const edition = makeEdition(newsroom, { asOf: MOMENT });
    const card = cardOf(edition);
    expect(cardOf(makeEdition(newsroom, { asOf: MOMENT, before: edition }))).toBe(card);
    const summary = cardOf(editionOf([{ ...first, summary: 'Another' }], {}, edition));
    expect(summary?.key).toBe(card?.key);
    expect(summary?.path).toBe(card?.path);
    const headline = cardOf(editionOf([{ ...first, headline: 'Another' }], {}, edition));
    expect(headline?.key).not.toBe(card?.key);
    expect(headline?.path).not.toBe(card?.path);
    const name = cardOf(editionOf([first], { site: { name: 'Another' } }, edition));
    expect(name?.path).not.toBe(card?.path);
  });

  it('is what networks show: its address stands in the head of its page, whatever picture the article has', () => {
    const asset = exampleAsset(1);
    const article = exampleArticle(1, { featuredImage: { asset: exampleAssetId(1) } });
    const edition = editionOf([article], { assets: [asset] });
    const plan = planSiteExport(edition, plainTheme);
    const { entries } = madeExport(plan, plainTheme, sha256);
    const card = cardOf(edition);
    const page = entries.find((entry) => entry.path === `${edition.articles[0]?.path}index.html`);
    const html = page?.kind === 'text' ? page.text : '';
    for (const [property, content] of [
      ['og:image', `https://news.example/${card?.path}`],
      ['og:image:width', '1200'],
      ['og:image:height', '630'],
      ['og:image:alt', card?.alt],
      ['twitter:card', 'summary_large_image'],
    ]) {
      const tag = JSON.stringify({ property, content });
      expect(html.replaceAll('&quot;', '"'), tag).toContain(tag);
    }
    const ofSite = siteCard(edition);
    expect(plan.files.filter((file) => file.group === 'cards').map((file) => file.path)).toEqual(
      [card?.path, ofSite?.path].sort(),
    );
    const home = entries.find((entry) => entry.path === 'index.html');
    expect(home?.kind === 'text' && home.text).toContain(ofSite?.path);
  });

  it('is not made where the site has no address, and no page speaks of it', () => {
    const edition = editionOf([exampleArticle(1)], { site: { baseUrl: null } });
    const plan = planSiteExport(edition, plainTheme);
    expect(plan.files.filter((file) => file.group === 'cards')).toEqual([]);
    for (const entry of madeExport(plan, plainTheme, sha256).entries) {
      if (entry.kind === 'text') expect(entry.text).not.toContain('media/cards/');
    }
  });
});
