// What do tests of publishing to WordPress publish to where no WordPress is? A stand-in with the routes that are used, and with the traps of the real one.
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { TestCertificate } from '../certificates-for-tests.ts';

export type Role = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

export interface StandInUser {
  readonly id: number;
  readonly login: string;
  name: string;
  readonly role: Role;
  readonly password: string;
}

export interface StandInPost {
  id: number;
  slug: string;
  status: string;
  date: string;
  title: string;
  content: string;
  excerpt: string;
  author: number;
  featured: number;
  sticky: boolean;
  categories: number[];
  tags: number[];
  /** Of the taxonomy that a plugin of this site added. */
  news_type: number[];
  /** Fields that a plugin of this site added. */
  fields: Record<string, unknown>;
  /** Addresses it had while readers saw it: they lead on to it. */
  oldSlugs: string[];
}

export interface StandInMedium {
  id: number;
  slug: string;
  file: string;
  type: string;
  bytes: Buffer;
  alt: string;
  caption: string;
  title: string;
}

export interface StandInTerm {
  id: number;
  name: string;
  slug: string;
  taxonomy: 'category' | 'post_tag' | 'news_type';
  parent?: number;
}

/** One request, before it is answered. */
export interface StandInCall {
  /** From 1. */
  readonly number: number;
  readonly method: string;
  /** Without its question. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly login: boolean;
  /** Of what it brings, in bytes. */
  readonly size: number;
}

/** What goes wrong with a request: nothing; it does not arrive; its answer is lost, cut or late; or an answer of somebody else. */
export type StandInFault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | 'truncated'
  | 'late'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

const rights: Readonly<Record<Role, readonly string[]>> = {
  administrator: [
    'read',
    'edit_posts',
    'publish_posts',
    'edit_others_posts',
    'upload_files',
    'manage_categories',
    'unfiltered_html',
    'list_users',
  ],
  editor: [
    'read',
    'edit_posts',
    'publish_posts',
    'edit_others_posts',
    'upload_files',
    'manage_categories',
    'unfiltered_html',
  ],
  author: ['read', 'edit_posts', 'publish_posts', 'upload_files'],
  contributor: ['read', 'edit_posts'],
  subscriber: ['read'],
};

/** A refusal as WordPress gives it. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = { status, ...data };
  }
}

export interface StandInOptions {
  readonly certificate?: TestCertificate;
  /** The site's clock. */
  readonly now?: () => Date;
}

/** A site in memory, at an address of this computer. */
export class WordPressStandIn {
  readonly users: StandInUser[] = (
    ['administrator', 'editor', 'author', 'contributor', 'subscriber'] as const
  ).map((role, index) => ({
    id: index + 1,
    login: role,
    name: `The ${role}`,
    role,
    password: `${role} aaaa bbbb cccc`,
  }));
  posts: StandInPost[] = [];
  media: StandInMedium[] = [];
  terms: StandInTerm[] = [
    { id: 1, name: 'Uncategorized', slug: 'uncategorized', taxonomy: 'category' },
  ];
  /** Whether the site offers application passwords at all. */
  offersPasswords = true;
  /** The largest file it takes, in bytes. */
  uploadLimit = 64_000_000;
  /** Without speaking addresses the interface is elsewhere. */
  hasPlainAddresses = false;
  /** How late a late answer is, in milliseconds. */
  lateBy = 0;
  /** How long it works on the next file before it answers, in milliseconds. */
  slowUploads = 0;
  /** What else it takes out of the texts of those who may not write all of HTML. */
  takesOut = /(?!)/g;
  /** Its refusals repeat what it was told, as careless plugins do. */
  echoesLogins = false;
  fault: (call: StandInCall) => StandInFault = () => 'none';
  requests: StandInCall[] = [];
  /** Bytes of content that arrived. */
  received = 0;
  /** The most requests that were open at once. */
  mostAtOnce = 0;
  /** So many creations look for a free address before the first of them writes it. */
  createTogether = 1;
  #creating: (() => void)[] = [];
  #open = 0;
  #waiting: (() => void)[] = [];
  #lastId = 10;
  readonly #now: () => Date;
  readonly #server: http.Server;
  readonly #sockets = new Set<Socket>();
  readonly #scheme: string;

