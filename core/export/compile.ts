// Which files does an export consist of, as a bundle or as a plain website, and in which order?
import type { Sha256 } from '../content/records.ts';
import { makeSlug } from '../content/text.ts';
import type { Edition } from '../site/edition.ts';
import { fingerprintOf, isMadeOfSame } from '../site/fingerprint.ts';
import type { HouseFacts } from '../site/house.ts';
import { recipe } from '../site/text-maker.ts';
import type { Theme } from '../site/theme.ts';
import {
  type FileGroup,
  type FileSource,
  type PlannedFile,
  planWebsite,
  type Website,
} from '../site/website.ts';
import { BAG_DECLARATION, bagInfo, manifestLine } from './bag.ts';
import { type Baseline, type ContentItem, changesText } from './changes.ts';
import {
  articleData,
  articleDataOf,
  fragment,
  given,
  mediaText,
  schemaTexts,
  siteText,
  taxonomyText,
} from './content-files.ts';
import { wordpressParts } from './wordpress.ts';

/** One file of an export. */
export interface ExportFile {
  readonly path: string;
  readonly group: FileGroup;
  readonly source:
    | FileSource
    /** One text after the other. */
    | { readonly kind: 'joined'; readonly parts: readonly PlannedText[] }
    /** Says what other files hold: made from their hashes, once those it `needs` (or all before it) are known. */
    | {
        readonly kind: 'listing';
        readonly needs: readonly string[];
        make(hashes: ReadonlyMap<string, string>): string;
      };
}

export type PlannedText = Pick<Extract<FileSource, { kind: 'text' }>, 'maker' | 'ingredients'>;

/** An export that is ready to be made. Same edition, same theme, same files. */
export interface PlannedExport {
  /** What every text is made with. */
  readonly house: HouseFacts;
  readonly articles: number;
  readonly pages: number;
  readonly stayedInside: number;
  /** What is known before anything is made; making a text may add to it. */
  readonly warnings: ReadonlySet<string>;
  /** In byte order of their paths, but for listings of everything, which are last. */
  readonly files: readonly ExportFile[];
}

/** The website alone, as a server would have it. */
export function planSiteExport(edition: Edition, theme: Theme): PlannedExport {
  const website = planWebsite(edition, theme);
  return planned(edition, website, inByteOrder(website.files));
}

/** The bundle: a BagIt bag in one folder, named after the site. */
export function planBundleExport(
  edition: Edition,
  theme: Theme,
  baseline: Baseline | undefined,
  sha256: Sha256,
): PlannedExport {
  const website = planWebsite(edition, theme);
  const folder = makeSlug(edition.site.name, new Set(), 'newsroom');
  const data: ExportFile[] = website.files.map((file) => ({
    ...file,
    path: `data/site/${file.path}`,
  }));
  const tag = (path: string, text: string): PlannedFile => ({
    path,
    group: 'bag',
    source: { kind: 'text', ...recipe(given, text) },
  });
  const bag = inByteOrder([
    ...data,
    ...contentFiles(edition, website, sha256, baseline, folder),
    tag('bagit.txt', BAG_DECLARATION),
    tag(
      'bag-info.txt',
      bagInfo([
        ['Source-Organization', edition.site.name],
        ['External-Description', edition.site.tagline],
        ['External-Identifier', `urn:uuid:${edition.libraryId}`],
        ['Bag-Software-Agent', 'Galley'],
      ]),
    ),
  ]);
  const manifest = (path: string, isListed: (path: string) => boolean): ExportFile => ({
    path,
    group: 'bag',
    source: {
      kind: 'listing',
      needs: [],
      make: (hashes) => manifestText(hashes, folder, isListed),
    },
  });
  // The manifests sort behind everything they list, so nothing has to be made twice.
  const files = [
    ...bag,
    manifest('manifest-sha256.txt', (path) => path.startsWith('data/')),
    manifest('tagmanifest-sha256.txt', (path) => !path.startsWith('data/')),
  ];
  return planned(
    edition,
    website,
    files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );
}

