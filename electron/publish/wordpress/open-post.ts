// What of a post that the site had before is read when a person opens it as an article? Its words, terms and people by the newsroom's names, and every file it shows or offers.
import { failure, GalleyError, unwrap } from '../../../core/errors.ts';
import type { OurWords } from '../../../core/publish/target-mapping.ts';
import { authorOf, fateOf, type Mapping } from '../../../core/publish/wordpress/mapping.ts';
import type { SiteFacts } from '../../../core/publish/wordpress/plan-posts.ts';
import { plain, type SitePost, termsOf } from '../../../core/publish/wordpress/site-answers.ts';
import type { SiteState } from '../../../core/publish/wordpress/site-state.ts';
import type { FoundPost, Run } from '../target.ts';
import type { WordPressClient } from './wordpress-client.ts';
import { SiteMedia, SitePosts } from './wordpress-site.ts';

export interface Opening {
  readonly client: WordPressClient;
  readonly facts: SiteFacts;
  readonly state: SiteState;
  readonly mapping: Mapping;
  readonly run: Run;
}

/**
 * Reads one live post: `which` is its number, its address, or the last part of it. Fails with `not-found`, with `invalid-argument`
 * where it belongs to an article already, and with `place-refused` where a file of it cannot be had: half a post would be written
 * back as half a post.
 */
export async function readPost(
  opening: Opening,
  which: string,
  ours: OurWords,
): Promise<FoundPost> {
  const { facts, state, mapping, run } = opening;
  const post = await findPost(opening, which);
  if (Object.values(state.posts).some((kept) => kept.post === post.id)) {
    const detail = 'it belongs to an article of the newsroom already';
    unwrap(failure('invalid-argument', { subject: post.link, detail }));
  }
  const { html, files, featured, attachments } = await readText(opening, post);
  const terms = new Set(
    Object.entries(facts.restBases).flatMap(([taxonomy, base]) =>
      termsOf(post, base).map((id) => `${taxonomy}/${id}`),
    ),
  );
  const isOn = (
    kind: 'categories' | 'newsTypes',
    term: { name: string; slug: string },
  ): boolean => {
    const fate = fateOf(kind, { id: '', ...term }, mapping, facts.terms);
    return fate.is === 'matched' && terms.has(`${fate.taxonomy}/${fate.term.id}`);
  };
  const [summary, title] = [post.excerpt?.raw ?? '', post.title.raw ?? post.title.rendered ?? ''];
  run.onProgress(1, 1, plain(title));
  return {
    id: post.id,
    at: post.link,
    headline: lineOf(title),
    summary: lineOf(summary),
    slug: post.slug,
    publishedAt: `${post.date_gmt ?? ''}Z`,
    highlighted: post.sticky ?? false,
    html,
    files,
    featured,
    attachments,
    categories: ours.categories.flatMap((term) => (isOn('categories', term) ? term.slug : [])),
    newsType: ours.newsTypes.find((term) => isOn('newsTypes', term))?.slug,
    people: ours.people.flatMap(({ name }) =>
      authorOf([{ name }], mapping, facts.users)?.id === post.author ? name : [],
    ),
  };
}

async function findPost({ client, facts }: Opening, which: string): Promise<SitePost> {
  const posts = new SitePosts(client, facts);
  const number = /^\d+$/.test(which) ? Number(which) : undefined;
  const slug =
    which
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? '';
  const byId = number === undefined ? undefined : (await posts.byIds([number])).get(number);
  const found = byId ?? (await posts.bySlugs([slug])).get(slug)?.[0];
  if (found?.status === 'publish') return found;
  const detail =
    found === undefined
      ? 'the site has no post there'
      : `it is no live post, but “${found.status}”`;
  throw new GalleyError({ code: 'not-found', subject: which, detail });
}

const picture = /<img\b[^>]*>/g;
const fileBlock = /<div\b[^>]*\bclass="[^"]*\bwp-block-file\b[^"]*"[^>]*>([\s\S]*?)<\/div>/g;

type Text = Pick<FoundPost, 'html' | 'files' | 'featured' | 'attachments'>;

/** The text with the addresses of whole pictures instead of smaller copies, and the bytes of everything it shows or offers. */
async function readText({ client, facts, run }: Opening, post: SitePost): Promise<Text> {
  const rendered = await new SitePosts(client, facts).textAsShown(post.id);
  const numbers = [...rendered.matchAll(picture)].flatMap(([tag]) => numberIn(tag) ?? []);
  const featuredId = post.featured_media ?? 0;
  const wanted = featuredId > 0 ? [...numbers, featuredId] : numbers;
  const media = await new SiteMedia(client).byIds([...new Set(wanted)]);
  const attachments: { address: string; title: string }[] = [];
  const html = rendered
    .replace(picture, (tag) => {
      const whole = media.get(numberIn(tag) ?? 0)?.source_url;
      if (whole === undefined) return tag;
      const bare = tag.replace(/\s(srcset|sizes)="[^"]*"/g, '');
      return bare.replace(/\ssrc="[^"]*"/, () => ` src="${whole.replace(/&/g, '&amp;')}"`);
    })
    .replace(fileBlock, (block, inner: string) => {
      const [, address, title = ''] =
        /<a\b[^>]*\bhref="([^"]+)"[^>]*>([\s\S]*?)<\/a>/.exec(inner) ?? [];
      if (address === undefined) return block;
      attachments.push({ address: plain(address), title: lineOf(title) });
      return '';
    });
  const shown = [...html.matchAll(picture)].flatMap(([tag]) => {
    const address = /\ssrc="([^"]*)"/.exec(tag)?.[1];
    return address === undefined ? [] : [plain(address)];
  });
  const medium = media.get(featuredId);
  const featured =
    medium === undefined ? undefined : { address: medium.source_url, alt: medium.alt_text ?? '' };
  const addresses = new Set([
    ...shown,
    ...attachments.map(({ address }) => address),
    ...(featured === undefined ? [] : [featured.address]),
  ]);
  const files = new Map<string, Uint8Array>();
  for (const address of addresses) {
    run.signal.throwIfAborted();
    run.onProgress(files.size, addresses.size, address);
    files.set(address, await client.fileAt(address));
  }
  return { html, files, featured, attachments };
}

function numberIn(tag: string): number | undefined {
  const number = /\bclass="[^"]*\bwp-image-(\d+)/.exec(tag)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** HTML as a line of words. */
function lineOf(html: string): string {
  return plain(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
