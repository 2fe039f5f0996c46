// Does anything depend on the clock being right? Years ahead and behind, steps back, one millisecond for all.
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { KEPT_ALWAYS } from '../../core/history/retention.ts';
import { backUp, listBackups } from '../../electron/storage/backup.ts';
import { checkLibrary } from '../../electron/storage/check-library.ts';
import { temporaryBeside } from '../../electron/storage/durable-file.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { bodyOf, hashOf } from './ledger.ts';
import { makeLibrary } from './make-library.ts';
import { fileSystemOf, memoryFolder } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A clock of somebody's computer, and how it goes wrong. */
interface Clock {
  readonly name: string;
  now(): Date;
}

/** Clocks that agree about nothing. Each reading moves on, stands still, or goes back. */
function clocksOf(random: Random): Clock[] {
  const ticking = (name: string, start: number, step: () => number): Clock => {
    let time = start;
    return {
      name,
      now: () => {
        time += step();
        return new Date(time);
      },
    };
  };
  return [
    ticking('right', NOON, () => 1_000),
    ticking('a year ahead', NOON + YEAR, () => 1_000),
    ticking('a year behind', NOON - YEAR, () => 1_000),
    ticking('standing still', NOON, () => 0),
    ticking('going back', NOON + YEAR, () => -60_000),
    ticking('jumping', NOON, () => (below(random, 2) === 0 ? -1 : 1) * below(random, YEAR)),
    // The hours that summer time leaves out and gives twice, in Brussels.
    ticking('into summer time', Date.parse('2026-03-29T00:59:58Z'), () => 700),
    ticking('out of summer time', Date.parse('2026-10-25T00:59:58Z'), () => 700),
  ];
}

/** Work of several computers in one library, one after the other, each by its own clock. */
class Relay {
  readonly #library: string;
  readonly #backups: string;
  readonly #random: Random;
  readonly #acknowledged = new Map<ArticleId, { hash: string; revision: number }>();
  /** The texts that each session of an article ended with, oldest first. */
  readonly #sessions = new Map<ArticleId, { hash: string; revision: number }[]>();
  readonly counts = { saves: 0, stale: 0, backups: 0, made: 0 };
  readonly wrong: string[] = [];

  constructor(library: string, backups: string, random: Random) {
    this.#library = library;
    this.#backups = backups;
    this.#random = random;
  }