  private constructor({ certificate, now = () => new Date() }: StandInOptions) {
    this.#now = now;
    this.#scheme = certificate === undefined ? 'http' : 'https';
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      this.#serve(request, response).catch(() => request.destroy());
    };
    this.#server =
      certificate === undefined
        ? http.createServer(answer)
        : https.createServer(certificate, answer);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  static async start(options: StandInOptions = {}): Promise<WordPressStandIn> {
    const site = new WordPressStandIn(options);
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get address(): string {
    // A server that listens at a port has an address with one.
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Resolves once no request is open. */
  quiet(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  user(role: Role): StandInUser {
    const found = this.users.find((one) => one.role === role);
    if (found === undefined) throw new Error(`no ${role}`);
    return found;
  }

  /** Puts a post there as somebody else would. */
  plant(post: Partial<StandInPost>): StandInPost {
    const id = this.#nextId();
    const made: StandInPost = {
      id,
      slug: `post-${id}`,
      status: 'publish',
      date: '2025-01-01T09:00:00',
      title: `Post ${id}`,
      content: '',
      excerpt: '',
      author: 1,
      featured: 0,
      sticky: false,
      categories: [1],
      tags: [],
      news_type: [],
      fields: {},
      oldSlugs: [],
      ...post,
    };
    this.posts.push(made);
    return made;
  }

  term(name: string, taxonomy: StandInTerm['taxonomy'] = 'category'): StandInTerm {
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const made = { id: this.#nextId(), name, slug, taxonomy };
    this.terms.push(made);
    return made;
  }

  /** What a visit of the site does: posts whose hour has come are shown. */
  runCron(): void {
    const now = this.#stamp(this.#now());
    for (const post of this.posts) {
      if (post.status === 'future' && post.date <= now) post.status = 'publish';
    }
  }

  /** The posts that readers see, by their addresses and those that they had before. */
  visit(): Map<string, StandInPost> {
    const seen = this.posts.filter(({ status }) => status === 'publish');
    return new Map([
      ...seen.flatMap((post) => post.oldSlugs.map((slug) => [slug, post] as const)),
      ...seen.map((post) => [post.slug, post] as const),
    ]);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.address);
    const call: StandInCall = {
      number: this.requests.length + 1,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      login: request.headers.authorization !== undefined,
      size: Number(request.headers['content-length'] ?? 0),
    };
    this.requests.push(call);
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    response.on('close', () => {
      this.#open -= 1;
      if (this.#open === 0) for (const done of this.#waiting.splice(0)) done();
    });
    const fault = this.fault(call);
    if (fault === 'lost-before') {
      request.socket.destroy();
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      this.received += piece.length;
      pieces.push(piece);
    }
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end('<h1>Trouble</h1>');
      return;
    }
    let status = 200;
    let body: unknown;
    const headers: Record<string, string> = {};
    try {
      const answered = await this.#route(call, request, Buffer.concat(pieces), headers);
      status = answered.status;
      body = onlyFields(answered.body, call.query.get('_fields'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      status = error.status;
      body = { code: error.code, message: error.message, data: error.data };
    }
    if (this.echoesLogins && call.login) {
      status = 403;
      const message = `Refused: ${request.headers.authorization}, ${this.#login(request)?.password}`;
      body = { code: 'rest_forbidden', message, data: { status } };
    }
    if (this.slowUploads > 0 && call.method === 'POST' && call.path.endsWith('/media')) {
      const pause = this.slowUploads;
      this.slowUploads = 0;
      await setTimeout(pause);
    }
    if (fault === 'late') await setTimeout(this.lateBy);
    if (fault === 'lost-after') {
      request.socket.destroy();
      return;
    }
    const isPage = typeof body === 'string';
    const text = Buffer.isBuffer(body)
      ? body
      : Buffer.from(isPage ? String(body) : JSON.stringify(body));
    response.writeHead(status, {
      'content-type': isPage ? 'text/html' : 'application/json; charset=UTF-8',
      'content-length': text.length,
      date: this.#now().toUTCString(),
      ...headers,
    });
    if (fault === 'truncated') {
      response.write(text.subarray(0, Math.floor(text.length / 2)), () => request.socket.destroy());
      return;
    }
    response.end(text);
  }

  async #route(
    { method, path, query }: StandInCall,
    request: IncomingMessage,
    bytes: Buffer,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: unknown }> {
    let route: string;
    if (this.hasPlainAddresses) {
      const plain = query.get('rest_route');
      if (plain === null) {
        // A site without speaking addresses shows its front page for whatever it does not know.
        headers.link = `<${this.address}/index.php?rest_route=/>; rel="https://api.w.org/"`;
        return { status: path === '/' ? 200 : 404, body: '<html>a page</html>' };
      }
      route = plain.replace(/^\//, '');
    } else if (path.startsWith('/wp-json/')) route = path.slice('/wp-json/'.length);
    else if (path === '/') {
      headers.link = `<${this.address}/wp-json/>; rel="https://api.w.org/"`;
      return { status: 200, body: '<html>a page</html>' };
    } else if (path.startsWith('/wp-content/uploads/')) {
      const medium = this.media.find(({ file }) => path.endsWith(`/${file}`));
      return { status: medium === undefined ? 404 : 200, body: medium?.bytes ?? '' };
    } else {
      const post = this.visit().get(path.replace(/\//g, ''));
      return post === undefined
        ? { status: 404, body: '<html>not found</html>' }
        : { status: 200, body: `<html><h1>${post.title}</h1>${post.content}</html>` };
    }
    if (route === '') return { status: 200, body: this.#index() };
    const me = this.#login(request);
    const json =
      request.headers['content-type'] === 'application/json'
        ? (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>)
        : {};
    const [, , resource = '', id] = route.split('/');
    switch (resource) {
      case 'users':
        return { status: 200, body: this.#users(me, id, query, headers) };
      case 'types':
        if (query.get('context') === 'edit' && !this.#may(me, 'edit_posts')) {
          throw new Refusal(403, 'rest_cannot_view', 'Sorry, you are not allowed to edit posts.');
        }
        return { status: 200, body: types };
      case 'taxonomies':
        return { status: 200, body: taxonomies };
      case 'categories':
      case 'tags':
      case 'news_type': {
        const taxonomy = termRoutes[resource];
        if (method === 'POST') return { status: 201, body: this.#makeTerm(me, taxonomy, json) };
        if (method === 'DELETE') {
          this.terms = this.terms.filter((one) => String(one.id) !== id);
          return { status: 200, body: { deleted: true } };
        }
        if (id !== undefined) {
          return { status: 200, body: this.terms.find((one) => String(one.id) === id) };
        }
        const slug = query.get('slug');
        const all = this.terms.filter(
          (one) => one.taxonomy === taxonomy && (slug === null || one.slug === slug),
        );
        return { status: 200, body: paged(all, query, headers) };
      }
      case 'posts':
        return await this.#postsRoute(method, id, me, query, json, headers);
      case 'media':
        return this.#mediaRoute(method, id, me, query, json, request, bytes, headers);
      default:
        throw new Refusal(404, 'rest_no_route', 'No route was found');
    }
  }

  #index(): unknown {
    return {
      name: 'Stand-in &amp; news',
      url: this.address,
      home: this.address,
      namespaces: ['oembed/1.0', 'wp/v2'],
      timezone_string: 'UTC',
      authentication: this.offersPasswords
        ? {
            'application-passwords': {
              endpoints: { authorization: `${this.address}/wp-admin/authorize-application.php` },
            },
          }
        : [],
    };
  }

  #login(request: IncomingMessage): StandInUser | undefined {
    const [, code = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const [login, ...rest] = Buffer.from(code, 'base64').toString('utf8').split(':');
    const password = rest.join(':').replace(/ /g, '');
    if (!this.offersPasswords) return undefined;
    return this.users.find(
      (one) => one.login === login && one.password.replace(/ /g, '') === password,
    );
  }

  #may(me: StandInUser | undefined, right: string): boolean {
    return me !== undefined && rights[me.role].includes(right);
  }

  #users(
    me: StandInUser | undefined,
    id: string | undefined,
    query: URLSearchParams,
    headers: Record<string, string>,
  ): unknown {
    if (me === undefined) throw notLoggedIn();
    const shown = ({ id: number, name, login, role }: StandInUser) => ({
      id: number,
      name,
      slug: login,
      roles: [role],
      capabilities: Object.fromEntries(rights[role].map((right) => [right, true])),
    });
    if (id === 'me') return shown(me);
    if (query.get('context') === 'edit' && !this.#may(me, 'list_users')) {
      throw new Refusal(403, 'rest_forbidden_context', 'Sorry, you are not allowed to list users.');
    }
    return paged(this.users.map(shown), query, headers);
  }

  #makeTerm(
    me: StandInUser | undefined,
    taxonomy: StandInTerm['taxonomy'],
    { name = '', slug }: Record<string, unknown>,
  ): unknown {
    const right = taxonomy === 'category' ? 'manage_categories' : 'edit_posts';
    if (!this.#may(me, right)) {
      throw new Refusal(403, 'rest_cannot_create', 'Sorry, you are not allowed to create terms.');
    }
    const there = this.terms.find((one) => one.taxonomy === taxonomy && one.name === name);
    if (there !== undefined) {
      throw new Refusal(400, 'term_exists', 'A term with the name provided already exists.', {
        term_id: there.id,
      });
    }
    const made = this.term(String(name), taxonomy);
    if (typeof slug === 'string') made.slug = slug;
    return made;
  }

  async #postsRoute(
    method: string,
    id: string | undefined,
    me: StandInUser | undefined,
    query: URLSearchParams,
    json: Record<string, unknown>,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: unknown }> {
    if (method === 'GET' && id === undefined) {
      return { status: 200, body: this.#listPosts(me, query, headers) };
    }
    if (method === 'OPTIONS') return { status: 200, body: { schema: { properties: { meta } } } };
    if (me === undefined) throw notLoggedIn();
    if (!this.#may(me, 'edit_posts')) {
      throw new Refusal(403, 'rest_cannot_create', 'Sorry, you are not allowed to create posts.');
    }
    if (id === undefined) {
      const post: StandInPost = {
        id: 0,
        slug: '',
        status: 'draft',
        date: this.#stamp(this.#now()),
        title: '',
        content: '',
        excerpt: '',
        author: me.id,
        featured: 0,
        sticky: false,
        categories: [1],
        tags: [],
        news_type: [],
        fields: {},
        oldSlugs: [],
      };
      const slug = this.#change(post, json, me);
      // Between the look for a free address and the writing of it, others may do the same.
      await this.#othersToo();
      post.slug = slug;
      post.id = this.#nextId();
      this.posts.push(post);
      return { status: 201, body: this.#shown(post, me) };
    }
    const post = this.posts.find((one) => String(one.id) === id);
    if (post === undefined) throw new Refusal(404, 'rest_post_invalid_id', 'Invalid post ID.');
    if (post.author !== me.id && !this.#may(me, 'edit_others_posts')) {
      throw new Refusal(403, 'rest_cannot_edit', 'Sorry, you are not allowed to edit this post.');
    }
    if (method === 'GET') return { status: 200, body: this.#shown(post, me) };
    if (method === 'DELETE') {
      if (post.status === 'trash') {
        throw new Refusal(410, 'rest_already_trashed', 'The post has already been deleted.');
      }
      post.status = 'trash';
      post.slug = `${post.slug}__trashed`;
      return { status: 200, body: this.#shown(post, me) };
    }
    post.slug = this.#change(post, json, me);
    return { status: 200, body: this.#shown(post, me) };
  }

  /** Puts what was sent into a post; answers the address it gets. */
  #change(post: StandInPost, json: Record<string, unknown>, me: StandInUser): string {
    const text = (name: string): string | undefined => {
      const value = json[name];
      if (typeof value !== 'string') return undefined;
      const isWhole = this.#may(me, 'unfiltered_html');
      return isWhole ? value : filtered(value).replace(this.takesOut, '');
    };
    const { status } = json;
    if (typeof status === 'string') {
      if (['publish', 'future', 'private'].includes(status) && !this.#may(me, 'publish_posts')) {
        throw new Refusal(403, 'rest_cannot_publish', 'Sorry, you are not allowed to publish.');
      }
      post.status = status;
    }
    if (json.sticky === true && !this.#may(me, 'edit_others_posts')) {
      throw new Refusal(403, 'rest_cannot_assign_sticky', 'Sorry, you are not allowed to.');
    }
    post.title = text('title') ?? post.title;
    post.content = text('content') ?? post.content;
    post.excerpt = text('excerpt') ?? post.excerpt;
    if (typeof json.date_gmt === 'string') post.date = json.date_gmt.slice(0, 19);
    if (typeof json.author === 'number') post.author = json.author;
    if (typeof json.sticky === 'boolean') post.sticky = json.sticky;
    if (typeof json.featured_media === 'number') {
      const wanted = json.featured_media;
      // A file that is not there is dropped without a word.
      post.featured = this.media.some((one) => one.id === wanted) ? wanted : 0;
    }
    for (const name of ['categories', 'tags', 'news_type'] as const) {
      const taxonomy = termRoutes[name];
      const wanted = json[name];
      if (!Array.isArray(wanted)) continue;
      // And so is a term.
      post[name] = wanted.filter((id) =>
        this.terms.some((term) => term.id === id && term.taxonomy === taxonomy),
      );
    }
    if (typeof json.meta === 'object') {
      for (const [name, value] of Object.entries(json.meta ?? {})) {
        // A field that nothing registered is dropped without a word.
        if (!Object.hasOwn(meta.properties, name)) continue;
        if (value === null) delete post.fields[name];
        // And one that a plugin tidies loses its HTML.
        else post.fields[name] = name === 'tidied' ? bare(String(value)) : value;
      }
    }
    const was = { slug: post.slug, isSeen: post.status === 'publish' };
    const isLater = Date.parse(`${post.date}Z`) - this.#now().getTime() >= 60_000;
    if (post.status === 'future' && !isLater) post.status = 'publish';
    if (post.status === 'publish' && isLater) post.status = 'future';
    const asked = typeof json.slug === 'string' ? json.slug : post.slug;
    const slug = this.#freeSlug(asked === '' ? post.title.toLowerCase() : asked, post);
    if (was.isSeen && slug !== was.slug) post.oldSlugs.push(was.slug);
    return slug;
  }

  /** Waits until as many as are to create together have looked for a free address. */
  async #othersToo(): Promise<void> {
    if (this.createTogether <= 1) return;
    await new Promise<void>((resolve) => {
      this.#creating.push(resolve);
      if (this.#creating.length < this.createTogether) return;
      for (const go of this.#creating.splice(0)) go();
    });
  }

  #freeSlug(asked: string, post: StandInPost): string {
    if (post.status === 'trash') return asked;
    const slug = asked.replace(/__trashed$/, '').slice(0, 199);
    if (post.status === 'draft' || post.status === 'pending') return slug;
    const isTaken = (candidate: string): boolean =>
      candidate === 'feed' ||
      /^\d{1,4}$/.test(candidate) ||
      this.posts.some((one) => one !== post && one.slug === candidate) ||
      this.media.some((one) => one.slug === candidate);
    if (!isTaken(slug)) return slug;
    let number = 2;
    while (isTaken(`${slug}-${number}`)) number += 1;
    return `${slug}-${number}`;
  }

  #listPosts(
    me: StandInUser | undefined,
    query: URLSearchParams,
    headers: Record<string, string>,
  ): unknown {
    const statuses = (query.get('status') ?? 'publish').split(',');
    if (statuses.some((one) => one !== 'publish') && !this.#may(me, 'edit_posts')) {
      throw new Refusal(400, 'rest_invalid_param', 'Invalid parameter(s): status');
    }
    if (query.get('context') === 'edit' && me === undefined) throw notLoggedIn();
    const isToEdit = query.get('context') === 'edit';
    const include = query.get('include')?.split(',');
    const slugs = query.get('slug')?.split(',');
    const found = this.posts.filter(
      (post) =>
        (include === undefined || include.includes(String(post.id))) &&
        (slugs === undefined || slugs.includes(post.slug)) &&
        (statuses.includes('any') ? post.status !== 'trash' : statuses.includes(post.status)) &&
        // Of posts that a login may not change, it is not told when it asks for what may be changed.
        ((post.status === 'publish' && !isToEdit) ||
          this.#may(me, 'edit_others_posts') ||
          post.author === me?.id),
    );
    found.sort((one, other) => one.id - other.id);
    return paged(
      found.map((post) => this.#shown(post, me)),
      query,
      headers,
    );
  }

  #shown(post: StandInPost, me: StandInUser | undefined): unknown {
    const mayEdit = post.author === me?.id || this.#may(me, 'edit_others_posts');
    const text = (raw: string) => ({ ...(mayEdit ? { raw } : {}), rendered: raw });
    const isNamed = ['publish', 'private', 'trash'].includes(post.status);
    return {
      id: post.id,
      slug: post.slug,
      status: post.status,
      link: isNamed ? `${this.address}/${post.slug}/` : `${this.address}/?p=${post.id}`,
      date_gmt: post.date,
      modified_gmt: post.date,
      title: text(post.title),
      content: text(post.content),
      excerpt: text(post.excerpt),
      author: post.author,
      featured_media: post.featured,
      sticky: post.sticky,
      categories: post.categories,
      tags: post.tags,
      news_type: post.news_type,
      meta: { ...noFields, ...post.fields },
    };
  }

  #mediaRoute(
    method: string,
    id: string | undefined,
    me: StandInUser | undefined,
    query: URLSearchParams,
    json: Record<string, unknown>,
    request: IncomingMessage,
    bytes: Buffer,
    headers: Record<string, string>,
  ): { status: number; body: unknown } {
    const shown = (one: StandInMedium) => ({
      id: one.id,
      slug: one.slug,
      source_url: `${this.address}/wp-content/uploads/${one.file}`,
      alt_text: one.alt,
      caption: { raw: one.caption, rendered: one.caption },
      title: { raw: one.title, rendered: one.title },
    });
    if (method === 'GET') {
      const include = query.get('include')?.split(',');
      const slug = query.get('slug');
      const found = this.media.filter(
        (one) =>
          (include === undefined || include.includes(String(one.id))) &&
          (slug === null || one.slug === slug),
      );
      return { status: 200, body: paged(found.map(shown), query, headers) };
    }
    if (!this.#may(me, 'upload_files')) {
      throw new Refusal(403, 'rest_cannot_create', 'Sorry, you are not allowed to upload media.');
    }
    if (id !== undefined) {
      const medium = this.media.find((one) => String(one.id) === id);
      if (medium === undefined) throw new Refusal(404, 'rest_post_invalid_id', 'Invalid post ID.');
      if (typeof json.alt_text === 'string') medium.alt = json.alt_text;
      if (typeof json.caption === 'string') medium.caption = json.caption;
      if (typeof json.title === 'string') medium.title = json.title;
      return { status: 200, body: shown(medium) };
    }
    const disposition = request.headers['content-disposition'] ?? '';
    const [, name] = /filename="([^"]+)"/.exec(disposition) ?? [];
    if (name === undefined) {
      throw new Refusal(400, 'rest_upload_invalid_disposition', 'Invalid Content-Disposition.');
    }
    if (bytes.length > this.uploadLimit) {
      throw new Refusal(413, 'rest_upload_file_too_big', 'This file is too big.');
    }
    if (/\.(svg|json|exe)$/.test(name)) {
      throw new Refusal(
        500,
        'rest_upload_sideload_error',
        'Sorry, you are not allowed to upload this file type.',
      );
    }
    const [stem = '', extension = ''] = name.split(/\.(?=[^.]+$)/);
    let file = name;
    // The same file again is a second medium.
    for (let number = 1; this.media.some((one) => one.file === file); number += 1) {
      file = `${stem}-${number}.${extension}`;
    }
    const medium: StandInMedium = {
      id: this.#nextId(),
      slug: file.replace(/\.[^.]+$/, '').toLowerCase(),
      file,
      type: request.headers['content-type'] ?? '',
      bytes,
      alt: '',
      caption: '',
      title: stem,
    };
    this.media.push(medium);
    return { status: 201, body: shown(medium) };
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #stamp(moment: Date): string {
    return moment.toISOString().slice(0, 19);
  }
}

function notLoggedIn(): Refusal {
  return new Refusal(401, 'rest_not_logged_in', 'You are not currently logged in.');
}

/** What WordPress leaves of a text whose writer may not write all of HTML, and how it spells it. */
function filtered(html: string): string {
  return html
    .replace(/<\/?(script|iframe|svg|time)\b[^>]*>/gi, '')
    .replace(/\s(on\w+|srcset)="[^"]*"/gi, '')
    .replace(/&#39;/g, '&#039;')
    .replace(/([^\s])\/>/g, '$1 />');
}

function paged(
  all: readonly unknown[],
  query: URLSearchParams,
  headers: Record<string, string>,
): unknown {
  const perPage = Number(query.get('per_page') ?? 10);
  const page = Number(query.get('page') ?? 1);
  if (perPage > 100 || perPage < 1) {
    throw new Refusal(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
  }
  const pages = Math.ceil(all.length / perPage);
  if (page > 1 && page > pages) {
    throw new Refusal(400, 'rest_post_invalid_page_number', 'The page is larger than there are.');
  }
  headers['x-wp-total'] = String(all.length);
  headers['x-wp-totalpages'] = String(pages);
  return all.slice((page - 1) * perPage, page * perPage);
}

const parts = { title: true, editor: true, author: true, thumbnail: true, excerpt: true };
const types = {
  post: {
    slug: 'post',
    name: 'Posts',
    rest_base: 'posts',
    taxonomies: ['category', 'post_tag', 'news_type'],
    supports: parts,
    viewable: true,
  },
  page: {
    slug: 'page',
    name: 'Pages',
    rest_base: 'pages',
    taxonomies: [],
    supports: { title: true, editor: true, author: true, thumbnail: true },
    viewable: true,
  },
  attachment: {
    slug: 'attachment',
    name: 'Media',
    rest_base: 'media',
    taxonomies: [],
    supports: { title: true, author: true },
    viewable: true,
  },
  wp_block: {
    slug: 'wp_block',
    name: 'Patterns',
    rest_base: 'blocks',
    taxonomies: [],
    supports: { title: true, editor: true },
    viewable: false,
  },
};

const termRoutes = { categories: 'category', tags: 'post_tag', news_type: 'news_type' } as const;

/** What a plugin of this site added to posts. */
const meta = {
  properties: {
    downloads: { type: 'string' },
    download_files: { type: 'array', items: { type: 'integer' } },
    tidied: { type: 'string' },
    counted: { type: 'integer' },
  },
};
const noFields = { downloads: '', download_files: [], tidied: '', counted: 0 };

function bare(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}

const taxonomies = {
  news_type: { slug: 'news_type', name: 'Type of news', rest_base: 'news_type' },
  category: { slug: 'category', name: 'Categories', rest_base: 'categories' },
  post_tag: { slug: 'post_tag', name: 'Tags', rest_base: 'tags' },
};

/** What WordPress leaves of an answer where a question names the fields it wants: `content.raw` is a field of a field. */
function onlyFields(body: unknown, named: string | null): unknown {
  if (named === null || typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) return body.map((one) => onlyFields(one, named));
  const fields = named.split(',').map((field) => field.split('.'));
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const inside = fields.filter(([first]) => first === name).map(([, ...rest]) => rest.join('.'));
    if (inside.length === 0) continue;
    kept[name] = inside.includes('') ? value : onlyFields(value, inside.join(','));
  }
  return kept;
}
