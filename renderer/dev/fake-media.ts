// What would the main process know of files and do to them? The real plans, carried out in memory.
import type { Article } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { writeMediaFiles } from '../../core/ipc/media-contract.ts';
import {
  isSilent,
  usesOfFiles,
  withFileReplaced,
  withFraming,
} from '../../core/media/file-uses.ts';
import { editOf, isSameShape, mediaChange, wordsFor } from '../../core/media/media-change.ts';
import type { MediaFile } from '../../core/media/media-file.ts';

interface World {
  readonly articles: Map<string, Article>;
  readonly assets: Map<string, Asset>;
  newId(): string;
  emit(name: string, payload: unknown): void;
  tell(articles: readonly Article[]): void;
}

export function fakeMedia({ articles, assets, newId, emit, tell }: World) {
  const undoings = new Map<string, () => void>();
  const trash = new Map<string, Asset>();
  const usesIn = (article: Article, id: string) =>
    usesOfFiles(article).flatMap((use, number) => (use.asset === id ? [{ number, ...use }] : []));
  const rowOf = (asset: Asset): MediaFile => {
    const using = [...articles.values()].filter((one) => usesIn(one, asset.id).length > 0);
    const isUndescribed =
      asset.mediaType.startsWith('image/') &&
      (using.length === 0
        ? Object.keys(asset.alt).length === 0 && !asset.decorative
        : using.some((one) =>
            usesIn(one, asset.id).some((use) => isSilent(use, asset, one.language)),
          ));
    return { ...asset, uses: using.length, isUndescribed };
  };
  const articlesUsing = (id: string) =>
    [...articles.values()].flatMap((article) => {
      const uses = usesIn(article, id).map(({ number, at }) => ({ number, at }));
      return uses.length === 0 ? [] : [{ id: article.id, uses }];
    });
  const news = (removed: readonly string[] = []): void =>
    emit('media.changed', { files: [...assets.values()].map(rowOf), removed });
  /** Puts records in the place of others, and keeps the way back. */
  const put = (
    nextAssets: readonly Asset[],
    nextArticles: readonly Article[],
    removed: readonly string[] = [],
  ): Result<unknown> => {
    const before = new Map(assets);
    const were = nextArticles.flatMap(({ id }) => articles.get(id) ?? []);
    for (const asset of nextAssets) assets.set(asset.id, asset);
    for (const id of removed) assets.delete(id);
    for (const article of nextArticles) articles.set(article.id, article);
    if (nextArticles.length > 0) tell(nextArticles);
    news(removed);
    const token = newId();
    undoings.set(token, () => {
      for (const [id, asset] of before) assets.set(id, asset);
      for (const article of were) articles.set(article.id, article);
      for (const id of removed) trash.delete(id);
      if (were.length > 0) tell(were);
      news();
    });
    const changed = nextAssets.length + nextArticles.length + removed.length;
    return success({ token, changed, left: 0, failed: [], isStopped: false });
  };
  const edited = <T extends Asset | Article>(record: T, edit: object | null): T[] =>
    edit === null ? [] : [{ ...record, ...edit }];

  return {
    answer(name: string, given: Record<string, never>): Result<unknown> | null {
      const ids: readonly string[] = given.ids ?? [];
      switch (name) {
        case 'media.list':
          return success({ files: writeMediaFiles([...assets.values()].map(rowOf)) });
        case 'media.uses':
          return success({ articles: articlesUsing(given.id ?? ''), isLogo: false });
        case 'media.edit': {
          const change = mediaChange.parse(given.change);
          return put(
            ids.flatMap((id) => {
              const asset = assets.get(id);
              return asset === undefined ? [] : edited(asset, editOf(change, asset));
            }),
            [],
          );
        }
        case 'media.planReplace':
        case 'media.replace': {
          const [from, to] = [assets.get(given.from ?? ''), assets.get(given.to ?? '')];
          if (from === undefined || to === undefined) return failure('not-found');
          const keepsFraming = isSameShape(from, to);
          const found = articlesUsing(from.id);
          if (name === 'media.planReplace') {
            const takesWords = wordsFor(from, to) !== null;
            return success({
              ...{ articles: found, isLogo: false, reframed: 0, takesWords, refusal: null },
            });
          }
          const how = { from: from.id, to: to.id, keepsFraming };
          return put(
            edited(to, wordsFor(from, to)),
            found.flatMap(({ id }) => {
              const article = articles.get(id);
              return article === undefined ? [] : edited(article, withFileReplaced(article, how));
            }),
          );
        }
        case 'media.frame': {
          const asset = assets.get(given.id ?? '');
          if (asset === undefined) return failure('not-found');
          const crop = given.crop ?? undefined;
          const uses: readonly { article: string; numbers: number[] }[] = given.uses ?? [];
          return put(
            edited(asset, { focalPoint: given.focalPoint }),
            uses.flatMap(({ article: id, numbers }) => {
              const article = articles.get(id);
              const framing = { asset: asset.id, numbers, crop, focalPoint: given.focalPoint };
              return article === undefined ? [] : edited(article, withFraming(article, framing));
            }),
          );
        }
        case 'media.planCleanup': {
          const unused = [...assets.values()].filter((asset) => rowOf(asset).uses === 0);
          return success({
            token: 'plan',
            files: unused.map(({ id }) => id),
            bytes: unused.reduce((sum, { size }) => sum + size, 0),
            kept: { article: 0, trash: 1, history: 2, receipt: 4, recent: 0, other: 0 },
            unreadable: 0,
          });
        }
        case 'media.cleanup':
          for (const id of ids) {
            const asset = assets.get(id);
            if (asset !== undefined) trash.set(id, asset);
          }
          return put([], [], ids);
        case 'media.trashed':
          return success({ files: [...trash.values()] });
        case 'media.restore': {
          const back = ids.flatMap((id) => trash.get(id) ?? []);
          for (const { id } of back) trash.delete(id);
          return put(back, []);
        }
        case 'media.disk': {
          const some = (files: number, bytes: number) => ({ files, bytes });
          return success({
            pictures: some(3012, 7_900_000_000),
            documents: some(380, 610_000_000),
            recordings: some(20, 1_200_000_000),
            trash: some(14, 48_000_000),
            history: some(9120, 84_000_000),
            receipts: some(14_020, 412_000_000),
            copies: some(12_400, 1_900_000_000),
          });
        }
        default:
          return null;
      }
    },
    /** Null where it was no change of files. */
    undo(token: string): Result<unknown> | null {
      const undo = undoings.get(token);
      undo?.();
      return undo === undefined
        ? null
        : success({ token: null, changed: 1, left: 0, failed: [], isStopped: false });
    },
  };
}

/** Further files, so that there is something to scroll through: pictures and documents by turns. */
export function furtherFiles(count: number, model: Asset): Asset[] {
  const names = ['plenary', 'workshop', 'agreement', 'open-corridor', 'harbour at dusk', 'survey'];
  return Array.from({ length: count }, (_, index): Asset => {
    const isDocument = index % 5 === 3;
    const name = `${names[index % names.length]}-${String(index + 1).padStart(4, '0')}`;
    return {
      ...model,
      // Made of its number, as ids of pretended files are.
      id: (index + 256).toString(16).padStart(64, '0') as AssetId,
      fileName: `${name}${isDocument ? '.pdf' : '.jpg'}`,
      mediaType: isDocument ? 'application/pdf' : 'image/jpeg',
      extension: isDocument ? 'pdf' : 'jpg',
      size: 180_000 + ((index * 7919) % 9_000_000),
      alt: index % 4 === 0 ? {} : { 'en-GB': `Two people at a table, number ${index + 1}` },
      credit: index % 3 === 0 ? '' : 'Joris Bakker',
      createdAt: new Date(Date.UTC(2026, 10, 20) - index * 7_200_000).toISOString(),
    };
  });
}
