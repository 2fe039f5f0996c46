// What would a publish change on a WordPress site, post by post, and what waits until a person has looked?
import type { ArticleId } from '../../content/ids.ts';
import type { Sha256 } from '../../content/records.ts';
import { authorOf, fateOf, type MappedKind, type Mapping, type SiteTerms } from './mapping.ts';
import { type Addresses, filesMarkedIn, postsMarkedIn, resolveContent } from './post-content.ts';
import {
  documentHash,
  ownHash,
  type PostDocument,
  postPath,
  type WantedTerm,
} from './post-document.ts';
import {
  comparePost,
  difference,
  type FieldValues,
  type MetaValue,
  metaNames,
  type PostFields,
  valuesOf,
  valuesOn,
} from './post-fields.ts';
import { hasPart, plain, type SitePost, type SitePostType, type SiteUser } from './site-answers.ts';
import type { KeptPost, SiteState } from './site-state.ts';

/** What a site is and what a login may do there, as far as posts depend on it. */
export interface SiteFacts {
  readonly me: SiteUser;
  readonly rights: ReadonlySet<string>;
  readonly users: readonly SiteUser[];
  readonly terms: SiteTerms;
  /** What each taxonomy that posts of this type have is called. */
  readonly taxonomies: Readonly<Record<string, string>>;
  /** The address part of each of them. */
  readonly restBases: Readonly<Record<string, string>>;
  readonly postType: SitePostType;
  /** The site's own clock. */
  readonly now: Date;
}

/** How the person wants things done. */
export interface PostWishes {
  readonly mapping: Mapping;
  /** Tags the site does not have are made there. */
  readonly createTags: boolean;
  /** What is there and was not published from here, or was edited since, may be replaced. */
  readonly takeOver: boolean;
  /** Articles may go out without the files that the site does not take. */
  readonly mayLeaveOut: boolean;
  /** The largest file the site takes, in bytes, where that is known. */
  readonly largestFile: number | undefined;
}

export type Differences = readonly ReturnType<typeof difference>[];

export type PostDecision =
  | {
      readonly do: 'create';
      readonly document: PostDocument;
      /** An unfinished draft of an earlier publish. */
      readonly draft: SitePost | undefined;
    }
  | {
      readonly do: 'update' | 'leave';
      readonly document: PostDocument;
      readonly post: SitePost;
      readonly differences: Differences;
    }
  /** Adopted, and not changed here since; or of somebody else, whose posts the login may not change: it is only read. */
  | { readonly do: 'keep'; readonly document: PostDocument }
  | {
      readonly do: 'wait';
      readonly document: PostDocument;
      readonly post: SitePost | undefined;
      /** A whole sentence. */
      readonly why: string;
      /** Both sides: as it is on the site, and as it would be. */
      readonly differences: Differences;
      /** What is there is no post of this article. */
      readonly isForeign: boolean;
    }
  | {
      readonly do: 'unpublish';
      readonly article: ArticleId;
      readonly kept: KeptPost;
      readonly post: SitePost;
    };

/** The site as it was read for a plan. */
export interface SiteReading {
  readonly byId: ReadonlyMap<number, SitePost>;
  /** Posts with an address that an article without a post wants. */
  readonly bySlug: ReadonlyMap<string, readonly SitePost[]>;
  /** Posts that readers see and this login may not change: of them it is told nothing more. */
  readonly ofOthers: ReadonlySet<number>;
}

/** A date so near is published at once by WordPress, and may pass while the article is on its way. */
const TOO_NEAR_MS = 120_000;

/** The terms of a document by the address part of their taxonomy, and what was not found. */
export interface WantedTerms {
  readonly terms: Readonly<Record<string, readonly number[]>>;
  readonly unknown: readonly { readonly kind: MappedKind; readonly term: WantedTerm }[];
  readonly created: readonly { readonly taxonomy: string; readonly term: WantedTerm }[];
}

