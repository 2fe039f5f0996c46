// What do two people do to one newsroom, and what must be true of it whatever they do? Told as a list of actions.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Article } from '../../core/content/article.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from '../../electron/storage/library-files.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { Books, type Field, fields, textsOf, tokensIn } from './ledger.ts';
import {
  type Meddling,
  makeNewsroom,
  Newsroom,
  type WindowNumber,
  windowNumbers,
} from './newsroom.ts';

const whose = { window: fc.constantFrom<WindowNumber>(1, 2) };
const one = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), ...whose });

/** One thing that happens. */
export const action = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      ...whose,
      field: fc.constantFrom<Field>(...fields),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ...whose,
      milliseconds: fc.integer({ min: 50, max: 1600 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      ...whose,
      to: fc.constantFrom('main' as const, 'window' as const),
    }),
  },
  { weight: 3, arbitrary: one('rest') },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('open' as const), ...whose, article: fc.nat(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      ...whose,
      how: fc.constantFrom('mine' as const, 'other' as const, 'both' as const),
    }),
  },
  { weight: 1, arbitrary: one('flush') },
  { weight: 1, arbitrary: one('leave') },
  { weight: 1, arbitrary: one('publish') },
  { weight: 1, arbitrary: one('readdress') },
  { weight: 1, arbitrary: one('trash') },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('untrash' as const), ...whose, article: fc.nat(1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('restore' as const), ...whose, entry: fc.nat(5) }),
  },
  { weight: 1, arbitrary: one('crashWindow') },
  { weight: 1, arbitrary: one('kill') },
);
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** Tells a story in a library of its own below `root`; throws what was violated. */
export async function tell(
  root: string,
  actions: readonly Action[],
  meddle: Meddling = async (_name, input) => input,
): Promise<void> {
  const story = new Story(root, meddle);
  try {
    await story.begin();
    for (const next of actions) {
      await story.act(next);
      story.checkWindows();
    }
    await story.end();
  } finally {
    await story.close();
  }
}

let told = 0;

class Story {
  readonly #books = new Books();
  readonly #root: string;
  readonly #meddle: Meddling;
  #room: Newsroom | null = null;
  readonly #articles: ArticleId[] = [];
  #tokens = 0;
  #kills = 0;
  readonly #number: number;
  constructor(root: string, meddle: Meddling) {
    this.#root = root;
    this.#meddle = meddle;
    this.#number = told++;
  }

