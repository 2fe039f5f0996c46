// Is any answer of the store wrong when a file system call fails? Every call site of its work × each error.
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import { type Result, toFailure, unwrap } from '../../core/errors.ts';
import { checkLibrary } from '../../electron/storage/check-library.ts';
import { TEMPORARY } from '../../electron/storage/durable-file.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { storeOnFailingDisk, type TorturedStore } from './bundle.ts';
import type { Call } from './failing-fs.ts';
import { type FaultCode, faultCodes } from './faults.ts';
import { bodyOf, Ledger } from './ledger.ts';
import { halfVisible, makeLibrary } from './make-library.ts';
import { fileSystemOf, memoryFolder } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

interface Case {
  readonly at: number;
  readonly code: FaultCode;
  readonly lasting: boolean;
}

/** What one day's work in a library was answered with. */
interface Day {
  readonly ledger: Ledger;
  readonly wrong: string[];
  readonly tags: string[];
  readonly assets: AssetId[];
  readonly backups: string[];
  readonly entries: { readonly id: ArticleId; readonly entry: string }[];
  /** The position of the first call of each thing that was done. */
  readonly begins: { readonly thing: string; readonly at: number }[];
}

/**
 * Opens a library and does each thing once, in order, whatever came of the one before. Everything that is answered
 * goes into the ledger; a promise that is rejected where a `Result` is promised is wrong in itself.
 */
async function workADay(
  { LibraryStore: Store, backUp, machine }: TorturedStore,
  library: string,
  backups: string,
): Promise<Day> {
  const day: Day = {
    ledger: new Ledger(),
    wrong: [],
    tags: [],
    assets: [],
    backups: [],
    entries: [],
    begins: [],
  };
  const { ledger } = day;
  const doing = async <T>(
    thing: string,
    work: () => Promise<Result<T>>,
  ): Promise<T | undefined> => {
    day.begins.push({ thing, at: machine.calls.length });
    try {
      const result = await work();
      await machine.quiet();
      return result.ok ? result.value : undefined;
    } catch (error) {
      // Closing promises no `Result`: a lock that cannot be given back is told by throwing, after all else is done.
      if (thing !== 'close') day.wrong.push(`${thing} threw: ${toFailure(error).detail ?? ''}`);
      return undefined;
    }
  };
  const ids = await listArticleIds(library);
  const kept = new Map<string, { headline: string; revision: number }>();
  for (const id of ids) {
    const article = unwrap(await readRecord('article', files.article(library, id)));
    ledger.acknowledge(id, article);
    kept.set(id, article);
  }
  const [saved, moved, trashed, restored] = ids;
  if (saved === undefined || moved === undefined) throw new Error('the library is too small');
  if (trashed === undefined || restored === undefined) throw new Error('the library is too small');

  const store = await doing('open', () => Store.open(library, { warn: () => undefined }));
  if (store === undefined) return day;
  const listed = new Set<string>(store.summaries().map(({ id }) => id));
  for (const id of ids) {
    const isNamed = store.problems.some(({ file }) => file.includes(id));
    if (!listed.has(id) && !isNamed) day.wrong.push(`opened without ${id}, and said nothing`);
  }
  const headlineOf = (id: string): string => kept.get(id)?.headline ?? '';

  for (const [thing, id, slug] of [
    ['save', saved, undefined],
    ['move', moved, 'piece-1-move-2'],
  ] as const) {
    const edit = { body: bodyOf(`written by ${thing} `.repeat(300)) };
    const answer = await doing(thing, () =>
      store.saveArticle(id, kept.get(id)?.revision ?? 0, {
        ...edit,
        ...(slug === undefined ? {} : { slug }),
      }),
    );
    const text = { headline: headlineOf(id), ...edit };
    if (answer === undefined) ledger.refused(id, text);
    else ledger.acknowledge(id, text);
  }
  const made = await doing('create', () => store.createArticle());
  if (made === undefined) ledger.notMade();
  else ledger.acknowledge(made.id, made);
  const tag = await doing('add a tag', () => store.addTerm('tag', 'Winter'));
  if (tag !== undefined) day.tags.push(tag.id);
  const asset = await doing('import', () =>
    store.assets.importBytes('notes.bin', new Uint8Array(20_000).fill(7)),
  );
  if (asset !== undefined) day.assets.push(asset.id);

  if ((await doing('trash', () => store.trashArticle(trashed))) === undefined) {
    ledger.notMoved(trashed, 'trash');
  } else ledger.moved(trashed, 'trash');
  if ((await doing('take from the trash', () => store.restoreArticle(trashed))) === undefined) {
    ledger.notMoved(trashed, 'articles');
  } else ledger.moved(trashed, 'articles');

  const [entry] = await store.history.entries(restored).catch(() => []);
  if (entry !== undefined) {
    const old = await store.history.read(restored, entry.id).catch(() => undefined);
    const answer = await doing('restore', () => store.restoreRevision(restored, entry.id));
    if (answer !== undefined) {
      ledger.acknowledge(restored, answer.article);
      if (answer.before !== null) day.entries.push({ id: restored, entry: answer.before });
    } else if (old?.ok) ledger.refused(restored, old.value.article);
    await doing('name', () => store.nameRevision(restored, entry.id, 'Before the seminar'));
  }
  await doing('close', async () => {
    await store.close();
    return { ok: true, value: null };
  });
  const backup = await doing('back up', () =>
    backUp(library, backups, { now: new Date('2026-03-02T09:00:00Z') }),
  );
  if (backup !== undefined) day.backups.push(backup.folder);
  return day;
}

