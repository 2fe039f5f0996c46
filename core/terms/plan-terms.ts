// What comes of a change of the newsroom's words: for articles, addresses, targets, and in which order is it made?
import { canonicalJson } from '../canonical-json.ts';
import { isPublic } from '../content/article.ts';
import type { ArticleId, TermId } from '../content/ids.ts';
import type { Category, NewsType, Person, Redirects, Site, Tag, Target } from '../content/site.ts';
import type { ArticleSummary } from '../library.ts';
import { hasRules, takerBy } from '../publish/target-rules.ts';
import { type MappedKind, optionsAfter } from '../publish/wordpress/mapping.ts';
import { paths } from '../site/site-paths.ts';
import { addressesOf, redirectsAfter } from './addresses.ts';
import { type ChangeSetting, changeVocabulary, type Refused } from './change-vocabulary.ts';
import type { EntryId, EntryKind, TermChange, TermConsequences } from './term-change.ts';
import {
  type EntryUses,
  entriesOf,
  exchangeIn,
  names,
  type UsesEdit,
  type Vocabulary,
} from './vocabulary.ts';

/** What is to be known of an article. */
export type SortedArticle = EntryUses &
  Pick<ArticleSummary, 'id' | 'language' | 'status' | 'publishedAt' | 'publishAt' | 'embargoUntil'>;

/** The newsroom that is to change. */
export interface TermsSetting extends Vocabulary {
  readonly articles: readonly SortedArticle[];
  readonly redirects: Redirects['redirects'];
  readonly targets: readonly Target[];
  readonly site: Pick<Site, 'navigation' | 'footer'>;
  /** Decides what is out. */
  readonly now: Date;
  newId: ChangeSetting['newId'];
}

/** Items of a list that become others, by what names them: null is one that goes. */
export type ListEdit<T> = ReadonlyMap<string, T | null>;

/** What a change does, in the order in which it is made. Cut anywhere, no article names what is not there. */
export interface TermsPlan {
  readonly ok: true;
  /** What the change is about, as it is called then; null once that is gone. */
  readonly entry: EntryId | null;
  /** The articles, which come before the words that they name no longer. */
  readonly articles: readonly ArticleId[];
  /** What becomes of one of them, as it is when its turn comes; null where that is nothing any more. */
  edit(article: EntryUses): UsesEdit | null;
  readonly categories: ListEdit<Category>;
  readonly newsTypes: ListEdit<NewsType>;
  readonly tags: ListEdit<Tag>;
  readonly people: ListEdit<Person>;
  /** By their `from`. */
  readonly redirects: ListEdit<Redirects['redirects'][number]>;
  readonly targets: ListEdit<Target>;
  readonly consequences: TermConsequences;
}

