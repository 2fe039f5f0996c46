// What may happen to an article next, and what must be known before it does? The steps from each state, the likeliest last.
import type { Article, ArticleEdit, ArticleStatus } from '../content/article.ts';
import { unreachable } from '../errors.ts';

export const stepNames = [
  'sendToReview',
  'sendBack',
  'backToDraft',
  'approve',
  'publish',
  'schedule',
  'archive',
] as const;
export type StepName = (typeof stepNames)[number];

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
      return { buttons: ['sendBack', 'approve'], more: [publish, 'archive'] };
    case 'approved':
      return { buttons: ['sendBack', publish], more: ['archive'] };
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
    case 'sendBack':
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

/** What a step asks of whoever takes it. */
export interface StepGuard {
  /** Whoever wrote it has to know why it comes back. */
  readonly needsReason: boolean;
  /** Readers are a step nearer: with something blocking it takes a name and a reason. */
  readonly isJudged: boolean;
}

export function guardOf(step: StepName): StepGuard {
  return {
    needsReason: step === 'sendBack',
    isJudged: step === 'approve' || step === 'publish' || step === 'schedule',
  };
}

function isLater(article: Pick<Article, 'publishAt'>, now: Date): boolean {
  return article.publishAt !== undefined && Date.parse(article.publishAt.instant) > now.getTime();
}
