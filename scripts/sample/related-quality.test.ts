// Are related news good? Measured on the sample newsroom, where a person has said which articles belong together.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import type { ArticleId } from '../../core/content/ids.ts';
import { bodyOf } from '../../core/content/packed-article.ts';
import { unwrap } from '../../core/errors.ts';
import { type RelatedFacts, relatedFacts } from '../../core/related/related-facts.ts';
import { RelatedIndex } from '../../core/related/related-index.ts';
import { relatedList } from '../../core/related/related-list.ts';
import { readLibrary } from '../../electron/storage/read-library.ts';
import { sampleArticleIds, sampleFolder } from './build.ts';

/** So many of a list are looked at. */
const PLACES = 3;
/** By so much related news must beat the newest articles of the same categories; see the figures it prints. */
const MARGIN = 0.2;

const { related: labels } = z
  .object({ note: z.string(), related: z.record(z.string(), z.array(z.string()).min(2)) })
  .parse(JSON.parse(readFileSync(new URL('related-labels.json', import.meta.url), 'utf8')));

it('puts more of what belongs together first than “newest of the same category” does', async () => {
  const archive = await readArchive();
  const index = new RelatedIndex();
  for (const facts of archive.values()) index.put(facts);
  const ids = await sampleArticleIds();
  const find = (key: string): RelatedFacts => {
    const id = ids.get(key);
    const facts = id === undefined ? undefined : archive.get(id);
    if (facts === undefined) throw new Error(`There is no article ${key} that is out.`);
    return facts;
  };
  let [ours, newest, places] = [0, 0, 0];
  for (const [key, wanted] of Object.entries(labels)) {
    const subject = find(key);
    const good = new Set(wanted.map((other) => find(other).id));
    const count = (ids: readonly ArticleId[]): number =>
      ids.slice(0, PLACES).filter((id) => good.has(id)).length;
    ours += count(relatedList(index, subject).map(({ id }) => id));
    newest += count(newestOfCategory(archive, subject));
    places += PLACES;
  }
  const [precision, baseline] = [ours / places, newest / places];
  console.info(
    `precision@${PLACES}: ${precision.toFixed(3)}; newest of the same category: ${baseline.toFixed(3)}`,
  );
  expect(places / PLACES).toBeGreaterThanOrEqual(25);
  expect(precision).toBeGreaterThan(baseline + MARGIN);
});

async function readArchive(): Promise<Map<ArticleId, RelatedFacts>> {
  const { snapshot } = unwrap(await readLibrary(sampleFolder));
  const names = new Map(snapshot.people.map(({ id, name }) => [id, name]));
  const archive = new Map<ArticleId, RelatedFacts>();
  for (const article of snapshot.articles) {
    const whole = { ...article, body: bodyOf(article) };
    const facts = relatedFacts(whole, (person) => names.get(person));
    if (facts !== undefined) archive.set(facts.id, facts);
  }
  return archive;
}

/** What most websites do. */
function newestOfCategory(
  archive: ReadonlyMap<ArticleId, RelatedFacts>,
  subject: RelatedFacts,
): ArticleId[] {
  return [...archive.values()]
    .filter(
      (one) =>
        one.original !== subject.original &&
        one.original !== subject.id &&
        one.categories.some((category) => subject.categories.includes(category)),
    )
    .sort((one, other) => other.date - one.date)
    .map(({ id }) => id);
}
