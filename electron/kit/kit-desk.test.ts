// Does a folder become one draft by one action, does one undo take all of it back, and is nothing changed before and nothing left after a failure?
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { world } from '../../core/checks/checks-for-tests.ts';
import { checkArticle } from '../../core/checks/run-checks.ts';
import type { Asset } from '../../core/content/asset.ts';
import { success, unwrap } from '../../core/errors.ts';
import type { KitChoices, KitPlan } from '../../core/kit/kit-plan.ts';
import { toDosOf } from '../../core/kit/to-dos.ts';
import { type AskedChild, askProcess } from '../asking/ask-process.ts';
import { FileFacts } from '../checks/file-facts.ts';
import { galley } from '../cli/galley-for-tests.ts';
import { ChangeDesk } from '../desk/change-desk.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { contentRecords, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { KitDesk } from './kit-desk.ts';
import { kitTalk } from './kit-messages.ts';
import { readFolder } from './read-folder.ts';
import { seminarFolder } from './seminar-folder-for-tests.ts';

const program = fileURLToPath(new URL('kit-process.ts', import.meta.url));

let root: string;
let library: string;
let store: LibraryStore;
let changes: ChangeDesk;
let kit: KitDesk;
let folder: string;
let control: AbortController;
let children: ChildProcess[];
beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
  changes = new ChangeDesk(() => Promise.resolve(true));
  control = new AbortController();
  children = [];
  // In this very process: the one of its own has a test of its own.
  kit = new KitDesk(async ({ folder: asked }, { signal, onProgress = () => {} }) => {
    const read = await readFolder(asked, { signal, onProgress });
    if (!read.ok) return read;
    const paths = read.value.paths.map(([number, path]): [number, string] => [number, path]);
    return success({ facts: read.value.facts, paths });
  });
  const outside = await mkdtemp(join(tmpdir(), 'galley-seminar-'));
  folder = await seminarFolder(outside);
});
afterEach(async () => {
  for (const child of children) child.kill();
  await store.close();
  await rm(root, { recursive: true, force: true });
  await rm(join(folder, '..'), { recursive: true, force: true });
});

const planned = async (): Promise<KitPlan> =>
  unwrap(await kit.plan(store, folder, { signal: control.signal }));

/** What is ticked at first, with what `changes` says. */
function choicesOf(plan: KitPlan, others: Partial<KitChoices> = {}): KitChoices {
  return {
    headline: plan.headline.text,
    language: plan.language.tag,
    downloads: plan.downloads.filter(({ isOffered }) => isOffered).map(({ number }) => number),
    pictures: plan.pictures.filter(({ isChosen }) => isChosen).map(({ number }) => number),
    speakers: plan.speakers.filter(({ isChosen }) => isChosen).map(({ number }) => number),
    newPeople: [],
    event: null,
    ...others,
  };
}

const make = (plan: KitPlan, choices: KitChoices) =>
  kit.make(store, changes, { token: plan.token, choices }, { signal: control.signal });

const chosenIn = ({ downloads, pictures, speakers, event }: KitChoices) => ({
  downloads: new Set(downloads),
  pictures: new Set(pictures),
  speakers: new Set(speakers),
  hasEvent: event !== null,
});

async function mediaFiles(): Promise<string[]> {
  const names = await readdir(join(library, 'media'), { recursive: true });
  return names.filter((name) => name.endsWith('.json'));
}

