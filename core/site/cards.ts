// How does an article, its picture and its terms look in a list?
import type { ImageUse } from '../content/article.ts';
import { bodyOpening, inLanguage, srcset } from './article-body.ts';
import type { Edition, EditionArticle, EditionTerm } from './edition.ts';
import { pictureOf } from './edition-media.ts';
import { focusIn } from './renditions.ts';
import { dateView } from './site-calendar.ts';
import type { PageLinks } from './site-paths.ts';
import type { CardView, DateView, ImageView, TermView } from './view-models.ts';

const cards = new WeakMap<EditionArticle, Map<string, CardView>>();

/** The card of an article as it is seen from all pages of one depth. */
export function cardOf(edition: Edition, article: EditionArticle, links: PageLinks): CardView {
  const byRoot = cards.get(article) ?? new Map<string, CardView>();
  cards.set(article, byRoot);
  const known = byRoot.get(links.root);
  if (known !== undefined) return known;
  const card = makeCard(edition, article, links);
  byRoot.set(links.root, card);
  return card;
}

function makeCard(edition: Edition, article: EditionArticle, links: PageLinks): CardView {
  return {
    href: links.to(article.path),
    headline: article.record.headline,
    summary: summaryOf(article),
    language: article.record.language,
    date: dateOf(edition, article.day),
    isNew: article.isNew,
    categories: article.categories.map((term) => termOf(term, links)),
    newsType: termOf(article.newsType, links),
    image: featuredImageOf(edition, article, links),
  };
}

const openings = new WeakMap<EditionArticle, string>();

/** The teaser: the summary, else the standfirst, else how the text begins. */
export function summaryOf(article: EditionArticle): string {
  const { summary, standfirst } = article.record;
  if (summary.trim() !== '') return summary;
  if (standfirst.trim() !== '') return standfirst;
  const known = openings.get(article);
  if (known !== undefined) return known;
  const opening = bodyOpening(article);
  openings.set(article, opening);
  return opening;
}

export function dateOf(edition: Edition, day: string): DateView {
  return dateView(day, edition.site.dateFormat, edition.words);
}

export function termOf(term: EditionTerm, links: PageLinks): TermView {
  return { name: term.name, href: links.to(term.path) };
}

export function featuredImageOf(
  edition: Edition,
  article: EditionArticle,
  links: PageLinks,
): ImageView | null {
  const { featuredImage: use, headline, language } = article.record;
  if (use === undefined || article.featuredImage === undefined) return null;
  return imageOf(edition, use, language, `“${headline}”`, links);
}

/** The picture of a use, or null where it is missing. What the use says wins over the asset's defaults. */
export function imageOf(
  edition: Edition,
  use: ImageUse,
  language: string,
  where: string,
  links: PageLinks,
): ImageView | null {
  const found = edition.media.get(use.asset);
  if (found === undefined) return null;
  const { asset } = found;
  const decorative = use.decorative ?? (use.alt === undefined && asset.decorative);
  const alt = decorative ? '' : (use.alt ?? inLanguage(asset.alt, language, edition.language));
  if (!decorative && alt.trim() === '') {
    edition.warnings.add(
      `The picture ${asset.fileName} in ${where} has no description for people who cannot see it.`,
    );
  }
  const focus = focusIn(use.crop, use.focalPoint ?? asset.focalPoint ?? { x: 0.5, y: 0.5 });
  const shown = pictureOf(found, use.crop);
  return {
    src: links.to(shown.path),
    width: shown.width ?? null,
    height: shown.height ?? null,
    webp: srcset(shown.webp, (path) => links.to(path)) ?? '',
    alt,
    caption: use.caption ?? inLanguage(asset.caption, language, edition.language),
    credit: asset.credit,
    position: `${Math.round(focus.x * 100)}% ${Math.round(focus.y * 100)}%`,
  };
}