export function planTerms(setting: TermsSetting, change: TermChange): TermsPlan | Refused {
  const { articles, now } = setting;
  const out = new Set(articles.filter((one) => isOut(one, now)));
  const known = addressesOf(setting, articles, (article) => out.has(article));
  const made = changeVocabulary(setting, change, {
    newId: setting.newId,
    isKnown: (id) => known.has(id),
    leadsOn: (kind, slug) => {
      const path = { category: paths.category, newsType: paths.newsType, tag: null }[kind]?.(slug);
      return setting.redirects.some(({ from }) => from === path);
    },
  });
  if (!made.ok) return made;
  const { vocabulary, entry, raised } = made;
  const gone = goesBy(change);
  const touched = gone === null ? [] : articles.filter((one) => names(one, gone.kind, gone.id));
  if (gone?.kind === 'newsType' && gone.into === null && touched.length > 0) {
    // An article has exactly one.
    return refused('in-use', nameOf(setting, gone));
  }
  const edit = (article: EntryUses): UsesEdit | null =>
    gone === null ? null : exchangeIn(article, gone.kind, gone.id, gone.into);
  const after = new Map<ArticleId, SortedArticle>();
  for (const article of touched) after.set(article.id, { ...article, ...edit(article) });
  const nowOf = (article: SortedArticle): SortedArticle => after.get(article.id) ?? article;
  const addresses = redirectsAfter(
    setting.redirects,
    known,
    // Which articles are out does not depend on words.
    addressesOf(vocabulary, articles, (article) => out.has(article), nowOf),
    (id) => (id === gone?.id ? gone.into : null),
  );
  const targets = targetsAfter(setting, vocabulary, change, gone, { out, nowOf });
  if ('refusal' in targets) return targets;
  const left = new Set([...addresses.gone, ...addresses.laid.map(({ from }) => from)]);
  const { taxonomy, people } = setting;
  return {
    ok: true,
    entry,
    articles: touched.map(({ id }) => id),
    edit,
    categories: editOfList(taxonomy.categories, vocabulary.taxonomy.categories, byId),
    newsTypes: editOfList(taxonomy.newsTypes, vocabulary.taxonomy.newsTypes, byId),
    tags: editOfList(taxonomy.tags, vocabulary.taxonomy.tags, byId),
    people: editOfList(people, vocabulary.people, byId),
    redirects: editOfList(setting.redirects, addresses.redirects, ({ from }) => from),
    targets: editOfList(setting.targets, targets.records, byId),
    consequences: {
      articles: touched.length,
      published: touched.filter((article) => out.has(article)).length,
      uncategorised:
        gone?.kind === 'category'
          ? touched.filter((article) => nowOf(article).categories.length === 0).length
          : 0,
      raised,
      redirects: [...addresses.laid],
      gone: [...addresses.gone],
      links: [
        ...setting.site.navigation,
        ...setting.site.footer.flatMap(({ links }) => links),
      ].filter(({ href }) => left.has(href.replace(/^\/+/, '').replace(/\/*$/, '/'))).length,
      targets: targets.told,
    },
  };
}

/** A list with an edit made to it as it is now. What is new comes last. */
export function listAfter<T>(
  list: readonly T[],
  edit: ListEdit<T>,
  keyOf: (item: T) => string,
): readonly T[] {
  if (edit.size === 0) return list;
  const left = new Map(edit);
  const next: T[] = [];
  for (const item of list) {
    const key = keyOf(item);
    const wanted = left.get(key);
    left.delete(key);
    if (wanted !== null) next.push(wanted ?? item);
  }
  for (const item of left.values()) if (item !== null) next.push(item);
  return next;
}

const byId = ({ id }: { readonly id: string }): string => id;

function editOfList<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): ListEdit<T> {
  if (before === after) return new Map();
  const edit = new Map<string, T | null>();
  const were = new Map(before.map((item) => [keyOf(item), item]));
  const kept = new Set(after.map(keyOf));
  for (const item of before) if (!kept.has(keyOf(item))) edit.set(keyOf(item), null);
  for (const item of after) {
    const was = were.get(keyOf(item));
    if (was !== item && canonicalJson(was ?? null) !== canonicalJson(item))
      edit.set(keyOf(item), item);
  }
  return edit;
}

interface Gone {
  readonly kind: EntryKind;
  readonly id: EntryId;
  readonly into: EntryId | null;
}

function goesBy(change: TermChange): Gone | null {
  if (change.does === 'merge') return { kind: change.kind, id: change.id, into: change.into };
  return change.does === 'delete' ? { kind: change.kind, id: change.id, into: null } : null;
}

function isOut(article: SortedArticle, now: Date): boolean {
  const { status, publishedAt, publishAt, embargoUntil } = article;
  const inUtc = (instant: string | undefined) =>
    instant === undefined ? undefined : { instant, zone: 'UTC' };
  return isPublic(
    { status, publishedAt, publishAt: inUtc(publishAt), embargoUntil: inUtc(embargoUntil) },
    now,
  );
}

function refused(code: Refused['refusal']['code'], subject: string): Refused {
  return { ok: false, refusal: { code, subject, other: null } };
}

function nameOf(vocabulary: Vocabulary, { kind, id }: Gone): string {
  return entriesOf(vocabulary, kind).find((entry) => entry.id === id)?.name ?? '';
}

/** The targets with rules and choices that follow the words, and what each takes then that it does not take now. */
function targetsAfter(
  setting: TermsSetting,
  vocabulary: Vocabulary,
  change: TermChange,
  gone: Gone | null,
  articles: {
    readonly out: ReadonlySet<SortedArticle>;
    nowOf(article: SortedArticle): SortedArticle;
  },
): { readonly records: readonly Target[]; readonly told: TermConsequences['targets'] } | Refused {
  const records: Target[] = [];
  const told: TermConsequences['targets'] = [];
  for (const target of setting.targets) {
    const rules = gone === null ? target.rules : rulesAfter(target.rules, gone);
    if (rules === 'none-left') return refused('target-takes-only-this', target.label);
    const choices = choicesAfter(target, setting, vocabulary, change, gone);
    const isRuleChanged = rules !== target.rules;
    const next: Target = {
      ...target,
      ...(rules === undefined ? {} : { rules }),
      ...(choices === null ? {} : { options: choices.options }),
    };
    records.push(isRuleChanged || choices !== null ? next : target);
    let [gains, loses] = [0, 0];
    if (rules !== undefined && target.rules !== undefined && hasRules(target.rules)) {
      const tookBefore = takerBy(target.rules, setting.taxonomy.categories);
      const takes = takerBy(rules, vocabulary.taxonomy.categories);
      for (const article of articles.out) {
        const [was, is] = [tookBefore(article), takes(articles.nowOf(article))];
        if (is && !was) gains += 1;
        if (was && !is) loses += 1;
      }
    }
    const choice = choices?.fate ?? null;
    if (isRuleChanged || choice !== null || gains > 0 || loses > 0) {
      told.push({ label: target.label, gains, loses, isRuleChanged, choice });
    }
  }
  return { records, told };
}

/** Rules that name the successor; `none-left` where a list that named the gone one alone would take everything. */
function rulesAfter(
  rules: Target['rules'],
  { kind, id, into }: Gone,
): Target['rules'] | 'none-left' {
  if (rules === undefined || (kind !== 'category' && kind !== 'newsType')) return rules;
  const list = kind === 'category' ? 'categories' : 'newsTypes';
  if (!rules[list].some((one) => one === id)) return rules;
  const next: TermId[] = [];
  for (const one of rules[list]) {
    // Both are terms of this kind: the change was looked at before.
    const wanted = one === id ? (into as TermId | null) : one;
    if (wanted !== null && !next.includes(wanted)) next.push(wanted);
  }
  return next.length === 0 ? 'none-left' : { ...rules, [list]: next };
}

const mappedAs: Readonly<Record<EntryKind, MappedKind | 'people'>> = {
  category: 'categories',
  newsType: 'newsTypes',
  tag: 'tags',
  person: 'people',
};

/** The options of a target that has choices for the word: by the address of a term, by the name of a person. */
function choicesAfter(
  target: Target,
  before: Vocabulary,
  after: Vocabulary,
  change: TermChange,
  gone: Gone | null,
): { readonly options: Target['options']; readonly fate: 'kept' | 'given-up' } | null {
  if (!('id' in change)) return null;
  const kind = change.does === 'portray' ? 'person' : change.kind;
  const [from, to] = [wordOf(before, kind, change.id), wordOf(after, kind, change.id)];
  if (from === undefined || from === to) return null;
  // A namesake goes on with the choice.
  if (kind === 'person' && after.people.some(({ name }) => name === from)) return null;
  const options = optionsAfter(target, mappedAs[kind], from, to ?? null);
  return options === null ? null : { options, fate: gone === null ? 'kept' : 'given-up' };
}

function wordOf(
  { taxonomy, people }: Vocabulary,
  kind: EntryKind,
  id: EntryId,
): string | undefined {
  if (kind === 'person') return people.find((person) => person.id === id)?.name;
  const lists = { category: taxonomy.categories, newsType: taxonomy.newsTypes, tag: taxonomy.tags };
  return lists[kind].find((term) => term.id === id)?.slug;
}