export function wantedTerms(
  document: PostDocument,
  facts: SiteFacts,
  wishes: PostWishes,
): WantedTerms {
  const terms: Record<string, number[]> = {};
  const unknown: { kind: MappedKind; term: WantedTerm }[] = [];
  const created: { taxonomy: string; term: WantedTerm }[] = [];
  const take = (taxonomy: string, id: number): void => {
    const base = facts.restBases[taxonomy];
    // A type of post without this taxonomy drops its terms without a word.
    if (base === undefined) return;
    terms[base] ??= [];
    terms[base].push(id);
  };
  const all: [MappedKind, readonly WantedTerm[]][] = [
    ['categories', document.categories],
    ['newsTypes', [document.newsType]],
    ['tags', document.tags],
  ];
  for (const [kind, wanted] of all) {
    for (const term of wanted) {
      let fate = fateOf(kind, term, wishes.mapping, facts.terms);
      if (fate.is === 'unknown' && kind === 'tags' && wishes.createTags) {
        fate = { is: 'created', taxonomy: 'post_tag' };
      }
      if (fate.is === 'matched') take(fate.taxonomy, fate.term.id);
      else if (fate.is === 'unknown') unknown.push({ kind, term });
      else if (fate.is === 'created') {
        created.push({ taxonomy: fate.taxonomy, term });
        // It gets its number when it is made.
        take(fate.taxonomy, -created.length);
      }
    }
  }
  return { terms, unknown, created };
}

/** A document as a post of this site. `addresses` say where its files and the posts it leads to are. */
export function fieldsFor(
  document: PostDocument,
  facts: SiteFacts,
  wishes: PostWishes,
  addresses: Addresses,
  kept: KeptPost | undefined,
): { readonly fields: PostFields; readonly unlinked: readonly ArticleId[] } {
  const { text, meta } = withDownloads(document, wishes.mapping, addresses, kept);
  const { content, unlinked } = resolveContent(text, addresses);
  const { postType } = facts;
  const isLater = Date.parse(document.date) > facts.now.getTime();
  const mayName = facts.rights.has('edit_others_posts');
  const author = mayName ? authorOf(document.bylines, wishes.mapping, facts.users) : undefined;
  const { featured } = document;
  const fields: PostFields = {
    title: document.title,
    content,
    ...(hasPart(postType, 'excerpt') ? { excerpt: document.excerpt } : {}),
    slug: document.slug,
    date_gmt: document.date.slice(0, 19),
    status: isLater ? 'future' : 'publish',
    ...(hasPart(postType, 'thumbnail')
      ? { featured_media: featured === null ? 0 : (addresses.file(featured)?.id ?? 0) }
      : {}),
    terms: { ...none(kept), ...wantedTerms(document, facts, wishes).terms },
    meta,
    ...(author === undefined || !hasPart(postType, 'author') ? {} : { author: author.id }),
    ...(mayName && postType.slug === 'post' ? { sticky: document.highlighted } : {}),
  };
  return { fields, unlinked };
}

/** No terms where a post was given some before. */
function none(kept: KeptPost | undefined): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries((kept?.given ?? []).map((restBase) => [restBase, []]));
}

/** The text, and the added fields: downloads stand in one of both. A field that had them before and has them no more is emptied. */
function withDownloads(
  { content, downloads }: PostDocument,
  { downloads: chosen }: Mapping,
  addresses: Addresses,
  kept: KeptPost | undefined,
): { readonly text: string; readonly meta: PostFields['meta'] } {
  const meta: Record<string, MetaValue> = {};
  for (const name of metaNames(Object.keys(kept?.fields ?? {}))) meta[name] = null;
  if (chosen === 'block') return { text: content, meta };
  const [form = '', name = ''] = chosen.split('/');
  const files = filesMarkedIn(downloads).flatMap((path) => addresses.file(path) ?? []);
  const items = [
    ...downloads.matchAll(/<!-- wp:list-item -->\n<li>[^\n]*<\/li>\n<!-- \/wp:list-item -->/g),
  ];
  const listed = resolveContent(items.map(([item]) => item).join(''), addresses).content;
  const list = listed.replace(/<!--[^>]*-->|\n/g, '');
  const forms: Readonly<Record<string, MetaValue>> = {
    list: list === '' ? null : `<ul>${list}</ul>`,
    addresses: files.map(({ url }) => url),
    numbers: files.map(({ id }) => id),
  };
  meta[name] = files.length === 0 ? null : (forms[form] ?? null);
  return { text: downloads === '' ? content : content.replace(downloads, () => '').trim(), meta };
}

/** The files of a document that the site will not take, each with the reason and what to do. */
export function unwelcomeFiles(
  document: PostDocument,
  state: SiteState,
  { largestFile }: PostWishes,
  now: Date,
): readonly { readonly path: string; readonly why: string }[] {
  return Object.entries(document.files).flatMap(([path, { sha256, size, title }]) => {
    const refused = Object.hasOwn(state.refused, sha256) ? state.refused[sha256] : undefined;
    if (refused !== undefined && Date.parse(refused.until) > now.getTime()) {
      return [{ path, why: refused.why }];
    }
    if (largestFile === undefined || size <= largestFile) return [];
    const why = `“${title}” is ${megabytes(size)}, and the site takes ${megabytes(largestFile)} at most. ${REMEDY}`;
    return [{ path, why }];
  });
}