it('every fault of the folder is told of, by name, and nothing of the newsroom is changed by looking', async () => {
  const before = await contentRecords(library);
  const plan = await planned();
  const told = toDosOf(plan, chosenIn(choicesOf(plan)));
  expect(told.map((one) => Object.values(one).join(' · ')).sort()).toEqual(
    [
      'picture-undescribed · Photos/IMG_2.jpg',
      'picture-undescribed · Photos/IMG_1 (1).jpg',
      'picture-undescribed · Photos/Group.jpg',
      'pdf-untagged · Slides/11 Forschung.pdf',
      'slides-untitled · Slides/10_Ek_final.pptx · 2',
      'slides-undescribed · Slides/10_Ek_final.pptx · 1',
      'unread · Old talk.ppt · old-format',
      'unread · Secret.pptx · locked',
      'unread · Broken.docx · damaged',
      'video-uncaptioned · Talk.mp4',
      'large · Whole day.mp4 · 100000001',
      'event-unconfirmed · 12–13 March 2026 · true',
      'speakers-unconfirmed · 3',
      ...['Old talk.ppt · Old talk', 'Talk.mp4 · Talk'].map((name) => `title-from-name · ${name}`),
      'title-from-name · Heard.mp4 · Heard',
      'title-from-name · Heard.en.vtt · Heard.en',
      ...['Old talk.ppt', 'Talk.mp4', 'Heard.mp4', 'Heard.en.vtt'].map(
        (name) => `language-unsure · ${name} · `,
      ),
      'refused · Data.xyz · unknown-kind',
      'refused · Empty.txt · empty',
      'refused · Link.txt · link',
      'refused · More · link',
      'refused · Photos/Phone.heic · not-for-browsers',
      'refused · setup.exe · program',
    ].sort(),
  );
  expect(plan.twice).toEqual([{ shownAs: 'Photos/IMG_1.jpg', as: 'Photos/IMG_1 (1).jpg' }]);
  expect(await contentRecords(library)).toEqual(before);
  expect(await mediaFiles()).toEqual([]);
  expect(JSON.stringify(plan)).not.toContain(folder);
});

it('one action makes the draft, one undo takes it back with its files and people, and the next brings all of it again', async () => {
  const before = await contentRecords(library);
  const plan = await planned();
  const [first] = plan.speakers;
  const event = {
    start: { instant: '2026-03-12T09:00:00Z', zone: 'UTC' },
    place: 'Town Hall of Lisbon',
    link: '',
  };
  const everybody = plan.speakers.map(({ number }) => number);
  const choices = choicesOf(plan, { event, speakers: everybody, newPeople: [first?.number ?? -1] });
  const { article: id, token, failed } = unwrap(await make(plan, choices));
  expect(failed).toEqual([]);
  const loaded = unwrap(await store.article(id));
  const { article } = loaded;
  expect(article).toMatchObject({
    headline: 'Leaving violent groups, what helps',
    slug: 'leaving-violent-groups-what-helps',
    status: 'draft',
    language: 'en',
    event,
  });
  expect(store.taxonomy.newsTypes.find((type) => type.id === article.newsType)?.name).toBe(
    'Event report',
  );
  expect(article.attachments.map(({ title, language }) => `${title} (${language})`)).toEqual([
    'Programme: Leaving violent groups, what helps (en)',
    'Old talk (und)',
    'First steps out (en)',
    'Talking in prison (en)',
    'Was die Forschung über den Ausstieg weiß (de)',
    'A handout for prison staff (en)',
    'Heard (und)',
    'Talk (und)',
    'Heard.en (und)',
  ]);
  const [, facts, heading, people, gallery] = article.body.document.content ?? [];
  expect(facts?.type).toBe('eventFacts');
  expect(heading?.content?.[0]?.text).toBe('Speakers');
  expect(people?.content?.map(({ attrs }) => attrs?.name)).toEqual([
    'Inês Duarte',
    'Robin Ek',
    'Kim Berg',
  ]);
  expect(gallery?.content).toHaveLength(3);
  expect(gallery?.content?.[1]?.attrs?.asset).toBe(article.featuredImage?.asset);
  expect(store.people.map(({ name }) => name)).toContain(first?.name);
  expect((await mediaFiles()).length).toBe(12);

  const undone = unwrap(await changes.undo(store, token, { signal: control.signal }));
  expect(undone.failed).toEqual([]);
  expect(await contentRecords(library)).toEqual(before);
  expect(await mediaFiles()).toEqual([]);
  const again = unwrap(await changes.undo(store, undone.token ?? '', { signal: control.signal }));
  expect(again.failed).toEqual([]);
  expect(unwrap(await store.article(id)).article.headline).toBe(article.headline);
  expect((await mediaFiles()).length).toBe(12);
});

