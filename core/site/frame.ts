// What is around the content of every page: head, navigation, footer, and what search engines are told?

import type { Site, SiteLink } from '../content/site.ts';
import { textDirection } from '../content/text.ts';
import { safeHref, scriptSafeJson } from '../markup.ts';
import { articleCard, siteCard } from './article-card.ts';
import { imageView, languageViews, pictureFacts } from './cards.ts';
import type { MadePage, PagePlace } from './define-page.ts';
import type { Furniture, FurnitureLink, House, LanguageList, SectionWord } from './house.ts';
import { absolute, modifiedAt } from './json-ld.ts';
import { fileOfPage, type PageLinks, paths } from './site-paths.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './social-card.ts';
import { alternatesIn, type Version } from './versions.ts';
import type { FrameView, LinkView } from './view-models.ts';

/** Whether the website has a file, by its path from the root. */
export type Exists = (file: string) => boolean;

/** The parts a site may have besides its news, in the order they are offered. */
const sections: readonly (readonly [SectionWord, string])[] = [
  ['newsArchive', paths.archive()],
  ['calendar', paths.calendar()],
  ['newsletters', paths.newsletters],
  ['people', paths.people],
  ['search', paths.search],
];

/** Finds out where the links of the site's settings lead; one that leads nowhere is left out, with a warning. */
export function furnish(
  site: Site,
  exists: Exists,
  languages: readonly LanguageList[],
  warnings: Set<string>,
): Furniture {
  const links = (chosen: readonly SiteLink[]): FurnitureLink[] =>
    chosen.flatMap((link) => {
      // A link without a word is one that nobody can follow.
      if (link.label.trim() === '') return [];
      const found = leadTo(link.label, link.href, exists);
      if (found !== undefined) return [found];
      // The label may name what is not public: the warning stays in the house.
      warnings.add(
        `The site’s link “${link.label}” leads to ${link.href}, which is not on the website. It is left out.`,
      );
      return [];
    });
  const { newsletter } = site;
  const call = newsletter === null ? undefined : leadTo(newsletter.label, newsletter.url, exists);
  return {
    sections: sections
      .map(([word, path]) => ({ word, file: fileOfPage(path) }))
      .filter(({ file }) => exists(file)),
    languages,
    navigation: links(site.navigation),
    footer: site.footer
      .map((column) => ({ heading: column.heading, links: links(column.links) }))
      .filter((column) => column.links.length > 0),
    social: links(site.social),
    newsletter:
      newsletter === null || call === undefined
        ? undefined
        : { heading: newsletter.heading, text: newsletter.text, link: call },
  };
}

function leadTo(label: string, href: string, exists: Exists): FurnitureLink | undefined {
  const outside = safeHref(href);
  if (outside !== undefined) return { label, href: outside };
  const file = internalFile(href, exists);
  return file === undefined ? undefined : { label, file };
}

export function frameOf(place: PagePlace, made: MadePage): FrameView {
  const { house, links } = place;
  const { site, furniture } = house;
  const linkViews = (chosen: readonly FurnitureLink[]): LinkView[] =>
    chosen.map((link) => linkView(link, place, made.section));
  const { newsletter } = furniture;
  return {
    language: place.language,
    direction: textDirection(place.language),
    siteName: site.name,
    tagline: site.tagline,
    description: site.description,
    root: links.root,
    homeHref: links.to(''),
    title: made.title,
    // A page that has nothing to say of itself says what the site is.
    summary: made.summary || site.description || site.tagline,
    canonical: place.isListed ? (absolute(house, place.path) ?? null) : null,
    alternates: alternatesOf(place, made),
    openGraph: openGraph(place, made),
    jsonLd:
      made.jsonLd.length === 0
        ? null
        : scriptSafeJson({ '@context': 'https://schema.org', '@graph': made.jsonLd }),
    feeds: feedsOf(house, made, links),
    logo:
      house.logo === undefined
        ? null
        : imageView(
            house,
            pictureFacts(
              house.logo,
              { asset: house.logo.asset.id, alt: site.name },
              place.language,
              house.language,
            ),
            'the logo',
            links,
          ),
    navigation: linkViews(furniture.navigation),
    sections: furniture.sections.map(({ word, file }) =>
      linkView({ label: house.words[word], file }, place, made.section),
    ),
    languages: languageViews(place, made.section),
    footer: furniture.footer.map((column) => ({
      heading: column.heading,
      links: linkViews(column.links),
    })),
    social: linkViews(furniture.social),
    newsletter:
      newsletter === undefined
        ? null
        : {
            heading: newsletter.heading,
            text: newsletter.text,
            label: newsletter.link.label,
            href: hrefOf(newsletter.link, links),
          },
    newBadgeDays: site.newBadgeDays,
    timeZone: house.calendar.zone,
    colours: { primary: house.colours.primary, badge: house.colours.badge },
    robots: place.isListed ? null : 'noindex',
  };
}

