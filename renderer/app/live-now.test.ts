// Does the window say of an article what readers see of it?
import { expect, it } from 'vitest';
import type { ArticleId } from '../../core/content/ids.ts';
import type { Api } from './api.ts';
import { LiveNow, liveAnywhere, liveState } from './live-now.ts';

const updatedAt = '2026-03-02T08:00:00.000Z';
const article = { id: 'one' as ArticleId, revision: 4, updatedAt, status: 'published' } as const;

function known(articles: string): LiveNow {
  const answer = { targets: [{ target: 't', label: 'Live', articles }] };
  const live = new LiveNow({
    // The only call that is made here.
    call: () => Promise.resolve(answer),
    on: () => () => undefined,
  } as unknown as Api);
  live.load();
  return live;
}

it.each([
  ['one 4\ntwo 1', 'live'],
  ['one 3\ntwo 1', 'changed'],
  ['one 3 2026-03-01T08:00:00.000Z', 'changed'],
  ['two 1', 'notLive'],
  ['', 'notLive'],
] as const)('with %j live it is %s', async (articles, state) => {
  const live = known(articles);
  await expect.poll(() => live.targets.get().length).toBe(1);
  expect(live.targets.get().map((target) => liveState(target, article))).toEqual([state]);
  expect(liveAnywhere(live.targets.get(), article)).toBe(state);
});

it('an article of which only the list of related news is another since is live', async () => {
  const live = known(`one 3 ${updatedAt}`);
  await expect.poll(() => live.targets.get().length).toBe(1);
  expect(liveAnywhere(live.targets.get(), article)).toBe('live');
});

it('says nothing of a draft that is live nowhere, nor where nobody publishes', async () => {
  const live = known('two 1');
  expect(liveAnywhere(live.targets.get(), article)).toBeUndefined();
  await expect.poll(() => live.targets.get().length).toBe(1);
  expect(liveAnywhere(live.targets.get(), { ...article, status: 'draft' })).toBeUndefined();
});

it('an answer about the newsroom before is not taken for one about this', async () => {
  const live = known('one 4');
  live.forget();
  await Promise.resolve();
  await Promise.resolve();
  expect(live.targets.get()).toEqual([]);
});
