// How does the body of an article look from a given place: with which pictures and which links?
import type { RenderContext } from '../blocks/define-block.ts';
import { withEvenOutline } from '../blocks/heading-outline.ts';
import { articleOfHref } from '../blocks/link.ts';
import { type Rendered, renderHtml, renderText, renderWordPress } from '../blocks/render.ts';
import { type Asset, isImage } from '../content/asset.ts';
import { bodyOf } from '../content/packed-article.ts';
import { safeHref } from '../markup.ts';
import type { EditionArticle } from './edition.ts';
import { type EditionCopy, pictureOf } from './edition-media.ts';
import { eventWhen } from './event-when.ts';
import { downloadName, fileKindName, sizeText } from './file-facts.ts';
import type { House } from './house.ts';
import { languageName } from './language-names.ts';
import { dateView } from './site-calendar.ts';
import { type SiteWords, siteWords } from './site-words.ts';

/** How a body reaches pages and files from where it stands; undefined where it cannot. */
export interface BodyPlace {
  page(path: string): string | undefined;
  file(path: string): string | undefined;
}

export function bodyHtml(house: House, article: EditionArticle, place: BodyPlace): string {
  const document = withEvenOutline(bodyOf(article.record).document);
  return noteSkipped(house, article, renderHtml(document, contextFor(house, article, place)));
}

export function bodyWordPress(house: House, article: EditionArticle, place: BodyPlace): string {
  const document = withEvenOutline(bodyOf(article.record).document);
  const context = contextFor(house, article, place);
  return noteSkipped(house, article, renderWordPress(document, context));
}

/** The first words of the body, for lists and previews where nobody wrote a summary. */
export function bodyOpening(record: EditionArticle['record'], length = 200): string {
  const text = renderText(bodyOf(record).document).output.replace(/\s+/g, ' ').trim();
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const end = cut.lastIndexOf(' ');
  // A cut between the halves of a surrogate pair would leave half a character.
  const words = end > 0 ? cut.slice(0, end) : cut.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return `${words.replace(/[\s,;:–-]+$/, '')}…`;
}

function noteSkipped(house: House, article: EditionArticle, rendered: Rendered): string {
  for (const type of rendered.skipped) {
    house.warnings.add(
      `“${article.record.headline}” holds “${type}”, which this version of Galley does not know. It is kept in the article and left out of the website.`,
    );
  }
  return rendered.output;
}

function contextFor(house: House, article: EditionArticle, place: BodyPlace): RenderContext {
  const words = siteWords(article.record.language);
  return {
    words: words.blocks,
    image(id, crop) {
      const found = article.media[id];
      if (found === undefined || !isImage(found.asset)) return undefined;
      const shown = pictureOf(found, crop);
      const src = place.file(shown.path);
      if (src === undefined) return undefined;
      const { width, height } = shown;
      const webp = srcset(shown.webp, (path) => place.file(path));
      return {
        src,
        ...(width !== undefined && height !== undefined ? { width, height } : {}),
        ...(webp === undefined ? {} : { webp }),
        alt: inLanguage(found.asset.alt, article.record.language, house.language),
        decorative: found.asset.decorative,
        credit: found.asset.credit,
      };
    },
    file(id, language) {
      const found = article.media[id];
      const href = found === undefined ? undefined : place.file(found.path);
      if (found === undefined || href === undefined) return undefined;
      const facts = [fileKindName(found.asset, words), sizeText(found.asset.size, words)];
      if (language !== undefined) facts.push(languageName(language, article.record.language));
      return { href, name: downloadName(found.asset), facts: facts.join(', ') };
    },
    article(id) {
      const other = article.mentions[id];
      const href = other === undefined ? undefined : place.page(other.path);
      if (other === undefined || href === undefined) return undefined;
      const day = dateView(other.day, house.site.dateFormat, words);
      return {
        href,
        headline: other.headline,
        summary: other.summary,
        ...(other.language === article.record.language ? {} : { language: other.language }),
        label: `${other.newsType} · ${day.text}`,
      };
    },
    event: eventOf(house, article, words),
    link(href) {
      const internal = articleOfHref(href);
      if (internal === undefined) return safeHref(href);
      const target = article.mentions[internal];
      return target === undefined ? undefined : place.page(target.path);
    },
  };
}

/** Copies for a browser to choose from, by their widths; undefined where there are none or they cannot be reached. */
export function srcset(
  copies: readonly EditionCopy[],
  to: (path: string) => string | undefined,
): string | undefined {
  const parts = copies.flatMap(({ path, rendition }) => {
    const href = to(path);
    return href === undefined ? [] : [`${href} ${rendition.width}w`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}

function eventOf(
  house: House,
  { record: { event } }: EditionArticle,
  words: SiteWords,
): RenderContext['event'] {
  if (event === undefined) return undefined;
  const { when, iso } = eventWhen(event, house.site.dateFormat, words);
  return { when, iso, place: event.place, link: safeHref(event.link) };
}

/** The text of a per-language default that fits best: this language, its relatives, the site's own, then none. */
export function inLanguage(texts: Asset['alt'], language: string, siteLanguage: string): string {
  const primary = language.split('-')[0] ?? language;
  return texts[language] ?? texts[primary] ?? texts[siteLanguage] ?? '';
}
