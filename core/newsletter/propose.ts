// Which articles belong in an issue of the newsletter, in which sections, and what of a person's own arrangement has to change?
import { isPublic, liveSince } from '../content/article.ts';
import type { ArticleId, TermId } from '../content/ids.ts';
import type { NewsletterIssue, NewsletterItem, NewsletterSection } from '../content/newsletter.ts';
import type { PackedArticle } from '../content/packed-article.ts';
import type { LibrarySnapshot } from '../library.ts';
import { SiteCalendar } from '../site/site-calendar.ts';
import { primaryLanguage } from '../site/site-words.ts';
import { type StoryOf, storiesOf } from '../translations/stories.ts';
import { mailWords } from './mail-words.ts';

/** More is not read in one sitting, and pushes a mail towards the size at which it is cut. */
export const MOST_ITEMS = 12;
/** A section that is longer than this is an issue of its own. */
export const MOST_IN_SECTION = 5;
/** The news type every newsroom starts with: the announcement of an issue is no news for the next. */
const ANNOUNCEMENTS = 'newsletter';

/** What a proposal looks at besides the issue. */
export interface ProposalSource {
  readonly snapshot: Pick<LibrarySnapshot, 'site' | 'taxonomy' | 'articles'>;
  /** Every issue of the newsroom; the one that is asked about may be among them. */
  readonly issues: readonly NewsletterIssue[];
  /** The moment that decides what is public. */
  readonly asOf: Date;
}

/** Why an item left an issue that somebody had arranged. */
export type RemovalReason = 'gone' | 'not-public' | 'twice' | 'in-earlier-issue' | 'excluded';

export interface RemovedItem {
  /** With the words that were written for it, if any. */
  readonly item: NewsletterItem;
  readonly section: string;
  readonly why: RemovalReason;
}

export interface Proposal {
  readonly sections: readonly NewsletterSection[];
  readonly added: readonly ArticleId[];
  readonly removed: readonly RemovedItem[];
  /** What belongs to the period and found no room, best first. */
  readonly leftOver: readonly ArticleId[];
  /** Items that readers cannot see, and that stay because somebody pinned them or wrote about them. */
  readonly unseen: readonly ArticleId[];
}

/**
 * Proposes the sections of an issue: everything public since the last one, grouped in the newsroom's order.
 *
 * Items are dealt like cards: every section gets its best, then its second, until the issue is full (`MOST_ITEMS`) or the
 * section is (`MOST_IN_SECTION`), so that none takes the room of another. Best is highlighted, then of an event, then newest.
 * An issue that is arranged already keeps its order, titles and words, and pins keep their place: only what readers cannot
 * see, what was told before and what was excluded goes, and what is new comes at the end of its section.
 */
export function propose(issue: NewsletterIssue, source: ProposalSource): Proposal {
  const others = source.issues.filter((other) => other.id !== issue.id);
  const storyOf = storiesOf(source.snapshot.articles);
  const told = toldBefore(issue, others, storyOf);
  const kept = keepArranged(issue, source, storyOf, told);
  const used = new Set(
    kept.sections.flatMap(({ items }) => items.map(({ article }) => storyOf(article))),
  );
  // In whichever language it was taken out.
  const excluded = new Set(issue.excluded.map(storyOf));
  const groups = groupCandidates(issue, source, others, storyOf, (id) => {
    const story = storyOf(id);
    return !used.has(story) && !told.has(story) && !excluded.has(story);
  });
  const sections = kept.sections.map((section) => ({ ...section, added: [] as ArticleId[] }));
  const deals = groups.map((group) => ({ group, place: placeOf(sections, group, groups) }));
  let room = MOST_ITEMS - sections.reduce((sum, { items }) => sum + items.length, 0);
  const added: ArticleId[] = [];
  for (let round = 0, isDealing = true; isDealing && room > 0; round++) {
    isDealing = false;
    for (const { group, place } of deals) {
      const next = group.articles[round];
      const isFull = place.items.length + place.added.length >= MOST_IN_SECTION;
      if (next === undefined || isFull || room === 0) continue;
      place.added.push(next.id);
      added.push(next.id);
      room -= 1;
      isDealing = true;
    }
  }
  const isAdded = new Set(added);
  const before = new Set(issue.sections.map(({ id }) => id));
  return {
    sections: sections
      .filter(({ id, added: more }) => before.has(id) || more.length > 0)
      .map((section) => withAdded(section, originalOf(issue, section.id))),
    added,
    removed: kept.removed,
    leftOver: groups
      .flatMap(({ articles }) => articles)
      .filter(({ id }) => !isAdded.has(id))
      .sort(bestFirst)
      .map(({ id }) => id),
    unseen: kept.unseen,
  };
}

