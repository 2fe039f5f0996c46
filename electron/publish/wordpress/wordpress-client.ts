// How is a WordPress site asked? Its REST interface: found, asked with a login, an end to every silence, and tried again where that may help.
import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import type * as z from 'zod';
import { type FailureCode, GalleyError } from '../../../core/errors.ts';
import {
  type SiteIndex,
  siteError,
  siteIndex,
} from '../../../core/publish/wordpress/site-answers.ts';
import { type Wait, waitBefore } from '../retry.ts';
import { type Connections, openConnections, refusedWith, unanswered } from '../server-access.ts';
import { type FileContent, PlaceTrouble } from '../site-place.ts';

/** A small server has no more hands: so many questions, or articles, at a time. */
export const QUESTIONS_AT_ONCE = 3;

export interface SiteAccess {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly certificateFile: string;
  readonly proxy?: string;
}

export interface ClientSetting {
  readonly access: SiteAccess;
  readonly signal: AbortSignal;
  readonly wait: Wait;
  chance(): number;
  /** How long the site may say nothing. */
  readonly silentMilliseconds?: number;
  /** How long it may work on a file: it makes copies of a picture before it answers. */
  readonly uploadMilliseconds?: number;
}

export interface Question {
  readonly method?: 'GET' | 'OPTIONS' | 'POST' | 'DELETE';
  /** Such as `wp/v2/posts`. */
  readonly route: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly file?: { readonly content: FileContent; readonly name: string; readonly type: string };
  /** What it is about, as a person knows it. */
  readonly subject?: string;
}

export interface Answer<T> {
  readonly value: T;
  /** How many there are in all, of a list. */
  readonly total: number;
  readonly pages: number;
  /** The site's own clock. */
  readonly date: Date | undefined;
}

/** A refusal with the name that WordPress gives it. */
export class SiteRefusal extends GalleyError {
  readonly siteCode: string;
  readonly status: number;
  /** Of a term that is there already. */
  readonly term: number | undefined;

  constructor(
    code: FailureCode,
    about: { readonly subject: string; readonly detail: string },
    from: { readonly siteCode: string; readonly status: number; readonly term: number | undefined },
  ) {
    super({ code, ...about });
    this.siteCode = from.siteCode;
    this.status = from.status;
    this.term = from.term;
  }
}

const LARGEST_ANSWER = 64_000_000;
const UPLOAD_MS = 10 * 60_000;
const apiLink = /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/;

/** One visit to a site. */
export class WordPressClient {
  /** The address that routes are put behind. */
  readonly root: string;
  /** What the site says of itself to everybody. */
  readonly index: SiteIndex;
  retries = 0;
  readonly #wire: Wire;

  private constructor(root: string, index: SiteIndex, wire: Wire) {
    this.root = root;
    this.index = index;
    this.#wire = wire;
  }

  /** Finds the REST interface of a site. No login is sent before it is found, and none to another machine than the one given. */
  static async open(setting: ClientSetting): Promise<WordPressClient> {
    const { access } = setting;
    const wire = await Wire.open(setting);
    try {
      const home = access.address.endsWith('/') ? access.address : `${access.address}/`;
      for await (const root of possibleRoots(wire, home)) {
        const index = await wire.index(root);
        if (index !== undefined) return new WordPressClient(root, index, wire);
      }
      throw new GalleyError({
        code: 'place-refused',
        subject: access.address,
        detail:
          'there is no WordPress REST interface at this address; a security plugin may have switched it off',
      });
    } catch (error) {
      wire.end();
      throw error;
    }
  }

  end(): void {
    this.#wire.end();
  }

