// Are issues and templates kept like articles are: durable, in order, never replaced unseen, set aside when damaged?
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../core/content/ids.ts';
import {
  type NewsletterIssue,
  type NewsletterTemplate,
  newsletterId,
  templateId,
} from '../../core/content/newsletter.ts';
import { newNewsletterIssue } from '../../core/content/newsletter-changes.ts';
import { encodeRecord, FORMAT_VERSION } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { ChangeDesk } from '../desk/change-desk.ts';
import { mendChecksum } from './adopt.ts';
import type { LibraryChange } from './change-telling.ts';
import { checkLibrary } from './check-library.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import type { NewsletterChange } from './newsletter-records.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { readLibrary } from './read-library.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let store: LibraryStore;
let told: NewsletterChange[];
const NOW = new Date('2026-03-02T10:00:00Z');
const never = new AbortController().signal;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = await opened();
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function opened(): Promise<LibraryStore> {
  const open = unwrap(await LibraryStore.open(library, { now: () => NOW }));
  told = [];
  open.listen(({ newsletter }: LibraryChange) => {
    if (newsletter !== undefined) told.push(newsletter);
  });
  return open;
}

async function reopened(): Promise<void> {
  await store.close();
  store = await opened();
}

function issueOf(number: number, subject = `Issue ${number}`): NewsletterIssue {
  const period = { from: '2026-01-01', until: '2026-02-28' };
  const given = { number, language: 'en', period, subject, now: NOW.toISOString() };
  return newNewsletterIssue(newsletterId.parse(store.newId()), given);
}

function templateOf(name: string): NewsletterTemplate {
  return {
    ...{ id: templateId.parse(store.newId()), name, language: 'en', grouping: 'newsType' },
    ...{ subject: '{number}', preheader: '', intro: '', sections: [], slots: [] },
    ...{ service: 'generic', createdAt: NOW.toISOString(), updatedAt: NOW.toISOString() },
  };
}

