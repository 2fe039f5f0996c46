// Is a newsroom published from the command line as it is from the app: planned first, kept with a receipt, and taken back?
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf } from '../storage/newsroom-for-tests.ts';
import { openRecord } from '../storage/record-file.ts';
import { galley, galleyWith, NOW } from './galley-for-tests.ts';

let root: string;
let library: string;
let site: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-publish-command-'));
  library = join(root, 'Newsroom');
  site = join(root, 'site');
  expect((await galley('new', library, '--sample')).code).toBe(0);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function changeSite(change: { description: string }): Promise<void> {
  const opened = unwrap(await openRecord('site', files.site(library)));
  opened.data = { ...opened.data, ...change };
  await opened.write();
}

/** Each publish a second after the one before. */
let published = 0;
const publish = (...args: string[]) => {
  const now = new Date(NOW.getTime() + 1000 * ++published);
  return galleyWith({ secrets: {}, now }, 'publish', library, '--target', 'live site', ...args);
};

describe('galley target', () => {
  it('says what is missing or wrong, and adds nothing', async () => {
    const add = (...args: string[]) => galley('target', 'add', library, 'Live site', ...args);
    expect((await galley('target', 'paint', library)).err).toContain('“paint” is not known');
    expect((await add()).err).toContain('Say --kind with one of: folder');
    expect((await add('--kind', 'pigeon')).err).toContain(
      'There are no targets of the kind “pigeon”',
    );
    expect((await add('--kind', 'folder', '--set', 'wing=left')).err).toContain(
      'no option of folder',
    );
    const relative = await add('--kind', 'folder', '--set', 'folder=site');
    expect(relative).toMatchObject({
      code: 2,
      err: expect.stringContaining('Folder cannot be used'),
    });
    expect((await galley('target', 'list', library)).out).toContain('publishes nowhere yet');
    expect((await galley('target', 'check', library, 'Live site')).err).toContain(
      '“Live site” does not exist',
    );
  });

  it('adds a target, says what it promises, and looks at it without writing', async () => {
    const added = await galley(
      'target',
      'add',
      library,
      'Live site',
      '--kind',
      'folder',
      '--set',
      `folder=${site}`,
    );
    expect(added).toMatchObject({
      code: 0,
      out: expect.stringContaining('all of the old website, or all of the new one'),
    });
    const looked = await galley('target', 'check', library, 'LIVE SITE');
    expect(looked.out).toContain('The folder is not there yet. Publishing makes it.');
    expect(looked.out).toContain('Nothing was published there by Galley yet.');
    expect(await readdir(root)).not.toContain('site');
    expect((await galley('target', 'list', library)).out).toContain(`folder = ${site}`);
  });
});

describe('galley publish', () => {
  it('plans without writing, publishes what was planned, and then finds nothing to do', async () => {
    const planned = JSON.parse((await publish('--plan', '--json', '--no-preflight')).out);
    expect(planned.plan.counts).toMatchObject({ update: 0, delete: 0, leave: 0 });
    expect(await readdir(root)).not.toContain('site');
    const done = await publish('--no-preflight');
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`${planned.plan.counts.create} new, 0 changed`);
    expect(done.out).toContain('0 not as published');
    expect((await publish('--no-preflight')).out).toContain('nothing to change');
  });

  it('names what drifted at the target, and a roll-back brings back what was there', async () => {
    expect((await publish('--verify')).code).toBe(0);
    const feed = join(site, 'feed.xml');
    const before = await readFile(feed, 'utf8');
    await writeFile(feed, 'somebody was here');
    const drifted = await publish('--verify');
    expect(drifted).toMatchObject({
      code: 1,
      out: expect.stringContaining('feed.xml: it is not what was published'),
    });
    await writeFile(feed, before);
    expect((await publish('--roll-back', '1')).err).toContain('no publish before the last');
    await changeSite({ description: 'Another description' });
    expect((await publish('--no-preflight')).code).toBe(0);
    expect(await readFile(feed, 'utf8')).not.toBe(before);
    const back = await publish('--roll-back', '1');
    expect(back).toMatchObject({ code: 0, out: expect.stringContaining('0 not as published') });
    expect(await readFile(feed, 'utf8')).toBe(before);
    expect((await publish('--roll-back', '5')).err).toContain('--roll-back goes up to 2');
  });

  it('of one article leaves what else changed as it was published, and staging goes to live as it is', async () => {
    await changeSite({ description: 'Not yet' });
    const store = unwrap(await LibraryStore.open(library));
    const out = store.summaries().filter(({ status }) => status === 'published');
    const newest = (one: { publishedAt: string | undefined }): string => one.publishedAt ?? '';
    const [one] = out.sort((a, b) => (newest(a) < newest(b) ? 1 : -1));
    if (one === undefined) throw new Error('the sample has one');
    const { slug, revision } = unwrap(await store.article(one.id)).article;
    unwrap(await store.saveArticle(one.id, revision, { headline: 'Corrected at noon' }));
    await store.close();
    expect((await publish('--article', 'nobody', '--no-preflight')).err).toContain('“nobody”');
    expect((await publish('--article', slug, '--promote', 'x')).err).toContain('three different');
    expect((await publish('--article', slug, '--no-preflight')).code).toBe(0);
    const feed = await readFile(join(site, 'feed.xml'), 'utf8');
    expect(feed).toContain('Corrected at noon');
    expect(feed).not.toContain('Not yet');
    const other = join(root, 'promoted');
    const add = ['--kind', 'folder', '--set', `folder=${other}`, '--only-language'];
    expect((await galley('target', 'add', library, 'other', ...add, 'xx')).err).toContain('“xx”');
    await galley('target', 'add', library, 'other', ...add, 'en');
    expect((await galley('target', 'list', library)).out).toContain('only languages: en');
    await galley('target', 'set', library, 'other', '--only-language', '');
    const promote = ['--target', 'other', '--promote', 'live site'];
    expect((await galley('publish', library, ...promote)).code).toBe(0);
    expect(await readFile(join(other, 'feed.xml'), 'utf8')).toBe(feed);
  });

  it('is refused where the pre-flight finds what is blocking, as the app refuses it', async () => {
    const store = unwrap(await LibraryStore.open(library));
    const { id } = unwrap(await store.createArticle());
    const body = bodyOf('Words.');
    const button = { type: 'button', attrs: { href: 'https://example.org/' } };
    const document = { ...body.document, content: [...(body.document.content ?? []), button] };
    const publishedAt = '2026-03-01T10:00:00.000Z';
    const edit = {
      headline: 'Held back by a button',
      status: 'published',
      publishedAt,
    } as const;
    unwrap(await store.saveArticle(id, 0, { ...edit, body: { ...body, document } }));
    await store.close();
    expect(await publish()).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Nothing was published: the pre-flight has one blocking finding',
      ),
    });
    expect(await readFile(join(site, 'feed.xml'), 'utf8')).not.toContain('Held back by');
  });

  it('of an unknown target is one sentence', async () => {
    expect(await galley('publish', library, '--target', 'Nowhere')).toMatchObject({
      code: 2,
      err: 'galley: The target “Nowhere” does not exist.',
    });
    expect((await galley('publish', library)).err).toContain('Publish where?');
  });
});
