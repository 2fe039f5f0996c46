// Does the media library know where files are used, and is nothing that anything refers to ever cleaned up?
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { type ArticleId, type AssetId, assetId } from '../../core/content/ids.ts';
import { type Result, success, unwrap } from '../../core/errors.ts';
import type { MediaFile } from '../../core/media/media-file.ts';
import { type AskedChild, askProcess } from '../asking/ask-process.ts';
import { findReferences } from '../media/find-references.ts';
import { type MediaAnswer, type MediaQuestion, mediaTalk } from '../media/media-messages.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { ChangeDesk } from './change-desk.ts';
import { MediaDesk, type MediaNews } from './media-desk.ts';

const unstopped = { signal: new AbortController().signal };
const program = fileURLToPath(new URL('../media/media-process.ts', import.meta.url));
/** The smallest PNG there is, and bytes that make it another file. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const LATER = new Date('2030-01-01T00:00:00Z');

let root: string;
let library: string;
let undoFolder: string;
let store: LibraryStore;
let changes: ChangeDesk;
let media: MediaDesk;
let told: MediaNews[];
let children: ChildProcess[];
/** Whether questions are answered by the real process. */
let isApart: boolean;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  undoFolder = join(root, 'undo');
  children = [];
  isApart = false;
  await open();
});
afterEach(async () => {
  for (const child of children) child.kill();
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function open(): Promise<void> {
  store = unwrap(await LibraryStore.open(library));
  changes = new ChangeDesk(async () => true);
  told = [];
  media = new MediaDesk({
    ask: (question, how) =>
      isApart ? askProcess(mediaTalk, question, forked, how) : askHere(question),
    tell: (news) => told.push(news),
    undoFolder,
    cacheFolder: join(root, 'cache'),
    now: () => LATER,
  });
}

/** The same question, answered in this process: a start of another one costs a second. */
async function askHere<Q extends MediaQuestion>(question: Q): Promise<Result<MediaAnswer<Q>>> {
  if (question.about !== 'references') throw new Error('not asked here');
  const { library: folder, undoFolder: undo } = question;
  const wanted = new Set(question.wanted);
  const search = { library: folder, undoFolder: undo, wanted, ...unstopped, onProgress: () => {} };
  const found = unwrap(await findReferences(search));
  // The answer to this very question, which the compiler loses through the generic.
  return success({ ...found, kept: [...found.kept] } as MediaAnswer<Q>);
}

/** A plain Node child in the shape of an Electron utility process. */
function forked(): AskedChild {
  const child = fork(program, { stdio: 'ignore' });
  children.push(child);
  return {
    // Messages are objects; a child that is gone hears none.
    postMessage: (message) =>
      void (child.connected && child.send(message as object, () => undefined)),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill(),
  };
}

const add = async (name: string): Promise<AssetId> =>
  unwrap(await store.assets.importBytes(name, Buffer.concat([png, Buffer.from(name)]))).id;

const figure = (asset: AssetId, attrs: object = {}): BodyNode => ({
  type: 'figure',
  attrs: { asset, ...attrs },
});
const bodyWith = (...content: BodyNode[]): Article['body'] => ({
  schemaVersion: 1,
  document: { type: 'doc', content: [{ type: 'paragraph' }, ...content] },
});

async function write(headline: string, edit: ArticleEdit): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline, ...edit }));
  return id;
}
const read = async (id: ArticleId): Promise<Article> => unwrap(await store.article(id)).article;
const save = async (id: ArticleId, edit: ArticleEdit): Promise<void> => {
  unwrap(await store.saveArticle(id, (await read(id)).revision, edit));
};
const row = async (id: AssetId): Promise<MediaFile | undefined> =>
  (await media.list(store)).find((file) => file.id === id);
const plan = async () => unwrap(await media.planCleanup(store, unstopped));
const cleanUp = async (token: string, ids: AssetId[]) =>
  unwrap(await changes.apply(store, unwrap(media.cleanupSteps(store, token, ids)), unstopped));

