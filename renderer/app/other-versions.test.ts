// Does the window know what other versions say, as long as somebody looks, and no longer?
import { expect, it } from 'vitest';
import { summarise } from '../../core/library.ts';
import { createFakeBridge, type FakeBridge } from '../dev/fake-bridge.ts';
import { createServices, type Services } from './services.ts';

async function opened(): Promise<{ fake: FakeBridge; services: Services; id: string }> {
  const fake = createFakeBridge({});
  const services = createServices(fake.bridge);
  const { library } = await services.api.call('app.state', {});
  if (library === null) throw new Error('the pretended newsroom is closed');
  await services.mirror.load(library);
  const [article] = fake.articles.values();
  if (article === undefined) throw new Error('the newsroom is empty');
  return { fake, services, id: article.id };
}
const reads = (fake: FakeBridge): number =>
  fake.called.filter(({ name }) => name === 'article.read').length;

it('reads a version once for all that look, and lets go of it with the last', async () => {
  const { fake, services, id } = await opened();
  const { versions } = services;
  const [one, other] = [versions.want([id]), versions.want([id])];
  await expect.poll(() => versions.known.get().get(id)?.id).toBe(id);
  expect(reads(fake)).toBe(1);
  one();
  expect(versions.known.get().has(id)).toBe(true);
  other();
  expect(versions.known.get().has(id)).toBe(false);
});

it('reads it again once it was saved, and forgets it once it is gone', async () => {
  const { fake, services, id } = await opened();
  const { mirror, versions } = services;
  versions.want([id]);
  await expect.poll(() => versions.known.get().has(id)).toBe(true);
  const article = fake.articles.get(id);
  if (article === undefined) throw new Error('no article');
  const saved = { ...article, headline: 'Saved elsewhere', revision: article.revision + 1 };
  fake.articles.set(article.id, saved);
  mirror.update({ summary: summarise(saved) });
  await expect.poll(() => versions.known.get().get(id)?.headline).toBe('Saved elsewhere');
  expect(reads(fake)).toBe(2);
  mirror.update({ removed: article.id });
  expect(versions.known.get().has(id)).toBe(false);
});

it('keeps nothing of an answer that came after nobody looked any more', async () => {
  const { fake, services, id } = await opened();
  let answer = (): void => {};
  fake.hold('article.read', new Promise((resolve) => (answer = resolve)));
  const stop = services.versions.want([id]);
  stop();
  answer();
  await expect.poll(() => reads(fake)).toBe(1);
  await Promise.resolve();
  expect(services.versions.known.get().size).toBe(0);
});
