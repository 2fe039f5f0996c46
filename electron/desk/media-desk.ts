// What does the open library know of its files, and how are they changed, replaced, cleaned up and brought back? An index in memory, kept in
// step with every save; changes are actions that one undo takes back.
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Asset, isImage } from '../../core/content/asset.ts';
import { nodesOf } from '../../core/content/body.ts';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import type { ChangeStep } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { CallInput } from '../../core/ipc/contract.ts';
import type {
  ArticleUsing,
  CleanupPlan,
  DiskUse,
  FileUses,
  Keeper,
  ReplacePlan,
} from '../../core/ipc/media-contract.ts';
import { showsPicture } from '../../core/media/file-places.ts';
import { isSilent, withFileReplaced, withFraming } from '../../core/media/file-uses.ts';
import { editOf, isSameShape, type MediaChange, wordsFor } from '../../core/media/media-change.ts';
import { kindOfFile, type MediaFile } from '../../core/media/media-file.ts';
import type { AskOptions } from '../asking/ask-process.ts';
import { readAssets } from '../media/asset-index.ts';
import type { MediaAnswer, MediaQuestion } from '../media/media-messages.ts';
import type { LibraryStore } from '../storage/library-store.ts';

/** A file that was added so recently may be in a text that is not saved yet, or wait on a clipboard. */
const RECENT_MS = 24 * 60 * 60 * 1000;
/** Changes of many files are told together. */
const TELL_AFTER_MS = 80;
/** Rows made between two moments in which other work gets its turn. */
const ROWS_AT_ONCE = 250;
/** Plans of a clean-up that can still be carried out. */
const MOST_PLANS = 4;

export interface MediaNews {
  readonly files: readonly MediaFile[];
  readonly removed: readonly AssetId[];
}

export interface MediaDeskOptions {
  /** Has something looked through in a process of its own. */
  ask<Q extends MediaQuestion>(question: Q, how: AskOptions): Promise<Result<MediaAnswer<Q>>>;
  /** Tells every window. */
  readonly tell: (news: MediaNews) => void;
  readonly undoFolder: string;
  readonly cacheFolder: string;
  readonly now: () => Date;
}

interface Plan {
  readonly ids: ReadonlySet<AssetId>;
  /** Uses that changed since keep a file. */
  readonly moment: number;
}

/** The media library of the store that is followed. */
export class MediaDesk {
  readonly #options: MediaDeskOptions;
  #store: LibraryStore | null = null;
  #stop = (): void => {};
  /** Every file, once somebody has asked for them. */
  #files: Promise<Map<AssetId, Asset>> | null = null;
  /** Files that are others since the library was opened; null for those that are gone. */
  readonly #changed = new Map<AssetId, Asset | null>();
  #news = new Set<AssetId>();
  #timer: NodeJS.Timeout | undefined;
  readonly #plans = new Map<string, Plan>();

  constructor(options: MediaDeskOptions) {
    this.#options = options;
  }

