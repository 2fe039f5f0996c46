// Are texts searched for what is typed, and only for that, while one goes on typing and the archive is being read?
import { describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchProgress } from '../../../core/ipc/search-contract.ts';
import { createApi } from '../../app/api.ts';
import { createFakeBridge, type FakeBridge } from '../../dev/fake-bridge.ts';
import { type TextResults, TextSearch } from './text-search.ts';

const reading: SearchProgress = { known: 10, articles: 20, isReady: false };

function window(): { fake: FakeBridge; search: TextSearch } {
  const fake = createFakeBridge();
  const search = new TextSearch(createApi(fake.bridge));
  search.listen();
  return { fake, search };
}

/** Resolves once the results are as wanted. */
function until<T extends TextResults>(
  search: TextSearch,
  isWanted: (results: TextResults) => results is T,
): Promise<T> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const results = search.results.get();
      if (isWanted(results)) resolve(results);
      return isWanted(results);
    };
    if (look()) return;
    const stop = search.results.subscribe(() => {
      if (look()) stop();
    });
  });
}

type Answered = Extract<TextResults, { state: 'answered' }>;

const answers =
  (text: string) =>
  (results: TextResults): results is Answered =>
    results.state === 'answered' && results.text === text;

const asked = (fake: FakeBridge): unknown[] =>
  fake.called.filter((one) => one.name === 'search.query').map((one) => one.input);

describe('the search of texts', () => {
  it('is asked nothing before three letters', () => {
    const { fake, search } = window();
    search.ask('pr');
    expect(search.results.get()).toEqual({ state: 'off' });
    expect(asked(fake)).toEqual([]);
  });

  it('shows what was found, first as much as a screen holds', async () => {
    const { fake, search } = window();
    search.ask('the seminar');
    expect(search.results.get()).toEqual({ state: 'asking' });
    const { total, hits } = await until(search, answers('the seminar'));
    expect(total).toBeGreaterThan(0);
    expect(hits.some((hit) => hit.highlights.length > 0)).toBe(true);
    expect(asked(fake)[0]).toEqual({ text: 'the seminar', limit: 8 });
  });

  it('keeps showing the answer to fewer letters until there is a new one', async () => {
    const { fake, search } = window();
    search.ask('semi');
    const before = await until(search, answers('semi'));
    let release = (): void => {};
    fake.hold('search.query', new Promise((resolve) => (release = resolve)));
    search.ask('semina');
    expect(search.results.get()).toBe(before);
    release();
    await until(search, answers('semina'));
  });

  it('drops an answer that comes after something else was typed', async () => {
    const { fake, search } = window();
    let release = (): void => {};
    fake.hold('search.query', new Promise((resolve) => (release = resolve)));
    search.ask('seminar');
    search.ask('');
    search.ask('probation');
    const shown: string[] = [];
    search.results.subscribe(() => {
      const results = search.results.get();
      if (results.state === 'answered') shown.push(results.text);
    });
    release();
    await until(search, answers('probation'));
    expect(new Set(shown)).toEqual(new Set(['probation']));
  });

  it('asks again when more of the archive can be searched', async () => {
    const { fake, search } = window();
    search.ask('seminar');
    await until(search, answers('seminar'));
    const before = asked(fake).length;
    const first = search.results.get();
    fake.emit('search.progress', reading);
    await until(search, (results): results is Answered => results !== first);
    expect(asked(fake).length).toBeGreaterThan(before);
    search.ask('');
    const quiet = asked(fake).length;
    fake.emit('search.progress', reading);
    expect(asked(fake)).toHaveLength(quiet);
  });

  it('says that it has stopped, and begins again with the next visit of the field', async () => {
    const { fake, search } = window();
    fake.fail('search.query', 'search-stopped');
    search.ask('seminar');
    const isStopped = (
      results: TextResults,
    ): results is Extract<TextResults, { state: 'stopped' }> => results.state === 'stopped';
    expect((await until(search, isStopped)).failure.code).toBe('search-stopped');
    fake.fail('search.query', null);
    await search.warm();
    await until(search, answers('seminar'));
  });

  it('takes no notice of being cancelled by a newer question', async () => {
    const { fake, search } = window();
    search.ask('seminar');
    const answered: SearchAnswer = await until(search, answers('seminar'));
    fake.fail('search.query', 'cancelled');
    fake.emit('search.progress', reading);
    // The same way to the main process and back, taken later: the question has failed by then.
    await search.warm();
    expect(search.results.get()).toMatchObject({ total: answered.total });
  });
});
