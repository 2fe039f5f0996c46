// Does the app publish what its window was shown, through a process of its own, and never more than a person said yes to?
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ArticleId } from '../../core/content/ids.ts';
import type { DoneStep } from '../../core/desk/change-set.ts';
import { success, unwrap } from '../../core/errors.ts';
import type { PublishWhat } from '../../core/ipc/publish-contract.ts';
import { signatureOf } from '../cli/check-bundle.ts';
import { ChangeDesk } from '../desk/change-desk.ts';
import { Secrets } from '../secrets.ts';
import { NewsroomKeys } from '../signature/newsroom-keys.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { edit, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { type PublishChild, PublishClient } from './publish-client.ts';
import { publishServer } from './publish-process.ts';
import type { Wish } from './publish-wishes.ts';
import { Publishing } from './publishing.ts';
import { newHostKey, startSftpServer } from './ssh/sftp-server-for-tests.ts';
import { WordPressStandIn } from './wordpress/wordpress-server-for-tests.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));
const CANARY = 'swordfish-4711';
const following = { signal: new AbortController().signal };
const plain = { what: { is: 'all' }, consent: { takeOver: false, leaveOut: false } } as const;
const passed = () => success([]);

let root: string;
let cacheFolder: string;
let store: LibraryStore;
let keyring: Secrets;
let publishing: Publishing;
const changes = new ChangeDesk(async () => true);
let wishes: Wish[];
let ready: string[];
/** Each message that crossed between the app and its process. */
let crossed: string[];
let processes: number;