  /** The library that is open now, or none. What was known of another is forgotten. */
  follow(store: LibraryStore | null): void {
    if (store === this.#store) return;
    this.#stop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#news.clear();
    this.#plans.clear();
    this.#changed.clear();
    this.#files = null;
    this.#store = store;
    this.#stop = store === null ? () => {} : this.#listen(store);
  }

  #listen(store: LibraryStore): () => void {
    const stops = [
      store.assets.listen((change) => {
        const id = 'removed' in change ? change.removed : change.asset.id;
        this.#changed.set(id, 'removed' in change ? null : change.asset);
        this.#tellOf([id]);
      }),
      store.usedFiles.listen((ids) => this.#tellOf(ids)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Every file, with what articles do with it. */
  async list(store: LibraryStore): Promise<MediaFile[]> {
    const files = await this.#need(store);
    const rows: MediaFile[] = [];
    for (const asset of [...files.values()]) {
      rows.push(rowOf(store, asset));
      if (rows.length % ROWS_AT_ONCE === 0) await nextTurn();
    }
    return rows;
  }

  async uses(store: LibraryStore, id: AssetId): Promise<FileUses> {
    await store.look();
    return { articles: articlesUsing(store, id), isLogo: store.site.logo === id };
  }

  /** What putting `to` in the place of `from` comes to. Fails with `not-found` where one of them is not there. */
  async planReplace(
    store: LibraryStore,
    { from, to }: { from: AssetId; to: AssetId },
  ): Promise<Result<ReplacePlan>> {
    await store.look();
    const [old, other] = await Promise.all([store.assets.get(from), store.assets.get(to)]);
    if (!old.ok) return old;
    if (!other.ok) return other;
    const articles = articlesUsing(store, from);
    const keepsFraming = isSameShape(old.value, other.value);
    let reframed = 0;
    for (const { id } of keepsFraming ? [] : articles) {
      const read = await store.article(id);
      if (read.ok) reframed += framedUses(read.value.article, from);
    }
    const isShown = articles.some(({ uses }) => uses.some(({ at }) => showsPicture(at)));
    const refusal =
      from === to ? 'same-file' : isShown && !isImage(other.value) ? 'not-a-picture' : null;
    return success({
      articles,
      isLogo: store.site.logo === from,
      reframed,
      takesWords: wordsFor(old.value, other.value) !== null,
      refusal,
    });
  }

  /** The steps that put `to` in the place of `from`: its words first, so that no article is without them for a moment. */
  async replaceSteps(
    store: LibraryStore,
    { from, to }: { from: AssetId; to: AssetId },
  ): Promise<Result<ChangeStep[]>> {
    const plan = await this.planReplace(store, { from, to });
    if (!plan.ok) return plan;
    const [old, other] = await Promise.all([store.assets.get(from), store.assets.get(to)]);
    if (!old.ok) return old;
    if (!other.ok) return other;
    const { refusal, articles } = plan.value;
    if (refusal !== null) {
      return failure('unsupported-type', { subject: other.value.fileName, detail: refusal });
    }
    const before = old.value;
    const keepsFraming = isSameShape(before, other.value);
    return success([
      { kind: 'asset', id: to, change: (current) => wordsFor(before, current) },
      ...articles.map(
        ({ id }): ChangeStep => ({
          kind: 'article',
          id,
          change: (current) => withFileReplaced(current, { from, to, keepsFraming }),
        }),
      ),
    ]);
  }

  editSteps(ids: readonly AssetId[], change: MediaChange): ChangeStep[] {
    return ids.map((id) => ({ kind: 'asset', id, change: (current) => editOf(change, current) }));
  }

  frameSteps({ id, crop, focalPoint, uses }: Omit<CallInput<'media.frame'>, 'job'>): ChangeStep[] {
    const asset = id as AssetId;
    return [
      {
        kind: 'asset',
        id: asset,
        change: (current) => editOf({ focalPoint, onlyEmpty: false }, current),
      },
      ...uses.map(
        ({ article, numbers }): ChangeStep => ({
          kind: 'article',
          id: article as ArticleId,
          change: (current) =>
            withFraming(current, { asset, numbers, crop: crop ?? undefined, focalPoint }),
        }),
      ),
    ];
  }

  /** Looks through the whole newsroom for unused files that nothing refers to. Nothing is changed. */
  async planCleanup(store: LibraryStore, how: AskOptions): Promise<Result<CleanupPlan>> {
    const files = await this.#need(store);
    const { usedFiles } = store;
    // From here on, whatever is used or let go of keeps a file.
    const { moment } = usedFiles;
    const wanted: Asset[] = [];
    const kept: Record<Keeper, number> = {
      ...{ article: 0, trash: 0, history: 0, receipt: 0, recent: 0, other: 0 },
    };
    const now = this.#options.now().getTime();
    for (const asset of files.values()) {
      if (store.site.logo === asset.id || usedFiles.articlesUsing(asset.id).size > 0) continue;
      if (Math.abs(now - Date.parse(asset.createdAt)) < RECENT_MS) kept.recent += 1;
      else wanted.push(asset);
    }
    const found = await this.#options.ask(
      {
        about: 'references',
        library: store.folder,
        undoFolder: this.#options.undoFolder,
        wanted: wanted.map(({ id }) => id),
      },
      how,
    );
    if (!found.ok) return found;
    const keepers = new Map(found.value.kept);
    for (const by of keepers.values()) kept[by] += 1;
    const free = wanted
      .filter(({ id }) => !keepers.has(id))
      .sort((one, other) => other.size - one.size);
    const token = randomUUID();
    this.#plans.set(token, { ids: new Set(free.map(({ id }) => id)), moment });
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > MOST_PLANS && oldest !== undefined) this.#plans.delete(oldest);
    return success({
      token,
      files: free.map(({ id }) => id),
      bytes: free.reduce((sum, { size }) => sum + size, 0),
      kept,
      unreadable: found.value.unreadable,
    });
  }

  /** The steps that move files of a plan into the trash; each looks once more whether it may when its turn comes. */
  cleanupSteps(store: LibraryStore, token: string, ids: readonly AssetId[]): Result<ChangeStep[]> {
    const plan = this.#plans.get(token);
    if (plan === undefined) return failure('not-found');
    if (ids.some((id) => !plan.ids.has(id))) return failure('not-permitted');
    return success(
      ids.map((id) => ({
        kind: 'trashAsset',
        id,
        mayGo: () => !store.usedFiles.wasTouchedSince(id, plan.moment + 1),
      })),
    );
  }

  async disk(store: LibraryStore, how: AskOptions): Promise<Result<DiskUse>> {
    const files = await this.#need(store);
    const folders = await this.#options.ask(
      { about: 'disk', library: store.folder, cacheFolder: this.#options.cacheFolder },
      how,
    );
    if (!folders.ok) return folders;
    const kinds = {
      picture: { files: 0, bytes: 0 },
      document: { files: 0, bytes: 0 },
      recording: { files: 0, bytes: 0 },
    };
    for (const asset of files.values()) {
      const kind = kinds[kindOfFile(asset)];
      kind.files += 1;
      kind.bytes += asset.size;
    }
    const { picture: pictures, document: documents, recording: recordings } = kinds;
    return success({ pictures, documents, recordings, ...folders.value });
  }

  /** Every file as it is now. */
  async #need(store: LibraryStore): Promise<Map<AssetId, Asset>> {
    this.follow(store);
    await store.look();
    await store.usedFiles.prepare();
    this.#files ??= readAssets(store.folder, { mayWrite: store.readOnly === null }).catch(
      (error: unknown) => {
        // Whoever asks again has it tried again.
        this.#files = null;
        throw error;
      },
    );
    const files = await this.#files;
    for (const [id, asset] of this.#changed) put(files, id, asset);
    return files;
  }

