// Which posts that a site had before are articles of the newsroom? Read page by page, so that it can be gone on with, and linked by number, then by address.
import type { ArticleId } from '../../../core/content/ids.ts';
import type { SiteFacts } from '../../../core/publish/wordpress/plan-posts.ts';
import {
  headlineOf,
  ownHash,
  type PostDocument,
} from '../../../core/publish/wordpress/post-document.ts';
import { valuesOn } from '../../../core/publish/wordpress/post-fields.ts';
import { plain, type SitePost } from '../../../core/publish/wordpress/site-answers.ts';
import type { SiteState } from '../../../core/publish/wordpress/site-state.ts';
import { sha256 } from '../../storage/record-file.ts';
import type { Adoption, Run } from '../target.ts';
import type { StateKeeper } from './state-keeper.ts';
import type { WordPressClient } from './wordpress-client.ts';
import { SitePosts } from './wordpress-site.ts';

/** Stands in what is remembered for the document of a post that was there before. */
export const ADOPTED = 'adopted';

/**
 * Reads all posts of the site and links those that are articles. Nothing changes on the site, now or later, until
 * somebody opens such an article and changes it: then the plan shows what differs, field by field.
 */
export async function adoptPosts(
  client: WordPressClient,
  facts: SiteFacts,
  documents: readonly PostDocument[],
  keeper: StateKeeper,
  run: Run,
): Promise<Adoption> {
  const posts = new SitePosts(client, facts);
  const read = await readAll(posts, keeper, run);
  const { state } = keeper;
  const taken = new Set(Object.values(state.posts).map(({ post }) => post));
  const bySlug = new Map(
    Object.entries(read).flatMap(([id, post]) =>
      taken.has(Number(id)) || !['publish', 'future'].includes(post.status)
        ? []
        : [[post.slug, { id: Number(id), ...post }] as const],
    ),
  );
  const unsure: { at: string; why: string }[] = [];
  const sure = new Map<number, PostDocument>();
  for (const document of documents) {
    const post =
      state.posts[document.article] === undefined ? bySlug.get(document.slug) : undefined;
    if (post === undefined) continue;
    if (sameWords(post.title) === sameWords(document.title)) sure.set(post.id, document);
    else {
      const why = `the post at this address is called “${plain(post.title)}”, the article “${headlineOf(document)}”`;
      unsure.push({ at: post.link, why });
    }
  }
  const whole = await posts.byIds([...sure.keys()]);
  const linked: { at: string; title: string }[] = [];
  for (const [id, document] of sure) {
    const post = whole.get(id);
    if (post === undefined) continue;
    link(state, document, post, facts);
    linked.push({ at: post.link, title: headlineOf(document) });
  }
  await keeper.save();
  return { there: Object.keys(read).length, linked, unsure };
}

/** Links articles that were made of posts with these. */
export async function adoptOpened(
  client: WordPressClient,
  facts: SiteFacts,
  documents: readonly PostDocument[],
  keeper: StateKeeper,
  opened: ReadonlyMap<ArticleId, number>,
): Promise<Adoption> {
  const whole = await new SitePosts(client, facts).byIds([...opened.values()]);
  const linked: { at: string; title: string }[] = [];
  for (const document of documents) {
    const post = whole.get(opened.get(document.article) ?? 0);
    if (post === undefined) continue;
    link(keeper.state, document, post, facts);
    linked.push({ at: post.link, title: headlineOf(document) });
  }
  await keeper.save();
  return { there: whole.size, linked, unsure: [] };
}

type Read = NonNullable<SiteState['adopted']>['posts'];

async function readAll(posts: SitePosts, keeper: StateKeeper, run: Run): Promise<Read> {
  const { state } = keeper;
  // One that was cut short goes on; a finished one begins anew.
  if (state.adopted?.next === undefined || state.adopted.next === null) {
    state.adopted = { next: 1, posts: {} };
  }
  for (let page = state.adopted.next ?? 1; ; page += 1) {
    run.signal.throwIfAborted();
    const { posts: some, pages } = await posts.page(page);
    for (const { id, slug, title, link: at, status } of some) {
      state.adopted.posts[id] = {
        slug,
        title: title.raw ?? title.rendered ?? '',
        link: at,
        status,
      };
    }
    state.adopted.next = page < pages ? page + 1 : null;
    await keeper.save();
    run.onProgress(page, Math.max(pages, 1), 'Reading the posts of the site');
    if (state.adopted.next === null) return state.adopted.posts;
  }
}

/**
 * What is there now counts as published: an edit of it is told from a wish of the newsroom from here on. It is only read until the
 * article is changed here.
 */
function link(
  state: SiteState,
  document: PostDocument,
  post: SitePost,
  { restBases }: SiteFacts,
): void {
  const own = ['title', 'content', 'excerpt', 'slug', 'date_gmt', 'status', 'author'] as const;
  const names = [...own, 'featured_media', 'sticky', ...Object.values(restBases)];
  const values = valuesOn(post, names);
  state.posts[document.article] = {
    post: post.id,
    slug: post.slug,
    link: post.link,
    isLive: true,
    document: ADOPTED,
    isFiltered: false,
    untouched: {
      document: ownHash(document, sha256),
      files: Object.values(document.files).map((file) => file.sha256),
    },
    given: [],
    fields: Object.fromEntries(
      names.map((name) => [name, { sent: '', site: sha256(values[name] ?? '') }]),
    ),
  };
}

function sameWords(title: string): string {
  return plain(title).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