it('nothing that was guessed is in the draft without a tick, and the pre-flight keeps what is left to do', async () => {
  const plan = await planned();
  const { article: id } = unwrap(await make(plan, choicesOf(plan)));
  const { article } = unwrap(await store.article(id));
  expect(article.event).toBeUndefined();
  expect(JSON.stringify(article.body)).not.toMatch(/Robin Ek|Speakers|eventFacts/);
  expect(store.people).toEqual([]);
  const assets = new Map<string, Asset>();
  for (const name of await mediaFiles()) {
    const read = await store.assets.get(/([0-9a-f]{64})\.json$/.exec(name)?.[1] as Asset['id']);
    if (read.ok) assets.set(read.value.id, read.value);
  }
  const files = new FileFacts(join(root, 'cache'));
  const pdfs = new Map<string, Awaited<ReturnType<FileFacts['pdf']>>>();
  for (const asset of assets.values()) pdfs.set(asset.id, await files.pdf(library, asset));
  const { findings } = checkArticle(
    article,
    world({ asset: (asset) => assets.get(asset) ?? null, pdf: (asset) => pdfs.get(asset) ?? null }),
  );
  const reasons = findings.map(({ reason }) => `${reason.id}: ${reason.gaps.join(' ')}`);
  expect(reasons).toEqual(
    expect.arrayContaining([
      'alt-missing: IMG_2.jpg',
      'alt-missing: IMG_1 (1).jpg',
      'alt-missing: Group.jpg',
      'pdf-untagged: Was die Forschung über den Ausstieg weiß',
      'attachment-without-language: Old talk',
      'attachment-without-language: Talk',
      'attachment-old-format: Old talk',
      'video-uncaptioned: Talk',
      'standfirst-missing: ',
    ]),
  );
});

it('a file that is another one by now stays out, and is told of', async () => {
  const plan = await planned();
  await appendFile(join(folder, 'Handout.odt'), 'more');
  await rm(join(folder, 'Talk.mp4'));
  const { article: id, failed } = unwrap(await make(plan, choicesOf(plan)));
  expect(failed.map(({ shownAs, failure }) => `${shownAs}: ${failure.code}`).sort()).toEqual([
    'Handout.odt: file-changed',
    'Talk.mp4: file-unreadable',
  ]);
  const { article } = unwrap(await store.article(id));
  expect(article.attachments.map(({ title }) => title)).not.toContain('A handout for prison staff');
  expect(article.attachments).toHaveLength(7);
});

it('stopped in the middle, nothing is left behind', async () => {
  const before = await contentRecords(library);
  const plan = await planned();
  const stopped = await kit.make(
    store,
    changes,
    { token: plan.token, choices: choicesOf(plan) },
    {
      signal: control.signal,
      onProgress: (done) => {
        if (done === 3) control.abort();
      },
    },
  );
  expect(stopped).toEqual({ ok: false, error: { code: 'cancelled' } });
  expect(await contentRecords(library)).toEqual(before);
  expect(await mediaFiles()).toEqual([]);
  // The plan is still there, for whoever thinks better of it.
  control = new AbortController();
  unwrap(await make(plan, choicesOf(plan)));
});

it('a plan of another newsroom, or of long ago, is not known', async () => {
  const plan = await planned();
  for (let more = 0; more < 4; more++) await planned();
  expect(await make(plan, choicesOf(plan))).toMatchObject({ error: { code: 'not-found' } });
});

it('a folder is read by a process of its own, which tells how far it is', async () => {
  const labels: string[] = [];
  const own = new KitDesk((question, how) =>
    askProcess(
      kitTalk,
      question,
      (): AskedChild => {
        const child = fork(program);
        children.push(child);
        return Object.assign(child, {
          postMessage: (message: unknown) => child.send(Object(message)),
        });
      },
      how,
    ),
  );
  const plan = unwrap(
    await own.plan(store, folder, {
      signal: control.signal,
      onProgress: (_done, _total, label) => labels.push(label),
    }),
  );
  const { token: _own, ...rest } = plan;
  const { token: _other, ...expected } = await planned();
  expect(rest).toEqual(expected);
  expect(labels.length).toBeGreaterThan(1);
});

it('the website offers every download of the report, under links that lead to the very bytes', async () => {
  const plan = await planned();
  const { article: id } = unwrap(await make(plan, choicesOf(plan)));
  const { article } = unwrap(await store.article(id));
  unwrap(await store.saveArticle(id, article.revision, { status: 'published' }));
  const site = join(root, 'site');
  expect(await galley('export', library, site, '--as-of', '2030-01-01')).toMatchObject({ code: 0 });
  const page = join(site, 'news', article.slug, 'index.html');
  const html = await readFile(page, 'utf8');
  const links = [
    ...html.matchAll(/<a [^>]*href="([^"#?]+\.(?:pptx|docx|pdf|odt|mp4|vtt|cfb|ppt))"/g),
  ].map(([, href = '']) => join(page, '..', decodeURI(href)));
  const offered = await Promise.all(
    links.map(async (path) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ),
  );
  expect(offered.sort()).toEqual(article.attachments.map(({ asset }) => asset).sort());
});