describe('issues of the newsletter', () => {
  it('are there again when the newsroom is opened again, in the order of their numbers', async () => {
    for (const number of [12, 3]) unwrap(await store.newsletters.create(issueOf(number)));
    unwrap(await store.newsletters.createTemplate(templateOf('Every two months')));
    await reopened();
    expect(store.newsletters.issues.map(({ number }) => number)).toEqual([3, 12]);
    expect(store.newsletters.templates.map(({ name }) => name)).toEqual(['Every two months']);
    const { snapshot } = unwrap(await readLibrary(library));
    expect(snapshot.newsletters).toHaveLength(2);
    expect(snapshot.templates).toHaveLength(1);
    expect(unwrap(await checkLibrary(library)).faults).toEqual([]);
  });

  it('count their saves, and refuse one that was typed over an earlier revision', async () => {
    const { id } = unwrap(await store.newsletters.create(issueOf(1)));
    const first = unwrap(await store.newsletters.save(id, 0, { intro: 'Dear readers' }));
    expect(first).toMatchObject({ revision: 1, intro: 'Dear readers', subject: 'Issue 1' });
    expect(await store.newsletters.save(id, 0, { intro: 'Other' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(store.newsletters.issue(id)?.intro).toBe('Dear readers');
    expect(told.at(-1)?.issues[0]?.revision).toBe(1);
  });

  it('lose a member that an edit names without a value', async () => {
    const { id } = unwrap(await store.newsletters.create(issueOf(1)));
    const dueAt = { instant: '2026-03-05T08:00:00.000Z', zone: 'UTC' };
    expect(unwrap(await store.newsletters.save(id, 0, { dueAt })).dueAt).toEqual(dueAt);
    const without = unwrap(await store.newsletters.save(id, 1, { dueAt: undefined }));
    expect('dueAt' in without).toBe(false);
  });

  it('are never saved over what another program wrote there', async () => {
    const { id } = unwrap(await store.newsletters.create(issueOf(1)));
    const path = files.newsletter(library, id);
    const altered = (await readFile(path, 'utf8')).replace('Issue 1', 'By hand');
    await writeFile(path, altered);
    // Its checksum is wrong, and whoever wrote it can say that it counts.
    const refused = await store.newsletters.save(id, 0, { intro: 'Mine' });
    expect(refused).toMatchObject({ error: { code: 'altered-record' } });
    expect(await readFile(path, 'utf8')).toBe(altered);
    expect(store.problems.map(({ code, altered: of }) => [code, of])).toEqual([
      ['altered-record', undefined],
    ]);
    await store.close();
    expect(unwrap(await mendChecksum(library, path, NOW))).toBe(true);
    store = await opened();
    expect(store.newsletters.issue(id)?.subject).toBe('By hand');

    // Whole, of the same revision, and of another program: read, told of, and not written over.
    const saved = unwrap(await store.newsletters.save(id, 0, { intro: 'Mine' }));
    const theirs = { ...saved, intro: 'Theirs' };
    const own = encodeRecord('newsletterIssue', theirs, sha256).text;
    await writeFile(path, own);
    const again = await store.newsletters.save(id, 1, { intro: 'Mine, later' });
    expect(again).toMatchObject({ error: { code: 'conflict' } });
    expect(told.at(-1)?.issues[0]).toMatchObject({ revision: 1, intro: 'Theirs' });
    expect(await readFile(path, 'utf8')).toBe(own);
  });

  it('are set aside and reported when they cannot be read, and one of a newer format stays', async () => {
    const [one, other] = [issueOf(1), issueOf(2)];
    for (const issue of [one, other]) unwrap(await store.newsletters.create(issue));
    await store.close();
    await writeFile(files.newsletter(library, one.id), '{"galley": "newsletterIssue"');
    const path = files.newsletter(library, other.id);
    const newer = (await readFile(path, 'utf8')).replace(
      `"format": ${FORMAT_VERSION}`,
      `"format": ${FORMAT_VERSION + 1}`,
    );
    await writeFile(path, newer);
    const later = () => new Date(Date.now() + 10 * 60_000);
    store = unwrap(await LibraryStore.open(library, { now: () => NOW, fileNow: later }));
    expect(store.newsletters.issues).toEqual([]);
    expect(store.problems.map(({ code, setAside }) => [code, setAside])).toEqual([
      ['damaged-record', true],
      ['version-too-new', false],
    ]);
    expect(await readdir(files.setAside(library))).toEqual([
      expect.stringContaining(`newsletters ${one.id}.json`),
    ]);
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  it('keep their pictures: a clean-up takes none that a slot shows', async () => {
    const picture = 'c'.repeat(64);
    const issue = issueOf(1);
    const slot = {
      id: 's',
      kind: 'sponsor',
      place: 'end',
      title: '',
      text: '',
      label: '',
    } as const;
    const image = { asset: picture as never, alt: '' };
    unwrap(await store.newsletters.create({ ...issue, slots: [{ ...slot, url: '', image }] }));
    expect(unwrap(await store.trashFile(image.asset))).toBe(false);
  });
});

describe('an action on the newsletter', () => {
  const desk = new ChangeDesk(async () => true);
  const act = async (steps: Parameters<ChangeDesk['apply']>[1]): Promise<string> => {
    const { token, failed } = unwrap(await desk.apply(store, steps, { signal: never }));
    expect(failed).toEqual([]);
    if (token === null) throw new Error('nothing was done');
    return token;
  };
  const undo = async (token: string): Promise<string | null> =>
    unwrap(await desk.undo(store, token, { signal: never })).token;

  it('is one undo: a new issue, a template, a change, the trash', async () => {
    const issue = issueOf(4);
    const template = templateOf('Every two months');
    const { id } = issue;
    const created = await act([
      { kind: 'createNewsletter', id, issue },
      { kind: 'createTemplate', id: template.id, template },
    ]);
    const changed = await act([{ kind: 'newsletter', id, change: () => ({ subject: 'Now' }) }]);
    unwrap(await store.newsletters.save(id, 1, { intro: 'Typed since' }));
    await undo(changed);
    expect(store.newsletters.issue(id)).toMatchObject({ subject: 'Issue 4', intro: 'Typed since' });
    const trashed = await act([{ kind: 'trashNewsletter', id }]);
    expect(store.newsletters.issues).toEqual([]);
    expect(unwrap(await checkLibrary(library)).faults).toEqual([]);
    await undo(trashed);
    expect(store.newsletters.issue(id)?.intro).toBe('Typed since');
    const again = await undo(created);
    expect([store.newsletters.issues, store.newsletters.templates]).toEqual([[], []]);
    await undo(again ?? '');
    expect(store.newsletters.issue(id)?.intro).toBe('Typed since');
  });

  it('makes an article and names it in one step of undo', async () => {
    const { id } = unwrap(await store.newsletters.create(issueOf(4)));
    const article = articleId.parse(store.newId());
    const edit = { headline: 'Newsletter 4 out now' };
    const token = await act([
      { kind: 'createArticle', id: article, edit },
      { kind: 'newsletter', id, change: () => ({ announcement: article }) },
    ]);
    expect(store.summary(article)?.headline).toBe('Newsletter 4 out now');
    expect(unwrap(await store.article(article)).article.slug).toBe('newsletter-4-out-now');
    await undo(token);
    expect(store.summary(article)).toBeUndefined();
    expect(store.newsletters.issue(id)).not.toHaveProperty('announcement');
  });

  it('leaves an issue where one came back meanwhile', async () => {
    const issue = unwrap(await store.newsletters.create(issueOf(1)));
    unwrap(await store.newsletters.trash(issue.id));
    await mkdir(files.newsletters(library), { recursive: true });
    await writeFile(files.newsletter(library, issue.id), 'of another program');
    const back = await store.newsletters.restore(issue.id);
    expect(back).toMatchObject({ error: { code: 'conflict' } });
    const place = join(files.trashedNewsletters(library), `${issue.id}.json`);
    expect(await readFile(place, 'utf8')).toContain('Issue 1');
  });

  it('keeps both of one issue that goes into the trash twice', async () => {
    const issue = unwrap(await store.newsletters.create(issueOf(1)));
    unwrap(await store.newsletters.trash(issue.id));
    const elsewhere = { ...issue, subject: 'Written on another computer' };
    const { text } = encodeRecord('newsletterIssue', elsewhere, sha256);
    await writeFile(files.newsletter(library, issue.id), text);
    unwrap(await store.newsletters.trash(issue.id));
    const place = join(files.trashedNewsletters(library), `${issue.id}.json`);
    expect(await readFile(place, 'utf8')).toContain('Written on another computer');
    const [aside = ''] = await readdir(files.setAside(library));
    expect(await readFile(join(files.setAside(library), aside), 'utf8')).toContain('Issue 1');
  });
});
