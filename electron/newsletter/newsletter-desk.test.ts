// Is each press on the newsletter desk one action with one undo, and is nothing marked as sent that a check blocks, unless by name?
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { plainText } from '../../core/content/body.ts';
import type { NewsletterId, NewsletterIssue } from '../../core/content/newsletter.ts';
import { failure, type Result, success, unwrap } from '../../core/errors.ts';
import type { IssueReading } from '../../core/ipc/newsletter-contract.ts';
import { issueReason } from '../../core/newsletter-check-messages.ts';
import { ChangeDesk } from '../desk/change-desk.ts';
import { IssueReader } from '../preview/issue-reader.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { edit, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { readLibrary } from '../storage/read-library.ts';
import { NewsletterDesk } from './newsletter-desk.ts';

let root: string;
let library: string;
let store: LibraryStore;
const NOW = new Date('2026-03-09T10:00:00Z');
const changes = new ChangeDesk(async () => true);
/** Replaced where a test is about what checks say. */
let found: IssueReading['findings'] | undefined;
/** Called while an issue is being read. */
let meanwhile: () => Promise<unknown> = async () => {};

const desk = new NewsletterDesk({
  changes,
  now: () => NOW,
  describe: ({ reason }) => reason.id,
  async read(issue: NewsletterIssue): Promise<Result<IssueReading>> {
    const { snapshot } = unwrap(await readLibrary(library));
    const how = { asOf: NOW, renditions: new Map() };
    const { reading } = new IssueReader().read(issue, snapshot, how);
    await meanwhile();
    return success({ ...reading, findings: found ?? reading.findings });
  },
});

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library, { now: () => NOW }));
  found = undefined;
  meanwhile = async () => {};
  const { id } = unwrap(await store.createArticle());
  const out = { status: 'published', publishedAt: '2026-02-10T10:00:00.000Z' } as const;
  unwrap(await store.saveArticle(id, 0, { ...edit('Words.'), ...out }));
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const undo = async (token: string | null): Promise<void> => {
  const { signal } = new AbortController();
  unwrap(await changes.undo(store, token ?? '', { signal }));
};

async function created(): Promise<NewsletterId> {
  const period = { from: '2026-02-01', until: '2026-02-28' };
  const given = { number: 1, language: 'en', period, template: null };
  return unwrap(await desk.create(store, given)).id;
}

it('makes an issue with what was published in its period, and takes it away again', async () => {
  const period = { from: '2026-02-01', until: '2026-02-28' };
  const given = { number: 1, language: 'en', period, template: null };
  const made = unwrap(await desk.create(store, given));
  expect(made).toMatchObject({ added: 1, leftOver: 0 });
  expect(store.newsletters.issue(made.id)?.sections).toMatchObject([
    { title: 'News', items: [{}] },
  ]);
  await undo(made.outcome.token);
  expect(store.newsletters.issues).toEqual([]);
  const backwards = { from: '2026-03-01', until: '2026-02-28' };
  const refused = await desk.create(store, { ...given, period: backwards });
  expect(refused).toMatchObject({ error: { code: 'invalid-argument' } });
});

it('keeps one template of a name; the one before is in the trash, and comes back', async () => {
  const id = await created();
  unwrap(await desk.saveTemplate(store, { id, name: 'Letter' }));
  const [first] = store.newsletters.templates;
  const again = unwrap(await desk.saveTemplate(store, { id, name: 'letter' }));
  expect(store.newsletters.templates.map(({ name }) => name)).toEqual(['letter']);
  await undo(again.token);
  expect(store.newsletters.templates).toEqual([first]);
  const next = { number: 2, language: 'en', period: { from: '2026-03-01', until: '2026-03-09' } };
  const made = unwrap(await desk.create(store, { ...next, template: first?.id ?? null }));
  expect(store.newsletters.issue(made.id)?.sections).toMatchObject([{ title: 'News', items: [] }]);
});

it('keeps the template there was where the one in its place cannot be written', async () => {
  const id = await created();
  unwrap(await desk.saveTemplate(store, { id, name: 'Letter' }));
  const { templates } = store.newsletters;
  vi.spyOn(store.newsletters, 'createTemplate').mockResolvedValueOnce(failure('disk-full'));
  const refused = await desk.saveTemplate(store, { id, name: 'Letter' });
  expect(refused.ok ? undefined : refused.error.code).toBe('disk-full');
  expect(store.newsletters.templates).toEqual(templates);
});