interface OpenSection extends NewsletterSection {
  readonly added: ArticleId[];
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly PackedArticle[];
}

/** The stories that readers of this language were told in an issue before, or in one that went out already. */
function toldBefore(
  issue: NewsletterIssue,
  others: readonly NewsletterIssue[],
  storyOf: StoryOf,
): ReadonlySet<ArticleId> {
  const language = primaryLanguage(issue.language);
  return new Set(
    others
      .filter((other) => primaryLanguage(other.language) === language)
      .filter((other) => other.status === 'sent' || other.number < issue.number)
      .flatMap(({ sections }) => sections.flatMap(({ items }) => items))
      .map(({ article }) => storyOf(article)),
  );
}

/** What stays of an arrangement. A pin is the last word of a person, and their own words about an article are never dropped unseen. */
function keepArranged(
  issue: NewsletterIssue,
  { snapshot, asOf }: ProposalSource,
  storyOf: StoryOf,
  told: ReadonlySet<ArticleId>,
): {
  sections: readonly NewsletterSection[];
  removed: readonly RemovedItem[];
  unseen: readonly ArticleId[];
} {
  const byId = new Map(snapshot.articles.map((article) => [article.id, article]));
  const all = issue.sections.flatMap(({ items }) => items);
  const pinned = new Set(all.filter(isPinned).map(({ article }) => storyOf(article)));
  const seen = new Set<ArticleId>();
  const removed: RemovedItem[] = [];
  const unseen: ArticleId[] = [];
  const whyNot = (item: NewsletterItem): RemovalReason | undefined => {
    const record = byId.get(item.article);
    const key = storyOf(item.article);
    if (seen.has(key) || (!isPinned(item) && pinned.has(key))) return 'twice';
    if (isPinned(item)) return undefined;
    if (issue.excluded.includes(item.article)) return 'excluded';
    if (told.has(key)) return 'in-earlier-issue';
    const isTold = record !== undefined && isPublic(record, asOf);
    if (isTold || (item.blurb ?? '').trim() !== '') return undefined;
    return record === undefined ? 'gone' : 'not-public';
  };
  const sections = issue.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => {
      const why = whyNot(item);
      if (why !== undefined) {
        removed.push({ item, section: section.id, why });
        return false;
      }
      seen.add(storyOf(item.article));
      const record = byId.get(item.article);
      if (record === undefined || !isPublic(record, asOf)) unseen.push(item.article);
      return true;
    }),
  }));
  return { sections, removed, unseen };
}

function isPinned({ pinned }: NewsletterItem): boolean {
  return pinned === true;
}

/** What belongs to the issue and is not in it, by term, in the newsroom's order. */
function groupCandidates(
  issue: NewsletterIssue,
  { snapshot, asOf }: ProposalSource,
  others: readonly NewsletterIssue[],
  storyOf: StoryOf,
  isWanted: (id: ArticleId) => boolean,
): Group[] {
  const { site, taxonomy, articles } = snapshot;
  const calendar = new SiteCalendar(site.timeZone);
  const announcements = new Set(others.map(({ announcement }) => announcement));
  const announcing = taxonomy.newsTypes.find(({ slug }) => slug === ANNOUNCEMENTS)?.id;
  const since = sentBefore(issue, others);
  const inPeriod = (article: PackedArticle): boolean => {
    const live = liveSince(article);
    if (live === undefined) return false;
    const day = calendar.day(live);
    if (day >= issue.period.from && day <= issue.period.until) return true;
    // What came after the last issue had gone out, and before this period begins, would be told by neither.
    return since !== undefined && day < issue.period.from && live.getTime() > since.getTime();
  };
  const byStory = new Map<ArticleId, PackedArticle>();
  for (const article of articles) {
    if (!isPublic(article, asOf) || !inPeriod(article) || !isWanted(article.id)) continue;
    if (announcements.has(article.id) || article.newsType === announcing) continue;
    if (article.id === issue.announcement) continue;
    const story = storyOf(article.id);
    const known = byStory.get(story);
    if (known === undefined || isBetterTold(article, known, issue.language)) {
      byStory.set(story, article);
    }
  }
  const candidates = [...byStory.values()].sort(bestFirst);
  const terms = [
    ...(issue.grouping === 'newsType' ? taxonomy.newsTypes : taxonomy.categories),
  ].sort((a, b) => a.order - b.order || compare(a.id, b.id));
  const chosen = issue.grouping === 'newsType' ? byNewsType : rarestCategory(terms, candidates);
  const rest: Group = { id: 'rest', title: mailWords(issue.language).moreNews, articles: [] };
  return [...terms.map(({ id, name }): Group => ({ id, title: name, articles: [] })), rest]
    .map((group) => ({
      ...group,
      articles: candidates.filter((article) => (chosen(article) ?? rest.id) === group.id),
    }))
    .filter((group) => group.articles.length > 0);
}

