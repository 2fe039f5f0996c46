// What does the publish process know and do? It answers questions about one newsroom, and holds the plan that waits for a yes.
import { randomFillSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type ArticleId, makeUuid } from '../../core/content/ids.ts';
import type { Receipt } from '../../core/content/receipt.ts';
import type { Target } from '../../core/content/site.ts';
import {
  failure,
  GalleyError,
  type Result,
  success,
  toFailure,
  unreachable,
  unwrap,
} from '../../core/errors.ts';
import {
  type ChangeGroup,
  changeGroups,
  type DonePublish,
  type PlannedChange,
  type PublishConsent,
  type PublishPlan,
  type PublishReceipt,
  type ReadBack,
} from '../../core/ipc/publish-contract.ts';
import type { OurWords } from '../../core/publish/target-mapping.ts';
import { paths } from '../../core/site/site-paths.ts';
import { PublishRecords, type RecordsDesk } from '../storage/publish-records.ts';
import { isKept, KEPT_PUBLISHES } from '../storage/published-bytes.ts';
import { pageDifferences } from './page-differences.ts';
import { type PlannedPublish, Publisher } from './publish-library.ts';
import type {
  OpenedTarget,
  Overview,
  PublishAnswer,
  PublishPlace,
  PublishQuestion,
} from './publish-messages.ts';
import type { FileContent } from './site-place.ts';
import type { PlanItem, PlanSummary, Run, Verification } from './target.ts';
import type { TargetKind } from './target-kind.ts';
import { targetKind, targetKinds } from './targets/registry.ts';

/** Of each group of a plan so many changes are told one by one. */
const MOST_TOLD = 200;
const MOST_FOREIGN = 50;
const MOST_WRONG = 50;
/** A page that is larger is not compared. */
const LARGEST_COMPARED = 4_000_000;

type PlanQuestion = Extract<PublishQuestion, { readonly about: 'plan' }>;

/** A plan that waits, and what was asked for it. */
interface Waiting {
  readonly planned: PlannedPublish;
  readonly question: PlanQuestion;
  /** The last publish before it: what its pages are compared with. */
  readonly before: Receipt | undefined;
}

/** What the newsroom calls things is needed for a mapping alone. */
const noWords: OurWords = { categories: [], newsTypes: [], people: [] };
const noConsent: PublishConsent = { takeOver: false, leaveOut: false };

export class PublishEngine {
  readonly #place: PublishPlace;
  readonly #records: PublishRecords;
  readonly #kindNamed: ((kind: string) => TargetKind | undefined) | undefined;
  #waiting: Waiting | undefined;
  /** One website is made after the other. */
  #last: Promise<unknown> = Promise.resolve();
  /** One publish at a time. */
  #isBusy = false;

  /** `change` runs a change of the newsroom's records in its turn. */
  constructor(
    place: PublishPlace,
    change: RecordsDesk['change'],
    kindNamed?: (kind: string) => TargetKind | undefined,
  ) {
    this.#place = place;
    this.#kindNamed = kindNamed;
    const { library } = place;
    const now = (): Date => new Date();
    this.#records = new PublishRecords(library.folder, { change, now, newId });
  }

