// What may happen to an article next? The steps from each state, the likeliest last.
import type { Article, ArticleEdit, ArticleStatus } from '../../../core/content/article.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';

export type StepName = keyof Messages['details']['steps'];

/** The two steps that stand as buttons, then those behind “More steps”. */
export function nextSteps(
  article: Pick<Article, 'status' | 'publishAt'>,
  now: Date,
): { readonly buttons: readonly StepName[]; readonly more: readonly StepName[] } {
  const publish = isLater(article, now) ? 'schedule' : 'publish';
  switch (article.status) {
    case 'draft':
      return { buttons: ['sendToReview', publish], more: ['archive'] };
    case 'inReview':
      return { buttons: ['backToDraft', 'approve'], more: [publish, 'archive'] };
    case 'approved':
      return { buttons: ['backToDraft', publish], more: ['archive'] };
    case 'scheduled':
      return { buttons: ['backToDraft'], more: ['archive'] };
    case 'published':
      return { buttons: ['backToDraft', 'archive'], more: [] };
    case 'archived':
      return { buttons: ['backToDraft'], more: [] };
    default:
      return unreachable(article.status);
  }
}

/** The state a step leads to, and what else it sets. */
export function effectOf(
  step: StepName,
  article: Pick<Article, 'publishedAt' | 'publishAt'>,
  now: Date,
): { readonly status: ArticleStatus; readonly edit: ArticleEdit } {
  switch (step) {
    case 'sendToReview':
      return { status: 'inReview', edit: {} };
    case 'backToDraft':
      return { status: 'draft', edit: {} };
    case 'approve':
      return { status: 'approved', edit: {} };
    case 'publish':
      // The first time counts: an article that comes back keeps its date.
      return {
        status: 'published',
        edit: {
          publishedAt: article.publishedAt ?? article.publishAt?.instant ?? now.toISOString(),
        },
      };
    case 'schedule':
      return { status: 'scheduled', edit: {} };
    case 'archive':
      return { status: 'archived', edit: {} };
    default:
      return unreachable(step);
  }
}

function isLater(article: Pick<Article, 'publishAt'>, now: Date): boolean {
  return article.publishAt !== undefined && Date.parse(article.publishAt.instant) > now.getTime();
}