/** The publish process, in this one: what crosses is copied as it would be. */
function child(): PublishChild {
  processes += 1;
  const listeners: ((message: unknown) => void)[] = [];
  const hear = publishServer((message) => {
    crossed.push(JSON.stringify(message));
    setImmediate(() => {
      for (const listener of listeners) listener(structuredClone(message));
    });
  });
  return {
    postMessage: (message) => hear(structuredClone(message)),
    on(event: string, listener: (given: never) => void) {
      // Only messages are heard here: this process does not end by itself.
      if (event === 'message') listeners.push(listener as (message: unknown) => void);
    },
    kill: () => true,
  };
}

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'galley-publishing-cache-'));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));
beforeEach(async () => {
  const made = await newNewsroom();
  root = made.root;
  store = unwrap(await LibraryStore.open(made.library));
  for (const headline of ['Peer mentors', 'A seminar in Łódź']) await publishArticle(headline);
  [wishes, ready, crossed, processes] = [[], [], [], 0];
  let secrets: unknown;
  keyring = new Secrets(
    {
      isEncryptionAvailable: () => true,
      encryptString: (text) => Buffer.from(text).reverse(),
      decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
    },
    {
      read: () => secrets,
      write: (kept) => {
        secrets = kept;
      },
    },
  );
  publishing = new Publishing({
    client: new PublishClient(child),
    secrets: keyring,
    wishFile: {
      get wishes() {
        return wishes;
      },
      setWishes: (next) => {
        wishes = next;
      },
    },
    themesFolder: join(resources, 'themes'),
    cacheFolder,
    onChanged: () => undefined,
    onReady: ({ label }) => ready.push(label),
  });
  publishing.follow(store);
});
afterEach(async () => {
  publishing.close();
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function publishArticle(headline: string): Promise<void> {
  const { id, revision } = unwrap(await store.createArticle());
  const whole = { ...edit('Nine towns came.'), headline, status: 'published' as const };
  unwrap(await store.saveArticle(id, revision, whole));
}

async function folderTarget(
  folder = join(root, 'www'),
  label = 'Live',
  takes: { languages: string[] } | null = null,
  id: string | null = null,
): Promise<string> {
  const rules = takes === null ? null : { categories: [], newsTypes: [], ...takes };
  const key = publishing.noteChosen(folder);
  const wanted = { id, kind: 'folder', label, options: {}, chosen: { folder: key }, rules };
  return unwrap(await publishing.saveTarget(store, wanted)).id;
}

const undoing = (token: string | null) =>
  publishing.guarding(store, () => changes.undo(store, token ?? '', following));

/** Takes back what was done, as the window does by its token; answers with the token that makes it again. */
async function undo(done: DoneStep): Promise<string | null> {
  return unwrap(await undoing(changes.note(store, [done]))).token;
}

async function publish(target: string, what: PublishWhat = plain.what) {
  const plan = unwrap(await publishing.plan(store, target, { ...plain, what }, following));
  const done = unwrap(await publishing.apply(store, plan.id, false, passed, following));
  return { plan, done };
}

async function changeHeadline(headline: string): Promise<ArticleId> {
  const [one] = store.summaries().filter(({ status }) => status === 'published');
  if (one === undefined) throw new Error('nothing is published');
  const { article } = unwrap(await store.article(one.id));
  unwrap(await store.saveArticle(one.id, article.revision, { headline }));
  return one.id;
}

const page = (): Promise<string> => readFile(join(root, 'www', 'index.html'), 'utf8');

it('publishes as it was planned, knows what is live, says what differs on a page, and rolls back', async () => {
  const target = await folderTarget();
  const first = await publish(target);
  expect(first.plan.changes[0]).toMatchObject({ do: 'create', group: 'articles' });
  expect(first.done.readBack.wrongInAll).toBe(0);
  const before = await page();

  const again = unwrap(await publishing.plan(store, target, plain, following));
  expect(again.counts).toMatchObject({ create: 0, update: 0, delete: 0 });

  const live = unwrap(await publishing.live(store)).targets[0]?.articles.split('\n') ?? [];
  const listed = () =>
    store.summaries().map(({ id, revision, updatedAt }) => `${id} ${revision} ${updatedAt}`);
  expect(live.sort()).toEqual(listed().sort());
  const edited = await changeHeadline('Seven bridges, one question');
  expect(listed().filter((line) => !live.includes(line))).toEqual([
    expect.stringContaining(edited),
  ]);
  expect(
    unwrap(await publishing.live(store))
      .targets[0]?.articles.split('\n')
      .sort(),
  ).toEqual(live);

  const plan = unwrap(await publishing.plan(store, target, plain, following));
  const change = plan.changes.find(({ article }) => article === edited);
  expect(change).toMatchObject({ do: 'update', group: 'articles' });
  // A word is another, and the design is what it was.
  const groups = new Map(plan.changes.map(({ at, group }) => [at, group]));
  expect([...groups.values()]).not.toContain('design');
  const ofSearch = [...groups].filter(([at]) => /^search\/.*\.js$/.test(at));
  expect(new Set(ofSearch.map(([, group]) => group))).toEqual(new Set(['feeds']));
  const told = unwrap(await publishing.differences(store, plan.id, change?.at ?? ''));
  expect(told.differences).toContainEqual(
    expect.objectContaining({ field: 'headline', after: 'Seven bridges, one question' }),
  );
  unwrap(await publishing.apply(store, plan.id, false, passed, following));
  expect(await page()).not.toBe(before);

  const { targets, cost } = unwrap(await publishing.targets(store));
  const receipts = targets[0]?.receipts ?? [];
  expect(receipts.map(({ canBringBack }) => canBringBack)).toEqual([false, true]);
  expect(cost).toBeGreaterThan(10_000);
  await publish(target, { is: 'back', receipt: receipts[1]?.id ?? '' });
  expect(await page()).toBe(before);
  expect(processes).toBe(1);
});

it('has a bundle file signed where its target says so, by a key that its process never gets', async () => {
  const folder = publishing.noteChosen(root);
  const bundle = (signed: boolean) => ({
    ...{ kind: 'bundle', label: 'Handover', options: { signed }, chosen: { folder }, rules: null },
  });
  const { id } = unwrap(await publishing.saveTarget(store, { id: null, ...bundle(true) }));
  expect(await publishing.plan(store, id, plain, following)).toMatchObject({
    error: { code: 'no-signing-key' },
  });
  const keys = new NewsroomKeys(keyring);
  unwrap(await keys.make(store, false));
  const key = unwrap(await keys.of(store));
  await publish(id);
  const file = join(root, 'newsroom.zip');
  const signature = async () => unwrap(await signatureOf(file));
  expect(await signature()).toEqual({ state: 'good', fingerprint: key.fingerprint });
  expect(crossed.filter((message) => message.includes('"type":"sign"'))).toHaveLength(2);
  const piece = key.secret().split('\n')[1] ?? '';
  expect(crossed.filter((message) => message.includes(piece))).toEqual([]);
  unwrap(await publishing.saveTarget(store, { id, ...bundle(false) }));
  await publish(id);
  expect(await signature()).toBeNull();
  expect(crossed.filter((message) => message.includes('"type":"sign"'))).toHaveLength(2);
});

it('never carries out a plan that says no longer what would happen', async () => {
  const target = await folderTarget();
  const plan = unwrap(await publishing.plan(store, target, plain, following));
  await changeHeadline('Saved after the plan was made');
  expect(await publishing.apply(store, plan.id, false, passed, following)).toMatchObject({
    error: { code: 'preflight-stale' },
  });
  const other = unwrap(await publishing.plan(store, target, plain, following));
  expect(await publishing.apply(store, plan.id, false, passed, following)).toMatchObject({
    error: { code: 'preflight-stale' },
  });
  const held = () => ({ ok: false, error: { code: 'preflight-blocking' } }) as const;
  expect(await publishing.apply(store, other.id, false, held, following)).toMatchObject({
    error: { code: 'preflight-blocking' },
  });
  expect(await readdir(root)).toEqual(['Newsroom']);
});

it('replaces what is not ours only where a person said so', async () => {
  await mkdir(join(root, 'www'));
  await writeFile(join(root, 'www', 'index.html'), 'Somebody else’s');
  const target = await folderTarget();
  const plan = unwrap(await publishing.plan(store, target, plain, following));
  expect(plan.foreign).toEqual({ first: ['index.html'], all: 1 });
  expect(await publishing.apply(store, plan.id, false, passed, following)).toMatchObject({
    error: { code: 'place-occupied' },
  });
  expect(await page()).toBe('Somebody else’s');
  const consent = { takeOver: true, leaveOut: false };
  const agreed = unwrap(await publishing.plan(store, target, { ...plain, consent }, following));
  unwrap(await publishing.apply(store, agreed.id, false, passed, following));
  expect(await page()).toContain('<!doctype html>');
});

it('publishes one article alone, and puts what one target shows on another', async () => {
  const staging = await folderTarget(join(root, 'staging'), 'Staging');
  await publish(staging);
  const edited = await changeHeadline('Only this one');
  await publishArticle('Not yet');
  const what = { is: 'article', article: edited } as const;
  const { plan } = await publish(staging, what);
  const articles = plan.changes.filter(({ group }) => group === 'articles');
  expect(articles.map(({ article }) => article)).toContain(edited);
  const shown = await readFile(join(root, 'staging', 'index.html'), 'utf8');
  expect(shown).toContain('Only this one');
  expect(shown).not.toContain('Not yet');

  const live = await folderTarget(join(root, 'www'), 'Live', { languages: ['xx'] });
  expect((await publish(live)).plan.warnings.join()).toContain('takes 0 articles');
  const [, record] = unwrap(await publishing.targets(store)).targets;
  expect(record?.rules?.languages).toEqual(['xx']);
  await folderTarget(join(root, 'www'), 'Live', null, live);
  await publish(live, { is: 'promotion', from: staging });
  expect(await page()).toBe(shown);
});

it('takes much of a website down only where a person said how much', async () => {
  const target = await folderTarget();
  await publish(target);
  for (let number = 1; number <= 24; number++) await publishArticle(`Town ${number}`);
  await publish(target);
  const [, first] = unwrap(await publishing.targets(store)).targets[0]?.receipts ?? [];
  const what: PublishWhat = { is: 'back', receipt: first?.id ?? '' };
  const back = { ...plain, what };
  const plan = unwrap(await publishing.plan(store, target, back, following));
  expect(plan).toMatchObject({ isBigDelete: true });
  expect(await publishing.apply(store, plan.id, false, passed, following)).toMatchObject({
    error: { code: 'big-delete' },
  });
  const again = unwrap(await publishing.plan(store, target, back, following));
  const done = unwrap(await publishing.apply(store, again.id, true, passed, following));
  expect(done.receipt.counts.delete).toBe(plan.counts.delete);
});

it('shows what a site calls things, and publishes by what a person chose', async () => {
  const site = await WordPressStandIn.start({});
  try {
    site.users.push({ ...site.user('editor'), id: 40, login: 'ana', password: CANARY });
    const { name } = unwrap(await store.addTerm('category', 'Prisons'));
    site.term('Prison news');
    const options = { address: site.address, user: 'ana', mayUseHttpHere: true };
    const wanted = { id: null, kind: 'wordpress', label: 'Site', options, chosen: {}, rules: null };
    const { id } = unwrap(await publishing.saveTarget(store, wanted));
    unwrap(await publishing.keepSecret(store, { target: id, name: 'password', value: CANARY }));
    const mapping = unwrap(await publishing.mapping(store, id, following));
    const row = mapping.groups.flatMap(({ rows }) => rows).find(({ ours }) => ours.includes(name));
    const theirs = row?.choices.find(({ label }) => label.includes('Prison news'))?.value ?? '';
    const choices = { [row?.key ?? '']: theirs };
    const before = unwrap(await store.publishing.targets());
    const done = unwrap(await publishing.choose(store, { target: id, choices }, following));
    await undo(done);
    expect(unwrap(await store.publishing.targets())).toEqual(before);
    unwrap(await publishing.choose(store, { target: id, choices }, following));
    const chosen = unwrap(await publishing.mapping(store, id, following));
    const kept = chosen.groups.flatMap(({ rows }) => rows).find(({ key }) => key === row?.key);
    expect(kept?.chosen).toBe(theirs);
    const moved = { ...wanted, id, options: { ...options, user: 'ben' } };
    unwrap(await publishing.saveTarget(store, moved));
    const [record] = unwrap(await store.publishing.targets());
    // What the form does not ask for stays as it was chosen.
    expect(JSON.stringify(record?.options)).toContain(theirs);
    expect((await publishing.adopt(store, await folderTarget(), following)).ok).toBe(false);
  } finally {
    await site.stop();
  }
});

it('takes a change of a target back, and the target itself, with no secret going where it was not typed for', async () => {
  const options = { address: 'http://127.0.0.1:9/site', user: 'ana', mayBeReadOnTheWay: true };
  const wanted = { id: null, kind: 'webdav', label: 'Drive', options, chosen: {}, rules: null };
  const added = unwrap(await publishing.saveTarget(store, wanted));
  const { id } = added;
  const list = async () => unwrap(await store.publishing.targets());
  const placeOfSecret = async () => unwrap(await publishing.targets(store)).targets[0]?.secrets;
  const first = await list();
  const moved = { ...options, address: 'http://127.0.0.1:10/site' };
  const rules = { languages: ['fr'], categories: [], newsTypes: [] };
  const elsewhere = { ...wanted, id, label: 'Drive 2', options: moved, rules };
  const changed = unwrap(await publishing.saveTarget(store, elsewhere));
  const secret = { target: id, name: 'password', value: CANARY };
  unwrap(await publishing.keepSecret(store, secret));
  const again = await undo(changed.done);
  expect(await list()).toEqual(first);
  expect(await placeOfSecret()).toEqual({ password: 'none' });
  unwrap(await publishing.keepSecret(store, secret));
  // Made again, it is elsewhere once more.
  unwrap(await undoing(again));
  expect((await list())[0]).toMatchObject({ label: 'Drive 2', options: moved, rules });
  expect(await placeOfSecret()).toEqual({ password: 'none' });
  // Another label alone takes no secret away.
  unwrap(await publishing.keepSecret(store, secret));
  await undo(unwrap(await publishing.saveTarget(store, { ...elsewhere, label: 'Drive 3' })).done);
  expect((await list())[0]?.label).toBe('Drive 2');
  expect(await placeOfSecret()).toEqual({ password: 'safe' });

  const other = unwrap(await publishing.saveTarget(store, { ...wanted, label: 'Other' }));
  unwrap(await publishing.keepSecret(store, { ...secret, target: other.id }));
  await undo(other.done);
  expect((await list()).map(({ label }) => label)).toEqual(['Drive 2']);
});

it('lets a person trust what they were shown, although the target was asked again beside it', async () => {
  const hostKey = newHostKey();
  const folder = join(root, 'server');
  await mkdir(folder);
  const server = await startSftpServer({ folder, hostKeys: [hostKey.private], user: 'ana' });
  try {
    const options = { host: '127.0.0.1', port: server.port, user: 'ana', login: 'password' };
    const wanted = { id: null, kind: 'sftp', label: 'Web', options, chosen: {}, rules: null };
    const { id } = unwrap(await publishing.saveTarget(store, wanted));
    const shown = unwrap(await publishing.connect(store, id, following)).toTrust?.value ?? '';
    publishing.setWish(store, id, true);
    const asked = publishing.askWanted();
    const done = unwrap(await publishing.trust(store, id, shown));
    await asked;
    const [trusted] = unwrap(await store.publishing.targets());
    expect(trusted?.options.hostKey).toBe(hostKey.fingerprint);
    await undo(done);
    const [stranger] = unwrap(await store.publishing.targets());
    expect(stranger?.options.hostKey).toBeUndefined();
    expect(await publishing.trust(store, id, shown)).toMatchObject({
      error: { code: 'not-permitted' },
    });
  } finally {
    await server.stop();
  }
});

it('a secret goes to the process, never back, and is for one server alone', async () => {
  const options = { address: 'http://127.0.0.1:9/site', user: 'ana', mayBeReadOnTheWay: true };
  const wanted = { id: null, kind: 'webdav', label: 'Drive', options, chosen: {}, rules: null };
  const { id } = unwrap(await publishing.saveTarget(store, wanted));
  const secret = { target: id, name: 'password', value: CANARY };
  expect(unwrap(await publishing.keepSecret(store, secret))).toEqual({ place: 'safe' });
  const { targets } = unwrap(await publishing.targets(store));
  expect(targets[0]?.secrets).toEqual({ password: 'safe' });
  // Nobody listens there, which is tried for longer than a test has time for.
  const brief = { signal: AbortSignal.timeout(100) };
  expect((await publishing.connect(store, id, brief)).ok).toBe(false);
  expect(JSON.stringify(targets) + crossed.join('')).not.toContain(CANARY);
  const library = await readFile(join(store.folder, 'targets.json'), 'utf8');
  expect(library).not.toContain(CANARY);

  const moved = { ...options, address: 'http://127.0.0.1:10/site' };
  unwrap(await publishing.saveTarget(store, { ...wanted, id, options: moved }));
  expect(unwrap(await publishing.targets(store)).targets[0]?.secrets).toEqual({ password: 'none' });
  const strange = { target: id, name: 'constructor', value: CANARY };
  expect(await publishing.keepSecret(store, strange)).toMatchObject({ ok: false });
});

it('tells nothing of a target whose wish was given up while it was asked', async () => {
  const target = await folderTarget();
  publishing.setWish(store, target, true);
  const asked = publishing.askWanted();
  publishing.setWish(store, target, false);
  await asked;
  expect(ready).toEqual([]);
});

it('keeps the wish to publish, asks the target, tells when it answers, and sends nothing', async () => {
  await mkdir(join(root, 'drive'));
  const target = await folderTarget(join(root, 'drive', 'www'));
  await rename(join(root, 'drive'), join(root, 'unplugged'));
  const unplugged = await publishing.plan(store, target, plain, following);
  expect(unplugged).toMatchObject({ error: { code: 'not-found' } });
  publishing.setWish(store, target, true);
  expect(unwrap(await publishing.targets(store)).targets[0]?.waitingSince).not.toBeNull();
  await publishing.askWanted();
  expect(ready).toEqual([]);
  await rename(join(root, 'unplugged'), join(root, 'drive'));
  await publishing.askWanted();
  await publishing.askWanted();
  expect(ready).toEqual(['Live']);
  expect(await readdir(join(root, 'drive'))).toEqual([]);
  await publish(target);
  expect(wishes).toEqual([]);
});
