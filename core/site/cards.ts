// How does an article, its picture and its terms look in a list?
import type { ImageUse } from '../content/article.ts';
import { bodyOpening, inLanguage, srcset } from './article-body.ts';
import type { PagePlace } from './define-page.ts';
import type { EditionArticle, TermLabel } from './edition.ts';
import { type EditionCopy, type EditionMedia, pictureOf } from './edition-media.ts';
import { unit } from './fingerprint.ts';
import type { House, LanguageList } from './house.ts';
import { focusIn } from './renditions.ts';
import { dateView } from './site-calendar.ts';
import type { PageLinks } from './site-paths.ts';
import { readerLanguage } from './site-words.ts';
import type { CardView, DateView, ImageView, LanguageView, TermView } from './view-models.ts';

/** What a list says of an article: all that a change must touch for the lists to be made anew. A unit. */
export interface CardFacts {
  readonly path: string;
  readonly headline: string;
  readonly summary: string;
  readonly language: string;
  readonly day: string;
  readonly isNew: boolean;
  readonly categories: readonly TermLabel[];
  readonly newsType: TermLabel;
  readonly image: PictureFacts | null;
}

/** A picture as one use of it shows it, before it is known from which page. */
export interface PictureFacts {
  readonly path: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly webp: readonly EditionCopy[];
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly position: string;
  /** The file's name, where nobody has described the picture. */
  readonly undescribed: string | undefined;
}

const facts = new WeakMap<EditionArticle, CardFacts>();

/** The card of an article: the same object as long as the article is. */
export function cardFacts(article: EditionArticle): CardFacts {
  const known = facts.get(article);
  if (known !== undefined) return known;
  const { record, path, day, isNew, categories, newsType } = article;
  const made = unit<CardFacts>({
    path,
    headline: record.headline,
    summary: summaryOf(article),
    language: record.language,
    day,
    isNew,
    categories,
    newsType,
    image: featuredPicture(article),
  });
  facts.set(article, made);
  return made;
}

/**
 * Lets an article whose text is another keep the card it had; false where the card says another thing now, which begins as the
 * text does where nobody wrote a summary.
 */
export function keepCard(was: EditionArticle, now: EditionArticle): boolean {
  if (summaryOf(was) !== summaryOf(now)) return false;
  facts.set(now, cardFacts(was));
  return true;
}

/** The card as it is seen from a page. */
export function cardOf(place: PagePlace, card: CardFacts): CardView {
  const { house, links } = place;
  return {
    href: links.to(card.path),
    headline: card.headline,
    summary: card.summary,
    language: card.language,
    otherLanguage: otherLanguage(place, card.language),
    date: dateOf(house, card.day),
    isNew: card.isNew,
    categories: card.categories.map((term) => termOf(term, links)),
    newsType: termOf(card.newsType, links),
    image: card.image && imageView(house, card.image, `“${card.headline}”`, links),
  };
}

/** What a card says of its language where that is not the one of the page, and where all the news in it is: but there. */
function otherLanguage(place: PagePlace, own: string): LanguageView | null {
  const { house, links, language, path } = place;
  const wanted = readerLanguage(own);
  if (wanted === readerLanguage(language)) return null;
  const list = house.furniture.languages.find((one) => one.language === wanted);
  return list === undefined || path.startsWith(list.path) ? null : languageView(list, links);
}

/** Every language there is news in; `section` is the path of the page's own list. */
export function languageViews({ house, links }: PagePlace, section: string): LanguageView[] {
  return house.furniture.languages.map((list) => languageView(list, links, section));
}

function languageView(
  { name, language, path }: LanguageList,
  links: PageLinks,
  section?: string,
): LanguageView {
  return { name, language, href: links.to(path), current: path === section };
}

const openings = new WeakMap<EditionArticle['record'], string>();

/** The teaser: the summary, else the standfirst, else how the text begins. */
export function summaryOf({ record }: EditionArticle): string {
  const { summary, standfirst } = record;
  if (summary.trim() !== '') return summary;
  if (standfirst.trim() !== '') return standfirst;
  const known = openings.get(record);
  if (known !== undefined) return known;
  const opening = bodyOpening(record);
  openings.set(record, opening);
  return opening;
}

export function dateOf(house: House, day: string): DateView {
  return dateView(day, house.site.dateFormat, house.words);
}

export function termOf(term: Pick<TermLabel, 'name' | 'path'>, links: PageLinks): TermView {
  return { name: term.name, href: links.to(term.path) };
}

export function featuredPicture(article: EditionArticle): PictureFacts | null {
  const use = article.record.featuredImage;
  const media = article.featuredImage && article.media[article.featuredImage.id];
  if (use === undefined || media === undefined) return null;
  return pictureFacts(media, use, article.record.language, article.siteLanguage);
}

/** What is known of the picture of a use. What the use says wins over the asset's defaults. */
export function pictureFacts(
  media: EditionMedia,
  use: ImageUse,
  language: string,
  siteLanguage: string,
): PictureFacts {
  const { asset } = media;
  const decorative = use.decorative ?? (use.alt === undefined && asset.decorative);
  const alt = decorative ? '' : (use.alt ?? inLanguage(asset.alt, language, siteLanguage));
  const focus = focusIn(use.crop, use.focalPoint ?? asset.focalPoint ?? { x: 0.5, y: 0.5 });
  const shown = pictureOf(media, use.crop);
  return {
    path: shown.path,
    width: shown.width ?? null,
    height: shown.height ?? null,
    webp: shown.webp,
    alt,
    caption: use.caption ?? inLanguage(asset.caption, language, siteLanguage),
    credit: asset.credit,
    position: `${Math.round(focus.x * 100)}% ${Math.round(focus.y * 100)}%`,
    undescribed: !decorative && alt.trim() === '' ? asset.fileName : undefined,
  };
}

/** The picture as a page shows it; one that nobody described is warned of. */
export function imageView(
  house: House,
  picture: PictureFacts,
  where: string,
  links: PageLinks,
): ImageView {
  const { path, webp, undescribed, ...shown } = picture;
  if (undescribed !== undefined) {
    house.warnings.add(
      `The picture ${undescribed} in ${where} has no description for people who cannot see it.`,
    );
  }
  return {
    src: links.to(path),
    ...shown,
    webp: srcset(webp, (to) => links.to(to)) ?? '',
  };
}