function linkView(link: FurnitureLink, place: PagePlace, section: string): LinkView {
  return {
    label: link.label,
    href: hrefOf(link, place.links),
    current: link.file === fileOfPage(place.path) || link.file === fileOfPage(section),
  };
}

function hrefOf(link: FurnitureLink, links: PageLinks): string {
  return link.file === undefined ? link.href : links.to(link.file);
}

/** The file a path such as `/news/`, `news` or `feed.xml` stands for, where the website has it. */
export function internalFile(href: string, exists: Exists): string | undefined {
  const path = href.replace(/[?#].*$/s, '').replace(/^(\.?\/)+/, '');
  const candidates = path === '' ? ['index.html'] : [fileOfPage(path), `${path}/index.html`];
  return candidates.find((file) => exists(file));
}

/**
 * The versions that this page says are the same article: all of them, itself among them, so that each names the others. A page that
 * is not the version of its language is none of them, and names none.
 */
function claimed({ article, versions }: MadePage): readonly Version[] {
  const all = versions?.all ?? [];
  return all.some((one) => one.id === article?.id) ? all : [];
}

/** For search engines, which want full addresses. */
function alternatesOf({ house }: PagePlace, made: MadePage): FrameView['alternates'] {
  const { base } = house;
  const all = claimed(made);
  if (base === undefined || made.versions === undefined || all.length === 0) return [];
  return alternatesIn(made.versions).map(({ hreflang, path }) => ({
    hreflang,
    href: base + path,
  }));
}

/** A language as Open Graph writes it. */
function localeOf(language: string): string {
  return language.replace('-', '_');
}

function openGraph(
  { house, path, isListed, language }: PagePlace,
  made: MadePage,
): FrameView['openGraph'] {
  const url = absolute(house, path);
  // Social networks fetch by address: without one there is nothing to tell them.
  if (url === undefined || !isListed) return [];
  const { article } = made;
  const tags: [string, string][] = [
    ['og:type', article === undefined ? 'website' : 'article'],
    ['og:site_name', house.site.name],
    ['og:title', article === undefined ? made.title : article.record.headline],
    ['og:url', url],
    ['og:locale', localeOf(language)],
    ...claimed(made)
      .filter((one) => one.id !== made.article?.id)
      .map((one): [string, string] => ['og:locale:alternate', localeOf(one.language)]),
  ];
  if (made.summary !== '') tags.push(['og:description', made.summary]);
  if (article !== undefined) {
    tags.push(['article:published_time', article.published.toISOString()]);
    tags.push(['article:modified_time', modifiedAt(article).toISOString()]);
    for (const term of article.categories) tags.push(['article:section', term.name]);
    for (const tag of article.tags) tags.push(['article:tag', tag.name]);
  }
  const card = article === undefined ? siteCard(house) : articleCard(house, article);
  if (card !== undefined) {
    tags.push(
      ['og:image', absolute(house, card.path) ?? ''],
      ['og:image:type', 'image/png'],
      ['og:image:width', String(CARD_WIDTH)],
      ['og:image:height', String(CARD_HEIGHT)],
      ['og:image:alt', card.alt],
      // Read as a property too where there is no such name.
      ['twitter:card', 'summary_large_image'],
    );
  }
  return tags.map(([property, content]) => ({ property, content }));
}

function feedsOf(house: House, made: MadePage, links: PageLinks): FrameView['feeds'] {
  const all = [...made.feeds, { title: house.words.news, path: '' }];
  return all.flatMap(({ title, path }) => [
    {
      title: `${title} (Atom)`,
      href: links.to(`${path}feed.xml`),
      type: 'application/atom+xml',
    },
    {
      title: `${title} (JSON)`,
      href: links.to(`${path}feed.json`),
      type: 'application/feed+json',
    },
  ]);
}
