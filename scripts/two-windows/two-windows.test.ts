// Two windows on one library, each time in another order: is what was acknowledged always somewhere?
import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Meddling, makeRoot } from './newsroom.ts';
import { action, tell } from './story.ts';

/** The long form has five hundred, and as many as one likes. */
const RUNS = Number(process.env.GALLEY_INTERLEAVINGS ?? '150');
const SEED = 20261124;

let root: string;
beforeAll(async () => {
  root = await makeRoot();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const stories = (meddle?: Meddling) =>
  fc.asyncProperty(fc.array(action, { minLength: 12, maxLength: 48, size: 'max' }), (actions) =>
    tell(root, actions, meddle),
  );

it('keeps every acknowledged text, in one line of revisions, whatever the order', async () => {
  await fc.assert(stories(), {
    numRuns: RUNS,
    seed: SEED,
    endOnFailure: process.env.GALLEY_SHRINK === undefined,
  });
});

it('(known-bad control) loses text when the store does not compare revisions', async () => {
  const uncompared: Meddling = async (name, input, store) => {
    if (name !== 'article.save') return input;
    const asked = input as { id: Parameters<typeof store.article>[0] };
    const there = await store.article(asked.id);
    return there.ok ? { ...asked, baseRevision: there.value.article.revision } : asked;
  };
  const { failed } = await fc.check(stories(uncompared), {
    numRuns: 60,
    seed: SEED,
    endOnFailure: true,
  });
  expect(failed).toBe(true);
});
