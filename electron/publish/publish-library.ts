// How is a newsroom published to one of its targets? Planned, carried out, kept with its receipt; or an earlier publish brought back.
import { canonicalJson } from '../../core/canonical-json.ts';
import { isPublic } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import type { Receipt } from '../../core/content/receipt.ts';
import type { Target } from '../../core/content/site.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { onlyArticle } from '../../core/publish/only-article.ts';
import type { SiteFiles } from '../../core/publish/site-list.ts';
import {
  type MappingChoices,
  type OurWords,
  type TargetMapping,
  wrongChoice,
} from '../../core/publish/target-mapping.ts';
import { hasRules, takenBy } from '../../core/publish/target-rules.ts';
import type { Edition } from '../../core/site/edition.ts';
import type { PublishRecords } from '../storage/publish-records.ts';
import { readLibrary } from '../storage/read-library.ts';
import { sameLabel } from '../storage/target-records.ts';
import { type StagedLibrary, stage, stagingFolder } from './stage-site.ts';
import type {
  Adoption,
  Diagnosis,
  FoundPost,
  PlanSummary,
  PublishPlan,
  PublishTarget,
  Run,
  StagedSite,
  Verification,
} from './target.ts';
import type { Secrets, TargetKind } from './target-kind.ts';
import { targetKind } from './targets/registry.ts';

/** What a publish needs of a newsroom: an open one, or one that another process has open and lends its turns. */
export interface PublishingNewsroom {
  readonly id: string;
  readonly folder: string;
  readonly publishing: PublishRecords;
  readonly taxonomy: Pick<OurWords, 'categories' | 'newsTypes'>;
  readonly people: OurWords['people'];
}

export interface PublishSetting {
  readonly store: PublishingNewsroom;
  readonly themesFolder: string;
  readonly cacheFolder: string;
  readonly secrets: Secrets;
  readonly asOf: Date;
  /** Names one publish: never the same twice. */
  newId(): string;
  readonly takeOver?: boolean;
  readonly mayDeleteMany?: boolean;
  readonly mayLeaveOut?: boolean;
  /** The kinds there are; those of the registry where nothing else is said. */
  readonly kindNamed?: (kind: string) => TargetKind | undefined;
}

/** A publish that was planned, and waits for a yes. */
export interface PlannedPublish {
  readonly target: Target;
  readonly summary: PlanSummary;
  /** The articles that are live after it, each with its address in the website. */
  readonly articles: LiveArticles;
  /** The website as it would be there. */
  readonly site: StagedSite;
  /** Publishes, reads back what was sent, and keeps bytes and receipt. */
  carryOut(run: Run, overrides?: Receipt['overrides']): Promise<Result<DonePublish>>;
}

export interface DonePublish {
  readonly receipt: Receipt;
  readonly retries: number;
  /** What was sent, read back at the target. */
  readonly verification: Verification;
}

/** One target of an open newsroom. */
export class Publisher {
  readonly record: Target;
  readonly #setting: PublishSetting;
  readonly #target: PublishTarget;
  readonly #publishes: TargetKind['publishes'];
  readonly #wanted: StagedLibrary;

  private constructor(
    record: Target,
    target: PublishTarget,
    { publishes }: Pick<TargetKind, 'publishes'>,
    setting: PublishSetting,
  ) {
    this.record = record;
    this.#target = target;
    this.#publishes = publishes;
    this.#setting = setting;
    this.#wanted = this.#staged(success);
  }

