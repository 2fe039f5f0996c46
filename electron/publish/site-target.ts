// How is a website published to a place that holds files? One way for every protocol: list, plan, order, retries, and an end that can be resumed.

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { failure, type Result, unwrap } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import {
  readSiteList,
  SITE_LIST,
  type SiteFiles,
  type SiteList,
  siteListText,
} from '../../core/publish/site-list.ts';
import {
  planSite,
  type SiteChange,
  type SitePlan,
  unknownPaths,
} from '../../core/publish/site-plan.ts';
import { inParallel } from '../in-parallel.ts';
import { answer } from './answer.ts';
import { realWait, type Wait, waitBefore } from './retry.ts';
import { type FileContent, type OpenPlace, PlaceTrouble, type SitePlace } from './site-place.ts';
import type {
  Diagnosis,
  PlanItem,
  Published,
  PublishPlan,
  PublishTarget,
  Run,
  StagedSite,
  Verification,
} from './target.ts';

export interface SiteTargetOptions {
  /** What the place promises; each place that is opened says the same. */
  readonly guarantee: Guarantee;
  readonly open: OpenPlace;
  /** Names one publish: never the same twice. */
  newId(): string;
  /** Between 0 and 1. */
  chance?(): number;
  readonly wait?: Wait;
  /** Whether a website that another newsroom published there, and files that nobody's list names, may be taken over. */
  readonly takeOver?: boolean;
  /** A big deletion was said yes to. */
  readonly mayDeleteMany?: boolean;
}

/** A target that is a place for files. */
export function siteTarget(options: SiteTargetOptions): PublishTarget {
  const plan = async (site: StagedSite, library: string, run: Run): Promise<Result<PublishPlan>> =>
    answer(async () => {
      const planned = await atPlace(options, run.signal, async (visit) => {
        const against = await readList(visit);
        if (against !== null && against.library !== library && options.takeOver !== true) {
          unwrap(failure('another-newsroom', { detail: against.library }));
        }
        const unknown = unknownPaths(site.files, against);
        const foreign = await visit.try((place) => place.present(unknown));
        return planSite(site.files, against, [...foreign]);
      });
      return new SitePublish(options, planned, site, library);
    });
  return {
    guarantee: options.guarantee,
    connect: (run) =>
      answer(async (): Promise<Diagnosis> => {
        return await atPlace(options, run.signal, async (visit) => {
          const { server, notes } = await visit.try((place) => place.look());
          const list = await readList(visit);
          const there = list && { files: list.files.size, isOurs: list.pending.length === 0 };
          return { server, notes, there };
        });
      }),
    async plan(wanted, run) {
      const site = await wanted.site(run);
      return site.ok ? await plan(site.value, wanted.library, run) : site;
    },
    rollback: plan,
    verify: (expected, run, paths) =>
      answer(() => atPlace(options, run.signal, (visit) => readBack(visit, expected, run, paths))),
  };
}

/** One plan for a place, and the carrying out of it. */
class SitePublish implements PublishPlan {
  readonly summary: PublishPlan['summary'];
  readonly #options: SiteTargetOptions;
  readonly #plan: SitePlan;
  readonly #site: StagedSite;
  readonly #library: string;
  /** The same for every try of this plan, so that a publish whose end was not heard of is recognised. */
  readonly #id: string;

  constructor(options: SiteTargetOptions, plan: SitePlan, site: StagedSite, library: string) {
    this.#options = options;
    this.#plan = plan;
    this.#site = site;
    this.#library = library;
    this.#id = options.newId();
    const { counts, bytes, isBigDelete, against } = plan;
    this.summary = {
      guarantee: options.guarantee,
      counts,
      bytes,
      isBigDelete,
      foreign: plan.foreign,
      items: plan.steps.flat().map(itemOf),
      warnings:
        (against?.pending.length ?? 0) > 0
          ? ['A publish before was cut short. This one finishes it.']
          : [],
    };
  }

  apply(run: Run): Promise<Result<Published>> {
    return answer(async () => {
      if (this.#plan.isBigDelete && this.#options.mayDeleteMany !== true) {
        const { delete: gone } = this.#plan.counts;
        unwrap(failure('big-delete', { detail: `${gone} files` }));
      }
      const [occupied] = this.#plan.foreign;
      if (occupied !== undefined && this.#options.takeOver !== true) {
        unwrap(failure('place-occupied', { subject: occupied }));
      }
      if (this.#plan.steps.length === 0) return this.#published(0);
      return await atPlace(this.#options, run.signal, async (visit) => {
        // What was put at a place that shows all at once is gone with its connection: then everything is put again.
        await visit.wholeAgain(this.#options.guarantee !== 'file-by-file', async () => {
          if (await this.#isDone(visit)) return;
          await this.#carryOut(visit, run);
        });
        return this.#published(visit.retries);
      });
    });
  }

  /** Whether this very publish has come to its end, and only the answer was lost. Fails where somebody else published since. */
  async #isDone(visit: Visit): Promise<boolean> {
    const now = await readList(visit);
    if (now?.publish === this.#id) return now.pending.length === 0;
    const { against } = this.#plan;
    const isSame =
      now === null || against === null
        ? now === against
        : siteListText(now) === siteListText(against);
    if (!isSame) unwrap(failure('target-changed'));
    return false;
  }