  get room(): Newsroom {
    if (this.#room === null) throw new Error('the newsroom is not open');
    return this.#room;
  }

  async begin(): Promise<void> {
    const folder = join(this.#root, `${this.#number}`);
    await makeNewsroom(folder);
    await this.#open(folder);
    for (const _ of [1, 2]) {
      const made = unwrap(await this.room.answer(1, 'article.create', {})) as Article;
      this.#articles.push(made.id);
    }
    await this.room.rest();
    // Both begin with the same article: that is where it gets hot.
    for (const number of windowNumbers) void this.room.windows[number].workspace.open(this.#id(0));
    await this.room.rest();
  }

  async #open(folder: string, place: Parameters<typeof Newsroom.open>[2] = null): Promise<void> {
    this.#room = await Newsroom.open(folder, { meddle: this.#meddle, ledger: this.#books }, place);
  }

  #id(index: number): ArticleId {
    const id = this.#articles[index];
    if (id === undefined) throw new Error('there is no such article');
    return id;
  }

  async act(next: Action): Promise<void> {
    const window = this.room.windows[next.window];
    const { workspace } = window;
    const session = workspace.session.get();
    switch (next.kind) {
      case 'type':
        if (session === null) return;
        this.#type(next.window, next.field);
        break;
      case 'time':
        window.clock.pass(next.milliseconds);
        break;
      case 'deliver':
        await this.room.deliver(next.window, next.to);
        break;
      case 'rest':
        await this.room.rest();
        break;
      case 'open':
        void workspace.open(this.#id(next.article));
        break;
      case 'settle':
        if (session?.get().save.state !== 'conflict') return;
        if (session.get().other === null) {
          void (next.how === 'mine'
            ? workspace.settling.bringBack()
            : workspace.settling.keepBoth());
        } else
          void (next.how === 'both'
            ? workspace.settling.keepBoth()
            : workspace.settling.keep(next.how));
        break;
      case 'flush':
        void workspace.flush();
        break;
      case 'leave':
        void workspace.close();
        break;
      case 'publish':
        void workspace.moveTo('published');
        break;
      case 'readdress':
        session?.change({ slug: `address-${++this.#tokens}` });
        break;
      case 'trash':
        if (session !== null) void workspace.trash(session.id);
        break;
      case 'untrash':
        await this.room.answer(next.window, 'article.restore', { id: this.#id(next.article) });
        break;
      case 'restore': {
        if (session === null) return;
        const entries = await this.room.store.history.entries(session.id);
        const entry = entries.at(next.entry % Math.max(1, entries.length));
        if (entry !== undefined) void workspace.restoreRevision(session.id, entry.id, 'restored');
        break;
      }
      case 'crashWindow':
        this.#books.loseUnnoted(next.window);
        await this.room.crashWindow(next.window);
        break;
      case 'kill': {
        for (const number of windowNumbers) this.#books.loseUnnoted(number);
        const folder = join(this.#root, `${this.#number}-${++this.#kills}`);
        const place = await this.room.kill(folder);
        await this.#open(folder, place);
        break;
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Everything arrives, every conflict is settled, and then it must all be there. */
  async end(): Promise<void> {
    await this.room.rest();
    for (let round = 0; round < 6; round++) {
      for (const number of windowNumbers) {
        const { workspace } = this.room.windows[number];
        const open = workspace.session.get()?.get();
        if (open?.save.state !== 'conflict') continue;
        if (open.other === null) void workspace.settling.keepBoth();
        else void workspace.settling.keep(number === 1 ? 'mine' : 'other');
        await this.room.rest();
      }
    }
    this.checkWindows();
    for (const number of windowNumbers) {
      const left = [...this.#books.unsaved[number].keys()];
      if (left.length === 0) continue;
      const { save, other } = this.room.windows[number].workspace.session.get()?.get() ?? {};
      const state = JSON.stringify([save, other?.revision]);
      throw new Error(`window ${number} never came to rest over ${left}: ${state}`);
    }
    await this.#checkLibrary();
  }

  async close(): Promise<void> {
    await this.#room?.close();
    for (let kill = 0; kill <= this.#kills; kill++) {
      const name = kill === 0 ? `${this.#number}` : `${this.#number}-${kill}`;
      await rm(join(this.#root, name), { recursive: true, force: true });
    }
  }

  #type(number: WindowNumber, field: Field): void {
    const session = this.room.windows[number].workspace.session.get();
    if (session === null) return;
    const token = `w${number}t${++this.#tokens}.`;
    const { article } = session.get();
    if (field === 'body') {
      const { document, schemaVersion } = article.body;
      const paragraph = { type: 'paragraph', content: [{ type: 'text', text: token }] };
      const content = [...(document.content ?? []), paragraph];
      session.change({ body: { schemaVersion, document: { ...document, content } } });
    } else session.change({ [field]: token });
    if (session.readOnly !== null) return;
    const before = field === 'body' ? '' : article[field];
    this.#books.typed(number, token, session.id, field, before);
  }

  /** What is typed and not saved is in the window it was typed in. */
  checkWindows(): void {
    for (const number of windowNumbers) {
      const session = this.room.windows[number].workspace.session.get();
      const shown = session === null ? '' : JSON.stringify(session.get().article);
      for (const [token, { id }] of this.#books.unsaved[number]) {
        if (session?.id === id && shown.includes(token)) continue;
        throw new Error(`window ${number} no longer shows ${token}, which is not saved`);
      }
    }
  }

  async #checkLibrary(): Promise<void> {
    if (this.#books.broken !== null) throw this.#books.broken;
    const { folder, store } = this.room;
    await store.history.close();
    let everything = '';
    for (const [id, { revision, texts }] of this.#books.newest) {
      const record = await readArticle(folder, id);
      if (record === undefined)
        throw new Error(`${id} is neither among the articles nor in the trash`);
      everything += JSON.stringify(record);
      if (record.revision !== revision)
        throw new Error(`${id} is at ${record.revision}, acknowledged is ${revision}`);
      const there = textsOf(record);
      for (const field of fields) {
        if (tokensIn(there[field]).join() === tokensIn(texts[field]).join()) continue;
        throw new Error(
          `the ${field} of ${id} is ${there[field]}, acknowledged is ${texts[field]}`,
        );
      }
    }
    for (const { id } of store.summaries()) {
      if (!this.#books.newest.has(id)) everything += JSON.stringify(await readArticle(folder, id));
    }
    for (const id of await store.history.articles()) {
      for (const entry of await store.history.entries(id)) {
        everything += JSON.stringify(unwrap(await store.history.read(id, entry.id)));
      }
    }
    for (const kept of [join(folder, '.galley', 'journal'), files.setAside(folder)]) {
      for (const name of await readdir(kept).catch(() => [])) {
        everything += await readFile(join(kept, name), 'utf8');
      }
    }
    const lost = [...this.#books.acknowledged].filter((token) => !everything.includes(token));
    if (lost.length > 0) throw new Error(`acknowledged and nowhere: ${lost.join(' ')}`);
  }
}

async function readArticle(folder: string, id: string): Promise<Article | undefined> {
  const known = articleId.parse(id);
  for (const path of [files.article(folder, known), files.trashedArticle(folder, known)]) {
    const record = await readRecord('article', path);
    if (record.ok) return record.value;
  }
  return undefined;
}
