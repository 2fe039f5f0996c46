// How is a newsroom published to one of its targets? Planned, carried out, kept with its receipt; or an earlier publish brought back.
import type { ArticleId } from '../../core/content/ids.ts';
import type { Receipt } from '../../core/content/receipt.ts';
import type { Target } from '../../core/content/site.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { SiteFiles } from '../../core/publish/site-list.ts';
import {
  type MappingChoices,
  type OurWords,
  type TargetMapping,
  wrongChoice,
} from '../../core/publish/target-mapping.ts';
import type { Edition } from '../../core/site/edition.ts';
import type { PublishRecords } from '../storage/publish-records.ts';
import { sameLabel } from '../storage/target-records.ts';
import { stage, stagingFolder } from './stage-site.ts';
import type {
  Adoption,
  Diagnosis,
  FoundPost,
  PlanSummary,
  PublishPlan,
  PublishTarget,
  Run,
  StagedSite,
  ToPublish,
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
  readonly #wanted: ToPublish;

  private constructor(record: Target, target: PublishTarget, setting: PublishSetting) {
    this.record = record;
    this.#target = target;
    this.#setting = setting;
    const { store, themesFolder, cacheFolder, asOf } = setting;
    this.#wanted = stage(
      { libraryFolder: store.folder, themesFolder, cacheFolder },
      { library: store.id, target: record.id, asOf },
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
    return success(new Publisher(record, target, setting));
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
  async plan(run: Run): Promise<Result<PlannedPublish>> {
    const plan = await this.#target.plan(this.#wanted, run);
    if (!plan.ok) return plan;
    const edition = await this.#wanted.edition(run);
    if (!edition.ok) return edition;
    const site = await this.#wanted.site(run);
    if (!site.ok) return site;
    return success(this.#planned(plan.value, liveArticles(edition.value), site.value));
  }

  /** Plans to bring back what an earlier publish left; `not-found` where its bytes are not kept any more. */
  async planBack(receipt: Receipt, run: Run): Promise<Result<PlannedPublish>> {
    const { publish } = receipt;
    if (publish === null) return failure('not-found', { subject: 'What was published then' });
    const kept = await this.#setting.store.publishing.published(publish.list);
    if (!kept.ok) return kept;
    const site: StagedSite = { files: kept.value.list.files, content: kept.value.content };
    const plan = await this.#target.rollback(site, this.#setting.store.id, run);
    return plan.ok ? success(this.#planned(plan.value, publish.articles, site)) : plan;
  }

  /** Reads back everything that the last publish left, and compares: the full drift check. */
  async verify(run: Run): Promise<Result<Verification>> {
    const [last] = await this.#setting.store.publishing.receipts(this.record.id);
    const list = last?.publish?.list;
    if (list === undefined) return failure('not-found', { subject: 'A publish to this target' });
    const kept = await this.#setting.store.publishing.published(list);
    return kept.ok ? await this.#target.verify(kept.value.list.files, run) : kept;
  }

  #planned(plan: PublishPlan, articles: LiveArticles, site: StagedSite): PlannedPublish {
    const { record } = this;
    const { summary } = plan;
    const carryOut: PlannedPublish['carryOut'] = async (run, overrides = []) => {
      const done = await plan.apply(run);
      if (!done.ok) return done;
      const { publish, counts, bytes, files, content, retries } = done.value;
      const changed = summary.items.map(({ at }) => at);
      const verification = await this.#target.verify(files, run, changed);
      if (!verification.ok) return verification;
      const { publishing } = this.#setting.store;
      // Where nothing changed, the last receipt still says what is there: another one would be in the way of going back.
      const [last] = changed.length === 0 ? await publishing.receipts(record.id) : [];
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
      );
      if (!kept.ok) return kept;
      return success({ receipt: kept.value, retries, verification: verification.value });
    };
    return { target: record, summary, articles, site, carryOut };
  }
}

export type LiveArticles = NonNullable<Receipt['publish']>['articles'];

function liveArticles({ articles }: Edition): LiveArticles {
  return articles.map(({ id, path, record: { revision } }) => ({ id, revision, path }));
}

function pagesIn(files: SiteFiles): number {
  return [...files.keys()].filter((path) => path.endsWith('.html')).length;
}