/** When the issue before this one went out, in the same language. */
function sentBefore(issue: NewsletterIssue, others: readonly NewsletterIssue[]): Date | undefined {
  const earlier = others
    .filter(({ number, language }) => number < issue.number && language === issue.language)
    .sort((a, b) => b.number - a.number)[0];
  return earlier?.sentAt === undefined ? undefined : new Date(earlier.sentAt);
}

/** Of two versions of one story, the one in the language of the issue, else the one that was written first. */
function isBetterTold(one: PackedArticle, other: PackedArticle, language: string): boolean {
  const rank = (article: PackedArticle): number => {
    if (primaryLanguage(article.language) === primaryLanguage(language)) return 0;
    return article.translationOf === undefined ? 1 : 2;
  };
  return rank(one) - rank(other) < 0 || (rank(one) === rank(other) && one.id < other.id);
}

function byNewsType({ newsType }: PackedArticle): string {
  return newsType;
}

/** An article goes where it is needed most: to the one of its categories that has the fewest. */
function rarestCategory(
  terms: readonly { readonly id: TermId }[],
  candidates: readonly PackedArticle[],
): (article: PackedArticle) => string | undefined {
  const counts = new Map(
    terms.map(({ id }) => [
      id,
      candidates.filter(({ categories }) => categories.includes(id)).length,
    ]),
  );
  return ({ categories }) => {
    let rarest: TermId | undefined;
    for (const { id } of terms) {
      if (!categories.includes(id)) continue;
      const isRarer = rarest === undefined || (counts.get(id) ?? 0) < (counts.get(rarest) ?? 0);
      if (isRarer) rarest = id;
    }
    return rarest;
  };
}

function bestFirst(one: PackedArticle, other: PackedArticle): number {
  const rank = ({ highlighted, event }: PackedArticle): number =>
    highlighted ? 0 : event === undefined ? 2 : 1;
  const live = (article: PackedArticle): number => liveSince(article)?.getTime() ?? 0;
  return rank(one) - rank(other) || live(other) - live(one) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The section of a group: its own, one that bears its name, or a new one behind the sections that come before it in the newsroom's order. */
function placeOf(sections: OpenSection[], group: Group, groups: readonly Group[]): OpenSection {
  const name = group.title.trim().toLowerCase();
  const known =
    sections.find(({ id }) => id === group.id) ??
    sections.find(({ title }) => title.trim().toLowerCase() === name);
  if (known !== undefined) return known;
  const made: OpenSection = { id: group.id, title: group.title, items: [], added: [] };
  const earlier = new Set(groups.slice(0, groups.indexOf(group)).map(({ id }) => id));
  const behind = sections.reduce((last, { id }, at) => (earlier.has(id) ? at : last), -1);
  const later = new Set(groups.slice(groups.indexOf(group) + 1).map(({ id }) => id));
  const ahead = sections.findIndex(({ id }) => later.has(id));
  const at = behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : sections.length;
  sections.splice(at, 0, made);
  return made;
}

function originalOf(issue: NewsletterIssue, id: string): readonly NewsletterItem[] {
  return issue.sections.find((section) => section.id === id)?.items ?? [];
}

/** The items in their order with the new ones behind them; a pin stays at the number it had, as long as there is enough to stand before it. */
function withAdded(
  { id, title, items, added }: OpenSection,
  original: readonly NewsletterItem[],
): NewsletterSection {
  const free = [
    ...items.filter((item) => !isPinned(item)),
    ...added.map((article): NewsletterItem => ({ article })),
  ];
  const pins = items.filter(isPinned);
  const placed: NewsletterItem[] = [];
  while (free.length + pins.length > 0) {
    const [pin] = pins;
    const isItsPlace = pin !== undefined && original.indexOf(pin) <= placed.length;
    const next = isItsPlace || free.length === 0 ? pins.shift() : free.shift();
    if (next !== undefined) placed.push(next);
  }
  return { id, title, items: placed };
}