  /** Asks, and again where that may help. From the second time on, `heard` says first whether the site acted on the one before. */
  async ask<T>(
    question: Question,
    schema: z.ZodType<T>,
    heard?: () => Promise<T | undefined>,
  ): Promise<Answer<T>> {
    return await this.#wire.again(
      async (tried) => {
        const known = tried > 1 ? await heard?.() : undefined;
        if (known !== undefined) return { value: known, total: 1, pages: 1, date: undefined };
        return await this.#once(question, schema);
      },
      () => {
        this.retries += 1;
      },
    );
  }

  /** All pages of a list. */
  async all<T>(question: Question, schema: z.ZodType<T[]>): Promise<T[]> {
    const found: T[] = [];
    for (let page = 1; ; page++) {
      const query = { per_page: 100, ...question.query, page };
      const { value, pages } = await this.ask({ ...question, query }, schema);
      found.push(...value);
      if (page >= pages) return found;
    }
  }

  /** The bytes of a file of the site, as every visitor gets them. */
  async fileAt(address: string): Promise<Uint8Array> {
    const url = new URL(address, this.root);
    if (url.origin !== new URL(this.root).origin) {
      const detail = 'it lies at another site, from where nothing is fetched';
      throw new GalleyError({ code: 'place-refused', subject: address, detail });
    }
    return await this.#wire.again(
      async () => {
        const asked = { route: '', subject: address };
        const { status, headers, bytes } = await this.#wire.exchange(url, asked, false);
        if (status === 200) return bytes;
        throw this.#wire.refusal(status, headers, undefined, address);
      },
      () => {
        this.retries += 1;
      },
    );
  }

  async #once<T>(question: Question, schema: z.ZodType<T>): Promise<Answer<T>> {
    const subject = question.subject ?? this.#wire.address;
    const { status, headers, bytes } = await this.#wire.exchange(this.#url(question), question);
    const body = readJson(bytes.toString('utf8'));
    if (status < 200 || status >= 300) throw this.#wire.refusal(status, headers, body, subject);
    if (body === undefined) {
      // A page of a cache or of a site that is being looked after: it may pass.
      throw new PlaceTrouble('server-refused', { subject, detail: 'the answer is no JSON' });
    }
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const detail = `the answer is not as WordPress gives it, at ${issue?.path.join('.') ?? ''}`;
      throw new GalleyError({ code: 'place-refused', subject, detail });
    }
    return {
      value: parsed.data,
      total: Number(headers['x-wp-total'] ?? 0),
      pages: Number(headers['x-wp-totalpages'] ?? 1),
      date: headers.date === undefined ? undefined : new Date(headers.date),
    };
  }

  #url({ route, query = {} }: Question): URL {
    const joined = Object.entries(query)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
    if (joined === '') return new URL(this.root + route);
    return new URL(`${this.root}${route}${this.root.includes('?') ? '&' : '?'}${joined}`);
  }
}

/** Where the interface of a site may be: where it is usually, where its front page says, and where it is without speaking addresses. */
async function* possibleRoots(wire: Wire, home: string): AsyncGenerator<string> {
  yield `${home}wp-json/`;
  const told = await wire.toldBy(home);
  if (told !== undefined && new URL(told).origin === new URL(home).origin) {
    yield told.endsWith('/') || told.includes('rest_route=') ? told : `${told}/`;
  }
  yield `${home}index.php?rest_route=/`;
}

interface Exchange {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** The connections to one site, and what goes over them. */
class Wire {
  readonly #setting: ClientSetting;
  readonly #questions: Connections;
  readonly #uploads: Connections;

  private constructor(setting: ClientSetting, questions: Connections, uploads: Connections) {
    this.#setting = setting;
    this.#questions = questions;
    this.#uploads = uploads;
  }

  static async open(setting: ClientSetting): Promise<Wire> {
    const { access, silentMilliseconds, uploadMilliseconds = UPLOAD_MS } = setting;
    return new Wire(
      setting,
      await openConnections({ ...access, silentMilliseconds }),
      await openConnections({ ...access, silentMilliseconds: uploadMilliseconds }),
    );
  }

  get address(): string {
    return this.#setting.access.address;
  }

  end(): void {
    this.#questions.end();
    this.#uploads.end();
  }

  async again<T>(work: (tried: number) => Promise<T>, onRetry: () => void): Promise<T> {
    const { signal, wait, chance } = this.#setting;
    for (let tried = 1; ; tried++) {
      signal.throwIfAborted();
      try {
        return await work(tried);
      } catch (error) {
        const pause = waitBefore(error, tried, chance());
        if (pause === undefined) throw error;
        onRetry();
        await wait(pause, signal);
      }
    }
  }

  /** What a site says of itself at `root`; undefined where there is no WordPress. */
  async index(root: string): Promise<SiteIndex | undefined> {
    return await this.again(
      async () => {
        const { status, headers, bytes } = await this.exchange(new URL(root), { route: '' }, false);
        const body = readJson(bytes.toString('utf8'));
        const read = siteIndex.safeParse(body);
        if (status >= 200 && status < 300 && read.success) return read.data;
        if (status === 404 || status === 405 || status === 410 || status < 300) return undefined;
        throw this.refusal(status, headers, body, this.address);
      },
      () => undefined,
    );
  }

