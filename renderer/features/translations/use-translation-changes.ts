// How is a version made, linked, unlinked or marked from this window? Said, with one way back.
import { useMemo } from 'react';
import type { Article } from '../../../core/content/article.ts';
import type { ArticleId } from '../../../core/content/ids.ts';
import type { ChangeOutcome } from '../../../core/ipc/desk-contract.ts';
import { describeFailure } from '../../../core/messages.ts';
import type { LinkRefusal } from '../../../core/translations/family.ts';
import { useServices } from '../../app/services.ts';
import { plainLanguageName } from '../../app/sizes.ts';
import type { Step } from '../../app/undo.ts';

export interface TranslationChanges {
  /** Makes a draft of an article in another language, and opens it. */
  make(from: Article, language: string): Promise<void>;
  /** Makes an article and another versions of one another. */
  link(id: ArticleId, other: ArticleId): Promise<void>;
  unlink(id: ArticleId): Promise<void>;
  /** Says of a translation that it is up to date with these changes of its original, or with all of it where null. */
  mark(id: ArticleId, keys: readonly string[] | null, said: string): Promise<void>;
}

export function useTranslationChanges(): TranslationChanges {
  const { api, jobs, messages, mirror, undo, workspace } = useServices();
  const words = messages.translations;
  return useMemo(() => {
    const headlineOf = (id: ArticleId): string =>
      mirror.contents.get()?.summaries.get(id)?.headline.trim() || messages.list.untitled;
    const tell = (
      text: string,
      { token, failed: [first] }: ChangeOutcome,
      back?: Step,
    ): boolean => {
      if (first === undefined) {
        undo.tell(text, back ?? undo.byToken(token));
        return true;
      }
      const { sentence, action } = describeFailure(messages, first.failure);
      undo.tell(`${sentence} ${action}`, undo.byToken(token), { isProblem: true });
      return false;
    };
    const refuse = (refusal: LinkRefusal): void => {
      const text =
        refusal.why === 'language-taken'
          ? words.refusals[refusal.why](plainLanguageName(refusal.language, messages))
          : words.refusals[refusal.why]();
      undo.tell(text, null, { isProblem: true });
    };
    /** What was typed into the draft by then goes with it, under the headline that it has by then; the window goes back to where it came from. */
    const backFrom = (id: ArticleId, from: ArticleId, token: string | null): Step | undefined => {
      const step = undo.byToken(token);
      if (step === null) return undefined;
      return async (way) => {
        const say = words.makeUndone(headlineOf(id));
        const taken = await step(way);
        await workspace.open(way === 'undo' ? from : id);
        return way === 'undo' && taken.say === undefined ? { ...taken, say } : taken;
      };
    };
    const trying = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (caught) {
        workspace.report(caught);
      }
    };
    return {
      make: (from, language) =>
        trying(async () => {
          const made = await jobs.run(words.making, (job) =>
            api.call('translation.make', { job, id: from.id, language }),
          );
          if (!made.ok) return refuse(made.refusal);
          const { id, outcome } = made;
          const said = words.made(plainLanguageName(language, messages));
          if (!tell(said, outcome, backFrom(id, from.id, outcome.token))) return;
          workspace.freshArticle = id;
          await workspace.open(id);
        }),
      link: (id, other) =>
        trying(async () => {
          const made = await jobs.run(words.linking, (job) =>
            api.call('translation.link', { job, id, other }),
          );
          if (!made.ok) return refuse(made.refusal);
          tell(words.linked(headlineOf(other)), made.outcome);
        }),
      unlink: (id) =>
        trying(async () => {
          const outcome = await jobs.run(words.linking, (job) =>
            api.call('translation.unlink', { job, id }),
          );
          tell(words.unlinked(headlineOf(id)), outcome);
        }),
      mark: (id, keys, said) =>
        trying(async () => {
          const outcome = await jobs.run(words.marking, (job) =>
            api.call('translation.mark', { job, id, keys: keys === null ? null : [...keys] }),
          );
          tell(said, outcome);
        }),
    };
  }, [api, jobs, messages, mirror, undo, words, workspace]);
}
