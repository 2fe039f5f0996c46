// Does all that an article refers to exist: files, other articles, terms, people?
import { checkBody } from '../../core/blocks/check-body.ts';
import { articleOfHref } from '../../core/blocks/link.ts';
import type { Article } from '../../core/content/article.ts';
import { nodesOf } from '../../core/content/body.ts';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import { type Findings, isThere } from './check-findings.ts';
import { files } from './library-files.ts';

/** What there is to refer to, as it was when the check began. */
export interface Known {
  readonly articles: ReadonlySet<ArticleId>;
  readonly trashed: ReadonlySet<ArticleId>;
  readonly assets: ReadonlySet<AssetId>;
  /** Missing where the record itself is damaged: then nothing can be said of what is in it. */
  readonly terms:
    | Readonly<Record<'categories' | 'newsTypes' | 'tags', ReadonlySet<string>>>
    | undefined;
  readonly people: ReadonlySet<string> | undefined;
}

/** Finds what `article`, read from `path`, refers to and is not there. */
export async function checkReferences(
  article: Article,
  path: string,
  known: Known,
  findings: Findings,
): Promise<void> {
  const assets = new Map<AssetId, string>();
  if (article.featuredImage !== undefined) {
    assets.set(article.featuredImage.asset, 'its featured image');
  }
  for (const { asset } of article.attachments) assets.set(asset, 'an attachment');
  for (const asset of checkBody(article.body).assets) assets.set(asset, 'a picture in its text');
  for (const [id, what] of assets) await checkAsset(id, path, what, known, findings);

  const others = new Map<ArticleId, string>();
  if (article.translationOf !== undefined) others.set(article.translationOf, 'its original');
  for (const id of article.related?.pinned ?? []) others.set(id, 'pinned related news');
  for (const node of nodesOf(article.body.document)) {
    for (const mark of node.marks ?? []) {
      const href = mark.attrs?.href;
      const linked = typeof href === 'string' ? articleOfHref(href) : undefined;
      if (linked !== undefined) others.set(linked, 'a link in its text');
    }
  }
  for (const [id, what] of others) {
    if (known.articles.has(id)) continue;
    // Made, or moved, since the folder was read.
    if (await isThere(files.article(findings.library, id))) continue;
    const inTrash =
      known.trashed.has(id) || (await isThere(files.trashedArticle(findings.library, id)));
    if (inTrash) findings.note(path, `${what} leads to an article in the trash (${id})`);
    else findings.fault(path, 'reference', `${what} leads to an article that is not there (${id})`);
  }

  const named = (what: string, ids: readonly string[], there: ReadonlySet<string> | undefined) => {
    for (const id of ids) {
      if (there !== undefined && !there.has(id)) {
        findings.fault(path, 'reference', `${what} is not there (${id})`);
      }
    }
  };
  named('a category', article.categories, known.terms?.categories);
  named('its news type', [article.newsType], known.terms?.newsTypes);
  named('a tag', article.tags, known.terms?.tags);
  named('a person of its byline', article.bylines, known.people);
}

export async function checkAsset(
  id: AssetId,
  from: string,
  what: string,
  known: Known,
  findings: Findings,
): Promise<void> {
  if (known.assets.has(id) || (await isThere(files.assetRecord(findings.library, id)))) return;
  findings.fault(from, 'reference', `${what} is not there (${id})`);
}