  /** Where a front page says that the interface is. */
  async toldBy(home: string): Promise<string | undefined> {
    const { headers } = await this.exchange(new URL(home), { route: '' }, false);
    return apiLink.exec(String(headers.link ?? ''))?.[1];
  }

  exchange(url: URL, question: Question, withLogin = true): Promise<Exchange> {
    const { method = 'GET', body, file } = question;
    const { access, signal } = this.#setting;
    const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers: Record<string, string | number> = {
      accept: 'application/json',
      'user-agent': 'Galley',
      ...(withLogin ? { authorization: `Basic ${loginOf(access)}` } : {}),
      ...(json === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': json.byteLength }),
      ...(file === undefined
        ? {}
        : {
            'content-type': file.type,
            'content-length': file.content.size,
            // The form with `filename*=` alone is refused; our names are plain ASCII.
            'content-disposition': `attachment; filename="${file.name}"`,
          }),
    };
    const agents = file === undefined ? this.#questions : this.#uploads;
    const subject = question.subject ?? access.address;
    return new Promise((resolve, reject) => {
      const isSecure = url.protocol === 'https:';
      const { request } = isSecure ? https : http;
      const agent = isSecure ? agents.https : agents.http;
      const asked = request(url, { method, headers, agent, signal });
      const fail = (error: unknown): void => reject(unanswered(error, subject));
      asked.on('error', fail);
      asked.on('response', (response) => {
        readAll(response, subject).then(resolve, fail);
      });
      if (file === undefined) asked.end(json);
      else pipeline(file.content.open(), asked).catch(fail);
    });
  }

  /** What to throw for an answer that is a refusal. */
  refusal(
    status: number,
    headers: http.IncomingHttpHeaders,
    body: unknown,
    subject: string,
  ): GalleyError {
    const said = siteError.safeParse(body);
    const siteCode = said.success ? said.data.code : '';
    const told = said.success ? `${siteCode}: ${this.#clean(said.data.message)}` : '';
    const refused = refusedWith(
      status,
      { retryAfter: headers['retry-after'] ?? null, location: headers.location ?? null },
      subject,
      told,
    );
    // WordPress says 500 where it will never take a file of this kind.
    const isFinal = siteCode === 'rest_upload_sideload_error';
    if (refused instanceof PlaceTrouble && !isFinal) return refused;
    const code = isFinal ? 'place-refused' : refused.failure.code;
    const term = said.success ? said.data.data?.term_id : undefined;
    const detail = refused.failure.detail ?? '';
    return new SiteRefusal(code, { subject, detail }, { siteCode, status, term });
  }

  /** What a site says may hold what it was told: never the login. */
  #clean(text: string): string {
    const { access } = this.#setting;
    return [access.password, access.password.replace(/ /g, ''), loginOf(access)]
      .filter((secret) => secret !== '')
      .reduce((all, secret) => all.replaceAll(secret, '…'), text.replace(/<[^>]*>/g, ''))
      .slice(0, 300);
  }
}

/** Application passwords are shown in groups of four; the blanks between are no part of them. */
function loginOf({ user, password }: SiteAccess): string {
  return Buffer.from(`${user}:${password.replace(/ /g, '')}`).toString('base64');
}

async function readAll(response: http.IncomingMessage, subject: string): Promise<Exchange> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    size += piece.length;
    if (size > LARGEST_ANSWER) {
      response.destroy();
      throw new GalleyError({ code: 'too-large', subject, detail: 'the answer of the site' });
    }
    pieces.push(piece);
  }
  const { statusCode = 0, headers } = response;
  return { status: statusCode, headers, bytes: Buffer.concat(pieces) };
}

/** JSON, also where a notice of PHP was printed before it; undefined where there is none. */
function readJson(text: string): unknown {
  const start = text.search(/[[{]/);
  for (const from of start > 0 ? [text, text.slice(start)] : [text]) {
    try {
      return JSON.parse(from);
    } catch {
      // What is no JSON is the answer of something else, which the caller says.
    }
  }
  return undefined;
}
