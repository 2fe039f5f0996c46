// Which related news has each article of a library? Reads the article files, keeps up with changes, writes nothing.
import { type Article, isPublic } from '../../core/content/article.ts';
import type { ArticleId, PersonId, TermId } from '../../core/content/ids.ts';
import { type RelatedFacts, relatedFacts } from '../../core/related/related-facts.ts';
import { RelatedIndex } from '../../core/related/related-index.ts';
import {
  isStillRight,
  nothingRelated,
  type RelatedItem,
  relatedItems,
  shownRelated,
} from '../../core/related/stored-list.ts';
import { files, listArticleIds } from '../storage/library-files.ts';
import { readChecked, readRecord } from '../storage/record-file.ts';
import type { ComputedList, RelatedPlan } from './related-messages.ts';

/** Files read together. */
const AT_ONCE = 16;

/** Says how far a long reading is. */
export type Steps = (done: number, total: number) => void;

type Dates = Pick<Article, 'status' | 'publishAt' | 'embargoUntil' | 'publishedAt'>;

interface ReadArticle {
  readonly article: Article;
  readonly sha256: string;
}

/** Computes related news in one library. `start` first; one question at a time. */
export class RelatedEngine {
  readonly #library: string;
  #index = new RelatedIndex();
  #names = new Map<PersonId, string>();
  #people = '';
  /** What is known of each article of the index: the record that it was taken from, and when it is out. */
  readonly #known = new Map<ArticleId, { readonly sha256: string; readonly dates: Dates }>();
  readonly #changed = new Set<ArticleId>();

  constructor(library: string) {
    this.#library = library;
  }

  /** Reads the whole archive. Stops in between where `isWanted` says no. Rejects where the folder cannot be read. */
  async start(onStep: Steps = () => {}, isWanted: () => boolean = () => true): Promise<void> {
    this.#index = new RelatedIndex();
    this.#known.clear();
    await this.#readPeople();
    const ids = await listArticleIds(this.#library);
    for (let start = 0; start < ids.length && isWanted(); start += AT_ONCE) {
      const batch = ids.slice(start, start + AT_ONCE);
      const read = await Promise.all(batch.map((id) => this.#read(id)));
      for (const [place, id] of batch.entries()) this.#take(id, read[place]);
      onStep(start + batch.length, ids.length);
    }
  }

  /** The files of these articles are others now, or gone. */
  changed(ids: readonly ArticleId[]): void {
    for (const id of ids) this.#changed.add(id);
  }

  /** The list of an article as its file is now; undefined where it is neither out nor scheduled. */
  async list(id: ArticleId): Promise<ComputedList | undefined> {
    await this.#catchUp();
    return this.#compute(id, await this.#read(id), await this.#categoryNames());
  }

  /**
   * What refreshing every list would change, and on how many pages of a website made at `now`. Undefined when `isWanted`
   * said no in the meantime.
   */
  async plan(
    now: Date,
    onStep: Steps = () => {},
    isWanted: () => boolean = () => true,
  ): Promise<RelatedPlan | undefined> {
    await this.#catchUp();
    const site = await readRecord('site', files.site(this.#library));
    const count = site.ok ? site.value.relatedCount : 0;
    const categories = await this.#categoryNames();
    const isOut = (id: ArticleId): boolean => {
      const known = this.#known.get(id);
      return known !== undefined && isPublic(known.dates, now);
    };
    const ids = [...this.#index.ids()].sort();
    const changes: ArticleId[] = [];
    let pages = 0;
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      if (!isWanted()) return undefined;
      const batch = ids.slice(start, start + AT_ONCE);
      const read = await Promise.all(batch.map((id) => this.#read(id)));
      for (const [place, id] of batch.entries()) {
        const list = this.#compute(id, read[place], categories);
        const article = read[place]?.article;
        if (list === undefined || article === undefined) continue;
        if (isStillRight(list.items, list.before.items)) continue;
        changes.push(id);
        const related = article.related ?? nothingRelated;
        const shown = (items: readonly RelatedItem[]): string =>
          shownRelated({ ...related, items: [...items] }, isOut)
            .slice(0, count)
            .map((one) => one.id)
            .join();
        // An article without a list shows one that the export makes: it is another page in any case.
        const isOther = related.items.length === 0 || shown(related.items) !== shown(list.items);
        if (isOther && isOut(id)) pages++;
      }
      onStep(start + batch.length, ids.length);
    }
    return isWanted() ? { articles: ids.length, changes, pages } : undefined;
  }

  #compute(
    id: ArticleId,
    read: ReadArticle | undefined,
    categories: ReadonlyMap<TermId, string>,
  ): ComputedList | undefined {
    const facts = this.#take(id, read);
    if (facts === undefined || read === undefined) return undefined;
    const { items, computedFor } = read.article.related ?? nothingRelated;
    return {
      id,
      revision: read.article.revision,
      before: { items, computedFor },
      items: relatedItems(this.#index, facts, (category) => categories.get(category)),
    };
  }

  /** Reads what it was told of, and everything where the newsroom's people are others: their names are in the index. */
  async #catchUp(): Promise<void> {
    const before = this.#people;
    await this.#readPeople();
    if (this.#people !== before) {
      this.#changed.clear();
      await this.start();
    }
    const ids = [...this.#changed];
    this.#changed.clear();
    for (const id of ids) this.#take(id, await this.#read(id));
  }

  /** Takes an article into the index, or out of it; answers with what counts of it. */
  #take(id: ArticleId, read: ReadArticle | undefined): RelatedFacts | undefined {
    const facts = read && relatedFacts(read.article, (person) => this.#names.get(person));
    if (facts === undefined || read === undefined) {
      this.#index.remove(id);
      this.#known.delete(id);
      return undefined;
    }
    // As it is in the index already: to take it out and in again would cost more than its list.
    if (this.#known.get(id)?.sha256 === read.sha256) return facts;
    const { status, publishAt, embargoUntil, publishedAt } = read.article;
    const dates = { status, publishAt, embargoUntil, publishedAt };
    this.#known.set(id, { sha256: read.sha256, dates });
    this.#index.put(facts);
    return facts;
  }

  /** A damaged article is in no list; whoever opens the library is told of it. */
  async #read(id: ArticleId): Promise<ReadArticle | undefined> {
    const read = await readChecked('article', files.article(this.#library, id));
    return read.ok ? { article: read.value.value, sha256: read.value.sha256 } : undefined;
  }

  async #readPeople(): Promise<void> {
    const people = await readChecked('people', files.people(this.#library));
    if (!people.ok) return;
    this.#people = people.value.sha256;
    this.#names = new Map(people.value.value.people.map(({ id, name }) => [id, name]));
  }

  async #categoryNames(): Promise<Map<TermId, string>> {
    const taxonomy = await readRecord('taxonomy', files.taxonomy(this.#library));
    return new Map(taxonomy.ok ? taxonomy.value.categories.map(({ id, name }) => [id, name]) : []);
  }
}
