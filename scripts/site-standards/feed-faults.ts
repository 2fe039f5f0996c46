// Do feeds and sitemaps hold what their standards require: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1, sitemaps 0.9?
import * as z from 'zod';
import { type Site, textsOf } from './exported-site.ts';
import { childrenOf, parseXml, textOf } from './xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** RFC 3339, as Atom and JSON Feed want it. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** RFC 822 with a year of four digits, as RSS wants it. */
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/;
/** An IRI that stands alone, as an id must. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/i;
const WEB_ADDRESS = /^https?:\/\/[^\s/]+\/\S*$/;

/** Every fault of every feed and sitemap of a website, each a sentence with its file; `counted` says how many there were. */
export function feedFaults(site: Site): { faults: string[]; counted: Record<string, number> } {
  const faults: string[] = [];
  const counted: Record<string, number> = {};
  const check = (
    kind: string,
    ending: string,
    faultsOf: (text: string, path: string) => string[],
  ): void => {
    const found = textsOf(site, ending);
    counted[kind] = found.length;
    for (const [path, text] of found) {
      try {
        faults.push(...faultsOf(text, path).map((fault) => `${path}: ${fault}`));
      } catch (error) {
        faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  check('Atom', 'feed.xml', atomFaults);
  check('RSS', 'rss.xml', rssFaults);
  check('JSON Feed', 'feed.json', jsonFeedFaults);
  check('sitemap', 'sitemap.xml', (text) => sitemapFaults(text, site));
  return { faults, counted };
}

function atomFaults(text: string): string[] {
  const feed = parseXml(text);
  const faults: string[] = [];
  if (feed.name !== 'feed' || feed.uri !== ATOM) return ['is no Atom feed'];
  const entries = childrenOf(feed, 'entry');
  const ids = new Set<string>();
  for (const element of [feed, ...entries]) {
    const id = textOf(element, 'id') ?? '';
    const where = element === feed ? 'the feed' : `entry ${id}`;
    // Sections 4.1.1 and 4.1.2.
    for (const needed of ['id', 'title', 'updated']) {
      const count = childrenOf(element, needed).length;
      if (count !== 1) faults.push(`${where} has ${count} “${needed}”`);
    }
    if (!ABSOLUTE.test(id)) faults.push(`${where}: its id is no IRI`);
    if (ids.has(id)) faults.push(`${where}: its id is not its own`);
    ids.add(id);
    for (const name of ['updated', 'published']) {
      for (const { text: date } of childrenOf(element, name)) {
        if (!RFC_3339.test(date)) faults.push(`${where}: ${name} is “${date}”`);
      }
    }
    if (element !== feed && childrenOf(element, 'author').length === 0) {
      if (childrenOf(feed, 'author').length === 0) faults.push(`${where} has no author`);
    }
    for (const author of childrenOf(element, 'author')) {
      if ((textOf(author, 'name') ?? '') === '') faults.push(`${where}: an author without a name`);
    }
    const alternates = childrenOf(element, 'link').filter(
      ({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate',
    );
    const kinds = alternates.map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
    if (new Set(kinds).size !== kinds.length) faults.push(`${where}: two alternates of one kind`);
    for (const { attributes } of childrenOf(element, 'link')) {
      if ((attributes.href ?? '') === '') faults.push(`${where}: a link to nowhere`);
      if (/\s/.test(attributes.href ?? '')) faults.push(`${where}: a link with a space in it`);
    }
    for (const { attributes } of childrenOf(element, 'category')) {
      if ((attributes.term ?? '') === '') faults.push(`${where}: a category without a term`);
    }
    for (const { attributes } of childrenOf(element, 'content')) {
      const known = ['text', 'html', 'xhtml'].includes(attributes.type ?? 'text');
      if (!known) faults.push(`${where}: content of type ${attributes.type}`);
    }
  }
  if (!childrenOf(feed, 'link').some(({ attributes }) => attributes.rel === 'self')) {
    faults.push('the feed does not name itself');
  }
  return faults;
}

function rssFaults(text: string): string[] {
  const rss = parseXml(text);
  const [channel] = childrenOf(rss, 'channel');
  if (rss.name !== 'rss' || rss.attributes.version !== '2.0' || channel === undefined) {
    return ['is no RSS 2.0'];
  }
  const faults: string[] = [];
  for (const needed of ['title', 'link', 'description']) {
    if ((textOf(channel, needed) ?? '') === '') faults.push(`the channel has no ${needed}`);
  }
  if (!WEB_ADDRESS.test(textOf(channel, 'link') ?? '')) faults.push('its link is no address');
  const guids = new Set<string>();
  const dates = [...childrenOf(channel, 'lastBuildDate')];
  for (const item of childrenOf(channel, 'item')) {
    const guid = textOf(item, 'guid') ?? '';
    if (guid === '' || guids.has(guid)) faults.push(`item “${guid}” is not told from others`);
    guids.add(guid);
    const hasWords = ['title', 'description'].some((name) => (textOf(item, name) ?? '') !== '');
    if (!hasWords) faults.push(`item ${guid} has neither title nor description`);
    if (!WEB_ADDRESS.test(textOf(item, 'link') ?? '')) faults.push(`item ${guid} has no address`);
    dates.push(...childrenOf(item, 'pubDate'));
    const enclosures = childrenOf(item, 'enclosure');
    if (enclosures.length > 1) faults.push(`item ${guid} has ${enclosures.length} enclosures`);
    for (const { attributes } of enclosures) {
      const { url = '', length = '', type = '' } = attributes;
      const isWhole = WEB_ADDRESS.test(url) && /^\d+$/.test(length) && /^\S+\/\S+$/.test(type);
      if (!isWhole) faults.push(`item ${guid}: an enclosure without address, length or type`);
    }
  }
  for (const { text: date } of dates) if (!RFC_822.test(date)) faults.push(`a date is “${date}”`);
  return faults;
}

const address = z.string().regex(WEB_ADDRESS);
const author = z.object({ name: z.string().min(1), url: address.optional() });
const jsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address.optional(),
  feed_url: address.optional(),
  description: z.string().optional(),
  language: z.string().optional(),
  authors: z.array(author).optional(),
  items: z.array(
    z.object({
      id: z.string().min(1),
      url: address.optional(),
      title: z.string().optional(),
      content_html: z.string(),
      date_published: z.string().regex(RFC_3339),
      date_modified: z.string().regex(RFC_3339),
      image: address.optional(),
      language: z.string().optional(),
      authors: z.array(author).optional(),
      tags: z.array(z.string()).optional(),
      attachments: z
        .array(
          z.object({
            url: address,
            mime_type: z.string().regex(/^\S+\/\S+$/),
            title: z.string().optional(),
            size_in_bytes: z.int().nonnegative().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

function jsonFeedFaults(text: string): string[] {
  const parsed = jsonFeed.safeParse(JSON.parse(text));
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
  const ids = parsed.data.items.map(({ id }) => id);
  return new Set(ids).size === ids.length ? [] : ['two items have one id'];
}

function sitemapFaults(text: string, site: Site): string[] {
  const root = parseXml(text);
  if (root.uri !== SITEMAP || !['urlset', 'sitemapindex'].includes(root.name)) {
    return ['is no sitemap'];
  }
  const faults: string[] = [];
  const entries = root.children;
  // An empty one is what a site without an address has.
  if (entries.length > 50_000) faults.push(`${entries.length} entries are more than 50,000`);
  const places = entries.map((entry) => textOf(entry, 'loc') ?? '');
  // The front page has the shortest address, and all others begin with it.
  const [home = ''] = [...places].sort((one, other) => one.length - other.length);
  const seen = new Set<string>();
  for (const entry of entries) {
    const place = textOf(entry, 'loc') ?? '';
    if (!WEB_ADDRESS.test(place) || place.length > 2048) faults.push(`“${place}” is no address`);
    if (seen.has(place)) faults.push(`${place} is there twice`);
    seen.add(place);
    const changed = textOf(entry, 'lastmod');
    if (changed !== undefined && !/^\d{4}-\d\d-\d\d/.test(changed)) {
      faults.push(`${place}: lastmod is “${changed}”`);
    }
    if (!isPage(site, place, home)) faults.push(`${place} is no page of this website`);
  }
  return faults;
}

/** Whether an address is that of a page; `home` is where the site stands on its host. */
function isPage(site: Site, place: string, home: string): boolean {
  if (!place.startsWith(home)) return false;
  const path = decodeURI(place.slice(home.length));
  return site.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}
