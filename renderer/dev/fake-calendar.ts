// How would the main process move a thing of the calendar, or add one? By the same rules, in memory.
import { additionStep, type CalendarAddition } from '../../core/calendar/add-to-day.ts';
import {
  type CalendarMove,
  type MoveRefusal,
  rescheduleArticle,
} from '../../core/calendar/reschedule.ts';
import { type Article, newArticle } from '../../core/content/article.ts';
import { articleId, type TermId } from '../../core/content/ids.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { fakeDesk } from './fake-desk.ts';

interface FakeCalendarOptions {
  readonly articles: Map<string, Article>;
  readonly desk: ReturnType<typeof fakeDesk>;
  readonly newsType: TermId;
  zone(): string;
  newId(): string;
  tell(changed: readonly Article[]): void;
}

export function fakeCalendar(options: FakeCalendarOptions) {
  const { articles, desk, newsType, zone, newId, tell } = options;
  return {
    async move(job: string, move: CalendarMove): Promise<Result<unknown>> {
      if (move.kind === 'newsletterDue') return failure('not-found');
      const context = { zone: zone(), now: new Date() };
      let refusal: MoveRefusal | undefined;
      const made = await desk.make(job, [
        {
          kind: 'article',
          id: move.id,
          change(current) {
            const moved = rescheduleArticle(current, move, context);
            if (moved.kind === 'none') refusal = moved.why;
            return moved.kind === 'edit' ? moved.edit : null;
          },
        },
      ]);
      if (!made.ok) return made;
      return success(
        refusal === undefined ? { ok: true, outcome: made.value } : { ok: false, refusal },
      );
    },
    /** What a file of another calendar would come to. */
    read(): Result<unknown> {
      const now = Date.now();
      const at = (days: number) => ({
        instant: new Date(now + days * 86_400_000).toISOString(),
        zone: zone(),
      });
      const [known] = [...articles.values()];
      const candidate = { notes: [], article: null, differs: false, isOver: false };
      return success({
        token: 'pretended',
        fileName: 'activities.ics',
        name: 'Activities of the network',
        candidates: [
          {
            ...candidate,
            ...{ key: '0', title: 'Meeting of the northern services', isOver: true },
            event: { start: at(-40), place: '' },
          },
          {
            ...candidate,
            ...{ key: '1', title: 'Spring seminar on leaving violence', notes: ['repeats'] },
            event: { start: at(90), end: at(92), place: 'Aalhaven' },
          },
          {
            ...candidate,
            ...{ key: '2', title: known?.headline ?? '', differs: true },
            event: { start: at(20), place: 'Nordkap' },
            article: known === undefined ? null : { id: known.id, headline: known.headline },
          },
        ],
        unreadable: [{ title: 'A day without a date', why: 'noStart' }],
        left: 12,
        others: 1,
      });
    },
    async add(job: string, addition: CalendarAddition): Promise<Result<unknown>> {
      let refusal: MoveRefusal | undefined;
      const now = new Date();
      const step = additionStep(addition, {
        ...{ zone: zone(), now, newId: () => articleId.parse(newId()) },
        refuse: (why) => {
          refusal = why;
        },
      });
      if (step?.kind === 'createArticle') {
        const empty = newArticle(step.id, {
          ...{ newsType, language: 'en-GB', now: now.toISOString() },
        });
        // Assembled from an article and an edit of one.
        const article = { ...empty, ...step.edit } as Article;
        articles.set(step.id, article);
        tell([article]);
        const outcome = { token: null, changed: 1, left: 0, failed: [], isStopped: false };
        return success({ ok: true, id: step.id, outcome });
      }
      const made = await desk.make(job, step === null ? [] : [step]);
      if (!made.ok) return made;
      if (refusal !== undefined) return success({ ok: false, refusal });
      return success({
        ok: true,
        id: addition.what === 'due' ? addition.id : '',
        outcome: made.value,
      });
    },
  };
}
