// What is asked of a WordPress site, question by question?
import * as z from 'zod';
import { GalleyError } from '../../../core/errors.ts';
import type { SiteField } from '../../../core/publish/wordpress/mapping-step.ts';
import type { SiteFacts } from '../../../core/publish/wordpress/plan-posts.ts';
import {
  postStatuses,
  rightsOf,
  routeSchema,
  type SiteMedium,
  type SitePost,
  type SitePostType,
  type SiteTerm,
  type SiteUser,
  siteMedium,
  sitePost,
  sitePostTypes,
  siteTaxonomies,
  siteTerm,
  siteUser,
} from '../../../core/publish/wordpress/site-answers.ts';
import { inParallel } from '../../in-parallel.ts';
import type { FileContent } from '../site-place.ts';
import { QUESTIONS_AT_ONCE, SiteRefusal, type WordPressClient } from './wordpress-client.ts';

const posts = z.array(sitePost);
const media = z.array(siteMedium);
const terms = z.array(siteTerm);
const users = z.array(siteUser);

/** So many numbers or addresses go into one question. */
const AT_ONCE = 50;
/** All that a login may look for, the trash among it. */
const everyStatus = postStatuses.join(',');

/** Who the login is, and what it may do. Fails with `login-refused`. */
export async function readMe(client: WordPressClient): Promise<SiteUser> {
  const question = { route: 'wp/v2/users/me', query: { context: 'edit' } };
  return (await client.ask(question, siteUser)).value;
}

/** What the site is, as far as posts of `postType` depend on it. */
export async function readFacts(client: WordPressClient, postType: string): Promise<SiteFacts> {
  const started = Date.now();
  const me = await client.ask({ route: 'wp/v2/users/me', query: { context: 'edit' } }, siteUser);
  const rights = rightsOf(me.value);
  const types = await readTypes(client, rights);
  const type = Object.hasOwn(types, postType) ? types[postType] : undefined;
  if (type === undefined) {
    const there = Object.keys(types).join(', ');
    const detail = `the site has no posts of the type “${postType}”; it has ${there}`;
    throw new GalleyError({ code: 'place-refused', subject: postType, detail });
  }
  const query = { type: postType };
  const taxonomies = (await client.ask({ route: 'wp/v2/taxonomies', query }, siteTaxonomies)).value;
  const found: Record<string, SiteTerm[]> = {};
  const restBases: Record<string, string> = {};
  const names: Record<string, string> = {};
  for (const { slug, name, rest_base } of Object.values(taxonomies)) {
    names[slug] = name;
    restBases[slug] = rest_base;
    const fields = { _fields: 'id,name,slug,parent', orderby: 'id' };
    found[slug] = await client.all({ route: `wp/v2/${rest_base}`, query: fields }, terms);
  }
  return {
    me: me.value,
    rights,
    users: rights.has('edit_others_posts') ? await readUsers(client, rights) : [me.value],
    terms: found,
    taxonomies: names,
    restBases,
    postType: type,
    // The site's clock decides what it publishes at once.
    now: me.date ?? new Date(started),
  };
}

/** The types of post there are. What posts of each have is told only to whoever may edit some. */
export async function readTypes(
  client: WordPressClient,
  rights: ReadonlySet<string>,
): Promise<Readonly<Record<string, SitePostType>>> {
  const context = rights.has('edit_posts') ? 'edit' : 'view';
  return (await client.ask({ route: 'wp/v2/types', query: { context } }, sitePostTypes)).value;
}

/** The fields that plugins and themes added to posts of a type, where downloads can stand in them. */
export async function readFields(
  client: WordPressClient,
  { rest_base }: SitePostType,
): Promise<SiteField[]> {
  const question = { method: 'OPTIONS', route: `wp/v2/${rest_base}` } as const;
  const { schema } = (await client.ask(question, routeSchema)).value;
  const fields = Object.entries(schema.properties.meta?.properties ?? {});
  return fields.flatMap(([name, field]): SiteField[] => {
    const type = field.type === 'array' ? `array of ${String(field.items?.type)}` : field.type;
    switch (type) {
      case 'string':
        return [{ name, form: 'list' }];
      case 'array of string':
        return [{ name, form: 'addresses' }];
      case 'array of integer':
        return [{ name, form: 'numbers' }];
      default:
        return [];
    }
  });
}

