// Does the window end up with the same list whether it comes at once or in two parts, and whatever happens meanwhile?
import { expect, it } from 'vitest';
import { newsletterId } from '../../core/content/newsletter.ts';
import { newNewsletterIssue } from '../../core/content/newsletter-changes.ts';
import { summarise } from '../../core/library.ts';
import { createFakeBridge, type FakeBridge, type FakeOptions } from '../dev/fake-bridge.ts';
import { createServices, type Services } from './services.ts';

async function opened(options: FakeOptions): Promise<{ fake: FakeBridge; services: Services }> {
  const fake = createFakeBridge(options);
  const services = createServices(fake.bridge);
  const { library } = await services.api.call('app.state', {});
  if (library === null) throw new Error('the pretended newsroom is closed');
  await services.mirror.load(library);
  return { fake, services };
}

const listOf = (services: Services) => [
  ...(services.mirror.contents.get()?.summaries.values() ?? []),
];

it('has, after the rest has come, the list that comes at once', async () => {
  const whole = await opened({ articles: 300 });
  const parts = await opened({ articles: 300, front: 20 });
  expect(listOf(parts.services)).toHaveLength(20);
  expect(parts.services.mirror.contents.get()?.isWhole).toBe(false);
  await Promise.all([parts.services.mirror.complete(), parts.services.mirror.complete()]);
  expect(listOf(parts.services)).toEqual([...parts.fake.articles.values()].map(summarise));
  expect(listOf(parts.services)).toHaveLength(listOf(whole.services).length);
  const asked = parts.fake.called.filter(({ name }) => name === 'library.articles');
  expect(asked).toHaveLength(1);
});

it('does not ask for the rest of a list that is whole', async () => {
  const { fake, services } = await opened({});
  await services.mirror.complete();
  expect(fake.called.map(({ name }) => name)).not.toContain('library.articles');
});

it('keeps what happened to articles while the rest was on its way', async () => {
  const { fake, services } = await opened({ articles: 30, front: 5 });
  const [first, second] = [...fake.articles.values()].slice(10);
  const library = services.mirror.contents.get()?.library;
  if (first === undefined || second === undefined || library === undefined) throw new Error('none');
  let answer = (): void => {};
  fake.hold('library.articles', new Promise((resolve) => (answer = resolve)));
  const completing = services.mirror.complete();
  const change = { ...summarise(first), headline: 'Changed meanwhile', revision: 99 };
  fake.emit('library.changed', { library, changed: [change], removed: [second.id] });
  answer();
  await completing;
  const summaries = services.mirror.contents.get()?.summaries;
  expect(summaries?.get(first.id)?.headline).toBe('Changed meanwhile');
  expect(summaries?.has(second.id)).toBe(false);
  expect(summaries?.size).toBe(fake.articles.size - 1);
});

it('tells nobody of what it knows already: a save is answered, and told of by an event', async () => {
  const { fake, services } = await opened({});
  const { library } = services.mirror.contents.get() ?? {};
  const [first] = fake.articles.values();
  if (first === undefined || library === undefined) throw new Error('none');
  let told = 0;
  services.mirror.contents.subscribe(() => {
    told += 1;
  });
  const summary = { ...summarise(first), headline: 'Saved', revision: 99 };
  services.mirror.update({ summary });
  fake.emit('library.changed', { library, changed: [{ ...summary }], removed: [] });
  expect(told).toBe(1);
  fake.emit('library.changed', { library, changed: [{ ...summary, revision: 100 }], removed: [] });
  expect(told).toBe(2);
  fake.emit('library.changed', {
    library: { ...library, name: 'Renamed' },
    changed: [],
    removed: [],
  });
  expect(services.mirror.contents.get()?.library.name).toBe('Renamed');
});

it('follows the site, the taxonomy and the people, wherever they were changed', async () => {
  const { fake, services } = await opened({});
  const { site, taxonomy, people } = services.mirror.contents.get() ?? {};
  if (site === undefined || taxonomy === undefined || people === undefined) throw new Error('none');
  const categories = taxonomy.categories.slice(1);
  fake.emit('library.records', {
    site: { ...site, name: 'Harbour' },
    taxonomy: { ...taxonomy, categories },
    people: [],
  });
  expect(services.mirror.contents.get()?.site.name).toBe('Harbour');
  expect(services.mirror.contents.get()?.taxonomy.categories).toEqual(categories);
  expect(services.mirror.contents.get()?.people).toEqual([]);
});

it('has the issues of the newsletter, also those told of while they were on their way', async () => {
  const { fake, services } = await opened({});
  const { mirror } = services;
  const issue = (number: number) => {
    const id = newsletterId.parse(`019a0000-0000-7000-8000-00000000000${number}`);
    const period = { from: '2026-01-01', until: '2026-02-28' };
    const now = '2026-03-01T10:00:00.000Z';
    return newNewsletterIssue(id, { number, language: 'en', period, now });
  };
  const numbers = () => mirror.newsletters.get()?.issues.map(({ number }) => number);
  const tell = (...numbered: number[]): void =>
    fake.emit('newsletter.changed', { issues: numbered.map(issue), templates: [], removed: [] });
  let answer = (): void => {};
  fake.hold('newsletter.all', new Promise((resolve) => (answer = resolve)));
  const completing = mirror.complete();
  await Promise.resolve();
  tell(2);
  answer();
  await completing;
  expect(numbers()).toEqual([2]);
  tell(1, 3);
  expect(numbers()).toEqual([1, 2, 3]);
  fake.emit('newsletter.changed', { issues: [], templates: [], removed: [issue(2).id] });
  expect(numbers()).toEqual([1, 3]);
});