  #tellOf(ids: Iterable<AssetId>): void {
    for (const id of ids) this.#news.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#tell();
    }, TELL_AFTER_MS);
    this.#timer.unref();
  }

  async #tell(): Promise<void> {
    const store = this.#store;
    // Where nobody has asked for all files yet, those are told of that are others: an open text may show one.
    const files = (await this.#files?.catch(() => null)) ?? new Map<AssetId, Asset>();
    if (store === null || store !== this.#store) return;
    for (const [id, asset] of this.#changed) put(files, id, asset);
    const ids = [...this.#news];
    this.#news.clear();
    const present = ids.flatMap((id) => files.get(id) ?? []);
    this.#options.tell({
      files: present.map((asset) => rowOf(store, asset)),
      removed: ids.filter((id) => this.#changed.get(id) === null),
    });
  }
}

function put(files: Map<AssetId, Asset>, id: AssetId, asset: Asset | null): void {
  if (asset === null) files.delete(id);
  else files.set(id, asset);
}

function rowOf(store: LibraryStore, asset: Asset): MediaFile {
  const articles = store.usedFiles.articlesUsing(asset.id);
  const isLogo = store.site.logo === asset.id;
  const uses = articles.size + (isLogo ? 1 : 0);
  return { ...asset, uses, isUndescribed: isUndescribed(store, asset, articles) };
}

function isUndescribed(
  store: LibraryStore,
  asset: Asset,
  articles: ReadonlySet<ArticleId>,
): boolean {
  if (!isImage(asset)) return false;
  if (articles.size === 0) {
    return !asset.decorative && Object.values(asset.alt).every((text) => text.trim() === '');
  }
  for (const article of articles) {
    const language = store.usedFiles.languageOf(article);
    for (const use of store.usedFiles.usesOf(article)) {
      if (use.asset === asset.id && isSilent(use, asset, language)) return true;
    }
  }
  return false;
}

function articlesUsing(store: LibraryStore, id: AssetId): ArticleUsing[] {
  return [...store.usedFiles.articlesUsing(id)].map((article) => ({
    id: article,
    uses: store.usedFiles
      .usesOf(article)
      .flatMap(({ asset, at }, number) => (asset === id ? [{ number, at }] : [])),
  }));
}

/** How many uses of a picture in an article show a part of it, or have a focal point of their own. */
function framedUses(article: Parameters<typeof withFileReplaced>[0], from: AssetId): number {
  const { featuredImage, body } = article;
  const isFramed = (use: { crop?: unknown; focalPoint?: unknown } | undefined): boolean =>
    use !== undefined && (use.crop != null || use.focalPoint != null);
  let count = featuredImage?.asset === from && isFramed(featuredImage) ? 1 : 0;
  for (const node of nodesOf(body.document)) {
    if (node.attrs?.asset === from && isFramed(node.attrs)) count += 1;
  }
  return count;
}
