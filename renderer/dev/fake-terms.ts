// What becomes of categories, news types, tags and people in the pretended newsroom? The real plans, carried out in memory.
import type { Article } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import type { Person, Site, Taxonomy } from '../../core/content/site.ts';
import { type Result, success } from '../../core/errors.ts';
import { summarise } from '../../core/library.ts';
import { changeSetOf } from '../../core/terms/change-set-of.ts';
import { planTerms } from '../../core/terms/plan-terms.ts';
import { termChange } from '../../core/terms/term-change.ts';

export interface FakeWords {
  taxonomy: Taxonomy;
  people: readonly Person[];
}

interface World {
  readonly words: FakeWords;
  readonly articles: Map<string, Article>;
  readonly site: Site;
  newId(): string;
  /** Tells the window of articles, and of the words as they are then. */
  tell(articles: readonly Article[]): void;
}

export function fakeTerms(world: World) {
  const { words, articles } = world;
  const undoings = new Map<string, () => void>();
  const outcome = (token: string | null, changed: number) => ({
    ...{ token, changed, left: 0, failed: [], isStopped: false },
  });
  const put = (list: readonly (Article | undefined)[]): void => {
    const known = list.filter((article) => article !== undefined);
    for (const article of known) articles.set(article.id, article);
    world.tell(known);
  };
  const planned = (asked: unknown) =>
    planTerms(
      {
        ...words,
        ...{ redirects: [], targets: [], site: world.site, now: new Date() },
        articles: [...articles.values()].map(summarise),
        newId: () => world.newId(),
      },
      termChange.parse(asked),
    );
  return {
    plan(asked: unknown): Result<unknown> {
      const plan = planned(asked);
      return success(plan.ok ? { ok: true, consequences: plan.consequences } : plan);
    },
    apply(asked: unknown): Result<unknown> {
      const plan = planned(asked);
      if (!plan.ok) return success(plan);
      const { entry, consequences } = plan;
      const before = { ...words };
      const were = plan.articles.map((id: ArticleId) => articles.get(id));
      for (const step of changeSetOf(plan)) {
        if (step.kind !== 'record') continue;
        if (step.record === 'taxonomy')
          words.taxonomy = step.change(words.taxonomy) ?? words.taxonomy;
        if (step.record === 'people') {
          words.people = step.change({ people: [...words.people] })?.people ?? words.people;
        }
      }
      put(
        were.map(
          (article) =>
            article && { ...article, ...plan.edit(article), revision: article.revision + 1 },
        ),
      );
      const token = world.newId();
      undoings.set(token, () => {
        Object.assign(words, before);
        put(were);
      });
      return success({ ok: true, entry, consequences, outcome: outcome(token, were.length + 1) });
    },
    /** Null where it was not a change of words. */
    undo(token: string): Result<unknown> | null {
      const undo = undoings.get(token);
      undo?.();
      return undo === undefined ? null : success(outcome(null, 1));
    },
  };
}