export const REMEDY =
  'Make the file smaller, ask whoever runs the site for a higher upload limit, or publish without it.';

/** A size as people read it. */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Stands for a file or post that a publish will put there: its address is not known yet, and is another in any case. */
const COMING = 'galley:coming';

/** Decides for each document, and for each post whose article is not public any more. */
export function decidePosts(
  documents: readonly PostDocument[],
  reading: SiteReading,
  state: SiteState,
  facts: SiteFacts,
  wishes: PostWishes,
  sha256: Sha256,
): PostDecision[] {
  const wanted = new Map(documents.map((document) => [document.article, document]));
  const linked = new Map<ArticleId, SitePost>();
  for (const { article } of documents) {
    const kept = state.posts[article];
    const post = kept === undefined ? undefined : reading.byId.get(kept.post);
    if (post !== undefined) linked.set(article, post);
  }
  const taken = new Set(Object.values(state.posts).map(({ post }) => post));

  /** The address of a post as it will be; a coming one differs from whatever is there now. */
  const addressOf = (id: ArticleId): string | undefined => {
    const other = wanted.get(id);
    if (other === undefined) return undefined;
    const kept = state.posts[id];
    if (kept !== undefined && reading.ofOthers.has(kept.post)) return kept.link;
    const post = linked.get(id);
    const isSettled =
      post !== undefined &&
      post.slug === other.slug &&
      (post.status === 'publish' || post.status === 'future');
    return isSettled ? post.link : COMING;
  };

  const decide = (document: PostDocument): PostDecision => {
    const kept = state.posts[document.article];
    const unwelcome = unwelcomeFiles(document, state, wishes, facts.now);
    const addresses: Addresses = {
      file(path) {
        const sha = document.files[path]?.sha256;
        if (sha === undefined || unwelcome.some((one) => one.path === path)) return undefined;
        return Object.hasOwn(state.media, sha) ? state.media[sha] : { id: -1, url: COMING };
      },
      post: addressOf,
    };
    const values = valuesOf(fieldsFor(document, facts, wishes, addresses, kept).fields);
    const sides = (post: SitePost, names: readonly string[]): Differences => {
      const there = valuesOn(post, names);
      return names.map((name) => readable(name, there, values, facts));
    };
    const post =
      linked.get(document.article) ?? candidateFor(document, reading, taken, facts, wishes);
    const wait = (why: string, differences: Differences = [], isForeign = false): PostDecision => ({
      do: 'wait',
      document,
      post,
      why,
      differences,
      isForeign,
    });

    const isUntouched = kept?.untouched?.document === ownHash(document, sha256);
    if (isUntouched && post?.id === kept.post && post.status !== 'trash') {
      return { do: 'keep', document };
    }
    if (kept !== undefined && reading.ofOthers.has(kept.post)) {
      if (kept.document === documentHash(document, sha256)) return { do: 'keep', document };
      return wait(
        'Its post belongs to somebody else on the site, and this login may change only its own posts. Use the login of an editor.',
      );
    }
    const ahead = Date.parse(document.date) - facts.now.getTime();
    if (ahead > 0 && ahead < TOO_NEAR_MS) {
      return wait(
        'It goes live within two minutes, which WordPress does at once: publish again then.',
      );
    }
    if (unwelcome.length > 0 && !wishes.mayLeaveOut) {
      return wait(unwelcome.map(({ why }) => why).join(' '));
    }
    if (post === undefined) {
      if (kept?.isLive === true && !wishes.takeOver) {
        return wait('Somebody deleted its post on the site since it was published.');
      }
      return { do: 'create', document, draft: undefined };
    }
    const there = valuesOn(post, Object.keys(values));
    const { changed, editedThere } = comparePost(values, there, kept?.fields ?? {}, sha256);
    if (kept === undefined || !linked.has(document.article)) {
      if (isOwnDraft(document, post, facts, wishes)) return { do: 'create', document, draft: post };
      if (editedThere.length > 0 && !wishes.takeOver) {
        const isOther = there.title !== values.title;
        return wait(
          isOther
            ? 'Another post of the site has this address. Choose another address, or say that it may be replaced.'
            : 'The post at this address was not published from here, and differs.',
          sides(post, editedThere),
          isOther,
        );
      }
    } else if (kept.document === '' && (post.status === 'private' || post.status === 'draft')) {
      return { do: 'create', document, draft: post };
    } else if (editedThere.length > 0 && !wishes.takeOver) {
      const why =
        there.status === 'trash'
          ? 'Somebody moved its post to the trash on the site since it was published.'
          : 'Somebody edited its post on the site since it was published.';
      return wait(why, sides(post, editedThere));
    }
    const differing = [...editedThere, ...changed];
    const what = differing.length === 0 ? 'leave' : 'update';
    return { do: what, document, post, differences: sides(post, differing) };
  };

  const decisions = documents.map(decide);
  for (const [article, kept] of Object.entries(state.posts)) {
    // A record's keys are the article ids of its schema.
    const id = article as ArticleId;
    const post = reading.byId.get(kept.post);
    const isOut = post?.status === 'publish' || post?.status === 'future';
    if (!wanted.has(id) && isOut && kept.isLive) {
      decisions.push({ do: 'unpublish', article: id, kept, post });
    }
  }
  return decisions;
}