/** What is wrong with what the day left, seen on a disk that works again. */
async function wrongAfter(library: string, day: Day, lasting: boolean): Promise<string[]> {
  const wrong = [...day.wrong];
  // The process that held it has ended; here it is this one, which lives.
  for (const name of await readdir(files.own(library)).catch(() => [])) {
    if (name.startsWith('lock')) await rm(join(files.own(library), name));
  }
  const opened = await LibraryStore.open(library, { warn: () => undefined });
  if (!opened.ok) return [...wrong, `cannot be opened: ${opened.error.code}`];
  const store = opened.value;
  wrong.push(...store.problems.map(({ file, code }) => `${file} ${code}`));
  wrong.push(...(await day.ledger.wrongIn(library)));
  for (const tag of day.tags) {
    if (!store.taxonomy.tags.some(({ id }) => id === tag))
      wrong.push('an acknowledged tag is gone');
  }
  for (const id of day.assets) {
    const whole = await store.assets.verify(id);
    if (!whole.ok) wrong.push(`an acknowledged file: ${whole.error.code}`);
  }
  for (const { id, entry } of day.entries) {
    const read = await store.history.read(id, entry);
    if (!read.ok) wrong.push(`an acknowledged history entry: ${read.error.code}`);
  }
  const articles: Record<string, { slug: string }> = {};
  for (const id of await listArticleIds(library)) {
    const read = await readRecord('article', files.article(library, id));
    if (read.ok) articles[id] = read.value;
  }
  const { redirects } = unwrap(await readRecord('redirects', files.redirects(library)));
  wrong.push(...halfVisible({ articles, redirects }));
  await store.close();
  for (const folder of [library, ...day.backups]) {
    const checked = unwrap(await checkLibrary(folder));
    wrong.push(...checked.faults.map(({ file, detail }) => `${file}: ${detail}`));
    const temps = checked.notes.filter(({ file }) => TEMPORARY.test(file.split('/').at(-1) ?? ''));
    if (temps.length > 0 && !lasting)
      wrong.push(`left over: ${temps.map(({ file }) => file).join()}`);
  }
  return wrong;
}