  async answer<Q extends PublishQuestion>(
    question: Q,
    run: Run,
  ): Promise<Result<PublishAnswer<Q>>> {
    try {
      // The answer is that of this very question, which the compiler loses through the union.
      return success((await this.#answerOrThrow(question, run)) as PublishAnswer<Q>);
    } catch (error) {
      if (run.signal.aborted) return failure('cancelled');
      return { ok: false, error: toFailure(error) };
    }
  }

  async #answerOrThrow(question: PublishQuestion, run: Run): Promise<unknown> {
    switch (question.about) {
      case 'forms':
        return targetKinds.map(({ kind, title, about, form, secrets, choose }) => ({
          ...{ kind, title, about, fields: [...form] },
          secrets: Object.entries(secrets).map(([name, secret]) => ({ name, ...secret })),
          isMapped: choose !== undefined,
        }));
      case 'check': {
        const kind = targetKind(question.kind);
        if (kind === undefined) unwrap(failure('invalid-argument', { subject: question.kind }));
        unwrap(kind?.check(question.options) ?? success(null));
        return null;
      }
      case 'overview':
        return await this.#overview(question.targets);
      case 'live': {
        const newest = await this.#records.newest(question.targets, 1);
        return question.targets.map((target) => {
          const last = newest.find(({ publish }) => publish?.target === target);
          return { target, articles: liveLines(last) };
        });
      }
      case 'connect': {
        const publisher = await this.#open(question.target);
        const { toTrust = null, ...found } = unwrap(await publisher.connect(run));
        return { ...found, toTrust };
      }
      case 'plan':
        return await this.#plan(question, run);
      case 'differences':
        return await this.#differences(question.plan, question.at);
      case 'apply':
        return await this.#apply(question, run);
      case 'verify': {
        const publisher = await this.#open(question.target);
        return shortened(unwrap(await publisher.verify(run)));
      }
      case 'adopt': {
        const found = await (await this.#open(question.target)).adopt(run);
        const { there, linked, unsure } = unwrap(found ?? noWordsThere());
        const first = unsure.slice(0, MOST_WRONG);
        return { there, linked: linked.length, unsure: first, unsureInAll: unsure.length };
      }
      case 'mapping': {
        const publisher = await this.#openWith(question.ours, question.target);
        return unwrap((await publisher.mapping(run)) ?? noWordsThere());
      }
      case 'choose': {
        const publisher = await this.#openWith(question.ours, question.target);
        unwrap(await publisher.choose(question.choices, run));
        return null;
      }
    }
  }

  async #overview(targets: readonly Target[]): Promise<Overview> {
    const ids = targets.map(({ id }) => id);
    const all = await this.#records.newest(ids, KEPT_PUBLISHES);
    const told = targets.map(async ({ id: target, kind: named, options }) => {
      const kind = (this.#kindNamed ?? targetKind)(named);
      const guarantee = kind?.check(options).ok === true ? kind.guarantee(options) : null;
      const own = all.filter(({ publish }) => publish?.target === target);
      const receipts = await Promise.all(own.map((one, index) => this.#told(one, index > 0)));
      return { target, guarantee, receipts };
    });
    const { bytes } = await this.#records.cost();
    return { targets: await Promise.all(told), cost: bytes };
  }

  async #told(receipt: Receipt, isOld: boolean): Promise<PublishReceipt> {
    const { id, at, publish, written } = receipt;
    if (publish === null) throw new GalleyError({ code: 'internal', subject: id });
    const { counts, bytes, articles, list } = publish;
    const { folder } = this.#place.library;
    const canBringBack = isOld && (await isKept(folder, list));
    const [live, all] = [articles.length, written.files];
    return { id, at, counts, bytes, articles: live, files: all, canBringBack };
  }

  async #plan(question: PlanQuestion, run: Run): Promise<PublishPlan> {
    if (this.#isBusy) throw busy();
    this.#waiting = undefined;
    // The one before is stopping, and both make the website in one place.
    const planned = this.#last.then(() => {
      run.signal.throwIfAborted();
      return this.#planned(question, false, run);
    });
    this.#last = planned.catch(() => undefined);
    const waiting = await planned;
    this.#waiting = waiting;
    return this.#view(waiting);
  }

  async #planned(question: PlanQuestion, deleteMany: boolean, run: Run): Promise<Waiting> {
    const { target, asOf, consent } = question;
    const publisher = await this.#open(target, new Date(asOf), consent, deleteMany);
    const receipts = await this.#records.receipts(publisher.record.id);
    const [before] = receipts;
    const planned = unwrap(await this.#ofWhat(publisher, receipts, question, run));
    return { planned, question, before };
  }

  async #ofWhat(
    publisher: Publisher,
    receipts: readonly Receipt[],
    { what }: PlanQuestion,
    run: Run,
  ): Promise<Result<PlannedPublish>> {
    switch (what.is) {
      case 'all':
        return await publisher.plan(run);
      case 'article':
        return await publisher.planArticle(what.article, run);
      case 'back': {
        const wanted = receipts.find(({ id }) => id === what.receipt);
        if (wanted === undefined) return failure('not-found', { subject: 'The receipt' });
        return await publisher.planBack(wanted, run);
      }
      case 'promotion': {
        const targets = unwrap(await this.#records.targets());
        const from = targets.find(({ id }) => id === what.from);
        if (from === undefined) return failure('not-found', { subject: 'The target' });
        return await publisher.planPromotion(from, run);
      }
      default:
        return unreachable(what);
    }
  }

  #view({ planned, question, before }: Waiting): PublishPlan {
    const { summary, target, articles } = planned;
    const ids = new Map<string, ArticleId>();
    for (const { path, id } of [...(before?.publish?.articles ?? []), ...articles]) {
      ids.set(`${path}index.html`, id);
      // As the plan of a site with posts names them.
      ids.set(path.replace(/^[^/]+\/(.*)\/$/, 'posts/$1'), id);
    }
    const changes = summary.items.map((item) => changeOf(item, ids));
    const groups = changeGroups.flatMap((group) => {
      const own = changes.filter((one) => one.group === group);
      return own.length === 0 ? [] : [{ group, ...sumOf(own) }];
    });
    return {
      id: question.id,
      target: target.id,
      guarantee: summary.guarantee,
      asOf: question.asOf,
      what: question.what,
      counts: summary.counts,
      bytes: summary.bytes,
      isBigDelete: summary.isBigDelete,
      foreign: {
        first: summary.foreign.slice(0, MOST_FOREIGN),
        all: summary.foreign.length,
      },
      waiting: summary.waiting ?? { forTakeOver: 0, withoutFiles: 0 },
      warnings: [...summary.warnings],
      mapped: [...(summary.mapped ?? [])],
      groups,
      changes: changeGroups.flatMap((group) =>
        changes.filter((one) => one.group === group).slice(0, MOST_TOLD),
      ),
    };
  }

