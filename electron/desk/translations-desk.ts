// How does an article get a version in another language, and how is one linked, let go, or said to be up to date? As changes that are taken back as one.
import type { Article } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import type { ChangeSet } from '../../core/desk/change-set.ts';
import { type Result, success } from '../../core/errors.ts';
import { basisOfText, leadParts, leadPrints } from '../../core/translations/basis.ts';
import {
  familyOf,
  type LinkRefusal,
  originalOf,
  planLink,
  type Version,
} from '../../core/translations/family.ts';
import { translationDraft } from '../../core/translations/make-translation.ts';
import { printsOf } from '../../core/translations/prints.ts';
import { broughtUpToDate } from '../../core/translations/source-changes.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { ChangeDesk, ChangeOptions, ChangeOutcome } from './change-desk.ts';

/** So many entries of a history are read to find what a block said earlier. */
const MOST_ENTRIES = 60;

type Linked =
  | { readonly ok: true; readonly id: ArticleId; readonly outcome: ChangeOutcome }
  | { readonly ok: false; readonly refusal: LinkRefusal };

/** Makes a draft in `language` with the text of an article, as it is once every window has saved. */
export async function makeTranslation(
  changes: ChangeDesk,
  store: LibraryStore,
  { id, language }: { readonly id: ArticleId; readonly language: string },
  options: ChangeOptions,
): Promise<Result<Linked>> {
  const all = versionsIn(store);
  if (!all.has(id)) return success({ ok: false, refusal: { why: 'not-there' } });
  const { original, versions } = familyOf(id, all);
  if (versions.some((version) => version.language === language)) {
    return success({ ok: false, refusal: { why: 'language-taken', language } });
  }
  const draft = articleId.parse(store.newId());
  const seen = new Map<ArticleId, Article>();
  const made = await changes.apply(
    store,
    [
      ...[...new Set([original, id])].flatMap((one) => (all.has(one) ? look(one, seen) : [])),
      {
        kind: 'createArticle',
        id: draft,
        edit: () => {
          const from = seen.get(id);
          // Without it nothing may be made: the step fails, and says so.
          if (from === undefined) throw new Error('the article to translate could not be read');
          return translationDraft({ from, original, originalText: seen.get(original), language });
        },
      },
      ...(all.has(original) ? [keepFor(original)] : []),
    ],
    options,
  );
  return made.ok ? success({ ok: true, id: draft, outcome: made.value }) : made;
}

/** Makes an article and another versions of one another, or answers with why not. A translation that was written apart counts as up to date. */
export async function linkTranslation(
  changes: ChangeDesk,
  store: LibraryStore,
  { id, other }: { readonly id: ArticleId; readonly other: ArticleId },
  options: ChangeOptions,
): Promise<Result<Linked>> {
  const all = versionsIn(store);
  const plan = planLink(id, other, all, store.site.languages);
  if (!plan.ok) return success(plan);
  const { original, joining } = plan;
  const seen = new Map<ArticleId, Article>();
  const made = await changes.apply(
    store,
    [
      ...(all.has(original) ? look(original, seen) : []),
      ...joining.map((one) => ({
        kind: 'article' as const,
        id: one,
        change: ({ body }: Article) => {
          const text = seen.get(original);
          const basis = text === undefined ? undefined : basisOfText(original, text, body);
          return { translationOf: original, translatedFrom: basis };
        },
      })),
      ...(all.has(original) ? [keepFor(original)] : []),
    ],
    options,
  );
  return made.ok ? success({ ok: true, id: original, outcome: made.value }) : made;
}

/** A translation stands for itself again. */
export function unlinkTranslation(
  changes: ChangeDesk,
  store: LibraryStore,
  id: ArticleId,
  options: ChangeOptions,
): Promise<Result<ChangeOutcome>> {
  const change = ({ translationOf }: Article) =>
    translationOf === undefined ? null : { translationOf: undefined, translatedFrom: undefined };
  return changes.apply(store, [{ kind: 'article', id, change }], options);
}

/** A person has looked at these changes of the original, or at all of it, and the translation says the same. */
export function markTranslation(
  changes: ChangeDesk,
  store: LibraryStore,
  { id, keys }: { readonly id: ArticleId; readonly keys: readonly string[] | null },
  options: ChangeOptions,
): Promise<Result<ChangeOutcome>> {
  const all = versionsIn(store);
  const original = originalOf(id, (one) => all.get(one));
  if (original === id || !all.has(original)) return changes.apply(store, [], options);
  const seen = new Map<ArticleId, Article>();
  const meant = keys === null ? null : new Set(keys);
  return changes.apply(
    store,
    [
      ...look(original, seen),
      {
        kind: 'article',
        id,
        change: ({ body, translatedFrom, translationOf }) => {
          const text = seen.get(original);
          if (text === undefined || translationOf !== original) return null;
          // Nobody has compared these two before: from now on somebody has.
          if (translatedFrom === undefined) {
            return { translatedFrom: basisOfText(original, text, body) };
          }
          return { translatedFrom: broughtUpToDate(translatedFrom, text, body, meant) };
        },
      },
      keepFor(original),
    ],
    options,
  );
}

/** What blocks of an article, or the lines beside its text, said earlier, as its history has them. */
export async function earlierTexts(
  store: LibraryStore,
  id: ArticleId,
  prints: readonly string[],
): Promise<Result<{ texts: { print: string; text: string }[] }>> {
  const wanted = new Set(prints);
  const texts: { print: string; text: string }[] = [];
  const find = (print: string, text: string): void => {
    if (wanted.delete(print)) texts.push({ print, text });
  };
  const entries = (await store.history.entries(id)).reverse();
  // What was made for a translation first: it is what translations were made from.
  const inTurn = [
    ...entries.filter(({ reason }) => reason === 'before-translation'),
    ...entries.filter(({ reason }) => reason !== 'before-translation'),
  ];
  for (const { id: entryId } of inTurn.slice(0, MOST_ENTRIES)) {
    if (wanted.size === 0) break;
    const entry = await store.history.read(id, entryId);
    if (!entry.ok) continue;
    const { article } = entry.value;
    const lead = leadPrints(article);
    for (const part of leadParts) find(lead[part], article[part]);
    const blocks = article.body.document.content ?? [];
    for (const [place, print] of printsOf(article.body.document).entries()) {
      const block = blocks[place];
      if (block !== undefined) find(print, plainText(block));
    }
  }
  return success({ texts });
}

function versionsIn(store: LibraryStore): ReadonlyMap<ArticleId, Version> {
  return new Map(store.summaries().map((summary) => [summary.id, summary]));
}

/** A step that only looks, in its turn: after every window has saved, and before what is made of what it sees. */
function look(id: ArticleId, seen: Map<ArticleId, Article>): ChangeSet {
  const change = (current: Article): null => {
    seen.set(id, structuredClone(current));
    return null;
  };
  return [{ kind: 'article', id, change }];
}

/** What a translation was made from is kept for good, so that it can be said what was changed there since. */
function keepFor(original: ArticleId): ChangeSet[number] {
  return { kind: 'keep', id: original, reason: 'before-translation' };
}
