// How does a library become a bundle or a folder? The app and the command line both come through here.
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { failure, type Result, success, toFailure, unwrap } from '../../core/errors.ts';
import type { Baseline } from '../../core/export/changes.ts';
import {
  type ExportEntry,
  type PlannedExport,
  planBundleExport,
  planSiteExport,
} from '../../core/export/compile.ts';
import type { ExportKind, ExportReceipt, LibraryProblem } from '../../core/ipc/contract.ts';
import { offeredPictures, publicPictures } from '../../core/site/edition-media.ts';
import { pictureKey, type Renditions } from '../../core/site/renditions.ts';
import { RenditionMaker } from '../media/rendition-maker.ts';
import { readLibrary } from '../storage/read-library.ts';
import { sha256 } from '../storage/record-file.ts';
import { throwIfCancelled, type WriteOptions, writeBundle } from './bundle-writer.ts';
import { writeFolder } from './folder-writer.ts';
import { loadTheme } from './load-theme.ts';
import { readBaseline } from './read-baseline.ts';

export interface ExportOptions {
  readonly libraryFolder: string;
  /** The folder that holds the themes, each in a folder of its name. */
  readonly themesFolder: string;
  readonly destination: { readonly kind: ExportKind; readonly path: string };
  /** Where copies of pictures are kept from one export to the next; it may be deleted at any time. */
  readonly cacheFolder: string;
  /** The moment that decides what is public and what is new. */
  readonly asOf: Date;
  /** An earlier bundle to list the changes against. */
  readonly since?: string | undefined;
  onProgress(done: number, total: number, label: string): void;
  readonly signal?: AbortSignal | undefined;
}

/** Exports a library. Nothing in it is written; failing or cancelling leaves no file behind. */
export async function runExport(options: ExportOptions): Promise<Result<ExportReceipt>> {
  try {
    return success(await exportOrThrow(options));
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

async function exportOrThrow(options: ExportOptions): Promise<ExportReceipt> {
  const started = performance.now();
  const { libraryFolder, destination, signal } = options;
  if (await isInside(destination.path, libraryFolder)) {
    return unwrap(
      failure('invalid-argument', {
        subject: basename(destination.path),
        detail: 'an export may not be put inside the newsroom it is made from',
      }),
    );
  }
  options.onProgress(0, 0, 'Reading the newsroom');
  const { snapshot, problems } = unwrap(await readLibrary(libraryFolder));
  throwIfCancelled(signal);
  const { theme, warnings } = unwrap(await loadTheme(options, snapshot.site));
  const baseline = await baselineFor(options, problems);
  throwIfCancelled(signal);

  const bytesOf = (asset: Asset): string => join(libraryFolder, assetPath(asset));
  const maker = new RenditionMaker(options.cacheFolder);
  const pictures = publicPictures(snapshot, options.asOf);
  const renditions = new Map<string, Renditions>();
  for (const [done, picture] of pictures.entries()) {
    options.onProgress(done, pictures.length, 'Pictures');
    throwIfCancelled(signal);
    // A picture that cannot be read fails when it is written, by its name.
    const { asset, crop } = picture;
    const made = await maker.make(picture, bytesOf(asset)).catch(() => undefined);
    if (made !== undefined) renditions.set(pictureKey(asset.id, crop), made);
  }
  const withoutPlace = new Map<AssetId, string>();
  for (const asset of offeredPictures(snapshot, options.asOf)) {
    throwIfCancelled(signal);
    const hash = await maker.withoutPlace(asset, bytesOf(asset)).catch(() => undefined);
    if (hash !== undefined) withoutPlace.set(asset.id, hash);
  }

  const input = { snapshot, theme, asOf: options.asOf, renditions, withoutPlace, sha256 };
  const plan =
    destination.kind === 'bundle' ? planBundleExport(input, baseline) : planSiteExport(input);
  const writing: WriteOptions = {
    storedPath(entry) {
      if (entry.kind === 'copy') return maker.pathOf(entry, entry.rendition);
      return withoutPlace.has(entry.asset.id)
        ? maker.pathWithoutPlace(entry.asset)
        : bytesOf(entry.asset);
    },
    ...progressOf(plan, options),
    signal,
  };
  const { files, bytes } =
    destination.kind === 'bundle'
      ? await writeBundle(destination.path, plan.entries(), writing)
      : await writeFolder(destination.path, plan.entries(), writing);
  return {
    name: basename(destination.path),
    articles: plan.articles,
    pages: plan.pages,
    files,
    bytes,
    milliseconds: Math.round(performance.now() - started),
    stayedInside: plan.stayedInside,
    warnings: [...problems.map(problemText), ...warnings, ...[...plan.warnings].sort()],
  };
}

async function baselineFor(
  { since }: ExportOptions,
  problems: readonly LibraryProblem[],
): Promise<Baseline | undefined> {
  if (since === undefined) return undefined;
  const unread = problems[0];
  if (unread !== undefined) {
    // What could not be read would be told to others as taken down.
    return unwrap(
      failure('damaged-record', {
        subject: unread.file,
        detail: 'changes cannot be listed while a file of the newsroom cannot be read',
      }),
    );
  }
  return unwrap(await readBaseline(since));
}

/** Below this a file is copied before anybody could read its name. */
const LARGE_FILE = 32 * 1024 * 1024;

function progressOf(
  plan: PlannedExport,
  options: ExportOptions,
): Pick<WriteOptions, 'onEntry' | 'onPart'> {
  let done = 0;
  return {
    onEntry: (entry) => options.onProgress(++done, plan.total, labelOf(entry)),
    onPart({ name, size }, bytes) {
      if (size < LARGE_FILE) return;
      const share = Math.floor((100 * bytes) / size);
      options.onProgress(done, plan.total, `${name} (${share} %)`);
    },
  };
}

function labelOf(entry: ExportEntry): string {
  if (entry.kind === 'asset') return entry.asset.fileName;
  if (entry.kind === 'copy') return 'Pictures';
  return entry.path.endsWith('.html') ? 'Pages' : 'Feeds, records and lists';
}

function problemText({ file, detail }: LibraryProblem): string {
  return `${file} could not be read and is not in this export${detail === '' ? '' : ` (${detail})`}.`;
}

/** Whether a path lies in a folder, links followed as far as the path exists. */
async function isInside(path: string, folder: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => folder);
  for (let above = path; ; above = dirname(above)) {
    const found = await realpath(above).catch(() => undefined);
    if (found !== undefined) return found === real || found.startsWith(real + sep);
    if (dirname(above) === above) return false;
  }
}
