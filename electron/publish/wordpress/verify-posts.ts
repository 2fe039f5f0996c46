// Is what was published to a WordPress site still there, as it was published?
import type { SiteFiles } from '../../../core/publish/site-list.ts';
import type { SiteFacts } from '../../../core/publish/wordpress/plan-posts.ts';
import { fieldTitle, valuesOn } from '../../../core/publish/wordpress/post-fields.ts';
import type { SitePost } from '../../../core/publish/wordpress/site-answers.ts';
import type { KeptPost, SiteState } from '../../../core/publish/wordpress/site-state.ts';
import { sha256 } from '../../storage/record-file.ts';
import type { Run, Verification } from '../target.ts';
import type { WordPressClient } from './wordpress-client.ts';
import { SiteMedia, SitePosts } from './wordpress-site.ts';

interface Place {
  readonly client: WordPressClient;
  readonly facts: Pick<SiteFacts, 'postType' | 'restBases'>;
  readonly state: SiteState;
  readonly run: Run;
}

/** Reads back the posts and files that `paths` name, and compares them with what the site answered when they were published. */
export async function verifyPosts(
  { client, facts, state, run }: Place,
  expected: SiteFiles,
  paths: readonly string[],
): Promise<Verification> {
  const bySlug = new Map(Object.values(state.posts).map((kept) => [`posts/${kept.slug}`, kept]));
  const keptAt = (path: string): KeptPost | undefined => {
    const document = expected.get(path)?.sha256;
    const byDocument = Object.values(state.posts).find((kept) => kept.document === document);
    return (document === undefined ? undefined : byDocument) ?? bySlug.get(path);
  };
  const asked = paths.map((path) => ({ path, kept: keptAt(path) }));
  const posts = new SitePosts(client, facts);
  const there = await posts.byIds(asked.flatMap(({ kept }) => kept?.post ?? []));
  const mediaIds = paths.flatMap((path) => {
    const sha = expected.get(path)?.sha256 ?? '';
    return Object.hasOwn(state.media, sha) ? (state.media[sha]?.id ?? []) : [];
  });
  const media = await new SiteMedia(client).byIds(mediaIds);
  const neverSent = new Set(
    Object.values(state.posts)
      .flatMap(({ untouched }) => untouched?.files ?? [])
      .filter((sha) => !Object.hasOwn(state.media, sha)),
  );
  const wrong: { at: string; why: string }[] = [];
  let checked = 0;
  for (const { path, kept } of asked) {
    run.signal.throwIfAborted();
    const sha = expected.get(path)?.sha256;
    const why = path.startsWith('posts/')
      ? faultOfPost(kept, kept && there.get(kept.post), sha)
      : sha === undefined || neverSent.has(sha) || media.has(state.media[sha]?.id ?? 0)
        ? undefined
        : 'it is not there';
    if (why !== undefined) wrong.push({ at: path, why });
    checked += 1;
    run.onProgress(checked, paths.length, path);
  }
  return { checked, wrong: wrong.sort((one, other) => (one.at < other.at ? -1 : 1)) };
}

function faultOfPost(
  kept: KeptPost | undefined,
  post: SitePost | undefined,
  document: string | undefined,
): string | undefined {
  if (document === undefined) {
    const isOut = post?.status === 'publish' || post?.status === 'future';
    return isOut ? 'readers still see it' : undefined;
  }
  if (kept === undefined || post === undefined) return 'it is not there';
  // It was there before, and is the site's to change until the article is changed here.
  if (kept.untouched !== undefined) return undefined;
  if (kept.document !== document) return 'it is not what was published last';
  const values = valuesOn(post, Object.keys(kept.fields));
  const edited = Object.entries(kept.fields).flatMap(([name, { site }]) => {
    // A later post is shown by WordPress when its hour has come.
    if (name === 'status' && post.status === 'publish') return [];
    return site === sha256(values[name] ?? '') ? [] : [fieldTitle(name)];
  });
  if (edited.length > 0) return `somebody edited it on the site: ${edited.join(', ')}`;
  return kept.isFiltered
    ? 'the site took something out of its text, since this login may not write all of HTML'
    : undefined;
}
