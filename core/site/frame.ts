// What is around the content of every page: head, navigation, footer, and what search engines are told?

import type { SiteLink } from '../content/site.ts';
import { textDirection } from '../content/text.ts';
import { safeHref, scriptSafeJson } from '../markup.ts';
import { featuredImageOf, imageOf } from './cards.ts';
import type { MadePage, PagePlan } from './define-page.ts';
import type { Edition } from './edition.ts';
import { absolute, modifiedAt } from './json-ld.ts';
import { fileOfPage, type PageLinks } from './site-paths.ts';
import { siteWords } from './site-words.ts';
import type { FrameView, LinkView } from './view-models.ts';

/** Whether the website has a file, by its path from the root. */
export type Exists = (file: string) => boolean;

export function frameOf(
  edition: Edition,
  plan: PagePlan,
  made: MadePage,
  links: PageLinks,
  exists: Exists,
): FrameView {
  const { site } = edition;
  const linkViews = (chosen: readonly SiteLink[]): LinkView[] =>
    chosen.flatMap((link) => {
      const view = linkView(edition, link, plan.path, made.section, links, exists);
      return view === undefined ? [] : [view];
    });
  const newsletterHref =
    site.newsletter === null ? undefined : siteHref(site.newsletter.url, links, exists);
  return {
    language: plan.language,
    direction: textDirection(plan.language),
    siteName: site.name,
    tagline: site.tagline,
    description: site.description,
    root: links.root,
    homeHref: links.to(''),
    title: made.title,
    summary: made.summary,
    canonical: plan.isListed ? (absolute(edition, plan.path) ?? null) : null,
    openGraph: openGraph(edition, plan, made, links),
    jsonLd:
      made.jsonLd.length === 0
        ? null
        : scriptSafeJson({ '@context': 'https://schema.org', '@graph': made.jsonLd }),
    feeds: feedsOf(plan.language, made, links),
    logo:
      site.logo === null
        ? null
        : imageOf(edition, { asset: site.logo, alt: site.name }, plan.language, 'the logo', links),
    navigation: linkViews(site.navigation),
    sections: [],
    footer: site.footer
      .map((column) => ({ heading: column.heading, links: linkViews(column.links) }))
      .filter((column) => column.links.length > 0),
    social: linkViews(site.social),
    newsletter:
      site.newsletter === null || newsletterHref === undefined
        ? null
        : {
            heading: site.newsletter.heading,
            text: site.newsletter.text,
            label: site.newsletter.label,
            href: newsletterHref,
          },
    newBadgeDays: site.newBadgeDays,
    timeZone: edition.calendar.zone,
    colours: { primary: edition.colours.primary, badge: edition.colours.badge },
    robots: plan.isListed ? null : 'noindex',
  };
}

function linkView(
  edition: Edition,
  link: SiteLink,
  pagePath: string,
  section: string,
  links: PageLinks,
  exists: Exists,
): LinkView | undefined {
  const outside = safeHref(link.href);
  if (outside !== undefined) return { label: link.label, href: outside, current: false };
  const file = internalFile(link.href, exists);
  if (file === undefined) {
    // The label may name what is not public: the warning stays in the house.
    edition.warnings.add(
      `The site’s link “${link.label}” leads to ${link.href}, which is not on the website. It is left out.`,
    );
    return undefined;
  }
  return {
    label: link.label,
    href: links.to(file),
    current: file === fileOfPage(pagePath) || file === fileOfPage(section),
  };
}

/** A link of the site's settings as it works from a page: an outside address, or a page that exists. */
export function siteHref(href: string, links: PageLinks, exists: Exists): string | undefined {
  const outside = safeHref(href);
  if (outside !== undefined) return outside;
  const file = internalFile(href, exists);
  return file === undefined ? undefined : links.to(file);
}

/** The file a path such as `/news/`, `news` or `feed.xml` stands for, where the website has it. */
export function internalFile(href: string, exists: Exists): string | undefined {
  const path = href.replace(/[?#].*$/s, '').replace(/^(\.?\/)+/, '');
  const candidates = path === '' ? ['index.html'] : [fileOfPage(path), `${path}/index.html`];
  return candidates.find((file) => exists(file));
}

function openGraph(
  edition: Edition,
  plan: PagePlan,
  made: MadePage,
  links: PageLinks,
): FrameView['openGraph'] {
  const url = absolute(edition, plan.path);
  // Social networks fetch by address: without one there is nothing to tell them.
  if (url === undefined || !plan.isListed) return [];
  const { article } = made;
  const tags: [string, string][] = [
    ['og:type', article === undefined ? 'website' : 'article'],
    ['og:site_name', edition.site.name],
    ['og:title', article === undefined ? made.title : article.record.headline],
    ['og:url', url],
    ['og:locale', plan.language.replace('-', '_')],
  ];
  if (made.summary !== '') tags.push(['og:description', made.summary]);
  if (article !== undefined) {
    tags.push(['article:published_time', article.published.toISOString()]);
    tags.push(['article:modified_time', modifiedAt(article).toISOString()]);
    for (const term of article.categories) tags.push(['article:section', term.name]);
    for (const tag of article.tags) tags.push(['article:tag', tag.name]);
    const media = article.featuredImage && edition.media.get(article.featuredImage.id);
    const image = featuredImageOf(edition, article, links);
    const address = media && absolute(edition, media.path);
    if (image !== null && address !== undefined) {
      tags.push(['og:image', address]);
      if (image.width !== null && image.height !== null) {
        tags.push(['og:image:width', String(image.width)]);
        tags.push(['og:image:height', String(image.height)]);
      }
      if (image.alt !== '') tags.push(['og:image:alt', image.alt]);
    }
  }
  return tags.map(([property, content]) => ({ property, content }));
}

function feedsOf(language: string, made: MadePage, links: PageLinks): FrameView['feeds'] {
  const all = [...made.feeds, { title: siteWords(language).news, path: '' }];
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
