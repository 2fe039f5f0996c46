// Are the steps of an article those an editor expects, and does the trail say who took them and why?
import { describe, expect, it } from 'vitest';
import { articleStatuses } from '../content/article.ts';
import { articleId } from '../content/ids.ts';
import { liftsEmbargo, movesAmong, movesOf, sentBack } from './moves.ts';
import { effectOf, guardOf, nextSteps, stepNames } from './steps.ts';

const id = articleId.parse('01930000-0000-7000-8000-000000000001');
const now = new Date('2026-11-26T09:00:00Z');
const later = { instant: '2026-12-01T09:00:00.000Z', zone: 'Europe/Brussels' };
const because = { by: 'Inês' };

describe('the steps', () => {
  it('lead on from every state, and each to another one', () => {
    for (const status of articleStatuses) {
      const { buttons, more } = nextSteps({ status }, now);
      expect(buttons.length).toBeGreaterThan(0);
      for (const step of [...buttons, ...more]) {
        expect(effectOf(step, {}, now).status).not.toBe(status);
      }
    }
  });

  it('offer to schedule instead of publishing when the date is in the future', () => {
    expect(nextSteps({ status: 'draft' }, now).buttons).toContain('publish');
    expect(nextSteps({ status: 'draft', publishAt: later }, now).buttons).toContain('schedule');
  });

  it('keep the first date when an article is published again', () => {
    const before = { publishedAt: '2025-01-01T00:00:00.000Z' };
    expect(effectOf('publish', before, now).edit).toEqual(before);
    expect(effectOf('publish', {}, now).edit).toEqual({ publishedAt: now.toISOString() });
  });

  it('back from review ask for a reason, and those towards readers are judged', () => {
    expect(stepNames.filter((step) => guardOf(step).needsReason)).toEqual(['sendBack']);
    expect(stepNames.filter((step) => guardOf(step).isJudged)).toEqual([
      'approve',
      'publish',
      'schedule',
    ]);
    expect(nextSteps({ status: 'inReview' }, now).buttons).toContain('sendBack');
  });
});

describe('the trail', () => {
  const draft = { id, status: 'draft' as const, embargoUntil: undefined };

  it('has an event for a step, with its reason, and none for a change of text', () => {
    expect(movesOf(draft, { ...draft, revision: 4 }, because, now)).toEqual([]);
    const moved = { status: 'inReview' as const, embargoUntil: undefined, revision: 5 };
    expect(movesOf(draft, moved, { ...because, why: 'It is ready' }, now)).toEqual([
      {
        by: 'Inês',
        kind: 'moved',
        subject: { type: 'article', id },
        details: { from: 'draft', to: 'inReview', revision: 5, why: 'It is ready' },
      },
    ]);
  });

  it('tells an embargo that is set from one that is lifted while it is in force', () => {
    const kinds = (before: typeof later | undefined, after: typeof later | undefined) =>
      movesOf(
        { ...draft, embargoUntil: before },
        { ...draft, embargoUntil: after, revision: 2 },
        because,
        now,
      ).map(({ kind }) => kind);
    const sooner = { ...later, instant: '2026-11-27T09:00:00.000Z' };
    const over = { ...later, instant: '2026-11-01T09:00:00.000Z' };
    expect(kinds(undefined, later)).toEqual(['embargo-set']);
    expect(kinds(later, undefined)).toEqual(['embargo-lifted']);
    expect(kinds(later, sooner)).toEqual(['embargo-lifted']);
    expect(kinds(sooner, later)).toEqual(['embargo-set']);
    // One that is over is no news.
    expect(kinds(over, undefined)).toEqual([]);
    expect(liftsEmbargo({ embargoUntil: later }, sooner.instant, now)).toBe(true);
    expect(liftsEmbargo({ embargoUntil: over }, undefined, now)).toBe(false);
  });

  it('says why an article came back, until it goes on again', () => {
    const event = (number: number, details: Record<string, string>) => ({
      number,
      before: null,
      at: `2026-11-2${number}T09:00:00.000Z`,
      by: 'Inês',
      kind: 'moved',
      subject: { type: 'article', id },
      details,
    });
    const back = event(1, { from: 'inReview', to: 'draft', why: 'Two sources are missing' });
    const on = event(2, { from: 'draft', to: 'inReview' });
    expect(sentBack(movesAmong([back], id))?.why).toBe('Two sources are missing');
    expect(sentBack(movesAmong([back, on], id))).toBeUndefined();
    expect(movesAmong([back], 'another')).toEqual([]);
  });
});