/** The post at the address of an article that has none yet: a live one before a draft. */
function candidateFor(
  document: PostDocument,
  { bySlug }: SiteReading,
  taken: ReadonlySet<number>,
  facts: SiteFacts,
  wishes: PostWishes,
): SitePost | undefined {
  const free = [document.slug, `${document.slug}-2`].flatMap((slug) =>
    (bySlug.get(slug) ?? []).filter(({ id }) => !taken.has(id)),
  );
  const own = free.find((post) => isOwnDraft(document, post, facts, wishes));
  if (own !== undefined) return own;
  const there = free.filter(({ slug }) => slug === document.slug);
  return there.find(({ status }) => status !== 'draft') ?? there[0];
}

/** Whether a post that no reader sees was left by a publish from here that was cut short before it could note it. */
export function isOwnDraft(
  document: PostDocument,
  post: SitePost,
  { me, users }: Pick<SiteFacts, 'me' | 'users'>,
  { mapping }: Pick<PostWishes, 'mapping'>,
): boolean {
  // It may have been made in the name of somebody else.
  const author = authorOf(document.bylines, mapping, users);
  return (
    (post.status === 'private' || post.status === 'draft') &&
    (post.author === me.id || post.author === author?.id) &&
    post.title.raw === document.title &&
    post.date_gmt === document.date.slice(0, 19)
  );
}

/** Both sides of a field, with terms and people by their names. */
function readable(
  name: string,
  there: FieldValues,
  wanted: FieldValues,
  { terms, restBases, users }: SiteFacts,
): ReturnType<typeof difference> {
  const taxonomy = Object.keys(restBases).find((one) => restBases[one] === name);
  const named = (value: string): string => {
    if (name === 'author') return users.find(({ id }) => String(id) === value)?.name ?? value;
    if (taxonomy === undefined) return value;
    const known = terms[taxonomy] ?? [];
    const one = (id: string): string =>
      plain(
        known.find((term) => String(term.id) === id)?.name ?? (id.startsWith('-') ? 'new' : id),
      );
    return value === '' ? 'none' : value.split(', ').map(one).join(', ');
  };
  return difference(name, named(there[name] ?? ''), named(wanted[name] ?? ''));
}

/** Documents in an order in which a new post comes after those it leads to, as far as that is possible. */
export function inLinkOrder(documents: readonly PostDocument[]): PostDocument[] {
  const byArticle = new Map(documents.map((document) => [document.article, document]));
  const ordered = new Set<PostDocument>();
  const begun = new Set<PostDocument>();
  // Oldest first, so that the newest is at the top of every list at the end.
  for (const first of [...documents].reverse()) {
    const open = [first];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const isNew = !begun.has(top);
      begun.add(top);
      const next = isNew
        ? postsMarkedIn(top.content).flatMap((id) => {
            const other = byArticle.get(id);
            return other === undefined || begun.has(other) ? [] : [other];
          })
        : [];
      if (next.length > 0) open.push(...next);
      else {
        ordered.add(top);
        open.pop();
      }
    }
  }
  return [...ordered];
}

/** The path of whatever a decision is about. */
export function pathOf(decision: PostDecision): string {
  return postPath(decision.do === 'unpublish' ? decision.kept : decision.document);
}