describe('the index of uses', () => {
  it('follows saves, the trash and another start, and tells whom it concerns', async () => {
    const [lead, inText, gallery, offered] = [
      await add('lead.png'),
      await add('text.png'),
      await add('gallery.png'),
      await add('offered.png'),
    ];
    const id = await write('Peer mentors', {
      featuredImage: { asset: lead, alt: 'A mentor' },
      body: bodyWith(figure(inText), { type: 'gallery', content: [figure(gallery)] }),
      attachments: [{ asset: offered, title: 'Programme', language: 'en' }],
    });
    const places = async (file: AssetId) =>
      (await media.uses(store, file)).articles.map(({ uses }) => uses.map(({ at }) => at));
    expect(await places(lead)).toEqual([['featured']]);
    expect(await places(inText)).toEqual([['figure']]);
    expect(await places(gallery)).toEqual([['gallery']]);
    expect(await places(offered)).toEqual([['attachment']]);
    expect(await row(lead)).toMatchObject({ uses: 1, isUndescribed: false });
    expect(await row(inText)).toMatchObject({ uses: 1, isUndescribed: true });

    told = [];
    await save(id, { body: bodyWith() });
    await expect
      .poll(() => told.flatMap((news) => news.files.map((file) => file.id)))
      .toContain(inText);
    expect(await row(inText)).toMatchObject({ uses: 0 });

    unwrap(await store.trashArticle(id));
    expect(await row(lead)).toMatchObject({ uses: 0 });
    unwrap(await store.restoreArticle(id));
    await store.close();
    await open();
    // From the index this time, and from the cache of records.
    expect(await row(lead)).toMatchObject({ uses: 1, isUndescribed: false });
    expect(await places(offered)).toEqual([['attachment']]);
  });

  it('says of a picture that readers are told nothing, in the language of each article', async () => {
    const picture = await add('room.png');
    unwrap(await store.assets.edit(picture, { alt: { en: 'A room' } }));
    await write('English', { language: 'en', body: bodyWith(figure(picture)) });
    expect(await row(picture)).toMatchObject({ isUndescribed: false });
    await write('Deutsch', { language: 'de', body: bodyWith(figure(picture)) });
    expect(await row(picture)).toMatchObject({ uses: 2, isUndescribed: true });
    const change = { alt: { language: 'de', text: 'Ein Raum' }, onlyEmpty: true };
    const made = unwrap(await changes.apply(store, media.editSteps([picture], change), unstopped));
    expect(await row(picture)).toMatchObject({ isUndescribed: false });
    unwrap(await changes.undo(store, made.token ?? '', unstopped));
    expect(await row(picture)).toMatchObject({ alt: { en: 'A room' }, isUndescribed: true });
  });
});

describe('a file in the place of another', () => {
  it('is in every article, keeps what was written for each use, and is taken back as one', async () => {
    const [old, next] = [await add('old.png'), await add('new.png')];
    unwrap(await store.assets.edit(old, { credit: 'Ana Silva', alt: { en: 'Old words' } }));
    const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const one = await write('One', {
      featuredImage: { asset: old, alt: 'Mine', crop },
      attachments: [{ asset: old, title: 'The picture', language: 'en' }],
    });
    const two = await write('Two', {
      body: bodyWith({ type: 'gallery', content: [figure(old, { alt: 'In the text' })] }),
    });
    const before = [await read(one), await read(two)].map(
      ({ body, featuredImage, attachments }) => ({
        ...{ body, featuredImage, attachments },
      }),
    );
    expect(unwrap(await media.planReplace(store, { from: old, to: next }))).toMatchObject({
      articles: [{ id: one }, { id: two }],
      takesWords: true,
      refusal: null,
    });
    const steps = unwrap(await media.replaceSteps(store, { from: old, to: next }));
    const made = unwrap(await changes.apply(store, steps, unstopped));
    expect(await read(one)).toMatchObject({
      featuredImage: { asset: next, alt: 'Mine', crop },
      attachments: [{ asset: next, title: 'The picture' }],
    });
    expect(await read(two)).toMatchObject({
      body: bodyWith({ type: 'gallery', content: [figure(next, { alt: 'In the text' })] }),
    });
    expect(await row(next)).toMatchObject({ uses: 2, credit: 'Ana Silva' });
    expect(await row(old)).toMatchObject({ uses: 0 });
    unwrap(await changes.undo(store, made.token ?? '', unstopped));
    expect(
      [await read(one), await read(two)].map(({ body, featuredImage, attachments }) => ({
        ...{ body, featuredImage, attachments },
      })),
    ).toEqual(before);
    expect(await row(next)).toMatchObject({ uses: 0, credit: '' });
  });

  it('is refused where a document would stand for a picture', async () => {
    const picture = await add('room.png');
    const text = unwrap(await store.assets.importBytes('notes.txt', Buffer.from('Notes'))).id;
    await write('One', { featuredImage: { asset: picture } });
    const asked = { from: picture, to: text };
    expect(unwrap(await media.planReplace(store, asked)).refusal).toBe('not-a-picture');
    expect((await media.replaceSteps(store, asked)).ok).toBe(false);
  });
});