it('leaves no draft of an announcement that its issue does not know of', async () => {
  const id = await created();
  const before = store.summaries().length;
  vi.spyOn(store.newsletters, 'change').mockResolvedValueOnce(failure('disk-full'));
  const refused = await desk.announce(store, id);
  expect(refused.ok ? undefined : refused.error.code).toBe('disk-full');
  expect(store.summaries()).toHaveLength(before);
});

it('marks nothing as sent over a check where the audit trail cannot say so', async () => {
  const id = await created();
  const reason = issueReason('subject-missing');
  const place = { at: 'field', field: 'subject' } as const;
  found = [{ check: 'subject', severity: 'blocking', place, reason }];
  vi.spyOn(store, 'noteEvent').mockResolvedValueOnce(failure('disk-full'));
  const refused = await desk.markSent(store, id, { by: 'Ana', why: 'Because.' });
  expect(refused.ok ? undefined : refused.error.code).toBe('disk-full');
  expect(store.newsletters.issue(id)).toMatchObject({ status: 'draft' });
});

it('marks as sent what nothing blocks, and takes that back', async () => {
  const id = await created();
  found = [];
  const marked = unwrap(await desk.markSent(store, id, null));
  expect(store.newsletters.issue(id)).toMatchObject({ status: 'sent', sentAt: NOW.toISOString() });
  await undo(marked.token);
  expect(store.newsletters.issue(id)).toMatchObject({ status: 'draft' });
  expect(store.newsletters.issue(id)).not.toHaveProperty('sentAt');
});

it('marks nothing that a check blocks, unless somebody says by name why: the audit trail keeps it', async () => {
  const id = await created();
  const place = { at: 'field', field: 'subject' } as const;
  const reason = issueReason('subject-missing');
  found = [{ check: 'subject', severity: 'blocking', place, reason }];
  expect(await desk.markSent(store, id, null)).toMatchObject({
    error: { code: 'preflight-blocking' },
  });
  expect(store.newsletters.issue(id)?.status).toBe('draft');
  const decided = async () => (await store.audit()).filter(({ kind }) => kind === 'override');
  expect(await decided()).toEqual([]);
  unwrap(await desk.markSent(store, id, { by: 'Tess', why: 'The service adds it.' }));
  expect(store.newsletters.issue(id)?.status).toBe('sent');
  expect(await decided()).toMatchObject([
    {
      ...{ by: 'Tess', kind: 'override', subject: { type: 'newsletter', id } },
      details: { check: 'subject', found: 'subject-missing', why: 'The service adds it.' },
    },
  ]);
});

it('marks nothing that was changed while it was checked', async () => {
  const id = await created();
  found = [];
  meanwhile = async () => {
    const revision = store.newsletters.issue(id)?.revision ?? 0;
    unwrap(await store.newsletters.save(id, revision, { subject: 'Typed meanwhile' }));
  };
  expect(await desk.markSent(store, id, null)).toMatchObject({
    error: { code: 'preflight-stale' },
  });
  expect(store.newsletters.issue(id)).toMatchObject({
    status: 'draft',
    subject: 'Typed meanwhile',
  });
});

it('announces an issue by a draft that names its articles, as one undo', async () => {
  const id = await created();
  unwrap(await store.newsletters.save(id, 0, { intro: 'Dear readers', preheader: 'In short' }));
  const { article, outcome } = unwrap(await desk.announce(store, id));
  expect(store.newsletters.issue(id)?.announcement).toBe(article);
  const made = unwrap(await store.article(article)).article;
  const newsType = store.taxonomy.newsTypes.find(({ name }) => name === 'Newsletter')?.id;
  expect(made).toMatchObject({
    ...{ status: 'draft', headline: 'Newsletter 1 out now', summary: 'In short', newsType },
  });
  expect(plainText(made.body.document)).toContain('Peer mentors');
  await undo(outcome.token);
  expect(store.summary(article)).toBeUndefined();
  expect(store.newsletters.issue(id)).not.toHaveProperty('announcement');
});
