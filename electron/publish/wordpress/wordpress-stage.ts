// What do suites of publishing to WordPress share? A site to publish to, the targets that do, and what others do there meanwhile.
import { afterEach, beforeEach, expect } from 'vitest';
import type { Article } from '../../../core/content/article.ts';
import { unwrap } from '../../../core/errors.ts';
import { exampleArticleId } from '../../../core/export/example-newsroom.ts';
import { type Mapping, noMapping } from '../../../core/publish/wordpress/mapping.ts';
import type { PublishTarget, Run, ToPublish } from '../target.ts';
import { StateInMemory } from './newsroom-for-tests.ts';
import { type WordPressOptions, wordpressTarget } from './wordpress-target.ts';

export const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

export type ContractRole = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

/** One empty site. */
export interface WordPressStage {
  readonly address: string;
  login(role: ContractRole): { readonly user: string; readonly password: string };
  /** Whether the site takes application passwords at all. */
  offerPasswords(isOffered: boolean): Promise<void>;
  stop(): Promise<void>;
}

export type TargetChanges = Partial<Omit<WordPressOptions, 'access'>> & {
  readonly role?: ContractRole;
  readonly password?: string;
};

let publishes = 0;

export function targetAt(
  stage: WordPressStage,
  state: StateInMemory,
  { role = 'editor', password, ...changes }: TargetChanges = {},
): PublishTarget {
  const login = stage.login(role);
  return wordpressTarget({
    access: {
      address: stage.address,
      certificateFile: '',
      ...login,
      password: password ?? login.password,
    },
    postType: 'post',
    whenGone: 'draft',
    mapping: noChoices,
    createTags: false,
    largestFile: undefined,
    state,
    newId: () => `publish-${++publishes}`,
    takeOver: false,
    mayDeleteMany: false,
    mayLeaveOut: false,
    wait: async () => undefined,
    chance: () => 0.5,
    ...changes,
  });
}

export const noChoices: Mapping = noMapping;

/** Publishes, and answers the plan and what it left. */
export async function publishTo(target: PublishTarget, wanted: ToPublish) {
  const plan = unwrap(await target.plan(wanted, run));
  const published = unwrap(await plan.apply(run));
  return { summary: plan.summary, published };
}

/** A post as the administrator of the site sees it. */
interface SeenPost {
  readonly id: number;
  readonly slug: string;
  readonly status: string;
  readonly link: string;
  readonly title: { readonly raw: string };
  readonly content: { readonly raw: string };
  readonly excerpt: { readonly raw: string };
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  readonly news_type: readonly number[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly author: number;
  readonly featured_media: number;
  readonly sticky: boolean;
  readonly date_gmt: string;
}

interface SeenMedium {
  readonly id: number;
  readonly slug: string;
  readonly source_url: string;
  readonly alt_text: string;
  readonly caption: { readonly raw: string };
}

/** What others do at a site, past Galley. */
export class Neighbour {
  readonly #stage: WordPressStage;

  constructor(stage: WordPressStage) {
    this.#stage = stage;
  }

  async ask(method: string, route: string, body?: unknown): Promise<unknown> {
    const { user, password } = this.#stage.login('administrator');
    const answer = await fetch(`${this.#stage.address}/wp-json/wp/v2/${route}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  }

  async posts(): Promise<SeenPost[]> {
    const status = 'publish,future,draft,pending,private,trash';
    const query = `context=edit&status=${status}&per_page=100&orderby=id&order=asc`;
    return (await this.ask('GET', `posts?${query}`)) as SeenPost[];
  }

  async post(slug: string): Promise<SeenPost> {
    const found = (await this.posts()).filter((post) => post.slug === slug);
    expect(found, `posts at ${slug}`).toHaveLength(1);
    return found[0] as SeenPost;
  }

  async media(): Promise<SeenMedium[]> {
    return (await this.ask('GET', 'media?context=edit&per_page=100')) as SeenMedium[];
  }

  async change(slug: string, body: unknown): Promise<void> {
    const { id } = await this.post(slug);
    await this.ask('POST', `posts/${id}`, body);
  }

  async make(what: 'posts' | 'categories' | 'tags' | 'news_type', body: unknown): Promise<number> {
    return ((await this.ask('POST', what, body)) as { id: number }).id;
  }

  /** A page as a visitor gets it; undefined where there is none. */
  async visit(address: string): Promise<string | undefined> {
    const answer = await fetch(new URL(address, this.#stage.address));
    const text = await answer.text();
    return answer.status === 200 ? text : undefined;
  }

  /** Links and pictures in the texts of live posts that lead to nothing. */
  async deadLinks(): Promise<string[]> {
    const dead: string[] = [];
    const live = (await this.posts()).filter(({ status }) => status === 'publish');
    const known = new Set(live.map(({ link }) => link));
    const files = new Set((await this.media()).map(({ source_url }) => source_url));
    for (const post of live) {
      for (const [, to = ''] of post.content.raw.matchAll(/(?:href|src)="([^"#]+)"/g)) {
        if (!known.has(to) && !files.has(to)) dead.push(`${post.slug} → ${to}`);
      }
    }
    return dead;
  }
}

export function edited(articles: readonly Article[], number: number, changes: Partial<Article>) {
  const id = exampleArticleId(number);
  return articles.map((article) => (article.id === id ? { ...article, ...changes } : article));
}

/** What a suite stands on: an empty site with two categories before each test, what others do there, and what is remembered of it. */
export function wordpressScene(make: () => Promise<WordPressStage>) {
  const scene: { stage: WordPressStage; others: Neighbour; state: StateInMemory } = {
    stage: nowhere,
    others: new Neighbour(nowhere),
    state: new StateInMemory(),
  };
  beforeEach(async () => {
    scene.stage = await make();
    scene.others = new Neighbour(scene.stage);
    scene.state = new StateInMemory();
    for (const [name, slug] of [
      ['Prisons', 'prisons'],
      ['Research!', 'other'],
    ]) {
      await scene.others.make('categories', { name, slug });
    }
  });
  afterEach(() => scene.stage.stop());
  return scene;
}

const nowhere: WordPressStage = {
  address: 'http://127.0.0.1:9',
  login: () => ({ user: '', password: '' }),
  offerPasswords: async () => undefined,
  stop: async () => undefined,
};
