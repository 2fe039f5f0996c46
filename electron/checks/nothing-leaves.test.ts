// Does anything that was decided inside leave the house? Canaries in the audit trail and in receipts, looked for in every file.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { overriding } from '../../core/checks/overrides.ts';
import { type NewsletterSlot, newsletterId, templateId } from '../../core/content/newsletter.ts';
import { newNewsletterIssue } from '../../core/content/newsletter-changes.ts';
import { unwrap } from '../../core/errors.ts';
import { manifestOfExport } from '../export/manifest-of-export.ts';
import { runExport } from '../export/run-export.ts';
import { openZip } from '../export/zip-reader.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, newNewsroom } from '../storage/newsroom-for-tests.ts';

let root: string;
let library: string;
let cacheFolder: string;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  cacheFolder = await mkdtemp(join(tmpdir(), 'galley-cache-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(cacheFolder, { recursive: true, force: true });
});

const canaries = ['canaryname', 'canarywhy', 'canaryfound', 'canarykind', 'canarydetail'];
const typed = ['subject', 'preheader', 'intro', 'section', 'blurb', 'slot', 'template'].map(
  (part) => `canary-issue-${part}`,
);
const fingerprint = `${'c0ffee'.repeat(10)}cafe`;

async function exported(name: string): Promise<Buffer> {
  const path = join(root, name);
  unwrap(
    await runExport({
      libraryFolder: library,
      themesFolder: fileURLToPath(new URL('../../resources/themes', import.meta.url)),
      cacheFolder,
      destination: { kind: 'bundle', path },
      asOf: new Date('2026-03-09T12:00:00Z'),
      onProgress: () => {},
    }),
  );
  return readFile(path);
}

/** What another calendar calls the event of the public article. */
const importedAs = 'canaryimported@calendar.example';

it('nothing of audit, receipts and what is still a draft of the newsletter is in an export, not even that there is any', async () => {
  const store = unwrap(await LibraryStore.open(library));
  const { id } = unwrap(await store.createArticle());
  const edit = {
    headline: 'A public article',
    status: 'published',
    body: bodyOf('Words.'),
    event: {
      start: { instant: '2026-03-20T09:00:00.000Z', zone: 'UTC' },
      place: 'Utrecht',
      link: '',
      importedAs,
    },
  } as const;
  unwrap(await store.saveArticle(id, 0, { ...edit, publishedAt: '2026-03-01T10:00:00.000Z' }));
  const before = await exported('before.zip');

  const draft = await keepNewsletter(store);
  const [by = '', why = '', found = '', kind = '', detail = ''] = canaries;
  const subject = { article: id, check: 'picture-alt', fingerprint };
  unwrap(await store.noteEvent(overriding(subject, { by, why, found })));
  const more = { by, kind, subject: { type: 'article', id }, details: { detail } };
  unwrap(await store.noteEvent(more));
  const written = { name: 'a', kind: 'bundle', articles: 1, pages: 1, files: 1, bytes: 1 };
  const at = '2026-03-01T10:00:00.000Z';
  unwrap(
    await store.keepReceipt({
      target: 'export',
      written: { ...written, manifest: null },
      publish: null,
      overrides: [{ ...subject, by, why, at }],
    }),
  );
  await store.close();
  // The control: they are in the newsroom.
  expect(await readFile(join(library, 'articles', `${id}.json`), 'utf8')).toContain(importedAs);
  expect(JSON.stringify(await auditFiles())).toContain('canarywhy');
  expect(await readFile(join(library, 'newsletters', `${draft}.json`), 'utf8')).toContain(typed[0]);

  const after = await exported('after.zip');
  expect(after.equals(before)).toBe(true);
  const manifest = await manifestOfExport('bundle', join(root, 'after.zip'));
  expect(manifest).toMatch(/^[0-9a-f]{64}$/);
  expect(await manifestOfExport('bundle', join(root, 'before.zip'))).toBe(manifest);
  expect(await manifestOfExport('bundle', join(root, 'nowhere.zip'))).toBeNull();
  const zip = unwrap(await openZip(join(root, 'after.zip')));
  for (const entry of zip.entries) {
    const text = Buffer.from(await zip.read(entry)).toString('latin1');
    for (const canary of [...canaries, ...typed, draft, fingerprint, importedAs])
      expect(text, entry.name).not.toContain(canary);
    expect(entry.name).not.toMatch(/audit|receipt|template/);
  }
  await zip.close();
});

/** An issue that nobody has sent, about the article that is public, and a template; answers with its id. */
async function keepNewsletter(store: LibraryStore): Promise<string> {
  const [subject = '', preheader = '', intro = '', title = '', blurb = '', text = '', name = ''] =
    typed;
  const [article] = store.summaries();
  if (article === undefined) throw new Error('there is no article');
  const at = '2026-03-01T10:00:00.000Z';
  const slots: NewsletterSlot[] = [
    {
      ...{ id: 'slot', kind: 'sponsor', place: 'end', title: text, text, label: text },
      url: `https://${text}.example/`,
    },
  ];
  const sections = [{ id: 'one', title, items: [{ article: article.id, blurb }] }];
  const period = { from: '2026-01-01', until: '2026-03-01' };
  const written = { language: 'en', subject, preheader, intro, slots };
  const id = newsletterId.parse(store.newId());
  const given = { number: 7, period, ...written, sections, now: at };
  unwrap(await store.newsletters.create(newNewsletterIssue(id, given)));
  unwrap(
    await store.newsletters.createTemplate({
      ...{ id: templateId.parse(store.newId()), name, ...written, sections: [{ title }] },
      ...{ grouping: 'newsType', service: 'generic', createdAt: at, updatedAt: at },
    }),
  );
  return id;
}

async function auditFiles(): Promise<unknown[]> {
  const store = unwrap(await LibraryStore.open(library));
  const events = await store.audit();
  await store.close();
  return events;
}