/** Works a day in a copy of the library, with or without a fault, and looks at what is left. */
async function rehearse(
  store: TorturedStore,
  { folder, template }: { folder: string; template: string },
  fault: Case | undefined,
): Promise<{ day: Day; calls: readonly Call[]; wrong: string[] }> {
  const own = await mkdtemp(join(folder, 'day-'));
  const [library, backups] = [join(own, 'Newsroom'), join(own, 'Backups')];
  await mkdir(backups);
  await cp(template, library, { recursive: true, preserveTimestamps: true });
  store.machine.start(fault === undefined ? { kind: 'none' } : { kind: 'fault', ...fault });
  const day = await workADay(store, library, backups);
  const { calls } = store.machine;
  store.machine.start({ kind: 'none' });
  const wrong = await wrongAfter(library, day, fault?.lasting ?? false);
  await rm(own, { recursive: true });
  return { day, calls, wrong };
}

/**
 * Every call × every error, once and for good. With a limit each call fails in one way that chance takes, then each in
 * another, and so on, so that no call site is left out while there is room for all.
 */
function casesOf(calls: readonly Call[], n: number, random: Random): Case[] {
  const left = calls.map(({ name }, at) =>
    faultCodes
      .filter((code) => code !== 'short write' || name === 'write')
      .flatMap((code) => [false, true].map((lasting): Case => ({ at, code, lasting }))),
  );
  const all: Case[] = [];
  for (let before = -1; before < all.length; ) {
    before = all.length;
    const round = left.flatMap((ways) => ways.splice(below(random, ways.length), 1));
    while (round.length > 0) all.push(...round.splice(below(random, round.length), 1));
  }
  return all.slice(0, n);
}

export const storeFaults: Suite = {
  name: 'store-faults',
  unit: 'failing calls of a whole store',
  fullN: 1_500,
  shortN: 18,
  missing: async () => undefined,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const template = await makeLibrary(folder, { count: 4, media: 1, random });
      const place = { folder, template };
      const durable = await storeOnFailingDisk(folder, 'durable');
      const plain = await rehearse(durable, place, undefined);
      const examples = plain.wrong.map((what) => `nothing failed: ${what}`);
      const cases = casesOf(plain.calls, n, random);
      let [wrong, acknowledged] = [plain.wrong.length, 0];
      const sites = new Set<string>();
      for (const one of cases) {
        const { day, calls, wrong: found } = await rehearse(durable, place, one);
        const call = calls[one.at];
        const thing = day.begins.filter(({ at }) => at <= one.at).at(-1)?.thing ?? '';
        const site = `${thing}: ${call?.name} ${call?.on}`;
        sites.add(site);
        acknowledged += day.ledger.acknowledged;
        wrong += found.length;
        const how = `${one.code} ${one.lasting ? 'for good' : 'once'}`;
        examples.push(...found.map((what) => `${site}, call ${one.at}, ${how}: ${what}`));
      }
      const careless = await storeOnFailingDisk(folder, 'careless');
      const bare = await rehearse(careless, place, undefined);
      const tried = casesOf(bare.calls, Number.POSITIVE_INFINITY, random)
        .filter(({ at }) => bare.calls[at]?.name === 'write')
        .slice(0, Math.min(100, n));
      let seen = 0;
      for (const one of tried) {
        if ((await rehearse(careless, place, one)).wrong.length > 0) seen += 1;
      }
      return {
        suite: 'store-faults',
        n: cases.length,
        seed,
        where: `${fileSystemOf(folder)}; every call of node:fs/promises replaced by one that can fail`,
        figures: {
          'call sites': sites.size,
          errors: faultCodes.length,
          'changes acknowledged': acknowledged,
          'wrong outcomes': wrong,
        },
        wrong,
        examples,
        controls: [
          { name: 'a store on plain writeFile, at its writes', lost: seen, of: tried.length },
        ],
      };
    }, memoryFolder()),
};
