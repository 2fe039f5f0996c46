// Is every article counted, also those that no reader sees yet, and is what somebody lets pass left out?
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countFindings, type ReportedFinding } from '../../core/checks/report.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { articleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { checkLibraryEdition, countLibraryFindings } from './check-library-edition.ts';

let root: string;
let library: string;
let store: LibraryStore;
beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const picture: BodyNode = { type: 'figure', attrs: { asset: 'a'.repeat(64) } };

async function draft(headline: string, blocks: readonly BodyNode[]): Promise<string> {
  const { id } = unwrap(await store.createArticle());
  const body = bodyOf('Words that stand under it.');
  const content = [...(body.document.content ?? []), ...blocks];
  const edit = { headline, body: { ...body, document: { ...body.document, content } } };
  unwrap(await store.saveArticle(id, 0, edit));
  return id;
}

it('counts drafts too, and pictures that nothing describes', async () => {
  const bare = await draft('Two pictures', [picture, picture]);
  const described = { ...picture, attrs: { ...picture.attrs, alt: 'A bench in the sun' } };
  const told = await draft('One that is described', [described]);
  const options = {
    ...{ library, cacheFolder: await mkdtemp(join(root, 'cache-')), asOf: new Date() },
    ...{ signal: new AbortController().signal, onProgress: () => undefined },
  };
  const counts = unwrap(await countLibraryFindings(options));
  expect(counts.find(({ id }) => id === bare)).toMatchObject({ undescribed: 2 });
  expect(counts.find(({ id }) => id === bare)?.blocking).toBeGreaterThanOrEqual(2);
  expect(counts.find(({ id }) => id === told)?.undescribed ?? 0).toBe(0);
  // What would leave now is another question.
  expect(unwrap(await checkLibraryEdition(options)).report.articles).toBe(0);
});

it('leaves out what somebody lets pass, but never says that such a picture is described', () => {
  const finding: ReportedFinding = {
    check: 'picture-alt',
    severity: 'blocking',
    place: { at: 'field', field: 'featuredImage' },
    reason: { id: 'alt-missing', gaps: ['bench.jpg'] },
    fingerprint: 'f'.repeat(64),
  };
  const id = articleId.parse('01980000-0000-7000-8000-000000000001');
  const report = (...findings: ReportedFinding[]) => ({
    id,
    headline: '',
    language: 'en',
    findings,
  });
  const override = { by: 'Tess', why: 'It only decorates', at: '2026-03-01T10:00:00Z' };
  expect(countFindings(report({ ...finding, override }))).toMatchObject({
    blocking: 0,
    undescribed: 1,
  });
  expect(
    countFindings(report({ ...finding, severity: 'advice', reason: { id: 'x', gaps: [] } })),
  ).toBe(undefined);
});