describe('a clean-up', () => {
  it('offers what nothing refers to, moves it to the trash, and brings it back with its words', async () => {
    isApart = true;
    const free = await add('free.png');
    unwrap(await store.assets.edit(free, { credit: 'Ana Silva' }));
    const offered = await plan();
    expect(offered).toMatchObject({ files: [free], unreadable: 0 });
    const made = await cleanUp(offered.token, [free]);
    expect(made).toMatchObject({ changed: 1, left: 0 });
    expect(await row(free)).toBeUndefined();
    expect((await store.assets.trashed()).map(({ id }) => id)).toEqual([free]);
    unwrap(await changes.undo(store, made.token ?? '', unstopped));
    expect(await row(free)).toMatchObject({ credit: 'Ana Silva' });
    expect(unwrap(await store.assets.verify(free))).toBeNull();
    expect(await readdir(files.trashedMedia(library))).toEqual([]);
  });

  it('never offers a file that an article, its revisions, the trash, a receipt or an unsaved text refers to', async () => {
    const names = ['used', 'unknown-block', 'revision', 'trashed', 'published', 'noted', 'undone'];
    const kept = new Map<string, AssetId>();
    for (const name of names) kept.set(name, await add(`${name}.png`));
    const of = (name: string): AssetId => kept.get(name) ?? assetId.parse('0'.repeat(64));
    await write('Used', { featuredImage: { asset: of('used') } });
    await write('Later', {
      body: bodyWith({ type: 'carousel', attrs: { first: of('unknown-block') } }),
    });
    const earlier = await write('Earlier', { featuredImage: { asset: of('revision') } });
    store.history.endSession(earlier);
    await save(earlier, { featuredImage: undefined });
    unwrap(
      await store.trashArticle(await write('Gone', { featuredImage: { asset: of('trashed') } })),
    );
    await mkdir(files.receiptObjects(library), { recursive: true });
    await writeFile(files.receiptObject(library, of('published')), 'what was published');
    await mkdir(join(files.own(library), 'journal'), { recursive: true });
    await writeFile(join(files.own(library), 'journal', 'note.json'), `{"body":"${of('noted')}"}`);
    await mkdir(undoFolder, { recursive: true });
    await writeFile(join(undoFolder, 'steps.json'), `["${of('undone')}"]`);
    const free = await add('free.png');

    const offered = await plan();
    expect(offered.files).toEqual([free]);
    expect(offered.kept).toMatchObject({ article: 1, history: 1, trash: 1, receipt: 1, other: 2 });
    // Whoever asks for more than is offered gets nothing.
    expect(media.cleanupSteps(store, offered.token, [free, of('used')]).ok).toBe(false);
  });

  it('leaves what has been used since it was offered, and what was only just added', async () => {
    const [free, wanted] = [await add('free.png'), await add('wanted.png')];
    const offered = await plan();
    expect(new Set(offered.files)).toEqual(new Set([free, wanted]));
    const id = await write('Now', { featuredImage: { asset: wanted } });
    await save(id, { featuredImage: undefined });
    expect(await cleanUp(offered.token, [free, wanted])).toMatchObject({ changed: 1, left: 1 });
    expect(await row(wanted)).toBeDefined();

    media = new MediaDesk({
      ...{ ask: askHere, tell: () => {}, undoFolder, cacheFolder: root, now: () => new Date() },
    });
    expect(await plan()).toMatchObject({ files: [], kept: { recent: 1 } });
  });

  it('gives an article back what it comes to use after all, and files that are added again', async () => {
    const [pasted, again] = [await add('pasted.png'), await add('again.png')];
    const { token } = await plan();
    await cleanUp(token, [pasted, again]);
    await write('Pasted', { body: bodyWith(figure(pasted)) });
    await expect.poll(() => store.assets.get(pasted).then(({ ok }) => ok)).toBe(true);
    expect(await add('again.png')).toBe(again);
    expect(await store.assets.trashed()).toEqual([]);
  });

  it('is whole after a power cut between the record and the bytes', async () => {
    const free = await add('free.png');
    const { token } = await plan();
    await cleanUp(token, [free]);
    // As if the bytes had not been moved yet.
    await rename(files.trashedBytes(library, free, 'png'), files.assetBytes(library, free, 'png'));
    expect(unwrap(await store.restoreFile(free))).toMatchObject({ id: free });
    expect(unwrap(await store.assets.verify(free))).toBeNull();
  });
});