  async #carryOut(visit: Visit, run: Run): Promise<void> {
    const { steps, wanted, against } = this.#plan;
    const changes = steps.flat();
    const list = { library: this.#library, publish: this.#id };
    if (this.#options.guarantee === 'file-by-file') {
      // Said before anything is changed, so that whoever comes after a cut knows what may be ours.
      const pending = [
        ...new Set([...(against?.pending ?? []), ...changes.map(({ path }) => path)]),
      ];
      await putList(visit, { ...list, files: against?.files ?? new Map(), pending });
    }
    const total = changes.length;
    let done = 0;
    for (const step of steps) {
      await visit.each(step, async (change) => {
        run.signal.throwIfAborted();
        if (change.do === 'delete') await visit.try((place) => place.remove(change.path));
        else {
          const content = this.#site.content(change.path);
          await visit.try((place) => place.put(change.path, content));
        }
        done += 1;
        run.onProgress(done, total, change.path);
      });
    }
    run.signal.throwIfAborted();
    await putList(visit, { ...list, files: wanted, pending: [] });
    await visit.try((place) => place.finish());
  }

  #published(retries: number): Published {
    const { counts, bytes, wanted } = this.#plan;
    return {
      publish: this.#id,
      counts,
      bytes,
      files: wanted,
      content: (path) => this.#site.content(path),
      retries,
    };
  }
}

/** A visit to a place: its connection, opened anew where it was lost, and what was tried again meanwhile. */
class Visit {
  readonly #options: SiteTargetOptions;
  readonly #signal: AbortSignal;
  readonly #wait: Wait;
  #place: Promise<SitePlace> | undefined;
  /** Set while a lost connection is a reason to begin everything anew. */
  #isWhole = false;
  retries = 0;

  constructor(options: SiteTargetOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#wait = options.wait ?? realWait;
  }

  /** Does one thing at the place, and tries again where that may help. */
  async try<T>(work: (place: SitePlace) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      this.#signal.throwIfAborted();
      const opened = this.#open();
      try {
        return await work(await opened);
      } catch (error) {
        if (error instanceof PlaceTrouble && error.isLost) {
          await this.#lose(opened);
          if (this.#isWhole) throw new BeginAgain(error);
        }
        await this.#pause(error, tried);
      }
    }
  }

  /** Runs work for which the connection must hold from beginning to end, if `isWhole`: where it was lost, all of it again. */
  async wholeAgain(isWhole: boolean, work: () => Promise<void>): Promise<void> {
    for (let tried = 1; ; tried++) {
      try {
        this.#isWhole = isWhole;
        await work();
        return;
      } catch (error) {
        if (!(error instanceof BeginAgain)) throw error;
        await this.#pause(error.cause, tried);
      } finally {
        this.#isWhole = false;
      }
    }
  }

  /** Runs `work` for each item, as many at once as the place takes. The first failure ends it, once what had begun is over. */
  async each<I>(items: readonly I[], work: (item: I) => Promise<void>): Promise<void> {
    const parallel = await this.try(async (place) => place.parallel);
    await inParallel(items, parallel, work);
  }

  async end(): Promise<void> {
    const place = await this.#place?.catch(() => undefined);
    await place?.close().catch(() => undefined);
  }

  #open(): Promise<SitePlace> {
    this.#place ??= this.#options.open(this.#signal);
    return this.#place;
  }

  async #lose(opened: Promise<SitePlace>): Promise<void> {
    // Of several that lost it at once, one opens it anew.
    if (this.#place === opened) this.#place = undefined;
    const place = await opened.catch(() => undefined);
    await place?.close().catch(() => undefined);
  }

  async #pause(error: unknown, tried: number): Promise<void> {
    const pause = waitBefore(error, tried, this.#options.chance?.() ?? Math.random());
    if (pause === undefined) throw error;
    this.retries += 1;
    await this.#wait(pause, this.#signal);
  }
}

/** The connection was lost, and with it all that was put. */
class BeginAgain extends Error {
  override readonly name = 'BeginAgain';
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super('The connection was lost.');
    this.cause = cause;
  }
}

async function atPlace<T>(
  options: SiteTargetOptions,
  signal: AbortSignal,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const visit = new Visit(options, signal);
  try {
    return await work(visit);
  } finally {
    await visit.end();
  }
}

async function readList(visit: Visit): Promise<SiteList | null> {
  const bytes = await visit.try((place) => place.read(SITE_LIST));
  return bytes === undefined ? null : unwrap(readSiteList(new TextDecoder().decode(bytes)));
}

async function putList(visit: Visit, list: SiteList): Promise<void> {
  const content = contentOf(Buffer.from(siteListText(list)));
  await visit.try((place) => place.put(SITE_LIST, content));
}

/** Bytes in memory as the content of a file. */
export function contentOf(bytes: Uint8Array): FileContent {
  return { sha256: sha256(bytes), size: bytes.byteLength, open: () => Readable.from([bytes]) };
}

async function readBack(
  visit: Visit,
  expected: SiteFiles,
  { signal, onProgress }: Run,
  paths: readonly string[] = [...expected.keys()],
): Promise<Verification> {
  const wrong: { at: string; why: string }[] = [];
  let checked = 0;
  await visit.each(paths, async (path) => {
    signal.throwIfAborted();
    const bytes = await visit.try((place) => place.read(path));
    const wanted = expected.get(path);
    if (bytes === undefined && wanted !== undefined)
      wrong.push({ at: path, why: 'it is not there' });
    else if (bytes !== undefined && wanted === undefined) {
      wrong.push({ at: path, why: 'it is still there' });
    } else if (bytes !== undefined && wanted?.sha256 !== sha256(bytes)) {
      wrong.push({ at: path, why: 'it is not what was published' });
    }
    checked += 1;
    onProgress(checked, paths.length, path);
  });
  return { checked, wrong: wrong.sort((one, other) => (one.at < other.at ? -1 : 1)) };
}

function itemOf(change: SiteChange): PlanItem {
  const what = change.path.endsWith('.html') ? 'page' : 'file';
  const bytes = change.do === 'delete' ? 0 : change.wanted.size;
  return { do: change.do, what, at: change.path, differences: [], bytes };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
