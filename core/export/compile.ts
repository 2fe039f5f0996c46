// Which files does an export consist of, as a bundle or as a plain website, and in which order?

import type { AssetId } from '../content/ids.ts';
import type { Sha256 } from '../content/records.ts';
import { makeSlug } from '../content/text.ts';
import type { LibrarySnapshot } from '../library.ts';
import { type Edition, makeEdition } from '../site/edition.ts';
import type { RenditionsByPicture } from '../site/renditions.ts';
import type { Theme } from '../site/theme.ts';
import { type PlannedFile, planWebsite, type Website } from '../site/website.ts';
import { BAG_DECLARATION, bagInfo, manifestLine } from './bag.ts';
import { type Baseline, type ContentItem, changesText } from './changes.ts';
import {
  articleText,
  fragmentText,
  mediaText,
  schemaTexts,
  siteText,
  taxonomyText,
} from './content-files.ts';
import { wordpressText } from './wordpress.ts';

/** One file of an export. The bytes of an asset and of its copies stay on disk until they are written. */
export type ExportEntry = {
  readonly path: string;
  /** Of its bytes, in lower-case hex. */
  readonly sha256: string;
} & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | Extract<PlannedFile['source'], { kind: 'asset' | 'copy' }>
);

export interface ExportInput {
  readonly snapshot: LibrarySnapshot;
  readonly theme: Theme;
  /** The moment that decides what is public and what is new; it is written nowhere. */
  readonly asOf: Date;
  /** Copies of the pictures that are public at that moment (`publicPictures`). */
  readonly renditions: RenditionsByPicture;
  /** Pictures that leave without the place they were taken at: the hash of the bytes that do (`offeredPictures`). */
  readonly withoutPlace: ReadonlyMap<AssetId, string>;
  readonly sha256: Sha256;
}

/** An export that is ready to be made, entry by entry. */
export interface PlannedExport {
  readonly articles: number;
  readonly pages: number;
  readonly stayedInside: number;
  /** How many entries there will be. */
  readonly total: number;
  /** Grows while entries are made; read it at the end. */
  readonly warnings: ReadonlySet<string>;
  /** Entries in byte order of their paths. Same input, same entries. Stops whenever the caller does. */
  entries(): Generator<ExportEntry>;
}

/** The website alone, as a server would have it. */
export function planSiteExport(input: ExportInput): PlannedExport {
  const edition = makeEdition(input.snapshot, input.asOf, input.renditions);
  const website = planWebsite(edition, input.theme);
  return planned(edition, website, website.files.length, function* () {
    for (const file of inByteOrder(website.files)) yield entryOf(file, input);
  });
}

/** The bundle: a BagIt bag in one folder, named after the site. */
export function planBundleExport(
  input: ExportInput,
  baseline: Baseline | undefined,
): PlannedExport {
  const { sha256 } = input;
  const edition = makeEdition(input.snapshot, input.asOf, input.renditions);
  const website = planWebsite(edition, input.theme);
  const payload = [
    ...website.files.map(({ path, source }) => ({ path: `data/site/${path}`, source })),
    ...contentFiles(edition, website, sha256, baseline),
  ];
  const folder = makeSlug(edition.site.name, new Set(), 'newsroom');
  const tags: PlannedFile[] = [
    text('bagit.txt', () => BAG_DECLARATION),
    text('bag-info.txt', () =>
      bagInfo([
        ['Source-Organization', edition.site.name],
        ['External-Description', edition.site.tagline],
        ['External-Identifier', `urn:uuid:${edition.libraryId}`],
        ['Bag-Software-Agent', 'Galley'],
      ]),
    ),
  ];
  return planned(edition, website, payload.length + tags.length + 2, function* () {
    let manifest = '';
    let tagManifest = '';
    // The manifests sort behind everything they list, so nothing has to be made twice.
    for (const file of inByteOrder([...payload, ...tags])) {
      const entry = entryOf(file, input);
      const line = manifestLine(entry.sha256, entry.path);
      if (entry.path.startsWith('data/')) manifest += line;
      else tagManifest += line;
      yield { ...entry, path: `${folder}/${entry.path}` };
    }
    const listed = entryOf(
      text('manifest-sha256.txt', () => manifest),
      input,
    );
    tagManifest += manifestLine(listed.sha256, listed.path);
    yield { ...listed, path: `${folder}/${listed.path}` };
    const last = entryOf(
      text('tagmanifest-sha256.txt', () => tagManifest),
      input,
    );
    yield { ...last, path: `${folder}/${last.path}` };
  });
}

function contentFiles(
  edition: Edition,
  website: Website,
  sha256: Sha256,
  baseline: Baseline | undefined,
): PlannedFile[] {
  const sitePaths = new Set(website.files.map((file) => file.path));
  const exists = (file: string): boolean => sitePaths.has(file);
  return [
    ...edition.articles.flatMap((article) => [
      text(`data/content/articles/${article.id}.json`, () => articleText(edition, article)),
      text(`data/content/fragments/${article.slug}.html`, () => fragmentText(edition, article)),
    ]),
    text('data/content/taxonomy.json', () => taxonomyText(edition)),
    text('data/content/media.json', () => mediaText(edition)),
    text('data/content/site.json', () => siteText(edition, exists)),
    ...schemaTexts().map(({ name, make }) => text(`data/content/schemas/${name}`, make)),
    text('data/wordpress/galley.wxr', () => wordpressText(edition)),
    text('data/changes.json', () =>
      changesText(
        [
          ...edition.articles.map(
            (article): ContentItem => ({
              kind: 'article',
              id: article.id,
              path: article.path,
              sha256: sha256(articleText(edition, article)),
            }),
          ),
          ...[...edition.media.values()].map(
            ({ asset, path }): ContentItem => ({
              kind: 'media',
              id: asset.id,
              path,
              sha256: asset.id,
            }),
          ),
          { kind: 'taxonomy', id: 'taxonomy', path: null, sha256: sha256(taxonomyText(edition)) },
          { kind: 'site', id: 'site', path: null, sha256: sha256(siteText(edition, exists)) },
        ],
        baseline,
      ),
    ),
  ];
}

function planned(
  edition: Edition,
  website: Website,
  total: number,
  entries: () => Generator<ExportEntry>,
): PlannedExport {
  return {
    articles: edition.articles.length,
    pages: website.pages,
    stayedInside: edition.stayedInside,
    total,
    warnings: edition.warnings,
    entries,
  };
}

function text(path: string, make: () => string): PlannedFile {
  return { path, source: { kind: 'text', make } };
}

function entryOf(
  { path, source }: PlannedFile,
  { sha256, withoutPlace }: Pick<ExportInput, 'sha256' | 'withoutPlace'>,
): ExportEntry {
  switch (source.kind) {
    case 'text': {
      const made = source.make();
      return { path, kind: 'text', text: made, sha256: sha256(made) };
    }
    case 'bytes':
      return { path, kind: 'bytes', bytes: source.bytes, sha256: sha256(source.bytes) };
    case 'asset':
      // An asset is named by the hash of its bytes; whoever writes them checks it.
      return { path, ...source, sha256: withoutPlace.get(source.asset.id) ?? source.asset.id };
    case 'copy':
      return { path, ...source, sha256: source.rendition.sha256 };
  }
}

/** Our paths are ASCII, where the order of UTF-16 units is the order of bytes. */
function inByteOrder(files: readonly PlannedFile[]): PlannedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