async function readUsers(
  client: WordPressClient,
  rights: ReadonlySet<string>,
): Promise<readonly SiteUser[]> {
  // Without the right to list users, WordPress tells those who have published.
  const context = rights.has('list_users') ? 'edit' : 'view';
  const query = { context, _fields: 'id,name,slug', orderby: 'id' };
  return await client.all({ route: 'wp/v2/users', query }, users);
}

/** Questions about the posts of one type. */
export class SitePosts {
  readonly #client: WordPressClient;
  readonly #route: string;
  readonly #asStored: Readonly<Record<string, string>>;

  constructor(
    client: WordPressClient,
    { postType, restBases }: Pick<SiteFacts, 'postType' | 'restBases'>,
  ) {
    this.#client = client;
    this.#route = `wp/v2/${postType.rest_base}`;
    this.#asStored = {
      context: 'edit',
      _fields: [...storedFields, ...Object.values(restBases)].join(','),
    };
  }

  async byIds(ids: readonly number[]): Promise<Map<number, SitePost>> {
    const found = new Map<number, SitePost>();
    await inParallel(inGroups(ids), QUESTIONS_AT_ONCE, async (some) => {
      const include = some.join(',');
      const query = { ...this.#asStored, ...everywhere, include, per_page: 100 };
      const { value } = await this.#client.ask({ route: this.#route, query }, posts);
      for (const post of value) found.set(post.id, post);
    });
    return found;
  }

  /** Which of these posts readers see. A login is not even told of those that it may not change. */
  async shownOf(ids: readonly number[]): Promise<Set<number>> {
    const found = new Set<number>();
    for (const some of inGroups(ids)) {
      const query = { include: some.join(','), per_page: 100, _fields: 'id' };
      const seen = z.array(z.object({ id: z.int() }));
      const { value } = await this.#client.ask({ route: this.#route, query }, seen);
      for (const { id } of value) if (some.includes(id)) found.add(id);
    }
    return found;
  }

  async bySlugs(slugs: readonly string[]): Promise<Map<string, SitePost[]>> {
    const found = new Map<string, SitePost[]>();
    for (const some of inGroups(slugs)) {
      const query = { ...this.#asStored, ...everywhere, slug: some.join(',') };
      for (const post of await this.#client.all({ route: this.#route, query }, posts)) {
        // A plugin that does not know the question answers with all posts.
        if (!some.includes(post.slug)) continue;
        found.set(post.slug, [...(found.get(post.slug) ?? []), post]);
      }
    }
    return found;
  }

  /** One page of all posts, oldest first, and how many pages there are. */
  async page(
    page: number,
  ): Promise<{ readonly posts: readonly SitePost[]; readonly pages: number }> {
    const query = {
      context: 'edit',
      status: 'publish,future,draft,pending,private',
      per_page: 100,
      page,
      orderby: 'id',
      order: 'asc',
      _fields: 'id,slug,status,link,date_gmt,title',
    };
    const { value, pages } = await this.#client.ask({ route: this.#route, query }, posts);
    return { posts: value, pages };
  }

  async create(
    fields: Readonly<Record<string, unknown>>,
    subject: string,
    heard: () => Promise<SitePost | undefined>,
  ): Promise<SitePost> {
    const [route, query] = [this.#route, this.#asStored];
    const question = { method: 'POST', route, query, body: fields, subject } as const;
    return (await this.#client.ask(question, sitePost, heard)).value;
  }

  async update(
    id: number,
    fields: Readonly<Record<string, unknown>>,
    subject: string,
  ): Promise<SitePost> {
    const [route, query] = [`${this.#route}/${id}`, this.#asStored];
    const question = { method: 'POST', route, query, body: fields, subject } as const;
    return (await this.#client.ask(question, sitePost)).value;
  }

  /** The text of a post as readers get it: with what blocks and plugins of the site make of it. */
  async textAsShown(id: number): Promise<string> {
    const query = { context: 'edit', _fields: 'content.rendered' };
    const shown = z.object({ content: z.object({ rendered: z.string() }) });
    const { value } = await this.#client.ask({ route: `${this.#route}/${id}`, query }, shown);
    return value.content.rendered;
  }

  /** Moves a post to the trash; one that is there already is no fault. False where the site keeps no trash. */
  async trash(id: number, subject: string): Promise<boolean> {
    const question = { method: 'DELETE', route: `${this.#route}/${id}`, subject } as const;
    try {
      await this.#client.ask(question, z.unknown());
      return true;
    } catch (error) {
      if (!(error instanceof SiteRefusal)) throw error;
      if (error.status === 410 || error.status === 404) return true;
      if (error.status === 501) return false;
      throw error;
    }
  }
}

const everywhere = { status: everyStatus, orderby: 'id' };

/**
 * What is asked of a post beside its terms. Texts as they are stored, never as they are shown: to show one, a site makes every block of it, and
 * asks its plugins, which costs twenty times as much as all the rest of a post.
 */
const storedFields = [
  ...['id', 'slug', 'status', 'link', 'date_gmt', 'modified_gmt', 'permalink_template'],
  ...['title.raw', 'content.raw', 'excerpt.raw', 'author', 'featured_media', 'sticky', 'meta'],
];

/** What is asked of a file. */
const described = {
  context: 'edit',
  _fields: 'id,slug,source_url,alt_text,caption.raw,title.raw',
};

/** Questions about the media library. */
export class SiteMedia {
  readonly #client: WordPressClient;

  constructor(client: WordPressClient) {
    this.#client = client;
  }

  async byIds(ids: readonly number[]): Promise<Map<number, SiteMedium>> {
    const found = new Map<number, SiteMedium>();
    for (const some of inGroups(ids)) {
      const query = { ...described, include: some.join(','), per_page: 100, orderby: 'id' };
      const { value } = await this.#client.ask({ route: 'wp/v2/media', query }, media);
      for (const medium of value) found.set(medium.id, medium);
    }
    return found;
  }

  async bySlug(slug: string): Promise<SiteMedium | undefined> {
    const query = { ...described, slug, orderby: 'id' };
    const { value } = await this.#client.ask({ route: 'wp/v2/media', query }, media);
    return value.find((medium) => medium.slug === slug);
  }

  /** Puts a file there, unless one of its name is; `slug` is its name without the ending. */
  async upload(
    file: { readonly content: FileContent; readonly name: string; readonly type: string },
    slug: string,
    subject: string,
  ): Promise<SiteMedium> {
    const there = await this.bySlug(slug);
    if (there !== undefined) return there;
    const question = { method: 'POST', route: 'wp/v2/media', file, subject } as const;
    const heard = () => this.bySlug(slug);
    return (await this.#client.ask({ ...question, query: described }, siteMedium, heard)).value;
  }

  async describe(
    id: number,
    about: Readonly<Record<string, string>>,
    subject: string,
  ): Promise<SiteMedium> {
    const [route, query] = [`wp/v2/media/${id}`, described];
    const question = { method: 'POST', route, query, body: about, subject } as const;
    return (await this.#client.ask(question, siteMedium)).value;
  }
}

/** Makes a term; where the site has it by now, the one it has. */
export async function createTerm(
  client: WordPressClient,
  restBase: string,
  { name, slug }: { readonly name: string; readonly slug: string },
): Promise<SiteTerm> {
  const route = `wp/v2/${restBase}`;
  const body = { name, slug };
  try {
    return (await client.ask({ method: 'POST', route, body, subject: name }, siteTerm)).value;
  } catch (error) {
    if (!(error instanceof SiteRefusal) || error.siteCode !== 'term_exists') throw error;
    if (error.term === undefined) throw error;
    return (await client.ask({ route: `${route}/${error.term}`, subject: name }, siteTerm)).value;
  }
}

/** How many there are of something, without reading them. */
export async function countOf(
  client: WordPressClient,
  route: string,
  query: Readonly<Record<string, string>> = {},
): Promise<number> {
  const question = { route, query: { ...query, per_page: 1, _fields: 'id' } };
  return (await client.ask(question, z.array(z.unknown()))).total;
}

function inGroups<T>(all: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    groups.push(all.slice(start, start + AT_ONCE));
  }
  return groups;
}
