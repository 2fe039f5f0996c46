// How would the main process carry out an action on many articles? In memory, with a pause now and then, as a disk has.
import type { Article } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { type BulkAction, stepsOf } from '../../core/desk/bulk.ts';
import type { ChangeSet } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { ChangeOutcome } from '../../core/ipc/desk-contract.ts';

interface FakeDeskOptions {
  readonly articles: Map<string, Article>;
  newId(): string;
  isCancelled(job: string): boolean;
  report(job: string, done: number, total: number): void;
  tell(changed: readonly Article[], removed: readonly string[]): void;
}

export function fakeDesk({ articles, newId, isCancelled, report, tell }: FakeDeskOptions) {
  /** By token, the articles as they were before an action. */
  const befores = new Map<string, readonly Article[]>();

  const madeBy = new Map<string, Article>();

  const finish = (before: readonly Article[], left: number, isStopped: boolean): ChangeOutcome => {
    const ids = before.map(({ id }) => id);
    const token = newId();
    befores.set(token, before);
    tell(
      ids.flatMap((id) => articles.get(id) ?? []),
      ids.filter((id) => !articles.has(id)),
    );
    return {
      token: ids.length === 0 ? null : token,
      changed: ids.length,
      left,
      failed: [],
      isStopped,
    };
  };

  return {
    apply(job: string, ids: ArticleId[], action: BulkAction): Promise<Result<ChangeOutcome>> {
      return this.make(job, stepsOf(action, ids, new Date()));
    },
    /** Of the steps those that are about articles. */
    async make(job: string, steps: ChangeSet): Promise<Result<ChangeOutcome>> {
      const before: Article[] = [];
      let left = 0;
      for (const [index, step] of steps.entries()) {
        if (isCancelled(job)) break;
        if (steps.length > 20 && index % 5 === 0) await new Promise((go) => setTimeout(go, 60));
        report(job, index + 1, steps.length);
        const current = step.kind === 'record' ? undefined : articles.get(step.id);
        if (current === undefined) continue;
        const edit = step.kind === 'article' ? step.change(current) : null;
        if (step.kind === 'trash') articles.delete(current.id);
        else if (edit === null) {
          left += 1;
          continue;
        } else {
          const revision = current.revision + 1;
          // Assembled from an article and an edit of one.
          articles.set(current.id, { ...current, ...edit, revision } as Article);
        }
        before.push(current);
      }
      return success(finish(before, left, isCancelled(job)));
    },
    /** An article that has just been made; taken back, it is gone. */
    made(article: Article): string {
      const token = newId();
      madeBy.set(token, article);
      articles.set(article.id, article);
      tell([article], []);
      return token;
    },
    async undo(token: string): Promise<Result<ChangeOutcome>> {
      const made = madeBy.get(token);
      if (made !== undefined) {
        articles.delete(made.id);
        const outcome = finish([made], 0, false);
        return success(outcome);
      }
      const kept = befores.get(token);
      if (kept === undefined) return failure('not-found');
      const before = kept.map((one) => articles.get(one.id) ?? one);
      for (const one of kept) {
        const revision = (articles.get(one.id) ?? one).revision + 1;
        articles.set(one.id, { ...one, revision });
      }
      return success(finish(before, 0, false));
    },
  };
}