/** Lists the files made so far, in the order they were made. */
function manifestText(
  hashes: ReadonlyMap<string, string>,
  folder: string,
  isListed: (path: string) => boolean,
): string {
  let lines = '';
  for (const [path, sha256] of hashes) {
    const inside = path.slice(folder.length + 1);
    if (isListed(inside)) lines += manifestLine(sha256, inside);
  }
  return lines;
}

function contentFiles(
  edition: Edition,
  website: Website,
  sha256: Sha256,
  baseline: Baseline | undefined,
  folder: string,
): ExportFile[] {
  const texts: PlannedFile[] = [];
  const add = (path: string, made: PlannedText): void => {
    texts.push({
      path: `data/content/${path}`,
      group: 'data',
      source: { kind: 'text', ...made },
    });
  };
  for (const article of edition.articles) {
    add(`articles/${article.id}.json`, recipe(articleData, articleDataOf(edition, article)));
    add(`fragments/${article.slug}.html`, recipe(fragment, article));
  }
  const taxonomy = taxonomyText(edition);
  const site = siteText(edition, website.has);
  add('taxonomy.json', recipe(given, taxonomy));
  add('media.json', recipe(given, mediaText(edition)));
  add('site.json', recipe(given, site));
  for (const { name, make } of schemaTexts()) add(`schemas/${name}`, recipe(given, make()));
  const articlePath = (id: string): string => `${folder}/data/content/articles/${id}.json`;
  const changes: ExportFile = {
    path: 'data/changes.json',
    group: 'data',
    source: {
      kind: 'listing',
      needs: edition.articles.map(({ id }) => articlePath(id)),
      make(hashes) {
        const items: ContentItem[] = edition.articles.map(({ id, path }) => ({
          kind: 'article',
          id,
          path,
          sha256: hashes.get(articlePath(id)) ?? '',
        }));
        for (const { asset, path } of edition.media.values()) {
          items.push({ kind: 'media', id: asset.id, path, sha256: asset.id });
        }
        items.push(
          { kind: 'taxonomy', id: 'taxonomy', path: null, sha256: sha256(taxonomy) },
          { kind: 'site', id: 'site', path: null, sha256: sha256(site) },
        );
        return changesText(items, baseline);
      },
    },
  };
  const wordpress: ExportFile = {
    path: 'data/wordpress/galley.wxr',
    group: 'wordpress',
    source: { kind: 'joined', parts: wordpressParts(edition) },
  };
  return [...texts, changes, wordpress];
}

function planned(edition: Edition, website: Website, files: readonly ExportFile[]): PlannedExport {
  return {
    house: website.house,
    articles: edition.articles.length,
    pages: website.pages,
    stayedInside: edition.stayedInside,
    warnings: edition.warnings,
    files,
  };
}

/** Our paths are ASCII, where the order of UTF-16 units is the order of bytes. */
function inByteOrder<F extends ExportFile>(files: readonly F[]): F[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The fingerprints of the texts of an export: what each is made from, the theme and the program included. */
export class TextFingerprints {
  readonly #around: string;
  readonly #sha256: Sha256;
  #before: TextFingerprints | undefined;
  readonly #taken = new Map<string, { readonly text: PlannedText; readonly fingerprint: string }>();

  /**
   * @param makers names the theme's content and the program that makes the texts.
   * @param before those of the export before: of what is made of the same units they are taken over.
   */
  constructor(house: HouseFacts, makers: string, sha256: Sha256, before?: TextFingerprints) {
    this.#sha256 = sha256;
    this.#around = fingerprintOf([house, makers], sha256);
    this.#before = before !== undefined && before.#around === this.#around ? before : undefined;
  }

  of(path: string, text: PlannedText): string {
    const before = this.#before === undefined ? undefined : this.#before.#taken.get(path);
    const isSame =
      before?.text.maker === text.maker && isMadeOfSame(before.text.ingredients, text.ingredients);
    const fingerprint = isSame
      ? before.fingerprint
      : fingerprintOf([this.#around, text.maker, text.ingredients], this.#sha256);
    this.#taken.set(path, { text: isSame ? before.text : text, fingerprint });
    return fingerprint;
  }

  /** Lets go of those before: all are taken. */
  settle(): void {
    this.#before = undefined;
  }
}
