// How does a post that a target had before become an article of the newsroom? By the rules of pasting, with its files, live since it was, and nothing half.
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { BODY_SCHEMA_VERSION, emptyBody } from '../../core/content/body.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { makeSlug, slug as slugSchema } from '../../core/content/text.ts';
import { type Result, success, toFailure, unwrap } from '../../core/errors.ts';
import { parseHtml } from '../../core/paste/parse-html.ts';
import { pasteToBody } from '../../core/paste/paste.ts';
import { withPictures } from '../../core/paste/stored-pictures.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { Publisher } from './publish-library.ts';
import type { FoundPost, Run } from './target.ts';

export interface OpenedArticle {
  readonly article: Article;
  /** What of the post has no place in an article, in words. */
  readonly left: readonly string[];
}

/**
 * Makes an article of a post that a target had before, and links the two; the post stays as it is until the article is changed.
 * Undefined where the target has no posts. Fails with `invalid-argument` where the post belongs to an article already.
 */
export async function openPost(
  publisher: Publisher,
  store: LibraryStore,
  which: string,
  run: Run,
): Promise<Result<OpenedArticle> | undefined> {
  const found = await publisher.readPost(which, run);
  if (found === undefined || !found.ok) return found;
  try {
    const opened = await articleOfPost(store, found.value);
    const { id } = opened.article;
    const linked = await publisher.linkPost(id, found.value, run);
    if (linked.ok) return success(opened);
    // Without a link it would be published beside its post.
    await store.trashArticle(id);
    return linked;
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

/** Makes the article. What fails on the way leaves none, only files that nothing uses. */
async function articleOfPost(store: LibraryStore, found: FoundPost): Promise<OpenedArticle> {
  const stored = new Map<string, AssetId>();
  for (const [address, bytes] of found.files) {
    const name = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? 'file');
    stored.set(address, unwrap(await store.assets.importBytes(name, bytes)).id);
  }
  const language = store.site.languages[0] ?? 'en';
  const origin = { source: 'web', headingClasses: new Map(), language } as const;
  const pasted = pasteToBody(parseHtml(found.html), origin);
  const assets = pasted.pictures.map(({ address }) => stored.get(address) ?? null);
  const { content, report } = withPictures(pasted, assets);
  const { taxonomy, people } = store;
  const { featured } = found;
  const featuredAsset = featured === undefined ? undefined : stored.get(featured.address);
  const draft = unwrap(await store.createArticle());
  const edit: ArticleEdit = {
    headline: found.headline,
    summary: found.summary,
    body:
      content.length === 0
        ? emptyBody()
        : { schemaVersion: BODY_SCHEMA_VERSION, document: { type: 'doc', content: [...content] } },
    slug: slugFor(store, draft, found),
    status: 'published',
    publishedAt: found.publishedAt,
    highlighted: found.highlighted,
    categories: taxonomy.categories.flatMap(({ id, slug }) =>
      found.categories.includes(slug) ? id : [],
    ),
    newsType: taxonomy.newsTypes.find(({ slug }) => slug === found.newsType)?.id ?? draft.newsType,
    bylines: people.flatMap(({ id, name }) => (found.people.includes(name) ? id : [])),
    attachments: found.attachments.flatMap(({ address, title }) => {
      const asset = stored.get(address);
      return asset === undefined ? [] : [{ asset, title, language }];
    }),
    ...(featured === undefined || featuredAsset === undefined
      ? {}
      : {
          featuredImage: {
            asset: featuredAsset,
            ...(featured.alt === '' ? {} : { alt: featured.alt }),
          },
        }),
  };
  const saved = await store.saveArticle(draft.id, draft.revision, edit);
  if (!saved.ok) {
    await store.trashArticle(draft.id);
    unwrap(saved);
  }
  const { article } = unwrap(saved);
  const left = report.dropped.map(({ kind, count, words }) =>
    words.length === 0 ? `${kind}: ${count}` : `${kind}: ${words.join(', ')}`,
  );
  return { article, left };
}

/** The address of the post, where an article may have it; else one made of its headline. */
function slugFor(
  store: LibraryStore,
  { id, slug: own }: Article,
  { slug, headline }: FoundPost,
): string {
  const wanted = slugSchema.safeParse(slug).success ? slug : makeSlug(headline, new Set(), own);
  return store.addressClash(id, wanted)?.free ?? wanted;
}
