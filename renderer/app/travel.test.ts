// Does back lead where the window was before, and never to what is not there any more?
import { beforeEach, expect, it } from 'vitest';
import { Store } from './store.ts';
import { Travel } from './travel.ts';

let current: Store<string | null>;
let listed: Set<string>;
/** Articles that cannot be left, or not be read. */
let stuck: boolean;
let travel: Travel;

beforeEach(() => {
  current = new Store<string | null>(null);
  listed = new Set(['a', 'b', 'c']);
  stuck = false;
  travel = new Travel({
    current,
    open: async (id) => {
      if (!stuck) current.set(id);
    },
    isListed: (id) => listed.has(id),
  });
});

const place = () => {
  const { place, article } = travel.at.get();
  return article === null ? place : `${place} ${article}`;
};

it('leads back over articles and screens, and forward again', async () => {
  current.set('a');
  travel.go('articles');
  await travel.write('b');
  expect(place()).toBe('writing b');
  expect(travel.ways.get()).toEqual({ back: true, forward: false });
  await travel.back();
  expect(place()).toBe('articles');
  await travel.back();
  expect(place()).toBe('writing a');
  expect(current.get()).toBe('a');
  expect(travel.ways.get()).toEqual({ back: false, forward: true });
  await travel.forward();
  await travel.forward();
  expect(place()).toBe('writing b');
  expect(current.get()).toBe('b');
});

it('goes as many steps as it was asked for, however quickly', async () => {
  current.set('a');
  current.set('b');
  current.set('c');
  void travel.back();
  await travel.back();
  expect(place()).toBe('writing a');
});

it('forgets what lay ahead once it goes elsewhere', async () => {
  current.set('a');
  current.set('b');
  await travel.back();
  current.set('c');
  expect(travel.ways.get().forward).toBe(false);
  await travel.back();
  expect(place()).toBe('writing a');
});

it('opens an article from a screen although it was the one open before', async () => {
  current.set('a');
  travel.go('articles');
  await travel.write('a');
  expect(place()).toBe('writing a');
});

it('passes by an article that is gone', async () => {
  current.set('a');
  current.set('b');
  current.set('c');
  listed.delete('b');
  await travel.back();
  expect(place()).toBe('writing a');
});

it('stays where an article cannot be left', async () => {
  current.set('a');
  current.set('b');
  stuck = true;
  await travel.back();
  expect(place()).toBe('writing b');
  stuck = false;
  await travel.back();
  expect(place()).toBe('writing a');
});

it('knows the articles of the way, latest first and each once', () => {
  for (const id of ['a', 'b', 'c', 'a']) current.set(id);
  listed.delete('b');
  expect(travel.recentArticles()).toEqual(['a', 'c']);
});

it('forgets the way through another newsroom', async () => {
  current.set('a');
  travel.go('articles');
  travel.forget();
  expect(place()).toBe('writing');
  expect(travel.ways.get()).toEqual({ back: false, forward: false });
});