  /** What the newsroom publishes here, once `shape` has made of it what is wanted; the rules of the target come last. */
  #staged(shape: (newsroom: LibrarySnapshot) => Result<LibrarySnapshot>): StagedLibrary {
    const { store, themesFolder, cacheFolder, asOf } = this.#setting;
    const { id, rules } = this.record;
    return stage(
      { libraryFolder: store.folder, themesFolder, cacheFolder },
      {
        library: store.id,
        target: id,
        asOf,
        shape(newsroom) {
          const shaped = shape(newsroom);
          return shaped.ok ? success(takenBy(rules, shaped.value)) : shaped;
        },
      },
    );
  }

  /** Fails with `not-found` where no target is called that, or `invalid-argument` where its options or its kind cannot be used. */
  static async open(label: string, setting: PublishSetting): Promise<Result<Publisher>> {
    const targets = await setting.store.publishing.targets();
    if (!targets.ok) return targets;
    const record = targets.value.find((one) => sameLabel(one.label, label));
    if (record === undefined) return failure('not-found', { subject: `The target “${label}”` });
    const kind = (setting.kindNamed ?? targetKind)(record.kind);
    if (kind === undefined) {
      const detail = `this Galley does not know targets of the kind ${record.kind}`;
      return failure('invalid-argument', { subject: record.label, detail });
    }
    const options = kind.check(record.options);
    if (!options.ok) return options;
    const { store, cacheFolder, secrets, newId, takeOver, mayDeleteMany, mayLeaveOut } = setting;
    const target = kind.open(options.value, {
      secrets,
      cacheFolder: stagingFolder(cacheFolder, store.id, record.id),
      personCacheFolder: cacheFolder,
      state: store.publishing.stateOf(record.id),
      newId,
      takeOver: takeOver ?? false,
      mayDeleteMany: mayDeleteMany ?? false,
      mayLeaveOut: mayLeaveOut ?? false,
    });
    return success(new Publisher(record, target, kind, setting));
  }

  /** Looks at the target, and writes nothing. */
  connect(run: Run): Promise<Result<Diagnosis>> {
    return this.#target.connect(run);
  }

  /** Links what the target had before with the articles; undefined where it holds files, which are nobody's articles. */
  async adopt(run: Run): Promise<Result<Adoption> | undefined> {
    return await this.#target.adopt?.(this.#wanted, run);
  }

  /** Reads a post that the target had before; undefined where it has none. */
  async readPost(which: string, run: Run): Promise<Result<FoundPost> | undefined> {
    return await this.#target.read?.(which, this.#ours(), run);
  }

  /** Links an article that was made of a post with it; fails with `place-refused` where either is not live. */
  async linkPost(article: ArticleId, { id, at }: FoundPost, run: Run): Promise<Result<null>> {
    const linked = await this.#target.adopt?.(this.#wanted, run, new Map([[article, id]]));
    if (linked?.ok === false) return linked;
    const isLinked = linked?.value.linked.length === 1;
    return isLinked ? success(null) : failure('place-refused', { subject: at });
  }

  #ours(): OurWords {
    const { taxonomy, people } = this.#setting.store;
    const { categories, newsTypes } = taxonomy;
    return { categories, newsTypes, people };
  }

  /** What a person may choose for this target, with what is there; undefined where it has no words of its own. */
  async mapping(run: Run): Promise<Result<TargetMapping> | undefined> {
    return await this.#target.mapping?.(this.#ours(), run);
  }

  /**
   * Keeps choices of that mapping with the target: from the next time it is opened it publishes by them. Fails with `invalid-argument`
   * where something is chosen that is not there.
   */
  async choose(choices: MappingChoices, run: Run): Promise<Result<Target>> {
    const { record } = this;
    const kind = (this.#setting.kindNamed ?? targetKind)(record.kind);
    const mapping = await this.mapping(run);
    if (mapping === undefined || kind?.choose === undefined) {
      const detail = 'it has no words of its own';
      return failure('invalid-argument', { subject: record.label, detail });
    }
    if (!mapping.ok) return mapping;
    const wrong = wrongChoice(mapping.value, choices);
    if (wrong !== undefined) {
      const detail = `there are: ${wrong.instead.join(', ')}`;
      return failure('invalid-argument', { subject: wrong.key, detail });
    }
    const options = kind.choose(record.options, choices);
    return await this.#setting.store.publishing.saveTarget({ ...record, options });
  }

  /** Plans to publish what is public now. */
  plan(run: Run): Promise<Result<PlannedPublish>> {
    return this.#plan(this.#wanted, run);
  }

  /**
   * Plans to publish one article as it is now, or that it is gone: its page, its files, and the lists that name it. All others stay
   * as the last publish left them. Fails with `last-publish-unknown` where the texts of that are not kept, `not-found` where there
   * was none or the article is unknown, `invalid-argument` where it is not public.
   */
  async planArticle(article: ArticleId, run: Run): Promise<Result<PlannedPublish>> {
    const { publishing } = this.#setting.store;
    const last = await publishing.last(this.record.id);
    if (last === undefined) return failure('not-found', { subject: 'A publish to this target' });
    const published = await publishing.texts(last);
    if (!published.ok) return published;
    const { asOf } = this.#setting;
    const wanted = this.#staged((newsroom) => {
      const one = newsroom.articles.find(({ id }) => id === article);
      const isOut = one !== undefined && isPublic(one, asOf);
      const wasOut = published.value.articles.some(({ id }) => id === article);
      if (!isOut && !wasOut) {
        return one === undefined
          ? failure('not-found', { subject: article })
          : failure('invalid-argument', { subject: one.headline, detail: 'it is not public' });
      }
      return success(onlyArticle(published.value, newsroom, article));
    });
    return await this.#plan(wanted, run);
  }

  /**
   * Plans to publish here what another target shows now, by its last receipt. Byte for byte where both hold the same kind of thing,
   * take the same articles, and the website still has the address it was made for; otherwise made anew from the texts of that
   * publish, which a warning of the plan says. Fails with `last-publish-unknown` where it cannot be had.
   */
  async planPromotion(from: Target, run: Run): Promise<Result<PlannedPublish>> {
    const { store, kindNamed = targetKind } = this.#setting;
    const last = await store.publishing.last(from.id);
    if (last === undefined) {
      return failure('not-found', { subject: `A publish to “${from.label}”` });
    }
    const texts = await store.publishing.texts(last);
    if (!texts.ok) return texts;
    const current = await readLibrary(store.folder);
    if (!current.ok) return current;
    const { baseUrl } = current.value.snapshot.site;
    const whyAnew =
      kindNamed(from.kind)?.publishes !== this.#publishes
        ? `“${from.label}” holds another kind of thing`
        : canonicalJson(from.rules ?? null) !== canonicalJson(this.record.rules ?? null)
          ? `“${from.label}” takes other articles`
          : texts.value.site.baseUrl !== baseUrl
            ? 'the address of the website has changed since'
            : undefined;
    if (whyAnew === undefined) return await this.planBack(last, run);
    const site = { ...texts.value.site, baseUrl };
    const wanted = this.#staged(() => success({ ...texts.value, site }));
    const warning = `This is made anew from the texts that “${from.label}” shows, and not taken over byte for byte: ${whyAnew}.`;
    return await this.#plan(wanted, run, [warning]);
  }

  /** Plans to bring back what an earlier publish left; `not-found` where its bytes are not kept any more. */
  async planBack(receipt: Receipt, run: Run): Promise<Result<PlannedPublish>> {
    const { publish } = receipt;
    if (publish === null) return failure('not-found', { subject: 'What was published then' });
    const kept = await this.#setting.store.publishing.published(publish.list);
    if (!kept.ok) return kept;
    const site: StagedSite = { files: kept.value.list.files, content: kept.value.content };
    const plan = await this.#target.rollback(site, this.#setting.store.id, run);
    if (!plan.ok) return plan;
    const texts = await this.#setting.store.publishing.texts(receipt);
    return success(
      this.#planned(plan.value, {
        articles: publish.articles,
        site,
        madeFrom: texts.ok ? texts.value : undefined,
      }),
    );
  }

  /** Reads back everything that the last publish left, and compares: the full drift check. */
  async verify(run: Run): Promise<Result<Verification>> {
    const last = await this.#setting.store.publishing.last(this.record.id);
    const list = last?.publish?.list;
    if (list === undefined) return failure('not-found', { subject: 'A publish to this target' });
    const kept = await this.#setting.store.publishing.published(list);
    return kept.ok ? await this.#target.verify(kept.value.list.files, run) : kept;
  }

  async #plan(
    wanted: StagedLibrary,
    run: Run,
    warnings: readonly string[] = [],
  ): Promise<Result<PlannedPublish>> {
    const plan = await this.#target.plan(wanted, run);
    if (!plan.ok) return plan;
    const edition = await wanted.edition(run);
    if (!edition.ok) return edition;
    const { rules } = this.record;
    const told =
      rules === undefined || !hasRules(rules)
        ? warnings
        : [
            ...warnings,
            `This target takes ${edition.value.articles.length} articles: only those that its rules name.`,
          ];
    const site = await wanted.site(run);
    if (!site.ok) return site;
    const articles = liveArticles(edition.value);
    const made = { articles, site: site.value, madeFrom: wanted.madeFrom() };
    return success(this.#planned(plan.value, made, told));
  }

  #planned(
    plan: PublishPlan,
    {
      articles,
      site,
      madeFrom,
    }: { articles: LiveArticles; site: StagedSite; madeFrom: LibrarySnapshot | undefined },
    warnings: readonly string[] = [],
  ): PlannedPublish {
    const { record } = this;
    const summary = { ...plan.summary, warnings: [...plan.summary.warnings, ...warnings] };
    const carryOut: PlannedPublish['carryOut'] = async (run, overrides = []) => {
      const done = await plan.apply(run);
      if (!done.ok) return done;
      const { publish, counts, bytes, files, content, retries } = done.value;
      const changed = summary.items.map(({ at }) => at);
      const verification = await this.#target.verify(files, run, changed);
      if (!verification.ok) return verification;
      const { publishing } = this.#setting.store;
      // Where nothing changed, the last receipt still says what is there: another one would be in the way of going back.
      const last = changed.length === 0 ? await publishing.last(record.id) : undefined;
      if (last !== undefined) {
        return success({ receipt: last, retries, verification: verification.value });
      }
      const kept = await publishing.keepPublish(
        {
          target: record.label,
          written: {
            name: record.label,
            kind: record.kind,
            articles: articles.length,
            pages: pagesIn(files),
            files: files.size,
            bytes: [...files.values()].reduce((sum, { size }) => sum + size, 0),
            manifest: null,
          },
          publish: { target: record.id, id: publish, counts, bytes, articles: [...articles] },
          overrides,
        },
        { library: this.#setting.store.id, publish, files, pending: [] },
        content,
        madeFrom,
      );
      if (!kept.ok) return kept;
      return success({ receipt: kept.value, retries, verification: verification.value });
    };
    return { target: record, summary, articles, site, carryOut };
  }
}

export type LiveArticles = NonNullable<Receipt['publish']>['articles'];

function liveArticles({ articles }: Edition): LiveArticles {
  return articles.map(({ id, path, record: { revision, updatedAt } }) => ({
    ...{ id, revision, path, updatedAt },
  }));
}

function pagesIn(files: SiteFiles): number {
  return [...files.keys()].filter((path) => path.endsWith('.html')).length;
}