  async session(clock: Clock): Promise<void> {
    const tell = (what: string): void => void this.wrong.push(`clock ${clock.name}: ${what}`);
    const now = (): Date => clock.now();
    const store = unwrap(await LibraryStore.open(this.#library, { now, warn: () => undefined }));
    if (store.problems.length > 0) tell(`${store.problems.length} problems on opening`);
    const ids = await listArticleIds(this.#library);
    const id = ids[below(this.#random, Math.min(3, ids.length))];
    if (id === undefined) throw new Error('there is no article');
    const kept = this.#acknowledged.get(id);
    let read = unwrap(await store.article(id)).article;
    if (kept !== undefined && (hashOf(read) !== kept.hash || read.revision !== kept.revision)) {
      tell(`acknowledged revision ${kept.revision}, found ${read.revision}`);
    }
    for (let count = 0; count < 2; count += 1) {
      const body = bodyOf(`${this.#random().toString(36)} `.repeat(8));
      // Whoever is based on an older revision is refused, however late their clock is.
      const stale = await store.saveArticle(id, read.revision - 1, { body: bodyOf('stale') });
      if (stale.ok || stale.error.code !== 'conflict') tell('a stale save was taken');
      else this.counts.stale += 1;
      read = unwrap(await store.saveArticle(id, read.revision, { body })).article;
      this.counts.saves += 1;
    }
    this.#acknowledged.set(id, { hash: hashOf(read), revision: read.revision });
    // Several at one moment: their names must not meet.
    const made = [1, 2, 3].map(() => store.createArticle());
    for (const one of await Promise.all(made)) {
      const { id: newest } = unwrap(one);
      this.counts.made += 1;
      unwrap(await store.trashArticle(newest));
      if (below(this.#random, 2) === 0) unwrap(await store.restoreArticle(newest));
    }
    await store.close();
    const ended = { hash: hashOf(read), revision: read.revision };
    this.#sessions.set(id, [...(this.#sessions.get(id) ?? []), ended]);
    await this.#compareHistory(id, tell);
    if (below(this.#random, 4) === 0) await this.#backUp(clock, tell);
  }

  /** The newest sessions are all there, in the order in which they were written. */
  async #compareHistory(id: ArticleId, tell: (what: string) => void): Promise<void> {
    const store = unwrap(await LibraryStore.open(this.#library, { warn: () => undefined }));
    const entries = await store.history.entries(id);
    const revisions = entries.map(({ revision }) => revision);
    if (revisions.some((revision, index) => revision < (revisions[index - 1] ?? 0))) {
      tell('history is out of order');
    }
    const held = new Set<string>();
    // Beside sessions there are entries of long ones: a clock that jumps makes every session long.
    const newest = entries.slice(-KEPT_ALWAYS);
    for (const entry of newest) {
      const read = await store.history.read(id, entry.id);
      if (read.ok) held.add(hashOf(read.value.article));
      else tell(`an entry cannot be read: ${read.error.code}`);
    }
    const sessions = this.#sessions.get(id) ?? [];
    if (newest.length < Math.min(KEPT_ALWAYS, sessions.length)) tell('there are too few entries');
    const since = newest.length < KEPT_ALWAYS ? 0 : (newest[0]?.revision ?? 0) + 1;
    const wanted = sessions.filter(({ revision }) => revision >= since);
    const lost = wanted.filter(({ hash }) => !held.has(hash));
    if (lost.length > 0) tell(`${lost.length} of the newest ${wanted.length} sessions are gone`);
    await store.close();
  }

  async #backUp(clock: Clock, tell: (what: string) => void): Promise<void> {
    const made = await backUp(this.#library, this.#backups, { now: clock.now() });
    // A second one in the same second has no name of its own: refused, and nothing is replaced.
    if (!made.ok) return;
    this.counts.backups += 1;
    const there = await listBackups(this.#library, this.#backups);
    if (!there.some(({ folder }) => folder === made.value.folder)) tell('a new backup is gone');
    const checked = unwrap(await checkLibrary(made.value.folder));
    if (checked.faults.length > 0) tell('a backup is not whole');
  }

  /** Leftovers go by the clock that file times are made by: never a young one, nor one from the future. */
  async sweep(): Promise<void> {
    const hour = 60 * 60 * 1000;
    const ages = { young: 0, future: -YEAR, old: 2 * hour } as const;
    const paths = new Map<string, string>();
    for (const [name, age] of Object.entries(ages)) {
      const path = temporaryBeside(join(this.#library, 'articles', 'any.json'));
      await writeFile(path, 'half');
      const at = new Date(Date.now() - age);
      await utimes(path, at, at);
      paths.set(name, path);
    }
    const now = (): Date => new Date(Date.now() + YEAR);
    const store = unwrap(await LibraryStore.open(this.#library, { now, warn: () => undefined }));
    await store.close();
    for (const [name, path] of paths) {
      const isThere = await stat(path).then(
        () => true,
        () => false,
      );
      if (isThere === (name === 'old')) {
        this.wrong.push(`a ${name} leftover was ${isThere ? 'kept' : 'swept'}`);
      }
    }
  }

  async end(): Promise<void> {
    for (const [id, { hash }] of this.#acknowledged) {
      const read = await readRecord('article', files.article(this.#library, id));
      if (!read.ok || hashOf(read.value) !== hash) this.wrong.push(`at the end, ${id} is lost`);
    }
    const ids = [
      ...(await listArticleIds(this.#library)),
      ...(await readdir(files.trash(this.#library))).filter((name) => name.endsWith('.json')),
    ];
    // Made before the first session: four.
    if (ids.length !== this.counts.made + 4) this.wrong.push(`${ids.length} articles at the end`);
    const checked = unwrap(await checkLibrary(this.#library));
    this.wrong.push(...checked.faults.map(({ file, detail }) => `${file}: ${detail}`));
  }
}

/** The known-bad merge: of two versions the one with the later time stays, whatever each was based on. */
function lostByWallClock(clocks: readonly Clock[], n: number, random: Random): number {
  let kept = { at: '', text: '' };
  let lost = 0;
  for (let round = 0; round < n; round += 1) {
    const clock = clocks[below(random, clocks.length)];
    const edit = { at: clock?.now().toISOString() ?? '', text: canonicalJson(round) };
    if (edit.at > kept.at) kept = edit;
    if (kept.text !== edit.text) lost += 1;
  }
  return lost;
}

export const clocks: Suite = {
  name: 'clocks',
  unit: 'sessions by clocks that are wrong',
  fullN: 120,
  shortN: 12,
  missing: async () => undefined,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const library = await makeLibrary(folder, { count: 4, random });
      const relay = new Relay(library, join(folder, 'Backups'), random);
      const all = clocksOf(random);
      for (let session = 0; session < n; session += 1) {
        const clock = all[below(random, all.length)];
        if (clock !== undefined) await relay.session(clock);
      }
      await relay.sweep();
      await relay.end();
      const { saves, stale, backups, made } = relay.counts;
      return {
        suite: 'clocks',
        n,
        seed,
        where: `${fileSystemOf(folder)}; clocks ${all.map(({ name }) => name).join(', ')}`,
        figures: {
          'saves acknowledged': saves,
          'saves, sessions or names lost': relay.wrong.length,
          'stale saves refused': stale,
          'articles made, three at a moment': made,
          backups,
        },
        wrong: relay.wrong.length,
        examples: relay.wrong,
        controls: [
          {
            name: 'the later time wins',
            lost: lostByWallClock(clocksOf(random), n, random),
            of: n,
          },
        ],
      };
    }, memoryFolder()),
};
