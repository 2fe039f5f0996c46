// Are articles checked when somebody looks at them, once for what has not changed, and anew for what has?
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '../../app/api.ts';
import { ArticleFindings } from './article-findings.ts';

const counts = { id: 'one', blocking: 1, warning: 0, undescribed: 1 };
let asked: { resolve: (answer: object) => void; reject: (error: Error) => void }[];
let cancelled: number;
let changed: () => void;
let findings: ArticleFindings;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  cancelled = 0;
  findings = new ArticleFindings({
    call: (name: string) => {
      if (name === 'job.cancel') {
        cancelled += 1;
        return Promise.resolve({});
      }
      return new Promise((resolve, reject) => asked.push({ resolve, reject }));
    },
    on: (name: string, listener: () => void) => {
      if (name === 'library.changed') changed = listener;
      return () => undefined;
    },
    // The calls that are made here, and no others.
  } as unknown as Api);
});
afterEach(() => void vi.useRealTimers());

const answer = async (): Promise<void> => {
  asked.at(-1)?.resolve({ articles: [counts] });
  await vi.advanceTimersByTimeAsync(0);
};

it('asks nobody until somebody looks, and once however often they come back', async () => {
  expect(asked).toHaveLength(0);
  expect(findings.known.get().state).toBe('unknown');
  const stop = findings.watch();
  expect(findings.known.get().state).toBe('looking');
  await answer();
  expect(findings.known.get()).toEqual({ state: 'known', byArticle: new Map([['one', counts]]) });
  stop();
  findings.watch();
  expect(asked).toHaveLength(1);
});

it('asks anew once a burst of changes has settled, and keeps what is known until then', async () => {
  findings.watch();
  await answer();
  for (let save = 0; save < 5; save++) {
    changed();
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(4000);
  expect(asked).toHaveLength(2);
  expect(findings.known.get()).toMatchObject({ state: 'looking' });
  expect(findings.known.get().byArticle.size).toBe(1);
});

it('asks nobody of changes that nobody sees, and catches up when somebody looks again', async () => {
  const stop = findings.watch();
  await answer();
  stop();
  changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
  findings.watch();
  expect(asked).toHaveLength(2);
});

it('says that it could not be looked for, and tries again the next time', async () => {
  const stop = findings.watch();
  asked[0]?.reject(new Error('the process ended'));
  await vi.advanceTimersByTimeAsync(0);
  expect(findings.known.get().state).toBe('failed');
  stop();
  findings.watch();
  expect(asked).toHaveLength(2);
});

it('takes no answer for another newsroom', async () => {
  findings.watch();
  findings.forget();
  await answer();
  expect(cancelled).toBe(1);
  expect(findings.known.get().byArticle.size).toBe(0);
  await vi.advanceTimersByTimeAsync(4000);
  expect(asked).toHaveLength(2);
});