  /** What differs on a page between the last publish and a plan, in the words a reader sees. */
  async #differences(plan: string, at: string): Promise<PublishAnswer<DifferencesQuestion>> {
    const { planned, before } = this.#waitingPlan(plan);
    const item = planned.summary.items.find((one) => one.at === at);
    const list = before?.publish?.list;
    if (item === undefined || item.do !== 'update' || item.what !== 'page' || list === undefined) {
      return { differences: [], more: 0 };
    }
    const kept = await this.#records.published(list);
    if (!kept.ok || !kept.value.list.files.has(at) || !planned.site.files.has(at)) {
      return { differences: [], more: 0 };
    }
    const was = await textOf(kept.value.content(at));
    const will = await textOf(planned.site.content(at));
    return was === undefined || will === undefined
      ? { differences: [], more: 0 }
      : pageDifferences(was, will);
  }

  async #apply(
    { plan, deleteMany, overrides }: Extract<PublishQuestion, { about: 'apply' }>,
    run: Run,
  ): Promise<DonePublish> {
    if (this.#isBusy) throw busy();
    let waiting = this.#waitingPlan(plan);
    this.#isBusy = true;
    try {
      const started = performance.now();
      if (deleteMany) {
        // A yes is part of how a target is opened. What was said yes to has to be what it is now.
        const again = await this.#planned(waiting.question, true, run);
        const isSame = sameChanges(again.planned.summary, waiting.planned.summary);
        if (!isSame) throw new GalleyError({ code: 'target-changed' });
        waiting = again;
      }
      const done = unwrap(await waiting.planned.carryOut(run, [...overrides]));
      return {
        receipt: await this.#told(done.receipt, false),
        retries: done.retries,
        milliseconds: Math.round(performance.now() - started),
        readBack: shortened(done.verification),
      };
    } finally {
      this.#isBusy = false;
      // Done or not, the target is another than the one it was made for.
      this.#waiting = undefined;
    }
  }

  #waitingPlan(plan: string): Waiting {
    const waiting = this.#waiting;
    if (waiting?.question.id === plan) return waiting;
    throw new GalleyError({ code: 'preflight-stale', detail: 'the plan is not there any more' });
  }

  #openWith(ours: OurWords, target: OpenedTarget): Promise<Publisher> {
    return this.#open(target, new Date(), noConsent, false, ours);
  }

  async #open(
    { label, secrets }: OpenedTarget,
    asOf = new Date(),
    consent = noConsent,
    mayDeleteMany = false,
    { people, ...taxonomy }: OurWords = noWords,
  ): Promise<Publisher> {
    const { library, themesFolder, cacheFolder } = this.#place;
    return unwrap(
      await Publisher.open(label, {
        store: { ...library, publishing: this.#records, taxonomy, people },
        themesFolder,
        cacheFolder,
        secrets,
        asOf,
        newId,
        takeOver: consent.takeOver,
        mayDeleteMany,
        mayLeaveOut: consent.leaveOut,
        ...(this.#kindNamed === undefined ? {} : { kindNamed: this.#kindNamed }),
      }),
    );
  }
}

type DifferencesQuestion = Extract<PublishQuestion, { readonly about: 'differences' }>;

function newId(): string {
  return makeUuid({ now: Date.now, random: (bytes) => randomFillSync(bytes) });
}

function noWordsThere(): Result<never> {
  return failure('invalid-argument', { detail: 'the target holds files, which have no words' });
}

function busy(): GalleyError {
  return new GalleyError({ code: 'invalid-argument', detail: 'a publish is under way' });
}

function changeOf(item: PlanItem, ids: ReadonlyMap<string, ArticleId>): PlannedChange {
  const article = ids.get(item.at);
  return {
    do: item.do,
    group: article === undefined ? groupOf(item) : 'articles',
    at: item.at,
    article: article ?? null,
    bytes: item.bytes,
    differences: [...item.differences],
  };
}

function groupOf({ what, at, do: change }: PlanItem): ChangeGroup {
  const isGone = change === 'delete';
  if (what === 'post') return 'articles';
  if (what === 'medium' || /^(media|cards)\//.test(at)) return 'media';
  if (/^news\/(?!page\/)[^/]+\/index\.html$/.test(at)) {
    // What is taken down was an article that nobody knows any more; what is put there and is none leads to one.
    return isGone ? 'articles' : 'redirects';
  }
  if (at.endsWith('.html')) return 'lists';
  // The search keeps its data as scripts, so that it works from disk, too.
  if (at.startsWith(paths.search) || /\.(xml|ics|json|txt|webmanifest)$/.test(at)) return 'feeds';
  return /\.(jpe?g|png|gif|webp|avif|pdf)$/.test(at) ? 'media' : 'design';
}

function sumOf(changes: readonly PlannedChange[]): {
  counts: { create: number; update: number; delete: number };
  bytes: number;
} {
  const counts = { create: 0, update: 0, delete: 0 };
  let bytes = 0;
  for (const change of changes) {
    counts[change.do] += 1;
    bytes += change.bytes;
  }
  return { counts, bytes };
}

function sameChanges(one: PlanSummary, other: PlanSummary): boolean {
  const lines = ({ items }: PlanSummary): string =>
    items.map((item) => `${item.do} ${item.bytes} ${item.at}`).join('\n');
  return lines(one) === lines(other);
}

function shortened({ checked, wrong }: Verification): ReadBack {
  return { checked, wrong: wrong.slice(0, MOST_WRONG), wrongInAll: wrong.length };
}

/** An article, its revision and when somebody had changed it a line. */
function liveLines(receipt: Receipt | undefined): string {
  return (receipt?.publish?.articles ?? [])
    .map(({ id, revision, updatedAt }) => [id, revision, updatedAt].join(' ').trimEnd())
    .join('\n');
}

async function textOf(content: FileContent): Promise<string | undefined> {
  if (content.size > LARGEST_COMPARED) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of content.open()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}
