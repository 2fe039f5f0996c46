import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newArticle } from '../../core/content/article.ts';
import { articleId, termId } from '../../core/content/ids.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { ChangeTelling, type LibraryChange } from './change-telling.ts';

const summary = (number: number, headline = `Article ${number}`): ArticleSummary =>
  summarise({
    ...newArticle(articleId.parse(`01890000-0000-7000-8000-${String(number).padStart(12, '0')}`), {
      newsType: termId.parse('01890000-0000-7000-8000-aaaaaaaaaaaa'),
      language: 'en',
      now: '2026-03-02T08:00:00.000Z',
    }),
    headline,
  });

describe('who listens to a library', () => {
  let heard: LibraryChange[];
  let telling: ChangeTelling;
  const headlines = (): string[][] =>
    heard.map(({ changed }) => changed.map(({ headline }) => headline));

  beforeEach(() => {
    vi.useFakeTimers();
    heard = [];
    telling = new ChangeTelling();
    telling.listen((change) => heard.push(change));
  });
  afterEach(() => void vi.useRealTimers());

  it('hears of each change at once, and of nothing any more once it stopped', () => {
    const other: LibraryChange[] = [];
    const stop = telling.listen((change) => other.push(change));
    telling.tell({ changed: [summary(1)] });
    stop();
    telling.tell({ hasNewRecords: true });
    expect(heard).toEqual([
      { changed: [summary(1)], removed: [] },
      { changed: [], removed: [], hasNewRecords: true },
    ]);
    expect(other).toHaveLength(1);
  });

  it('hears of many articles a few times, of each as it is by then', async () => {
    await telling.inGroups(async () => {
      telling.tell({ changed: [summary(1, 'first')] });
      telling.tell({ changed: [summary(1, 'second')] });
      telling.tell({ changed: [summary(2)] });
      expect(headlines()).toEqual([]);
      await vi.advanceTimersByTimeAsync(250);
      expect(headlines()).toEqual([['second', 'Article 2']]);
      telling.tell({ changed: [summary(3)] });
    });
    expect(headlines()).toEqual([['second', 'Article 2'], ['Article 3']]);
  });

  it('hears of what was gathered before it hears that an article has gone', async () => {
    await telling.inGroups(async () => {
      telling.tell({ changed: [summary(1)] });
      telling.tell({ removed: [summary(1).id] });
    });
    expect(heard.map(({ changed, removed }) => changed.length - removed.length)).toEqual([1, -1]);
  });

  it('hears of the last of a group whose work failed', async () => {
    const work = telling.inGroups(() => {
      telling.tell({ changed: [summary(1)] });
      return Promise.reject(new Error('the disk is full'));
    });
    await expect(work).rejects.toThrow('the disk is full');
    telling.tell({ changed: [summary(2)] });
    expect(headlines()).toEqual([['Article 1'], ['Article 2']]);
  });
});
